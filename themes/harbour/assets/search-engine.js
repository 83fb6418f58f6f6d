// Settings and queries of Pagefind on this site: what a good result is, and which letters count as the same.

// A long page about a tool is worth as much as a short one about an organisation, and a kind is not a subject.
const RANKING = { pageLength: 0.1, metaWeights: { title: 1.5, kind: 0 } };

/** Letters that Unicode does not decompose into a letter and a mark, so that Pagefind (1.5) does not fold them either. */
export const BASE_LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };
const SAMPLE = 3;

/** Lower-case letters without their marks. */
export function normalise(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[øłđðþæœß]/g, (letter) => BASE_LETTERS[letter]);
}

/** The words of a text, normalised. */
export function splitWords(text) {
  return normalise(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Pagefind's engine from the bundle at an address, set up for this site. */
export async function openEngine(bundle) {
  const engine = await import(new URL("pagefind.js", bundle));
  await engine.options({ ranking: RANKING });
  return engine;
}

/** Whether a result matches the query: Pagefind shortens a word that no page has until one matches. */
function isRelevant(result, query) {
  const marked = [...result.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap((match) => splitWords(match[1]));
  return splitWords(query).some((word) => marked.some((other) => other.startsWith(word.slice(0, 4))));
}

/** The results for a query, the best first; none where the best of them do not match it. */
export async function searchPages(engine, query) {
  const { results } = await engine.search(query);
  const best = await Promise.all(results.slice(0, SAMPLE).map((result) => result.data()));
  return best.some((result) => isRelevant(result, query)) ? results : [];
}
