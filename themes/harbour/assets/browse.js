// The list of tools: filters, text, order and view. The cards are in the page already; this script shows, hides and sorts
// them. Counting is in facets.js, and each browse-….js has one subject.

import { readAddress, writeAddress } from "./browse-address.js";
import { activeFilters, onRemove, showChips, showNoResults } from "./browse-chips.js";
import { setUpFilterPanel } from "./browse-panel.js";
import { renderList, measureResults, setInitialList } from "./browse-results.js";
import { fill } from "./dom.js";
import { Index } from "./facets.js";

// Milliseconds without typing before the texts are searched.
const PAUSE = 200;

const browse = document.getElementById("_browse");
const texts = browse.dataset;
const form = document.getElementById("_filters");
let list = browse.querySelector(".card-grid");
const sort = document.getElementById("_sort");
const resultCount = document.getElementById("_browse-count");
const heading = document.getElementById("_results-title");
const tableBox = document.getElementById("_tool-table");
const saveButton = document.getElementById("_browse-save");

const tools = [...list?.children ?? []].map((card, place) => ({
  card,
  place,
  id: card.dataset.tool,
  values: JSON.parse(card.dataset.facets),
  title: card.querySelector(".card-title").textContent.trim(),
}));
const checkboxes = [...form.querySelectorAll("input[type=checkbox]")].map((input) => ({
  input,
  listItem: input.closest("li"),
  badge: input.closest("label").querySelector(".count"),
  label: input.nextElementSibling.textContent,
}));
const groups = [...form.querySelectorAll("[data-filter]")];
const names = groups.map((group) => group.dataset.filter);
const index = new Index(tools.map((tool) => tool.values), names);
const byId = new Map(tools.map((tool) => [tool.id, tool]));

// The state in the address.
let state;
// The result of the text search: { bytes, ranks }.
let matches;
// The tools that match, in the order of the list.
let visibleTools = tools;

/* Rendering. */

const defaultSort = () => (state.q ? "match" : "number");

function showControls() {
  for (const { input } of checkboxes) input.checked = state.selected[input.name].has(input.value);
  const { q } = form.elements;
  // Not while somebody types a space.
  if (q.value.trim() !== state.q) q.value = state.q;
  form.elements.view.value = state.view;
  sort.options[0].hidden = sort.options[0].disabled = !state.q;
  sort.value = state.sort || defaultSort();
  if (sort.selectedIndex < 0) sort.value = defaultSort();
}

function sortTools() {
  const by = sort.value;
  if (by === "title") {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return [...tools].sort((one, other) => compare(one.title, other.title));
  }
  if (by === "newest") return texts.newest.split(" ").map((place) => tools[place]);
  if (by === "match" && matches) {
    const rank = (tool) => matches.ranks.get(tool.id) ?? Infinity;
    return [...tools].sort((one, other) => rank(one) - rank(other) || one.place - other.place);
  }
  return tools;
}

/** Renders the tools that match, the counts, the chips and the suggestions. Changes only what is different. */
function render() {
  const result = index.count(state.selected, matches?.bytes);
  const height = measureResults();
  showCounts(result);
  const active = activeFilters(state, names, checkboxes);
  for (const group of groups) showSelected(group.querySelector(".filter-chosen"), state.selected[group.dataset.filter].size);
  showSelected(document.getElementById("_filters-number"), active.reduce((sum, { values }) => sum + values.length, 0));
  showCount(active.length ? fill(texts.some, { count: result.total }) : texts.all);
  showChips(active);
  showNoResults(result, active);
  list.hidden = state.view === "table" || !result.total;
  tableBox.hidden = state.view !== "table" || !result.total;
  saveButton.hidden = !result.total;
  visibleTools = sortTools().filter((tool) => result.shown[tool.place]);
  if (!list.hidden) list = renderList(list, visibleTools, (tool) => tool.card, height);
  if (!tableBox.hidden) showTable(visibleTools, height);
}

function showCounts(result) {
  for (const { input, listItem, badge } of checkboxes) {
    const number = String(index.countOf(result, input.name, input.value));
    if (badge.textContent !== number) badge.textContent = number;
    listItem.classList.toggle("is-empty", number === "0");
    // No tool has it, but the address asks for it.
    if (input.checked && listItem.hidden) listItem.hidden = false;
  }
}

