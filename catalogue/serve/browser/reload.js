// Reloads a page when its sources change while `catalogue serve` runs. Only the server adds it; no built page has it.

import { Panel } from "./panel.js";

const OWN = "/__catalogue/";
const RELOAD_KEY = "catalogue-reloaded-for";
const script = document.getElementById("_catalogue-reload");
const panel = new Panel(openInEditor);

let stream;
let bundle; // of the search, as it was when this page was loaded

/** The path of a style sheet without the digest in its name. */
const withoutDigest = (path) => path.replace(/\.[0-9a-f]{8,64}(?=\.css$)/, "");

/** Replaces changed style sheets; the old one is removed when the new one has loaded, so that nothing flashes. */
function replaceStyleSheets(addresses) {
  const paths = new Map(addresses.map((address) => [withoutDigest(new URL(address, location.href).pathname), address]));
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]:not([data-catalogue-outdated])')) {
    const path = new URL(link.href).pathname;
    const address = paths.get(withoutDigest(path));
    if (!address || new URL(address, location.href).pathname === path) continue;
    const next = link.cloneNode();
    next.href = address;
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => next.remove());
    link.dataset.catalogueOutdated = "";
    link.after(next);
  }
}

/** Reloads the page, which keeps its scroll position; but not twice for the same state, to avoid an endless loop. */
function reload(state) {
  if (sessionStorage.getItem(RELOAD_KEY) === location.pathname + state) return;
  sessionStorage.setItem(RELOAD_KEY, location.pathname + state);
  location.reload();
}

const hasSearch = () => document.querySelector("[data-bundle]") !== null;
const hasSearched = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("/pagefind/pagefind.js"));

function handleMessage({ data }) {
  const state = JSON.parse(data);
  bundle ??= state.bundle;
  if (state.page !== script.dataset.page) return reload(state.page);
  if (state.bundle !== bundle && state.search === "fresh" && hasSearched()) return reload(state.page + state.bundle);
  replaceStyleSheets(state.styles);
  panel.show(state.problems, hasSearch() && state.search === "stale");
}

function connect() {
  if (stream || document.visibilityState === "hidden") return;
  stream = new EventSource(`${OWN}events?page=${encodeURIComponent(location.pathname)}`);
  stream.addEventListener("message", handleMessage);
  stream.addEventListener("open", () => panel.setConnected(true));
  stream.addEventListener("error", () => {
    panel.setConnected(false);
    if (stream?.readyState === EventSource.CLOSED) setTimeout(reconnect, 1000); // the browser itself has given up
  });
}

function disconnect() {
  stream?.close();
  stream = undefined;
}

function reconnect() {
  disconnect();
  connect();
}

async function openInEditor({ path, line, column }) {
  const response = await fetch(`${OWN}open`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ path, line, column }),
  }).catch(() => undefined);
  if (!response) return "The server does not answer.";
  return response.ok ? `Opened ${path} in your editor.` : (await response.text()).trim();
}

// A browser keeps only six connections to one server: hidden tabs close theirs.
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
connect();
