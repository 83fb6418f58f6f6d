// How this site asks Pagefind: what a good result is, and which letters are one letter to a reader.

// A long page about a tool is worth as much as a short one about an organisation, and a kind is not a subject.
const RANKING = { pageLength: 0.1, metaWeights: { title: 1.5, kind: 0 } };

/** Letters that Unicode does not take apart into a letter and a mark, so that Pagefind (1.5) does not fold them either. */
export const WHOLE = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };
const SAMPLE = 3;

/** Small letters without their marks. */
export function folded(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[øłđðþæœß]/g, (letter) => WHOLE[letter]);
}

/** The words of a text, folded. */
export function parts(text) {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Pagefind's engine from the bundle at an address, set up for this site. */
export async function open(bundle) {
  const engine = await import(new URL("pagefind.js", bundle));
  await engine.options({ ranking: RANKING });
  return engine;
}

/** Whether a result is about the query: a word that no page has is shortened by Pagefind until one fits. */
function isAbout(result, query) {
  const marked = [...result.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap((match) => parts(match[1]));
  return parts(query).some((word) => marked.some((found) => found.startsWith(word.slice(0, 4))));
}

/** The results for a query, the best first; none where the best of them are not about it. */
export async function ask(engine, query) {
  const { results } = await engine.search(query);
  const best = await Promise.all(results.slice(0, SAMPLE).map((result) => result.data()));
  return best.some((result) => isAbout(result, query)) ? results : [];
}
