// The list of tools: filters, text, order and view, all in the address, so that a link reproduces what is seen.
// The cards stand in the page already; this takes them out, puts them back and orders them. Counting is in facets.js.

import { fill, make, whenIdle } from "./dom.js";
import { Index } from "./facets.js";

const PAUSE = 200; // milliseconds of quiet before the texts are searched
const AT_ONCE = 12; // cards or rows of the first screens; the rest follows when the browser has time
const MORE = 36; // at a time

const box = document.getElementById("_browse");
const words = box.dataset;
const form = document.getElementById("_filters");
let list = box.querySelector(".card-grid");
const sort = document.getElementById("_sort");
const count = document.getElementById("_browse-count");
const heading = document.getElementById("_results-title");
const chips = document.getElementById("_chips");
const nothing = document.getElementById("_no-results");
const tableBox = document.getElementById("_tool-table");
const results = box.querySelector(".browse-results");
const saver = document.getElementById("_browse-save");

const tools = [...list?.children ?? []].map((card, place) => ({
  card,
  place,
  id: card.dataset.tool,
  values: JSON.parse(card.dataset.facets),
  title: card.querySelector(".card-title").textContent.trim(),
}));
const boxes = [...form.querySelectorAll("input[type=checkbox]")].map((input) => ({
  input,
  item: input.closest("li"),
  count: input.closest("label").querySelector(".count"),
  word: input.nextElementSibling.textContent,
}));
const groups = [...form.querySelectorAll("[data-filter]")];
const names = groups.map((group) => group.dataset.filter);
const index = new Index(tools.map((tool) => tool.values), names);
const byId = new Map(tools.map((tool) => [tool.id, tool]));

let state; // what the address says
let found; // what the text search answered: { bytes, ranks, whole }
let laid = { list, wanted: tools }; // what stands in the page, or is on its way there
let fitting = tools; // what fits, in the order of the list

/* The address. */

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const listed = (name) => asked.getAll(name).flatMap((text) => text.split(",")).filter(Boolean);
  return {
    chosen: Object.fromEntries(names.map((name) => [name, new Set(listed(name))])),
    q: asked.get("q")?.trim() ?? "",
    sort: asked.get("sort") ?? "",
    view: asked.get("view") === "table" ? "table" : "cards",
  };
}

/** The state as an address, in one order and with readable commas. */
function toAddress() {
  const parts = names.filter((name) => state.chosen[name].size);
  const asked = parts.map((name) => `${name}=${[...state.chosen[name]].map(encodeURIComponent).join(",")}`);
  if (state.q) asked.push(`q=${encodeURIComponent(state.q)}`);
  if (state.sort) asked.push(`sort=${encodeURIComponent(state.sort)}`);
  if (state.view === "table") asked.push("view=table");
  return `${location.pathname}${asked.length ? `?${asked.join("&")}` : ""}`;
}

