// The search page: asks Pagefind and shows what it finds. Every word comes from the page, every address from its data.

import { searchPages, normalise, openEngine, BASE_LETTERS } from "./search-engine.js";

const PAGE_SIZE = 20;
// Other spellings of a query that has found nothing.
const MAX_SPELLINGS = 12;
// Milliseconds of quiet before a query runs.
const PAUSE = 180;

const root = document.getElementById("_search");
const form = root.querySelector("form");
const field = form.querySelector("input");
const status = document.getElementById("_search-status");
const list = document.getElementById("_search-results");
const more = document.getElementById("_search-more");
const help = document.getElementById("_search-help");
const template = document.getElementById("_search-result");

let engine;
// Results of older queries are discarded.
let latestRequest = 0;
// Results that are not shown yet.
let pendingResults = [];

/** Loads Pagefind at the first query, so that opening the page costs nothing. */
function loadEngine() {
  engine ??= openEngine(new URL(root.dataset.bundle, document.baseURI)).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Other spellings of a query: without marks, and with each letter that may replace a marked one. */
function alternativeSpellings(query) {
  const plain = normalise(query);
  const alternatives = [plain];
  for (const [letter, base] of Object.entries(BASE_LETTERS)) {
    for (let at = plain.indexOf(base); at >= 0; at = plain.indexOf(base, at + 1)) {
      alternatives.push(plain.slice(0, at) + letter + plain.slice(at + base.length));
    }
  }
  return alternatives.filter((other) => other !== query.toLowerCase()).slice(0, MAX_SPELLINGS);
}

function formatText(name, values) {
  return root.dataset[name].replace(/\{(\w+)\}/g, (placeholder, key) => values[key] ?? placeholder);
}

/** Fills `element` with the text and the marks of an excerpt, and nothing else that may be in it. */
function showExcerpt(element, html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of body.childNodes) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      element.append(mark);
    } else {
      element.append(node.textContent);
    }
  }
}

function renderResult(result) {
  const element = template.content.cloneNode(true);
  const link = element.querySelector("a");
  link.href = result.url;
  link.textContent = result.meta.title;
  element.querySelector(".label").textContent = result.meta.kind ?? "";
  showExcerpt(element.querySelector(".result-excerpt"), result.excerpt);
  return element;
}

async function showMore(request, focus = false) {
  const next = pendingResults.splice(0, PAGE_SIZE);
  const results = await Promise.all(next.map((result) => result.data()));
  if (request !== latestRequest) return;
  const items = results.map(renderResult);
  const first = items[0]?.querySelector("a");
  list.append(...items);
  more.hidden = pendingResults.length === 0;
  // The button may be gone.
  if (focus) first?.focus();
}

function clear() {
  list.replaceChildren();
  more.hidden = true;
  help.hidden = true;
  pendingResults = [];
}

async function search(query) {
  const request = ++latestRequest;
  if (!query) {
    clear();
    status.textContent = "";
    return;
  }
  status.textContent = formatText("searching", {});
  try {
    const loadedEngine = await loadEngine();
    let results = await searchPages(loadedEngine, query);
    for (const other of alternativeSpellings(query)) {
      if (results.length || request !== latestRequest) break;
      results = await searchPages(loadedEngine, other);
    }
    if (request !== latestRequest) return;
    clear();
    const count = results.length;
    status.textContent = formatText(count ? "found" : "none", { query, count });
    help.hidden = count > 0;
    pendingResults = results;
    await showMore(request);
  } catch {
    if (request !== latestRequest) return;
    clear();
    status.textContent = formatText("broken", {});
  }
}

function addressOf(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  return address;
}

// The query of the entry in the history, which typing may have replaced since.
let submittedQuery = "";

/** Typing replaces the entry in the history, so that "back" does not lead from letter to letter. */
function writeTypedQuery(query) {
  history.replaceState(null, "", addressOf(query));
}

/** A submitted query adds an entry, and the one before is again what it was, however long its writer has paused. */
function writeSubmittedQuery(query) {
  history.replaceState(null, "", addressOf(submittedQuery));
  if (query !== submittedQuery) history.pushState(null, "", addressOf(query));
  submittedQuery = query;
}

/** Takes the query from the address into the field, and runs it. */
function readAddress() {
  submittedQuery = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  field.value = submittedQuery;
  search(submittedQuery);
}

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const query = field.value.trim();
    writeTypedQuery(query);
    search(query);
  }, PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const query = field.value.trim();
  writeSubmittedQuery(query);
  search(query);
});

addEventListener("popstate", () => {
  clearTimeout(timer);
  readAddress();
});

more.addEventListener("click", () => showMore(latestRequest, true));

readAddress();
field.focus();
