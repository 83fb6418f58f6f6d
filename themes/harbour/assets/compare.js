// Tools side by side: the address names them, their own pages give facts and texts. Words come from the page.

import { saveTools } from "./csv.js";
import { copy, fill, make } from "./dom.js";
import { MOST, addressOf, compared, idsInAddress } from "./saved.js";
import { addresses, load } from "./load-tool.js";

const box = document.getElementById("_compare");
const words = box.dataset;
const region = document.getElementById("_compare-table");
const picker = document.getElementById("_compare-picker");
const select = picker.querySelector("select");
const status = document.getElementById("_compare-status");
const known = addresses();

let ids = [];
let shown = []; // the tools that stand side by side
let turn = 0; // a page that comes late must not undo what was chosen since

const title = (id) => known.get(id).textContent;

/** Reads the address; what was ticked elsewhere stands in where it names nothing. */
function read() {
  const asked = idsInAddress() ?? compared.ids;
  const found = asked.filter((id) => known.has(id));
  const strange = asked.filter((id) => !known.has(id));
  const over = found.slice(MOST);
  ids = found.slice(0, MOST);
  const notes = [];
  if (strange.length) notes.push(fill(words.unknown, { names: strange.join(", ") }));
  if (over.length) notes.push(fill(words.over, { names: over.map(title).join(", ") }));
  say("_compare-notes", notes.join(" "));
  if (idsInAddress() === null && ids.length) history.replaceState(null, "", addressOf(location.href, ids));
}

function say(id, text) {
  const place = document.getElementById(id);
  place.textContent = text;
  place.hidden = !text;
}

async function choose(next, announce) {
  ids = next;
  compared.ids = ids;
  history.pushState(null, "", addressOf(location.href, ids));
  say("_compare-notes", "");
  await show();
  status.textContent = announce;
}

async function show() {
  const mine = ++turn;
  for (const option of select.options) option.disabled = ids.includes(option.value);
  select.value = "";
  picker.hidden = ids.length >= MOST;
  document.getElementById("_compare-start").hidden = ids.length > 0;
  document.getElementById("_compare-more").hidden = ids.length !== 1;
  document.getElementById("_compare-actions").hidden = ids.length < 2;
  const tools = await Promise.all(ids.map((id) => load(id, known.get(id))));
  if (mine !== turn) return;
  shown = tools;
  const missing = tools.filter((tool) => tool.missing).map((tool) => tool.title);
  say("_compare-missing", missing.length ? fill(words.missing, { names: missing.join(", ") }) : "");
  region.replaceChildren(...(tools.length ? [table(tools)] : []));
  region.parentElement.hidden = !tools.length;
}

/* The table. Roles are said again, because on narrow screens a style sheet takes the table apart. */

function table(tools) {
  const summaries = row(words.lead, tools, tools.map((tool) => tool.summary), { told: true });
  const body = make("tbody", { role: "rowgroup" }, summaries, ...facts(tools), ...lists(tools), ...chapters(tools));
  const head = make("thead", { role: "rowgroup" }, heads(tools));
  return make("table", { class: `comparison-table comparison-table-${tools.length}`, role: "table", "aria-labelledby": "_compare-title" }, head, body);
}

function heads(tools) {
  const cells = tools.map((tool, place) => {
    const link = make("a", { href: tool.href, class: "title-strip" }, tool.title);
    const buttons = make("div", { class: "comparison-buttons" },
      button("earlier", tool, "←", place === 0, () => move(tool.id, -1)),
      button("later", tool, "→", place === tools.length - 1, () => move(tool.id, 1)),
      button("remove", tool, "×", false, () => remove(tool.id)));
    const picture = tool.cover?.cloneNode(true) ?? "";
    if (picture) picture.alt = "";
    return make("th", { scope: "col", role: "columnheader", lang: tool.language || null }, picture, make("p", { class: "comparison-title" }, link), buttons);
  });
  return make("tr", { role: "row" }, make("td", { role: "cell", class: "comparison-corner" }), ...cells);
}

function button(what, tool, sign, disabled, act) {
  const made = make("button", { type: "button", "data-what": what, "data-id": tool.id, disabled, lang: document.documentElement.lang }, make("span", { "aria-hidden": "true" }, sign), make("span", { class: "visually-hidden" }, fill(words[what], { title: tool.title })));
  made.addEventListener("click", act);
  return made;
}