let loadingTable;
// The body of the table.
let rows;
async function showTable(tools, height) {
  loadingTable ??= import("./table.js").then(({ createTable }) => createTable(document.getElementById("_tool-table-template"), form));
  const { table, createRow } = await loadingTable;
  if (state.view !== "table") return;
  rows = renderList(rows ?? table.tBodies[0], tools, (tool) => (tool.row ??= createRow(tool)), height);
  if (!table.isConnected) tableBox.append(table);
}

function showSelected(place, number) {
  place.textContent = number ? fill(texts.chosen, { count: number }) : "";
}

function showCount(text) {
  if (resultCount.textContent !== text) resultCount.textContent = text;
  form.querySelector(".filters-count").textContent = text;
}

/* Events. */

// The text of `matches`.
let searchedText = "";
// Results of older searches are discarded.
let latestRequest = 0;

/** Renders the state; a new text is searched first, and the old list stays until the result is there. */
async function update() {
  showControls();
  const note = document.getElementById("_browse-note");
  if (state.q !== searchedText) {
    const request = ++latestRequest;
    if (state.q) {
      showCount(texts.searching);
      const { findTools } = await import("./text-search.js");
      const cardTexts = new Map(tools.map(({ id, card }) => [id, card.querySelector(".card-text").textContent]));
      const { ids, isFullText } = await findTools(new URL(texts.bundle, document.baseURI), cardTexts, state.q);
      if (request !== latestRequest) return;
      const bytes = new Uint8Array(tools.length);
      for (const id of ids) if (byId.has(id)) bytes[byId.get(id).place] = 1;
      matches = { bytes, ranks: new Map(ids.map((id, rank) => [id, rank])) };
      note.textContent = isFullText ? "" : texts.titles;
    } else {
      matches = undefined;
      note.textContent = "";
    }
    searchedText = state.q;
    note.hidden = !note.textContent;
  }
  render();
}

let timer;
function search(asStep) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  writeAddress(state, names, asStep);
  update();
}

function handleChange({ target }) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  if (target.type === "checkbox") {
    if (target.checked) state.selected[target.name].add(target.value);
    else state.selected[target.name].delete(target.value);
  } else if (target === sort) {
    state.sort = sort.value === defaultSort() ? "" : sort.value;
  } else if (target.name === "view") {
    state.view = target.value;
  } else {
    return;
  }
  writeAddress(state, names);
  update();
}

function removeFilter(name, value) {
  if (name === "q") state.q = "";
  else if (value === undefined) state.selected[name].clear();
  else state.selected[name].delete(value);
  writeAddress(state, names);
  update();
}

function clear() {
  clearTimeout(timer);
  for (const name of names) state.selected[name].clear();
  state.q = "";
  writeAddress(state, names);
  update();
  heading.focus();
}

/** Saves the list as a file, named after the catalogue and the filters in use. */
async function saveResults() {
  const [{ saveCsv }, { toRows }, { splitWords }] = await Promise.all([import("./csv.js"), import("./table.js"), import("./search-engine.js")]);
  const values = names.flatMap((name) => [...state.selected[name]]);
  const name = splitWords([texts.file, ...values, state.q].join(" ")).join("-").slice(0, 100);
  saveCsv(toRows(visibleTools, form, texts), `${name}.csv`);
}

saveButton.addEventListener("click", saveResults);
form.addEventListener("change", handleChange);
for (const control of [sort, ...form.elements.view]) control.addEventListener("change", handleChange);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(true);
});
form.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE, false);
});
for (const button of browse.querySelectorAll("[data-clear]")) button.addEventListener("click", clear);
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = readAddress(names);
  update();
});
onRemove(removeFilter, heading);
setUpFilterPanel(form, document.getElementById("_filters-open"), document.getElementById("_filters-close"), heading);
setInitialList(list, tools);

state = readAddress(names);
// A filter that is in use must not be hidden in a closed group.
for (const group of groups) if (state.selected[group.dataset.filter].size) group.open = true;
update();
