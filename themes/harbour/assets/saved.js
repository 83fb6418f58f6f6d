// The tools that a reader saves or compares: stored in this browser, sent nowhere. Adds the buttons to cards and tool
// pages, and shows the number in the page header. All words come from a template in the page.

import { fill, runWhenIdle } from "./dom.js";

// Tools side by side.
export const MAX_COMPARED = 4;

const ID_PATTERN = /^[a-z0-9][a-z0-9-]*$/;
const BATCH_SIZE = 24;

// One host may carry several catalogues below different paths.
const site = new URL("../", import.meta.url).pathname;

/** A list of ids that is stored in the browser. */
class StoredIds {
  #key;
  #storage;
  #watchers = [];

  /** Whether the browser lets us store anything; if not, the name of the tab holds the list as long as the visit. */
  isPersistent = true;

  constructor(name, storage) {
    this.#key = `${name} ${site}`;
    this.#storage = storage;
    this.#read();
    addEventListener("storage", (event) => event.key === this.#key && this.#notify());
    addEventListener("pageshow", (event) => event.persisted && this.#notify());
  }

  get ids() {
    const ids = this.#read();
    return Array.isArray(ids) ? [...new Set(ids.filter((id) => ID_PATTERN.test(id)))] : [];
  }

  set ids(ids) {
    const text = JSON.stringify(ids);
    try {
      this.#storage().setItem(this.#key, text);
    } catch {
      this.isPersistent = false;
      window.name = JSON.stringify({ ...readWindowName(), [this.#key]: ids });
    }
    this.#notify();
  }

  #read() {
    try {
      return JSON.parse(this.#storage().getItem(this.#key));
    } catch {
      this.isPersistent = false;
      return readWindowName()[this.#key];
    }
  }

  #notify() {
    for (const watcher of this.#watchers) watcher(this.ids);
  }

  has(id) {
    return this.ids.includes(id);
  }

  /** Appends an id, or removes it. */
  toggle(id, isIncluded) {
    this.ids = isIncluded ? [...this.ids, id] : this.ids.filter((other) => other !== id);
  }

  /** Calls `watcher` with the ids, now and whenever they change, here or in another tab. */
  watch(watcher) {
    this.#watchers.push(watcher);
    watcher(this.ids);
  }
}

function readWindowName() {
  try {
    return JSON.parse(window.name) ?? {};
  } catch {
    return {};
  }
}

// The key is older than the name: readers have lists under it.
export const saved = new StoredIds("kept", () => localStorage);
export const comparison = new StoredIds("compared", () => sessionStorage);

/** Reads the ids in the address (`?t=a,b`), each once; null where it names none. */
export function idsInAddress() {
  const text = new URLSearchParams(location.search).get("t");
  return text === null ? null : [...new Set(text.split(",").filter(Boolean))];
}

/** Formats the address of a page with ids; commas stay readable. */
export function addressOf(path, ids) {
  const address = new URL(path, document.baseURI);
  address.hash = "";
  address.search = ids.length ? `?t=${ids.map(encodeURIComponent).join(",")}` : "";
  return address.href;
}

const template = document.getElementById("_tool-controls");
const bar = document.getElementById("_compare-bar");
// Also those that are not in the page now, such as on cards that a filter removes.
const allControls = [];

/** Creates the two controls for a tool. */
export function createControls(id, title) {
  const element = template.content.firstElementChild.cloneNode(true);
  element.dataset.controls = id;
  for (const target of element.querySelectorAll("[data-of]")) target.textContent = ` ${title}`;
  refresh(element, saved.ids, comparison.ids);
  allControls.push(element);
  return element;
}

function refresh(element, savedIds, comparedIds) {
  const id = element.dataset.controls;
  const button = element.querySelector("button");
  const pressed = String(savedIds.includes(id));
  if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  for (const word of button.querySelectorAll("[data-pressed]")) word.hidden = word.dataset.pressed !== pressed;
  element.querySelector("input").checked = comparedIds.includes(id);
}

/** Gives every card its controls, a handful at a time: a thousand at once would hold up a slow phone. */
function addControls(cards) {
  for (const card of cards.splice(0, BATCH_SIZE)) {
    card.append(createControls(card.dataset.tool, card.querySelector(".card-title").textContent));
  }
  if (cards.length) runWhenIdle(() => addControls(cards));
}

function showBar(ids) {
  const text = bar.querySelector("[data-one]");
  const { one, many, full } = text.dataset;
  bar.hidden = ids.length === 0;
  document.documentElement.classList.toggle("is-comparing", !bar.hidden);
  text.textContent = fill(ids.length === MAX_COMPARED ? full : ids.length > 1 ? many : one, { count: ids.length });
  const link = bar.querySelector("a");
  link.hidden = ids.length < 2;
  link.href = addressOf(link.getAttribute("href").split("?")[0], ids);
}

function toggleCompared(checkbox, id) {
  if (checkbox.checked && comparison.ids.length >= MAX_COMPARED) {
    checkbox.checked = false;
    const text = bar.querySelector("[data-one]");
    text.textContent = text.dataset.over;
    return;
  }
  comparison.toggle(id, checkbox.checked);
}

if (template) {
  document.addEventListener("change", (event) => {
    const element = event.target.closest("[data-controls]");
    if (element) toggleCompared(event.target, element.dataset.controls);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-controls] button");
    if (!button) return;
    const { controls: id } = button.closest("[data-controls]").dataset;
    saved.toggle(id, !saved.has(id));
  });
  const refreshAll = () => {
    const [savedIds, comparedIds] = [saved.ids, comparison.ids];
    for (const element of allControls) refresh(element, savedIds, comparedIds);
  };
  saved.watch(refreshAll);
  comparison.watch(refreshAll);
  for (const target of document.querySelectorAll("[data-tool-actions]")) {
    target.append(createControls(target.dataset.toolActions, target.dataset.title));
  }
  addControls([...document.querySelectorAll(".card[data-tool]")]);
}

if (bar) {
  // First in the text, so that the key that skips to the content leads to it; style sheets put it at the lower edge.
  document.getElementById("_main").prepend(bar);
  comparison.watch(showBar);
  bar.querySelector("button").addEventListener("click", () => {
    comparison.ids = [];
    document.getElementById("_main").focus();
  });
}

saved.watch((ids) => {
  for (const target of document.querySelectorAll("[data-shortlist-count]")) target.textContent = ids.length || "";
});
