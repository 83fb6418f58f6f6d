// What stands on a tool's own page, taken out of it for the pages that show several tools. The page says what is what
// by data attributes: facts by field, figures, editions, chapters of the text by section.

const pages = new Map();

/** The addresses of all tools by id, from the list that also serves where no script runs. */
export function addresses() {
  return new Map([...document.querySelectorAll("[data-tool-link]")].map((link) => [link.dataset.toolLink, link]));
}

/** A tool, from its page; each page is asked for once. Where it cannot be had, the tool has a title and an address. */
export function load(id, link) {
  if (!pages.has(id)) {
    const bare = { id, href: link.href, url: link.href, title: link.textContent, language: link.lang, summary: "", facts: new Map(), figures: [], editions: [], chapters: new Map(), missing: true };
    pages.set(id, take(bare).catch(() => {
      pages.delete(id);
      return bare;
    }));
  }
  return pages.get(id);
}

async function take(bare) {
  const answer = await fetch(bare.href);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  settle(page, answer.url);
  const title = page.querySelector("main h1");
  const all = (selector) => [...page.querySelectorAll(selector)];
  return {
    ...bare,
    url: page.querySelector("link[rel=canonical]")?.href ?? bare.href,
    title: title.textContent.trim(),
    language: title.lang,
    summary: page.querySelector("main .lead")?.textContent.trim() ?? "",
    cover: page.querySelector("[data-cover]"),
    facts: new Map(all("[data-facts] [data-field]").map((row) => [row.dataset.field, fact(row)])),
    figures: all("[data-figures] > li"),
    editions: all("[data-editions] > li"),
    chapters: new Map(all("[data-text] > [data-section]").map((part) => [part.dataset.section, chapter(part)])),
    missing: false,
  };
}

/** Makes addresses whole, for they are told from another page, and drops ids, which would be given twice, with what names them. */
function settle(page, url) {
  for (const name of ["href", "src"]) {
    for (const element of page.querySelectorAll(`main [${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name), url).href);
    }
  }
  for (const name of ["id", "aria-labelledby"]) {
    for (const element of page.querySelectorAll(`main [${name}]`)) element.removeAttribute(name);
  }
}

function fact(row) {
  const told = row.querySelector("dd");
  const links = [...told.querySelectorAll("a:not(.uncertain)")];
  const bare = told.cloneNode(true);
  for (const mark of bare.querySelectorAll(".uncertain")) mark.remove();
  const text = bare.textContent.replace(/\s+/g, " ").trim();
  return { term: row.querySelector("dt").textContent.trim(), text, values: links.length ? links.map((link) => link.textContent) : [text], told };
}

function chapter(part) {
  const heading = part.querySelector("h2");
  heading?.remove();
  return { title: heading?.textContent.trim() ?? "", part };
}
