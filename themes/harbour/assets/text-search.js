// Which tools a text speaks of: asks Pagefind for the ids of pages, and our own map for the entries behind them.

import { ask, folded, open, parts } from "./search-engine.js";

let loading;

async function load(bundle) {
  const [engine, entries] = await Promise.all([
    open(bundle),
    fetch(new URL("entries.json", bundle)).then((answer) => answer.json()),
  ]);
  return { engine, entries };
}

async function tools({ engine, entries }, query) {
  const results = await ask(engine, query);
  return results.map((result) => entries[result.id]).filter((entry) => entry?.startsWith("tools/"));
}

/** The tools whose cards have every word of the query: what can be said without the index. */
function searchCards(texts, query) {
  const words = parts(query);
  return [...texts].filter(([, text]) => words.every((word) => folded(text).includes(word))).map(([id]) => id);
}

/**
 * The ids of the tools that speak of `query`, the best first, and whether their whole texts were searched.
 *
 * `bundle` is the address of the search bundle, `texts` maps ids to what the cards say.
 */
export async function find(bundle, texts, query) {
  try {
    loading ??= load(bundle);
    const pagefind = await loading;
    const plain = folded(query);
    let entries = await tools(pagefind, query);
    if (!entries.length && plain !== query.toLowerCase()) entries = await tools(pagefind, plain);
    return { ids: entries.map((entry) => entry.slice("tools/".length)), whole: true };
  } catch {
    loading = undefined; // perhaps the network is back at the next query
    return { ids: searchCards(texts, query), whole: false };
  }
}
