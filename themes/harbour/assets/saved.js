// What a reader saves or wants to compare: kept in this browser, sent nowhere. Gives cards and tool pages
// their buttons, and shows the number in the head of the page. All words come from a template in the page.

import { fill, whenIdle } from "./dom.js";

export const MOST = 4; // tools side by side

const ID = /^[a-z0-9][a-z0-9-]*$/;
const AT_ONCE = 24;

// One host may carry several catalogues below different paths.
const site = new URL("../", import.meta.url).pathname;

/** A list of ids that outlives the page. */
class List {
  #key;
  #storage;
  #watchers = [];

  /** Whether the browser lets us keep anything; if not, the list lives in the name of the tab as long as the visit. */
  lasting = true;

  constructor(name, storage) {
    this.#key = `${name} ${site}`;
    this.#storage = storage;
    this.#read();
    addEventListener("storage", (event) => event.key === this.#key && this.#tell());
    addEventListener("pageshow", (event) => event.persisted && this.#tell());
  }

  get ids() {
    const ids = this.#read();
    return Array.isArray(ids) ? [...new Set(ids.filter((id) => ID.test(id)))] : [];
  }

  set ids(ids) {
    const text = JSON.stringify(ids);
    try {
      this.#storage().setItem(this.#key, text);
    } catch {
      this.lasting = false;
      window.name = JSON.stringify({ ...inName(), [this.#key]: ids });
    }
    this.#tell();
  }

  #read() {
    try {
      return JSON.parse(this.#storage().getItem(this.#key));
    } catch {
      this.lasting = false;
      return inName()[this.#key];
    }
  }

  #tell() {
    for (const watcher of this.#watchers) watcher(this.ids);
  }

  has(id) {
    return this.ids.includes(id);
  }

  /** Puts an id at the end, or takes it out. */
  toggle(id, wanted) {
    this.ids = wanted ? [...this.ids, id] : this.ids.filter((other) => other !== id);
  }

  /** Calls `watcher` with the ids, now and whenever they change, here or in another tab. */
  watch(watcher) {
    this.#watchers.push(watcher);
    watcher(this.ids);
  }
}

function inName() {
  try {
    return JSON.parse(window.name) ?? {};
  } catch {
    return {};
  }
}

// The key is older than the name: readers have lists under it.
export const saved = new List("kept", () => localStorage);
export const compared = new List("compared", () => sessionStorage);

/** The ids in an address (`?t=a,b`), each once; nothing where the address names none. */
export function idsInAddress() {
  const text = new URLSearchParams(location.search).get("t");
  return text === null ? null : [...new Set(text.split(",").filter(Boolean))];
}

/** The address of a page with ids; commas stay readable. */
export function addressOf(path, ids) {
  const address = new URL(path, document.baseURI);
  address.hash = "";
  address.search = ids.length ? `?t=${ids.map(encodeURIComponent).join(",")}` : "";
  return address.href;
}

const template = document.getElementById("_tool-controls");
const bar = document.getElementById("_compare-bar");
const allControls = []; // also what is not in the page just now, such as the cards that a filter takes out

/** The two controls for a tool. */
export function controls(id, title) {
  const made = template.content.firstElementChild.cloneNode(true);
  made.dataset.controls = id;
  for (const place of made.querySelectorAll("[data-of]")) place.textContent = ` ${title}`;
  refresh(made, saved.ids, compared.ids);
  allControls.push(made);
  return made;
}

function refresh(made, savedIds, comparedIds) {
  const id = made.dataset.controls;
  const button = made.querySelector("button");
  const pressed = String(savedIds.includes(id));
  if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  for (const word of button.querySelectorAll("[data-pressed]")) word.hidden = word.dataset.pressed !== pressed;
  made.querySelector("input").checked = comparedIds.includes(id);
}

/** Gives every card its controls, a handful at a time: a thousand at once would hold up a slow phone. */
function addControls(cards) {
  for (const card of cards.splice(0, AT_ONCE)) {
    card.append(controls(card.dataset.tool, card.querySelector(".card-title").textContent));
  }
  if (cards.length) whenIdle(() => addControls(cards));
}

function showBar(ids) {
  const words = bar.querySelector("[data-one]");
  const { one, many, full } = words.dataset;
  bar.hidden = ids.length === 0;
  document.documentElement.classList.toggle("is-comparing", !bar.hidden);
  words.textContent = fill(ids.length === MOST ? full : ids.length > 1 ? many : one, { count: ids.length });
  const link = bar.querySelector("a");
  link.hidden = ids.length < 2;
  link.href = addressOf(link.getAttribute("href").split("?")[0], ids);
}

function choose(box, id) {
  if (box.checked && compared.ids.length >= MOST) {
    box.checked = false;
    const words = bar.querySelector("[data-one]");
    words.textContent = words.dataset.over;
    return;
  }
  compared.toggle(id, box.checked);
}

if (template) {
  document.addEventListener("change", (event) => {
    const made = event.target.closest("[data-controls]");
    if (made) choose(event.target, made.dataset.controls);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-controls] button");
    if (!button) return;
    const { controls: id } = button.closest("[data-controls]").dataset;
    saved.toggle(id, !saved.has(id));
  });
  const all = () => {
    const [savedIds, comparedIds] = [saved.ids, compared.ids];
    for (const made of allControls) refresh(made, savedIds, comparedIds);
  };
  saved.watch(all);
  compared.watch(all);
  for (const place of document.querySelectorAll("[data-tool-actions]")) {
    place.append(controls(place.dataset.toolActions, place.dataset.title));
  }
  addControls([...document.querySelectorAll(".card[data-tool]")]);
}

if (bar) {
  // First in the text, so that the key that skips to the content leads to it; style sheets put it at the lower edge.
  document.getElementById("_main").prepend(bar);
  compared.watch(showBar);
  bar.querySelector("button").addEventListener("click", () => {
    compared.ids = [];
    document.getElementById("_main").focus();
  });
}

saved.watch((ids) => {
  for (const place of document.querySelectorAll("[data-shortlist-count]")) place.textContent = ids.length || "";
});