/** A row: its head, and a cell for each tool, under the tool's name where cells stand below each other.
    What is `told` is in the tool's own language, the rest in the page's. */
function row(term, tools, cells, { kind = "", told = false } = {}) {
  const mark = kind && make("span", { class: "comparison-mark" }, kind === "same" ? words.same : words.differs);
  const head = make("th", { scope: "row", role: "rowheader" }, term, mark);
  const made = cells.map((content, place) =>
    make("td", { role: "cell", lang: (told && tools[place].language) || null }, make("p", { class: "comparison-cell-title", "aria-hidden": "true" }, tools[place].title), ...[content ?? make("span", { class: "comparison-none" }, words.none)].flat()));
  return make("tr", { role: "row", class: kind ? `is-${kind}` : null }, head, ...made);
}

/** The keys of maps, in the order in which they first turn up. */
const keys = (maps) => [...new Set(maps.flatMap((map) => [...map.keys()]))];

function facts(tools) {
  return keys(tools.map((tool) => tool.facts)).map((field) => {
    const told = tools.map((tool) => tool.facts.get(field));
    const shared = (value) => told.every((fact) => fact?.values.includes(value));
    const same = told.every((fact) => fact?.values.every(shared));
    const kind = tools.length < 2 ? "" : same ? "same" : "differs";
    const cells = told.map((fact) => fact && (kind === "differs" ? parted(fact, shared) : [...fact.told.cloneNode(true).childNodes]));
    return row(told.find(Boolean).term, tools, cells, { kind });
  });
}

/** A fact; where tools share some of it, the rest is bold. Where they share nothing, everything would be. */
function parted({ told, values }, shared) {
  const copied = told.cloneNode(true);
  for (const link of copied.querySelectorAll("a:not(.uncertain)")) {
    link.classList.toggle("not-shared", values.some(shared) && !shared(link.textContent));
  }
  return [...copied.childNodes];
}

function lists(tools) {
  return ["figures", "editions"].filter((name) => tools.some((tool) => tool[name].length)).map((name) => {
    const cells = tools.map((tool) => tool[name].length ? make("ul", { class: `comparison-${name}` }, ...tool[name].map((item) => item.cloneNode(true))) : null);
    return row(words[name], tools, cells, { told: true });
  });
}

function chapters(tools) {
  return keys(tools.map((tool) => tool.chapters)).map((section) => {
    const told = tools.map((tool) => tool.chapters.get(section));
    const cells = told.map((chapter) => chapter && make("div", { class: "comparison-text" }, ...chapter.part.cloneNode(true).childNodes));
    return row(told.find(Boolean).title, tools, cells, { told: true });
  });
}

/* What the reader does. */

async function move(id, by) {
  const next = ids.filter((other) => other !== id);
  const place = ids.indexOf(id) + by;
  next.splice(place, 0, id);
  await choose(next, fill(words.moved, { title: title(id), place: place + 1, count: ids.length }));
  const mine = [...region.querySelectorAll(`[data-id="${id}"]:enabled`)];
  (mine.find(({ dataset }) => dataset.what === (by < 0 ? "earlier" : "later")) ?? mine[0]).focus();
}

async function remove(id) {
  await choose(ids.filter((other) => other !== id), fill(words.removed, { title: title(id) }));
  select.focus();
}

picker.addEventListener("submit", (event) => {
  event.preventDefault();
  const id = select.value;
  if (id) choose([...ids, id], fill(words.added, { title: title(id) }));
});
const onlyDifferences = document.getElementById("_compare-same");
onlyDifferences.checked = false; // Firefox brings a tick back on reload
onlyDifferences.addEventListener("change", () => region.classList.toggle("only-differences", onlyDifferences.checked));
document.getElementById("_compare-copy").addEventListener("click", ({ currentTarget }) => copy(addressOf(location.href, ids), currentTarget));
document.getElementById("_compare-csv").addEventListener("click", () => saveTools(shown, words));
document.getElementById("_compare-print").addEventListener("click", () => print());
addEventListener("popstate", () => {
  read();
  show();
});

read();
show();