/** Writes the state into the address: as a step that "back" undoes, or in place of the last while somebody types. */
function remember(step = true) {
  const address = toAddress();
  if (address === location.pathname + location.search) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/* What is seen. */

const usual = () => (state.q ? "match" : "number");

function showControls() {
  for (const { input } of boxes) input.checked = state.chosen[input.name].has(input.value);
  const { q } = form.elements;
  if (q.value.trim() !== state.q) q.value = state.q; // not while somebody types a space
  form.elements.view.value = state.view;
  sort.options[0].hidden = sort.options[0].disabled = !state.q;
  sort.value = state.sort || usual();
  if (sort.selectedIndex < 0) sort.value = usual();
}

function sorted() {
  const by = sort.value;
  if (by === "title") {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return [...tools].sort((one, other) => compare(one.title, other.title));
  }
  if (by === "newest") return words.newest.split(" ").map((place) => tools[place]);
  if (by === "match" && found) {
    const rank = (tool) => found.ranks.get(tool.id) ?? Infinity;
    return [...tools].sort((one, other) => rank(one) - rank(other) || one.place - other.place);
  }
  return tools;
}

/** Shows the tools that fit, the counts, the chips and what to do when nothing fits. Touches only what changes. */
function show() {
  const result = index.count(state.chosen, found?.bytes);
  const height = results.offsetHeight; // before anything changes, so that nothing must be laid out for it
  for (const { input, item, count: badge } of boxes) {
    const number = String(index.countOf(result, input.name, input.value));
    if (badge.textContent !== number) badge.textContent = number;
    item.classList.toggle("is-empty", number === "0");
    if (input.checked && item.hidden) item.hidden = false; // no tool has it, but the address asks for it
  }
  const inUse = active();
  for (const group of groups) mark(group.querySelector(".filter-chosen"), state.chosen[group.dataset.filter].size);
  mark(document.getElementById("_filters-number"), inUse.reduce((sum, { values }) => sum + values.length, 0));
  say(inUse.length ? fill(words.some, { count: result.total }) : words.all);
  showChips(inUse);
  showNothing(result, inUse);
  list.hidden = state.view === "table" || !result.total;
  tableBox.hidden = state.view !== "table" || !result.total;
  saver.hidden = !result.total;
  fitting = sorted().filter((tool) => result.shown[tool.place]);
  if (!list.hidden) list = lay(list, fitting, (tool) => tool.card, height);
  if (!tableBox.hidden) showTable(fitting, height);
}

/**
 * Puts a fresh list in the place of `old`, with the first screens at once and the rest bit by bit: a thousand cards in
 * one go would hold up a slow phone for half a second, and so would it to take them out, so the old list is put out of
 * sight and emptied bit by bit, too. Until all are there the page keeps its height, and nobody is thrown elsewhere.
 */
function lay(old, wanted, node, height) {
  const same = laid.list === old && laid.wanted.length === wanted.length;
  if (same && wanted.every((tool, place) => tool === laid.wanted[place])) return old;
  const fresh = old.cloneNode(false);
  laid = { list: fresh, wanted };
  results.style.minHeight = wanted.length > AT_ONCE ? `${height}px` : "";
  old.hidden = true;
  old.before(fresh);
  fresh.append(...wanted.slice(0, AT_ONCE).map(node));
  const goOn = (from) => whenIdle(() => {
    const current = laid.list === fresh; // else the reader has moved on, and this list is an old one itself
    if (current && from < wanted.length) fresh.append(...wanted.slice(from, from + MORE).map(node));
    else for (const left of [...old.children].slice(-MORE)) left.remove();
    if (current && from + MORE >= wanted.length) results.style.minHeight = "";
    if (old.firstChild || (current && from < wanted.length)) goOn(from + MORE);
    else old.remove();
  });
  goOn(AT_ONCE);
  return fresh;
}

let making;
let rows; // the body of the table
async function showTable(wanted, height) {
  making ??= import("./table.js").then(({ toolTable: make }) => make(document.getElementById("_tool-table-template"), form));
  const { table, row } = await making;
  if (state.view !== "table") return;
  rows = lay(rows ?? table.tBodies[0], wanted, (tool) => (tool.row ??= row(tool)), height);
  if (!table.isConnected) tableBox.append(table);
}

function mark(place, number) {
  place.textContent = number ? fill(words.chosen, { count: number }) : "";
}

function say(text) {
  if (count.textContent !== text) count.textContent = text;
  form.querySelector(".filters-count").textContent = text;
}

/** The filters in use, each with the words for its values; the text last. */
function active() {
  const word = new Map(boxes.map(({ input, word: text }) => [`${input.name} ${input.value}`, text]));
  const inUse = names.map((name, at) => ({
    name,
    at,
    values: [...state.chosen[name]].map((value) => ({ value, word: word.get(`${name} ${value}`) ?? value })),
  }));
  if (state.q) inUse.push({ name: "q", at: names.length, values: [{ value: state.q, word: quoted() }] });
  return inUse.filter(({ values }) => values.length);
}

const quoted = () => fill(words.quoted, { words: state.q });
const either = ({ values }) => values.map(({ word }) => word).reduce((one, other) => fill(words.or, { one, other }));

function showChips(inUse) {
  chips.hidden = !inUse.length;
  chips.firstElementChild.replaceChildren(...inUse.flatMap(({ name, values }) => values.map(({ value, word }) => {
    const label = fill(words.remove, { filter: word });
    const cross = make("span", { "aria-hidden": "true" }, "×");
    return make("li", {}, make("button", { type: "button", "aria-label": label, "data-name": name, "data-value": value }, word, " ", cross));
  })));
}

function showNothing(result, inUse) {
  nothing.hidden = result.total > 0;
  if (result.total) return;
  const places = inUse.find(({ name }) => name === "countries");
  const others = inUse.filter((one) => one !== places || inUse.length === 1).map(either).join(" × ");
  const text = places && inUse.length > 1 ? words.noResultsIn : words.noResults;
  nothing.firstElementChild.textContent = fill(text, { filters: others, countries: places ? either(places) : "" });
  const helpful = inUse.filter(({ at }) => result.without[at]);
  for (const line of nothing.querySelectorAll("[data-help]")) line.hidden = (line.dataset.help === "one") !== helpful.length > 0;
  nothing.querySelector("ul").replaceChildren(...helpful.map((filter) => {
    const count = result.without[filter.at];
    const label = fill(count === 1 ? words.dropOne : words.drop, { filter: either(filter), count });
    return make("li", {}, make("button", { type: "button", "data-name": filter.name }, label));
  }));
}

/* What the reader does. */

let asked = ""; // the text that `found` answers
let turn = 0; // answers to older texts are thrown away

/** Shows the state; a new text is searched first, and until its answer is there the old list stands. */
async function update() {
  showControls();
  const note = document.getElementById("_browse-note");
  if (state.q !== asked) {
    const mine = ++turn;
    if (state.q) {
      say(words.searching);
      const { find } = await import("./text-search.js");
      const texts = new Map(tools.map(({ id, card }) => [id, card.querySelector(".card-text").textContent]));
      const { ids, whole } = await find(new URL(words.bundle, document.baseURI), texts, state.q);
      if (mine !== turn) return;
      const bytes = new Uint8Array(tools.length);
      for (const id of ids) if (byId.has(id)) bytes[byId.get(id).place] = 1;
      found = { bytes, ranks: new Map(ids.map((id, rank) => [id, rank])) };
      note.textContent = whole ? "" : words.titles;
    } else {
      found = undefined;
      note.textContent = "";
    }
    asked = state.q;
    note.hidden = !note.textContent;
  }
  show();
}

let timer;
function search(step) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  remember(step);
  update();
}

