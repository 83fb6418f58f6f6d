// Compares tools side by side: the address names them, their own pages give facts and texts. All words come from the page.

import { saveTools } from "./csv.js";
import { copyAddress, fill, createElement } from "./dom.js";
import { MAX_COMPARED, addressOf, comparison, idsInAddress } from "./saved.js";
import { findToolLinks, loadTool } from "./load-tool.js";

const root = document.getElementById("_compare");
const texts = root.dataset;
const tableRegion = document.getElementById("_compare-table");
const picker = document.getElementById("_compare-picker");
const select = picker.querySelector("select");
const status = document.getElementById("_compare-status");
const toolLinks = findToolLinks();

let ids = [];
// The tools in the table.
let visibleTools = [];
// The result of an older request must not replace that of a newer one.
let latestRequest = 0;

const titleOf = (id) => toolLinks.get(id).textContent;

/** Reads the tools from the address; without any, takes those that were selected on other pages. */
function readAddress() {
  const requestedIds = idsInAddress() ?? comparison.ids;
  const knownIds = requestedIds.filter((id) => toolLinks.has(id));
  const unknownIds = requestedIds.filter((id) => !toolLinks.has(id));
  const surplusIds = knownIds.slice(MAX_COMPARED);
  ids = knownIds.slice(0, MAX_COMPARED);
  const messages = [];
  if (unknownIds.length) messages.push(fill(texts.unknown, { names: unknownIds.join(", ") }));
  if (surplusIds.length) messages.push(fill(texts.over, { names: surplusIds.map(titleOf).join(", ") }));
  showMessage("_compare-notes", messages.join(" "));
  if (idsInAddress() === null && ids.length) history.replaceState(null, "", addressOf(location.href, ids));
}

function showMessage(id, text) {
  const element = document.getElementById(id);
  element.textContent = text;
  element.hidden = !text;
}

async function setTools(next, announcement) {
  ids = next;
  comparison.ids = ids;
  history.pushState(null, "", addressOf(location.href, ids));
  showMessage("_compare-notes", "");
  await render();
  status.textContent = announcement;
}

async function render() {
  const request = ++latestRequest;
  for (const option of select.options) option.disabled = ids.includes(option.value);
  select.value = "";
  picker.hidden = ids.length >= MAX_COMPARED;
  document.getElementById("_compare-start").hidden = ids.length > 0;
  document.getElementById("_compare-more").hidden = ids.length !== 1;
  document.getElementById("_compare-actions").hidden = ids.length < 2;
  const tools = await Promise.all(ids.map((id) => loadTool(id, toolLinks.get(id))));
  if (request !== latestRequest) return;
  visibleTools = tools;
  const missing = tools.filter((tool) => tool.missing).map((tool) => tool.title);
  showMessage("_compare-missing", missing.length ? fill(texts.missing, { names: missing.join(", ") }) : "");
  tableRegion.replaceChildren(...(tools.length ? [createTable(tools)] : []));
  tableRegion.parentElement.hidden = !tools.length;
}

/* The table. Roles are repeated, because on narrow screens a style sheet changes how the table is displayed. */

function createTable(tools) {
  const summaries = createRow(texts.lead, tools, tools.map((tool) => tool.summary), { isOriginal: true });
  const body = createElement("tbody", { role: "rowgroup" }, summaries, ...createFactRows(tools), ...createListRows(tools), ...createSectionRows(tools));
  const head = createElement("thead", { role: "rowgroup" }, createHeaderRow(tools));
  return createElement("table", { class: `comparison-table comparison-table-${tools.length}`, role: "table", "aria-labelledby": "_compare-title" }, head, body);
}

function createHeaderRow(tools) {
  const cells = tools.map((tool, place) => {
    const link = createElement("a", { href: tool.href, class: "title-strip" }, tool.title);
    const buttons = createElement("div", { class: "comparison-buttons" },
      createButton("earlier", tool, "←", place === 0, () => move(tool.id, -1)),
      createButton("later", tool, "→", place === tools.length - 1, () => move(tool.id, 1)),
      createButton("remove", tool, "×", false, () => remove(tool.id)));
    const picture = tool.cover?.cloneNode(true) ?? "";
    if (picture) picture.alt = "";
    return createElement("th", { scope: "col", role: "columnheader", lang: tool.language || null }, picture, createElement("p", { class: "comparison-title" }, link), buttons);
  });
  return createElement("tr", { role: "row" }, createElement("td", { role: "cell", class: "comparison-corner" }), ...cells);
}

