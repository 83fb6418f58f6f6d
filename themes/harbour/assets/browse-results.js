// The results of the list of tools, as cards or as rows, rendered in batches so that no phone is blocked.

import { runWhenIdle } from "./dom.js";

// Cards or rows of the first screens; the rest follows when the browser has time.
const FIRST_BATCH = 12;
// At a time.
const BATCH_SIZE = 36;

const results = document.querySelector("#_browse .browse-results");
// The list in the page, complete or not, and its tools.
let current = {};

/** Measures the height of the results; called before anything changes, so that it forces no layout. */
export const measureResults = () => results.offsetHeight;

/** Sets the list that came with the page, and its tools. */
export function setInitialList(list, tools) {
  current = { list, tools };
}

/**
 * Replaces the list `old` by a new one: the first screens at once, the rest in batches, as a thousand cards at once
 * would block a slow phone for half a second. Removing them would too, so the old list is hidden and emptied in batches.
 * Until all are there the page keeps its height, so that nothing scrolls.
 */
export function renderList(old, tools, toElement, height) {
  const isSameList = current.list === old && current.tools.length === tools.length;
  if (isSameList && tools.every((tool, place) => tool === current.tools[place])) return old;
  const fresh = old.cloneNode(false);
  current = { list: fresh, tools };
  results.style.minHeight = tools.length > FIRST_BATCH ? `${height}px` : "";
  old.hidden = true;
  old.before(fresh);
  fresh.append(...tools.slice(0, FIRST_BATCH).map(toElement));
  const renderRest = (from) => runWhenIdle(() => {
    // Else another list has replaced this one meanwhile.
    const isCurrent = current.list === fresh;
    if (isCurrent && from < tools.length) fresh.append(...tools.slice(from, from + BATCH_SIZE).map(toElement));
    else for (const child of [...old.children].slice(-BATCH_SIZE)) child.remove();
    if (isCurrent && from + BATCH_SIZE >= tools.length) results.style.minHeight = "";
    if (old.firstChild || (isCurrent && from < tools.length)) renderRest(from + BATCH_SIZE);
    else old.remove();
  });
  renderRest(FIRST_BATCH);
  return fresh;
}
