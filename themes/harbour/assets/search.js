// The search page: asks Pagefind and shows what it finds. Every word comes from the page, every address from its data.

import { ask, folded, open, WHOLE } from "./search-engine.js";

const AT_ONCE = 20;
const TRIES = 12; // other spellings of a query that has found nothing
const PAUSE = 180; // milliseconds of quiet before a query runs

const box = document.getElementById("_search");
const form = box.querySelector("form");
const field = form.querySelector("input");
const status = document.getElementById("_search-status");
const list = document.getElementById("_search-results");
const more = document.getElementById("_search-more");
const help = document.getElementById("_search-help");
const template = document.getElementById("_search-result");

let engine;
let latest = 0; // answers to older queries are thrown away
let waiting = []; // results that are found but not shown

/** Loads Pagefind at the first query, so that opening the page costs nothing. */
function pagefind() {
  engine ??= open(new URL(box.dataset.bundle, document.baseURI)).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Other ways to write a query: without marks, and with each letter that may have stood for a marked one. */
function spellings(query) {
  const plain = folded(query);
  const found = [plain];
  for (const [letter, bare] of Object.entries(WHOLE)) {
    for (let at = plain.indexOf(bare); at >= 0; at = plain.indexOf(bare, at + 1)) {
      found.push(plain.slice(0, at) + letter + plain.slice(at + bare.length));
    }
  }
  return found.filter((other) => other !== query.toLowerCase()).slice(0, TRIES);
}

function words(name, values) {
  return box.dataset[name].replace(/\{(\w+)\}/g, (hole, key) => values[key] ?? hole);
}

/** Fills `element` with an excerpt: its text and its marks, and nothing else that may be in it. */
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

function item(result) {
  const made = template.content.cloneNode(true);
  const link = made.querySelector("a");
  link.href = result.url;
  link.textContent = result.meta.title;
  made.querySelector(".label").textContent = result.meta.kind ?? "";
  showExcerpt(made.querySelector(".result-excerpt"), result.excerpt);
  return made;
}

async function showMore(turn, focus = false) {
  const next = waiting.splice(0, AT_ONCE);
  const results = await Promise.all(next.map((result) => result.data()));
  if (turn !== latest) return;
  const items = results.map(item);
  const first = items[0]?.querySelector("a");
  list.append(...items);
  more.hidden = waiting.length === 0;
  if (focus) first?.focus(); // the button may be gone
}

function clear() {
  list.replaceChildren();
  more.hidden = true;
  help.hidden = true;
  waiting = [];
}

async function search(query) {
  const turn = ++latest;
  if (!query) {
    clear();
    status.textContent = "";
    return;
  }
  status.textContent = words("searching", {});
  try {
    const ready = await pagefind();
    let results = await ask(ready, query);
    for (const other of spellings(query)) {
      if (results.length || turn !== latest) break;
      results = await ask(ready, other);
    }
    if (turn !== latest) return;
    clear();
    const count = results.length;
    status.textContent = words(count ? "found" : "none", { query, count });
    help.hidden = count > 0;
    waiting = results;
    await showMore(turn);
  } catch {
    if (turn !== latest) return;
    clear();
    status.textContent = words("broken", {});
  }
}

function queryInAddress() {
  return new URLSearchParams(location.search).get("q")?.trim() ?? "";
}

/** Typing replaces the entry in the history; only a sent query makes a new one, so that "back" leads to the last. */
function remember(query, sent) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (sent && address.href !== location.href) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const query = field.value.trim();
    remember(query, false);
    search(query);
  }, PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const query = field.value.trim();
  remember(query, true);
  search(query);
});

addEventListener("popstate", () => {
  field.value = queryInAddress();
  search(field.value);
});

more.addEventListener("click", () => showMore(latest, true));

field.value = queryInAddress();
field.focus();
search(field.value);
