/*! The catalogue, opened from a folder. Browsers give such a page no modules, no fetch() and no WebAssembly: here are
    the scripts of the site as functions, and what stands in for the rest. Files of data are scripts that call `take`. */
const catalogueCopy = (() => {
  "use strict";
  const me = document.currentScript;
  const root = new URL("../", me.src).href;
  const factories = new Map();
  const made = new Map();
  const data = new Map(); // what files of data have brought, by their path

  const below = (url) => (url.startsWith(root) ? url.slice(root.length).split(/[?#]/)[0] : "");

  /** What a script exports; it runs once, when it is first needed. */
  function need(path) {
    if (!factories.has(path)) throw new Error(`${path} is not in this copy`);
    if (!made.has(path)) {
      const meta = { url: root + path };
      const load = async (name) => {
        const at = below(new URL(name, meta.url).href);
        return at === "pagefind/pagefind.js" ? engine : need(at);
      };
      made.set(path, factories.get(path)(need, load, meta, fetched));
    }
    return made.get(path);
  }

  /** What a file of data holds. */
  function read(path) {
    if (data.has(path)) return Promise.resolve(data.get(path));
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.onload = () => (data.has(path) ? resolve(data.get(path)) : script.onerror());
      script.onerror = () => reject(new TypeError(`${path} is not in this copy`));
      document.head.append(script);
    }); // the element stays: it does no harm, and says what was read
  }

  /** fetch() for what scripts of the site ask for: pages of tools, and the list of what the search may find. */
  async function fetched(target, options) {
    const { href } = new URL(target, document.baseURI);
    const path = below(href);
    if (path === "pagefind/entries.json") {
      return new Response(JSON.stringify(Object.fromEntries((await texts()).map(({ key }) => [key, key]))));
    }
    if (!path.endsWith(".html")) return fetch(href, options);
    const page = new Response(await read(path.replace(/html$/, "js")), { headers: { "Content-Type": "text/html" } });
    return Object.defineProperty(page, "url", { value: href });
  }

  /* The search: it looks for words that begin as those that are asked for, in titles, terms and texts. */

  // Letters that Unicode does not take apart into a letter and a mark.
  const WHOLE = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };
  const BEFORE = 10; // words of an excerpt before the first that was found
  const LENGTH = 30; // and all in all
  const WORDS = /[\p{L}\p{N}]+/gu;

  function folded(text) {
    const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return bare.replace(/[øłđðþæœß]/g, (letter) => WHOLE[letter]);
  }

  const parts = (text) => folded(text).match(WORDS) ?? [];
  const line = (text) => ` ${parts(text).join(" ")} `;
  const times = (text, words) => text.split(words).length - 1;

  let known;
  /** Everything that can be found in the page's language, made ready when something is first looked for. */
  function texts() {
    known ??= read(`offline/texts.${document.documentElement.lang}.js`).then((entries) =>
      entries.map(([key, path, title, kind, terms, text]) => ({
        key, path, title, kind, text: `${title}. ${text}${terms && ` ${terms}.`}`, inTitle: line(title), inTerms: line(terms), inText: line(text),
      })),
    );
    return known;
  }

  /** How much an entry is about a word: its title counts more than its terms, these more than its text. */
  function worth(entry, word) {
    const [start, whole] = [` ${word}`, ` ${word} `];
    const title = entry.inTitle.includes(whole) ? 16 : entry.inTitle.includes(start) ? 10 : 0;
    const terms = entry.inTerms.includes(start) ? 5 : 0;
    return title + terms + Math.log2(1 + times(entry.inText, start) + times(entry.inText, whole));
  }

  const escaped = (text) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

  /** Some words around the first that was found, with marks on all that were, as HTML. */
  function excerpt(text, asked) {
    const words = [...text.matchAll(WORDS)];
    const fits = (word) => asked.some((start) => folded(word[0]).startsWith(start));
    const first = Math.max(words.findIndex(fits) - BEFORE, 0);
    const shown = words.slice(first, first + LENGTH);
    let html = first ? "… " : "";
    let at = shown[0]?.index ?? 0;
    for (const word of shown) {
      const end = word.index + word[0].length;
      html += escaped(text.slice(at, word.index)) + (fits(word) ? `<mark>${escaped(word[0])}</mark>` : escaped(word[0]));
      at = end;
    }
    return html + (first + LENGTH < words.length ? " …" : escaped(text.slice(at)));
  }

  /** What the site asks of Pagefind, with the same answers. */
  const engine = {
    async options() {},
    async search(query) {
      const asked = parts(query);
      const found = [];
      for (const entry of asked.length ? await texts() : []) {
        const worths = asked.map((word) => worth(entry, word));
        if (worths.every(Boolean)) found.push({ entry, worth: worths.reduce((one, other) => one + other) });
      }
      found.sort((one, other) => other.worth - one.worth); // those of equal worth stay in the order of the catalogue
      const results = found.map(({ entry }) => ({
        id: entry.key,
        data: async () => ({
          url: root + entry.path,
          excerpt: excerpt(entry.text, asked),
          meta: { title: entry.title, kind: entry.kind },
        }),
      }));
      return { results };
    },
  };

  return {
    define: (path, factory) => factories.set(path, factory),
    take: (path, content) => data.set(path, content),
    start() {
      for (const path of (me.dataset.scripts ?? "").split(" ").filter(Boolean)) {
        try {
          need(path);
        } catch (error) {
          console.error(error); // the other scripts of the page have their own business
        }
      }
    },
  };
})();
