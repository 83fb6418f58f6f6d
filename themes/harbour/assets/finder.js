// Which tools a text speaks of: asks Pagefind for the ids of pages, and our own map for the entries behind them.

// A long page about a tool is worth as much as a short one, and the kind of a page is not a subject.
const RANKING = { pageLength: 0.1, metaWeights: { title: 1.5, kind: 0 } };

// Letters that Unicode does not take apart into a letter and a mark, so that Pagefind (1.5) does not fold them either.
const WHOLE = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };
const SAMPLE = 3;

let loading;

/** Small letters without their marks. */
function folded(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[øłđðþæœß]/g, (letter) => WHOLE[letter]);
}

function parts(text) {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

async function load(bundle) {
  const [engine, entries] = await Promise.all([
    import(new URL("pagefind.js", bundle)),
    fetch(new URL("entries.json", bundle)).then((answer) => answer.json()),
  ]);
  await engine.options({ ranking: RANKING });
  return { engine, entries };
}

/** Whether a result is about the query: a word that no page has is shortened by Pagefind until one fits. */
function isAbout(result, query) {
  const marked = [...result.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap((match) => parts(match[1]));
  return parts(query).some((word) => marked.some((found) => found.startsWith(word.slice(0, 4))));
}

async function ask({ engine, entries }, query) {
  const { results } = await engine.search(query);
  const best = await Promise.all(results.slice(0, SAMPLE).map((result) => result.data()));
  if (!best.some((result) => isAbout(result, query))) return [];
  return results.map((result) => entries[result.id]).filter((entry) => entry?.startsWith("tools/"));
}

/** The tools whose cards have every word of the query: what can be said without the index. */
function skim(texts, query) {
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
    let entries = await ask(pagefind, query);
    if (!entries.length && plain !== query.toLowerCase()) entries = await ask(pagefind, plain);
    return { ids: entries.map((entry) => entry.slice("tools/".length)), whole: true };
  } catch {
    loading = undefined; // perhaps the network is back at the next query
    return { ids: skim(texts, query), whole: false };
  }
}
