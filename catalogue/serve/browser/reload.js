// Keeps a page true to its sources while `catalogue serve` runs. The server adds it on the way out; no built page has it.

import { Panel } from "./panel.js";

const OWN = "/__catalogue/";
const RELOADED = "catalogue-reloaded-for";
const own = document.getElementById("_catalogue-reload");
const panel = new Panel((place) => open(place));

let stream;
let bundle; // of the search, as it was when this page was loaded

/** The path of a style sheet without the digest in its name. */
const stem = (path) => path.replace(/\.[0-9a-f]{8,64}(?=\.css$)/, "");

/** Puts style sheets in the place of older ones; each goes when its successor is there, so that nothing flashes. */
function dress(addresses) {
  const paths = new Map(addresses.map((address) => [stem(new URL(address, location.href).pathname), address]));
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]:not([data-catalogue-leaving])')) {
    const path = new URL(link.href).pathname;
    const address = paths.get(stem(path));
    if (!address || new URL(address, location.href).pathname === path) continue;
    const next = link.cloneNode();
    next.href = address;
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => next.remove());
    link.dataset.catalogueLeaving = "";
    link.after(next);
  }
}

/** Loads the page anew, which keeps its place; but not twice for the same state, lest it never stop. */
function reload(state) {
  if (sessionStorage.getItem(RELOADED) === location.pathname + state) return;
  sessionStorage.setItem(RELOADED, location.pathname + state);
  location.reload();
}

const searches = () => document.querySelector("[data-bundle]") !== null;
const hasSearched = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("/pagefind/pagefind.js"));

function receive({ data }) {
  const news = JSON.parse(data);
  bundle ??= news.bundle;
  if (news.page !== own.dataset.page) return reload(news.page);
  if (news.bundle !== bundle && news.search === "fresh" && hasSearched()) return reload(news.page + news.bundle);
  dress(news.styles);
  panel.show(news.problems, searches() && news.search === "stale");
}

function listen() {
  if (stream || document.visibilityState === "hidden") return;
  stream = new EventSource(`${OWN}events?page=${encodeURIComponent(location.pathname)}`);
  stream.addEventListener("message", receive);
  stream.addEventListener("open", () => panel.connected(true));
  stream.addEventListener("error", () => {
    panel.connected(false);
    if (stream?.readyState === EventSource.CLOSED) setTimeout(again, 1000); // the browser itself has given up
  });
}

function leave() {
  stream?.close();
  stream = undefined;
}

function again() {
  leave();
  listen();
}

async function open({ path, line, column }) {
  const answer = await fetch(`${OWN}open`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ path, line, column }),
  }).catch(() => undefined);
  if (!answer) return "The server does not answer.";
  return answer.ok ? `Opened ${path} in your editor.` : (await answer.text()).trim();
}

// A browser keeps only six connections to one server: tabs that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : listen()));
addEventListener("pagehide", leave);
addEventListener("pageshow", listen);
listen();