function createButton(what, tool, arrow, disabled, onClick) {
  const element = createElement("button", { type: "button", "data-what": what, "data-id": tool.id, disabled, lang: document.documentElement.lang }, createElement("span", { "aria-hidden": "true" }, arrow), createElement("span", { class: "visually-hidden" }, fill(texts[what], { title: tool.title })));
  element.addEventListener("click", onClick);
  return element;
}

/** Creates a row: its header, and a cell for each tool, with the tool's name for where cells are below each other.
    With `isOriginal` the cells are in the tool's own language, otherwise in that of the page. */
function createRow(term, tools, contents, { kind = "", isOriginal = false } = {}) {
  const badge = kind && createElement("span", { class: "comparison-mark" }, kind === "same" ? texts.same : texts.differs);
  const header = createElement("th", { scope: "row", role: "rowheader" }, term, badge);
  const cells = contents.map((content, place) =>
    createElement("td", { role: "cell", lang: (isOriginal && tools[place].language) || null }, createElement("p", { class: "comparison-cell-title", "aria-hidden": "true" }, tools[place].title), ...[content ?? createElement("span", { class: "comparison-none" }, texts.none)].flat()));
  return createElement("tr", { role: "row", class: kind ? `is-${kind}` : null }, header, ...cells);
}

/** The keys of maps, in the order of their first occurrence. */
const collectKeys = (maps) => [...new Set(maps.flatMap((map) => [...map.keys()]))];

function createFactRows(tools) {
  return collectKeys(tools.map((tool) => tool.facts)).map((field) => {
    const entries = tools.map((tool) => tool.facts.get(field));
    const isShared = (value) => entries.every((fact) => fact?.values.includes(value));
    const same = entries.every((fact) => fact?.values.every(isShared));
    const kind = tools.length < 2 ? "" : same ? "same" : "differs";
    const cells = entries.map((fact) => fact && (kind === "differs" ? markDifferences(fact, isShared) : [...fact.definition.cloneNode(true).childNodes]));
    return createRow(entries.find(Boolean).term, tools, cells, { kind });
  });
}

/** Marks the values of a fact that not all tools share, if they share any. */
function markDifferences({ definition, values }, isShared) {
  const clone = definition.cloneNode(true);
  for (const link of clone.querySelectorAll("a:not(.uncertain)")) {
    link.classList.toggle("not-shared", values.some(isShared) && !isShared(link.textContent));
  }
  return [...clone.childNodes];
}

function createListRows(tools) {
  return ["figures", "editions"].filter((name) => tools.some((tool) => tool[name].length)).map((name) => {
    const cells = tools.map((tool) => tool[name].length ? createElement("ul", { class: `comparison-${name}` }, ...tool[name].map((item) => item.cloneNode(true))) : null);
    return createRow(texts[name], tools, cells, { isOriginal: true });
  });
}

function createSectionRows(tools) {
  return collectKeys(tools.map((tool) => tool.sections)).map((key) => {
    const sections = tools.map((tool) => tool.sections.get(key));
    const cells = sections.map((section) => section && createElement("div", { class: "comparison-text" }, ...section.element.cloneNode(true).childNodes));
    return createRow(sections.find(Boolean).title, tools, cells, { isOriginal: true });
  });
}

/* What the reader can do. */

async function move(id, by) {
  const next = ids.filter((other) => other !== id);
  const place = ids.indexOf(id) + by;
  next.splice(place, 0, id);
  await setTools(next, fill(texts.moved, { title: titleOf(id), place: place + 1, count: ids.length }));
  const buttons = [...tableRegion.querySelectorAll(`[data-id="${id}"]:enabled`)];
  (buttons.find(({ dataset }) => dataset.what === (by < 0 ? "earlier" : "later")) ?? buttons[0]).focus();
}

async function remove(id) {
  await setTools(ids.filter((other) => other !== id), fill(texts.removed, { title: titleOf(id) }));
  select.focus();
}

picker.addEventListener("submit", (event) => {
  event.preventDefault();
  const id = select.value;
  if (id) setTools([...ids, id], fill(texts.added, { title: titleOf(id) }));
});
const differencesOnly = document.getElementById("_compare-same");
// Firefox brings a tick back on reload.
differencesOnly.checked = false;
differencesOnly.addEventListener("change", () => tableRegion.classList.toggle("only-differences", differencesOnly.checked));
document.getElementById("_compare-copy").addEventListener("click", ({ currentTarget }) => copyAddress(addressOf(location.href, ids), currentTarget));
document.getElementById("_compare-csv").addEventListener("click", () => saveTools(visibleTools, texts));
document.getElementById("_compare-print").addEventListener("click", () => print());
addEventListener("popstate", () => {
  readAddress();
  render();
});

readAddress();
render();
