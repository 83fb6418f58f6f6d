// The list of tools: filters, text, order and view. The cards stand in the page already; this puts them in and out and
// orders them. Counting is in facets.js, and each browse-….js has one subject.

import { readAddress, writeAddress } from "./browse-address.js";
import { activeFilters, onDrop, showChips, showNoResults } from "./browse-chips.js";
import { filterPanel } from "./browse-panel.js";
import { renderList, resultsHeight, startWith } from "./browse-results.js";
import { fill } from "./dom.js";
import { Index } from "./facets.js";

const PAUSE = 200; // milliseconds of quiet before the texts are searched

const browse = document.getElementById("_browse");
const words = browse.dataset;
const form = document.getElementById("_filters");
let list = browse.querySelector(".card-grid");
const sort = document.getElementById("_sort");
const count = document.getElementById("_browse-count");
const heading = document.getElementById("_results-title");
const tableBox = document.getElementById("_tool-table");
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
  badge: input.closest("label").querySelector(".count"),
  label: input.nextElementSibling.textContent,
}));
const groups = [...form.querySelectorAll("[data-filter]")];
const names = groups.map((group) => group.dataset.filter);
const index = new Index(tools.map((tool) => tool.values), names);
const byId = new Map(tools.map((tool) => [tool.id, tool]));

let state; // what the address says
let matches; // what the text search answered: { bytes, ranks }
let shown = tools; // what fits, in the order of the list

/* What is seen. */

const usualSort = () => (state.q ? "match" : "number");

function showControls() {
  for (const { input } of boxes) input.checked = state.chosen[input.name].has(input.value);
  const { q } = form.elements;
  if (q.value.trim() !== state.q) q.value = state.q; // not while somebody types a space
  form.elements.view.value = state.view;
  sort.options[0].hidden = sort.options[0].disabled = !state.q;
  sort.value = state.sort || usualSort();
  if (sort.selectedIndex < 0) sort.value = usualSort();
}

function sorted() {
  const by = sort.value;
  if (by === "title") {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return [...tools].sort((one, other) => compare(one.title, other.title));
  }
  if (by === "newest") return words.newest.split(" ").map((place) => tools[place]);
  if (by === "match" && matches) {
    const rank = (tool) => matches.ranks.get(tool.id) ?? Infinity;
    return [...tools].sort((one, other) => rank(one) - rank(other) || one.place - other.place);
  }
  return tools;
}

/** Shows the tools that fit, the counts, the chips and what to do when nothing fits. Touches only what changes. */
function show() {
  const result = index.count(state.chosen, matches?.bytes);
  const height = resultsHeight();
  showCounts(result);
  const active = activeFilters(state, names, boxes);
  for (const group of groups) showChosen(group.querySelector(".filter-chosen"), state.chosen[group.dataset.filter].size);
  showChosen(document.getElementById("_filters-number"), active.reduce((sum, { values }) => sum + values.length, 0));
  announce(active.length ? fill(words.some, { count: result.total }) : words.all);
  showChips(active);
  showNoResults(result, active);
  list.hidden = state.view === "table" || !result.total;
  tableBox.hidden = state.view !== "table" || !result.total;
  saver.hidden = !result.total;
  shown = sorted().filter((tool) => result.shown[tool.place]);
  if (!list.hidden) list = renderList(list, shown, (tool) => tool.card, height);
  if (!tableBox.hidden) showTable(shown, height);
}

function showCounts(result) {
  for (const { input, item, badge } of boxes) {
    const number = String(index.countOf(result, input.name, input.value));
    if (badge.textContent !== number) badge.textContent = number;
    item.classList.toggle("is-empty", number === "0");
    if (input.checked && item.hidden) item.hidden = false; // no tool has it, but the address asks for it
  }
}

let loadingTable;
let rows; // the body of the table
async function showTable(wanted, height) {
  loadingTable ??= import("./table.js").then(({ toolTable }) => toolTable(document.getElementById("_tool-table-template"), form));
  const { table, row } = await loadingTable;
  if (state.view !== "table") return;
  rows = renderList(rows ?? table.tBodies[0], wanted, (tool) => (tool.row ??= row(tool)), height);
  if (!table.isConnected) tableBox.append(table);
}

function showChosen(place, number) {
  place.textContent = number ? fill(words.chosen, { count: number }) : "";
}

function announce(text) {
  if (count.textContent !== text) count.textContent = text;
  form.querySelector(".filters-count").textContent = text;
}

/* What the reader does. */

let searched = ""; // the text that `matches` answers
let turn = 0; // answers to older texts are thrown away

/** Shows the state; a new text is searched first, and until its answer is there the old list stands. */
async function update() {
  showControls();
  const note = document.getElementById("_browse-note");
  if (state.q !== searched) {
    const mine = ++turn;
    if (state.q) {
      announce(words.searching);
      const { find } = await import("./text-search.js");
      const texts = new Map(tools.map(({ id, card }) => [id, card.querySelector(".card-text").textContent]));
      const { ids, whole } = await find(new URL(words.bundle, document.baseURI), texts, state.q);
      if (mine !== turn) return;
      const bytes = new Uint8Array(tools.length);
      for (const id of ids) if (byId.has(id)) bytes[byId.get(id).place] = 1;
      matches = { bytes, ranks: new Map(ids.map((id, rank) => [id, rank])) };
      note.textContent = whole ? "" : words.titles;
    } else {
      matches = undefined;
      note.textContent = "";
    }
    searched = state.q;
    note.hidden = !note.textContent;
  }
  show();
}

let timer;
function search(step) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  writeAddress(state, names, step);
  update();
}

function change({ target }) {
  clearTimeout(timer);
  state.q = form.elements.q.value.trim();
  if (target.type === "checkbox") {
    if (target.checked) state.chosen[target.name].add(target.value);
    else state.chosen[target.name].delete(target.value);
  } else if (target === sort) {
    state.sort = sort.value === usualSort() ? "" : sort.value;
  } else if (target.name === "view") {
    state.view = target.value;
  } else {
    return;
  }
  writeAddress(state, names);
  update();
}

function drop(name, value) {
  if (name === "q") state.q = "";
  else if (value === undefined) state.chosen[name].clear();
  else state.chosen[name].delete(value);
  writeAddress(state, names);
  update();
}

function clear() {
  clearTimeout(timer);
  for (const name of names) state.chosen[name].clear();
  state.q = "";
  writeAddress(state, names);
  update();
  heading.focus();
}

/** Saves the list as a file, named after the catalogue and the filters in use. */
async function saveList() {
  const [{ save }, { plain }, { parts }] = await Promise.all([import("./csv.js"), import("./table.js"), import("./search-engine.js")]);
  const chosen = names.flatMap((name) => [...state.chosen[name]]);
  const name = parts([words.file, ...chosen, state.q].join(" ")).join("-").slice(0, 100);
  save(plain(shown, form, words), `${name}.csv`);
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
for (const button of browse.querySelectorAll("[data-clear]")) button.addEventListener("click", clear);
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = readAddress(names);
  update();
});
onDrop(drop, heading);
filterPanel(form, document.getElementById("_filters-open"), document.getElementById("_filters-close"), heading);
startWith(list, tools);

state = readAddress(names);
// A filter that is in use must not be hidden in a closed group.
for (const group of groups) if (state.chosen[group.dataset.filter].size) group.open = true;
update();
