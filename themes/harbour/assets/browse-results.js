// The results of the list of tools, as cards or as rows: put into the page bit by bit, so that no phone is held up.

import { whenIdle } from "./dom.js";

const AT_ONCE = 12; // cards or rows of the first screens; the rest follows when the browser has time
const MORE = 36; // at a time

const results = document.querySelector("#_browse .browse-results");
let current = {}; // the list that stands in the page, or is on its way there, and the tools in it

/** The height of the results; asked for before anything changes, so that nothing must be laid out for it. */
export const resultsHeight = () => results.offsetHeight;

/** Says which list came with the page, and with which tools. */
export function startWith(list, tools) {
  current = { list, tools };
}

/**
 * Puts a fresh list in the place of `old`, with the first screens at once and the rest bit by bit: a thousand cards in
 * one go would hold up a slow phone for half a second, and so would it to take them out, so the old list is put out of
 * sight and emptied bit by bit, too. Until all are there the page keeps its height, and nobody is thrown elsewhere.
 */
export function renderList(old, tools, node, height) {
  const same = current.list === old && current.tools.length === tools.length;
  if (same && tools.every((tool, place) => tool === current.tools[place])) return old;
  const fresh = old.cloneNode(false);
  current = { list: fresh, tools };
  results.style.minHeight = tools.length > AT_ONCE ? `${height}px` : "";
  old.hidden = true;
  old.before(fresh);
  fresh.append(...tools.slice(0, AT_ONCE).map(node));
  const goOn = (from) => whenIdle(() => {
    const isCurrent = current.list === fresh; // else the reader has moved on, and this list is an old one itself
    if (isCurrent && from < tools.length) fresh.append(...tools.slice(from, from + MORE).map(node));
    else for (const left of [...old.children].slice(-MORE)) left.remove();
    if (isCurrent && from + MORE >= tools.length) results.style.minHeight = "";
    if (old.firstChild || (isCurrent && from < tools.length)) goOn(from + MORE);
    else old.remove();
  });
  goOn(AT_ONCE);
  return fresh;
}
