// Text search of the list of tools: gets ids of pages from Pagefind, and their entries from a map of our own.

import { searchPages, normalise, openEngine, splitWords } from "./search-engine.js";

let indexPromise;

async function loadIndex(bundle) {
  const [engine, entries] = await Promise.all([
    openEngine(bundle),
    fetch(new URL("entries.json", bundle)).then((response) => response.json()),
  ]);
  return { engine, entries };
}

async function searchTools({ engine, entries }, query) {
  const results = await searchPages(engine, query);
  return results.map((result) => entries[result.id]).filter((entry) => entry?.startsWith("tools/"));
}

/** The tools whose cards have every word of the query: the fallback without the index. */
function searchCards(texts, query) {
  const words = splitWords(query);
  return [...texts].filter(([, text]) => words.every((word) => normalise(text).includes(word))).map(([id]) => id);
}

/**
 * The ids of the tools that match `query`, the best first, and whether their full texts were searched.
 *
 * `bundle` is the address of the search bundle, `texts` maps ids to the texts of the cards.
 */
export async function findTools(bundle, texts, query) {
  try {
    indexPromise ??= loadIndex(bundle);
    const pagefind = await indexPromise;
    const normalised = normalise(query);
    let entries = await searchTools(pagefind, query);
    if (!entries.length && normalised !== query.toLowerCase()) entries = await searchTools(pagefind, normalised);
    return { ids: entries.map((entry) => entry.slice("tools/".length)), isFullText: true };
  } catch {
    // Perhaps the network is back at the next query.
    indexPromise = undefined;
    return { ids: searchCards(texts, query), isFullText: false };
  }
}
