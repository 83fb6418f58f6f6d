// The search page: asks Pagefind and shows what it finds. Every word comes from the page, every address from its data.

const AT_ONCE = 20;
const PAUSE = 180; // milliseconds of quiet before a query runs

const box = document.getElementById("search");
const form = box.querySelector("form");
const field = form.querySelector("input");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const help = document.getElementById("search-help");
const template = document.getElementById("search-result");

let engine;
let latest = 0; // answers to older queries are thrown away
let waiting = []; // results that are found but not shown

/** Loads Pagefind at the first query, so that opening the page costs nothing. */
function pagefind() {
  engine ??= import(new URL(`${box.dataset.bundle}pagefind.js`, document.baseURI)).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Letters without their marks. Those that Unicode does not take apart are named here. */
function folded(text) {
  const apart = { ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ð: "d", þ: "th", æ: "ae", Æ: "Ae", œ: "oe", ß: "ss" };
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[øØłŁđĐðþæÆœß]/g, (letter) => apart[letter]);
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
    const { search: ask } = await pagefind();
    let other = query;
    let { results } = await ask(query);
    if (results.length === 0 && folded(query) !== query) {
      other = folded(query);
      ({ results } = await ask(other));
    }
    if (turn !== latest) return;
    clear();
    const count = results.length;
    const message = count === 0 ? "none" : other === query ? "found" : "folded";
    status.textContent = words(message, { query, other, count });
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