function change({ target }) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  if (target.type === "checkbox") {
    if (target.checked) state.chosen[target.name].add(target.value);
    else state.chosen[target.name].delete(target.value);
  } else if (target === sort) {
    state.sort = sort.value === usual() ? "" : sort.value;
  } else if (target.name === "view") {
    state.view = target.value;
  } else {
    return;
  }
  remember();
  update();
}

function drop(name, value) {
  if (name === "q") state.q = "";
  else if (value === undefined) state.chosen[name].clear();
  else state.chosen[name].delete(value);
  remember();
  update();
}

/** The button is gone after it was pressed: the focus goes to the chip that took its place, or to the count. */
function dropChip(button) {
  const place = [...chips.querySelectorAll("li button")].indexOf(button);
  drop(button.dataset.name, button.dataset.value);
  const left = chips.querySelectorAll("li button");
  (left[Math.min(place, left.length - 1)] ?? heading).focus();
}

function clear() {
  clearTimeout(timer);
  for (const name of names) state.chosen[name].clear();
  state.q = "";
  remember();
  update();
  heading.focus();
}

/** Saves the list as a file, named after the catalogue and the filters in use. */
async function saveList() {
  const [{ save }, { plain }, { parts }] = await Promise.all([import("./csv.js"), import("./table.js"), import("./search-engine.js")]);
  const chosen = names.flatMap((name) => [...state.chosen[name]]);
  const name = parts([words.file, ...chosen, state.q].join(" ")).join("-").slice(0, 100);
  save(plain(fitting, form, words), `${name}.csv`);
}

saver.addEventListener("click", saveList);
form.addEventListener("change", change);
for (const control of [sort, ...form.elements.view]) control.addEventListener("change", change);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(true);
});
form.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE, false);
});
chips.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-name]");
  if (button) dropChip(button);
});
nothing.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-name]");
  if (!button) return;
  drop(button.dataset.name);
  heading.focus();
});
for (const button of box.querySelectorAll("[data-clear]")) button.addEventListener("click", clear);

/* On a narrow screen the filters are a panel at the lower edge, above which the results stay in view. */

const opener = document.getElementById("_filters-open");

function setOpen(open) {
  form.classList.toggle("is-open", open);
  document.documentElement.classList.toggle("is-filtering", open);
  opener.setAttribute("aria-expanded", open);
  if (open) heading.scrollIntoView();
  if (open) form.focus({ preventScroll: true }); // not its field, which would call up the keyboard on the screen
  else opener.focus({ preventScroll: true });
}

opener.addEventListener("click", () => setOpen(!form.classList.contains("is-open")));
document.getElementById("_filters-close").addEventListener("click", () => setOpen(false));
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && form.classList.contains("is-open")) setOpen(false);
});

addEventListener("popstate", () => {
  clearTimeout(timer);
  state = fromAddress();
  update();
});

state = fromAddress();
// A filter that is in use must not be hidden in a closed group.
for (const group of groups) if (state.chosen[group.dataset.filter].size) group.open = true;
update();
