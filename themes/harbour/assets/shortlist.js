// The shortlist: what was put aside in this browser, or a list that somebody shared by its address (`?t=a,b`).

import { saveTools } from "./csv.js";
import { copy, fill, make } from "./dom.js";
import { MOST, addressOf, idsInAddress, saved } from "./saved.js";
import { addresses, load } from "./load-tool.js";

const box = document.getElementById("_shortlist");
const words = box.dataset;
const list = document.getElementById("_shortlist-list");
const status = document.getElementById("_shortlist-status");
const sheet = document.getElementById("_shortlist-item-template");
const known = addresses();

let tools = [];
let turn = 0; // a page that comes late must not undo what was done since

/** A list in the address that is not the reader's own, or nothing. */
function shared() {
  const asked = idsInAddress();
  return asked && asked.join() !== saved.ids.join() ? asked : null;
}

const part = (name) => document.getElementById(`_shortlist-${name}`);

function say(name, text) {
  part(name).textContent = text;
  part(name).hidden = !text;
}

async function show() {
  const mine = ++turn;
  const foreign = shared();
  const asked = foreign ?? saved.ids;
  const ids = asked.filter((id) => known.has(id));
  const strange = asked.filter((id) => !known.has(id));
  const loaded = await Promise.all(ids.map((id) => load(id, known.get(id))));
  if (mine !== turn) return;
  tools = loaded;
  say("unknown", strange.length ? fill(words.unknown, { names: strange.join(", ") }) : "");
  const missing = tools.filter((tool) => tool.missing).map((tool) => tool.title);
  say("missing", missing.length ? fill(words.missing, { names: missing.join(", ") }) : "");
  part("shared").hidden = !foreign;
  part("own").hidden = !saved.ids.length;
  part("not-stored").hidden = saved.lasting;
  part("empty").hidden = tools.length > 0;
  part("actions").hidden = !tools.length;
  part("clear").hidden = Boolean(foreign);
  const link = part("compare");
  link.hidden = tools.length < 2;
  link.textContent = tools.length > MOST ? link.dataset.first : link.dataset.all;
  link.href = addressOf(link.getAttribute("href").split("?")[0], ids.slice(0, MOST));
  list.replaceChildren(...tools.map((tool, place) => item(tool, place, !foreign)));
}

function item(tool, place, own) {
  const made = sheet.content.firstElementChild.cloneNode(true);
  const link = made.querySelector("a");
  link.href = tool.href;
  link.textContent = tool.title;
  made.lang = tool.language;
  const picture = tool.cover?.cloneNode(true);
  if (picture) {
    picture.alt = "";
    made.querySelector(".handout-cover").append(picture);
  }
  made.querySelector(".handout-summary").textContent = tool.summary;
  const facts = [...tool.facts.values()].map(({ term, text }) => make("div", {}, make("dt", {}, term), " ", make("dd", {}, text)));
  made.querySelector("dl").append(...facts);
  const address = made.querySelector(".handout-address a");
  address.href = tool.href;
  address.textContent = tool.url;
  const buttons = made.querySelector(".handout-buttons");
  buttons.hidden = !own;
  for (const button of buttons.children) {
    const { what } = button.dataset;
    button.dataset.id = tool.id;
    button.querySelector("[data-of]").textContent = ` ${tool.title}`;
    button.disabled = (what === "up" && place === 0) || (what === "down" && place === tools.length - 1);
  }
  return made;
}

/** Moves a tool, or takes it out, and keeps the focus where the hand is. */
async function act(what, id) {
  const ids = saved.ids;
  const place = ids.indexOf(id);
  const next = ids.filter((other) => other !== id);
  const target = what === "up" ? place - 1 : place + 1;
  if (what !== "remove") next.splice(target, 0, id);
  keep(next);
  await show();
  if (what === "remove") {
    status.textContent = fill(words.removed, { title: known.get(id)?.textContent ?? id });
    (list.querySelectorAll("[data-what=remove]")[Math.min(place, next.length - 1)] ?? part("title")).focus();
    return;
  }
  status.textContent = fill(words.moved, { title: known.get(id)?.textContent ?? id, place: target + 1, count: next.length });
  const mine = [...list.querySelectorAll(`[data-id="${id}"]:enabled`)];
  (mine.find((button) => button.dataset.what === what) ?? mine[0]).focus();
}

/** Changes the reader's own list; an address that named it would now name another. */
function keep(ids) {
  if (location.search) history.replaceState(null, "", addressOf(location.href, []));
  saved.ids = ids;
}

list.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-what]");
  if (button) act(button.dataset.what, button.dataset.id);
});
part("save").addEventListener("click", () => {
  const foreign = shared() ?? [];
  history.pushState(null, "", addressOf(location.href, []));
  saved.ids = [...new Set([...saved.ids, ...foreign.filter((id) => known.has(id))])];
  status.textContent = words.saved;
  part("title").focus();
});
part("clear").addEventListener("click", () => {
  keep([]);
  status.textContent = words.cleared;
  part("title").focus();
});
part("copy").addEventListener("click", ({ currentTarget }) => copy(addressOf(location.href, tools.map((tool) => tool.id)), currentTarget));
part("csv").addEventListener("click", () => saveTools(tools, words));
part("print").addEventListener("click", () => print());
addEventListener("popstate", show);
saved.watch(show);
