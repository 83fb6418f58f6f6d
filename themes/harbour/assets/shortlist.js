// The shortlist: the tools saved in this browser, or a list that somebody shared by its address (`?t=a,b`).

import { saveTools } from "./csv.js";
import { copyAddress, fill, createElement } from "./dom.js";
import { MAX_COMPARED, addressOf, idsInAddress, saved } from "./saved.js";
import { findToolLinks, loadTool } from "./load-tool.js";

const root = document.getElementById("_shortlist");
const texts = root.dataset;
const list = document.getElementById("_shortlist-list");
const status = document.getElementById("_shortlist-status");
const template = document.getElementById("_shortlist-item-template");
const toolLinks = findToolLinks();

let tools = [];
// The result of an older request must not replace that of a newer one.
let latestRequest = 0;

/** The ids in the address, unless they are the reader's own list; else null. */
function readSharedIds() {
  const requestedIds = idsInAddress();
  return requestedIds && requestedIds.join() !== saved.ids.join() ? requestedIds : null;
}

const findPart = (name) => document.getElementById(`_shortlist-${name}`);

function showMessage(name, text) {
  findPart(name).textContent = text;
  findPart(name).hidden = !text;
}

async function render() {
  const request = ++latestRequest;
  const sharedIds = readSharedIds();
  const requestedIds = sharedIds ?? saved.ids;
  const ids = requestedIds.filter((id) => toolLinks.has(id));
  const unknownIds = requestedIds.filter((id) => !toolLinks.has(id));
  const loadedTools = await Promise.all(ids.map((id) => loadTool(id, toolLinks.get(id))));
  if (request !== latestRequest) return;
  tools = loadedTools;
  showMessage("unknown", unknownIds.length ? fill(texts.unknown, { names: unknownIds.join(", ") }) : "");
  const missing = tools.filter((tool) => tool.missing).map((tool) => tool.title);
  showMessage("missing", missing.length ? fill(texts.missing, { names: missing.join(", ") }) : "");
  findPart("shared").hidden = !sharedIds;
  findPart("own").hidden = !saved.ids.length;
  findPart("not-stored").hidden = saved.isPersistent;
  findPart("empty").hidden = tools.length > 0;
  findPart("actions").hidden = !tools.length;
  findPart("clear").hidden = Boolean(sharedIds);
  const link = findPart("compare");
  link.hidden = tools.length < 2;
  link.textContent = tools.length > MAX_COMPARED ? link.dataset.first : link.dataset.all;
  link.href = addressOf(link.getAttribute("href").split("?")[0], ids.slice(0, MAX_COMPARED));
  list.replaceChildren(...tools.map((tool, position) => renderItem(tool, position, !sharedIds)));
}

function renderItem(tool, position, isOwn) {
  const element = template.content.firstElementChild.cloneNode(true);
  const link = element.querySelector("a");
  link.href = tool.href;
  link.textContent = tool.title;
  element.lang = tool.language;
  const picture = tool.cover?.cloneNode(true);
  if (picture) {
    picture.alt = "";
    element.querySelector(".handout-cover").append(picture);
  }
  element.querySelector(".handout-summary").textContent = tool.summary;
  const facts = [...tool.facts.values()].map(({ term, text }) => createElement("div", {}, createElement("dt", {}, term), " ", createElement("dd", {}, text)));
  element.querySelector("dl").append(...facts);
  const address = element.querySelector(".handout-address a");
  address.href = tool.href;
  address.textContent = tool.url;
  const buttons = element.querySelector(".handout-buttons");
  buttons.hidden = !isOwn;
  for (const button of buttons.children) {
    const { what } = button.dataset;
    button.dataset.id = tool.id;
    button.querySelector("[data-of]").textContent = ` ${tool.title}`;
    button.disabled = (what === "up" && position === 0) || (what === "down" && position === tools.length - 1);
  }
  return element;
}

/** Moves or removes a tool, and keeps the focus on its buttons. */
async function changeItem(what, id) {
  const ids = saved.ids;
  const position = ids.indexOf(id);
  const next = ids.filter((other) => other !== id);
  const target = what === "up" ? position - 1 : position + 1;
  if (what !== "remove") next.splice(target, 0, id);
  saveIds(next);
  await render();
  if (what === "remove") {
    status.textContent = fill(texts.removed, { title: toolLinks.get(id)?.textContent ?? id });
    (list.querySelectorAll("[data-what=remove]")[Math.min(position, next.length - 1)] ?? findPart("title")).focus();
    return;
  }
  status.textContent = fill(texts.moved, { title: toolLinks.get(id)?.textContent ?? id, place: target + 1, count: next.length });
  const buttons = [...list.querySelectorAll(`[data-id="${id}"]:enabled`)];
  (buttons.find((button) => button.dataset.what === what) ?? buttons[0]).focus();
}

/** Saves the reader's own list, and removes ids from the address, which would no longer match it. */
function saveIds(ids) {
  if (location.search) history.replaceState(null, "", addressOf(location.href, []));
  saved.ids = ids;
}

list.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-what]");
  if (button) changeItem(button.dataset.what, button.dataset.id);
});
findPart("save").addEventListener("click", () => {
  const sharedIds = readSharedIds() ?? [];
  history.pushState(null, "", addressOf(location.href, []));
  saved.ids = [...new Set([...saved.ids, ...sharedIds.filter((id) => toolLinks.has(id))])];
  status.textContent = texts.saved;
  findPart("title").focus();
});
findPart("clear").addEventListener("click", () => {
  saveIds([]);
  status.textContent = texts.cleared;
  findPart("title").focus();
});
findPart("copy").addEventListener("click", ({ currentTarget }) => copyAddress(addressOf(location.href, tools.map((tool) => tool.id)), currentTarget));
findPart("csv").addEventListener("click", () => saveTools(tools, texts));
findPart("print").addEventListener("click", () => print());
addEventListener("popstate", render);
saved.watch(render);
