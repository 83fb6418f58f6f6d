// Reads a tool from its own page, for the pages that show several tools. Data attributes of the page mark the facts by
// field, the figures, the editions and the sections of the text.

const pages = new Map();

/** Maps ids to the links of all tools, from the list that the page also shows without scripts. */
export function findToolLinks() {
  return new Map([...document.querySelectorAll("[data-tool-link]")].map((link) => [link.dataset.toolLink, link]));
}

/** Loads a tool from its page, each page once. If that fails, the tool has a title and an address only. */
export function loadTool(id, link) {
  if (!pages.has(id)) {
    const fallback = { id, href: link.href, url: link.href, title: link.textContent, language: link.lang, summary: "", facts: new Map(), figures: [], editions: [], sections: new Map(), missing: true };
    pages.set(id, fetchTool(fallback).catch(() => {
      pages.delete(id);
      return fallback;
    }));
  }
  return pages.get(id);
}

async function fetchTool(fallback) {
  const response = await fetch(fallback.href);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  detachFromPage(page, response.url);
  const title = page.querySelector("main h1");
  const all = (selector) => [...page.querySelectorAll(selector)];
  return {
    ...fallback,
    url: page.querySelector("link[rel=canonical]")?.href ?? fallback.href,
    title: title.textContent.trim(),
    language: title.lang,
    summary: page.querySelector("main .lead")?.textContent.trim() ?? "",
    cover: page.querySelector("[data-cover]"),
    facts: new Map(all("[data-facts] [data-field]").map((row) => [row.dataset.field, parseFact(row)])),
    figures: all("[data-figures] > li"),
    editions: all("[data-editions] > li"),
    sections: new Map(all("[data-text] > [data-section]").map((part) => [part.dataset.section, parseSection(part)])),
    missing: false,
  };
}

/** Makes addresses absolute, as another page shows them, and removes ids, which would be duplicates there, with references to them. */
function detachFromPage(page, url) {
  for (const name of ["href", "src"]) {
    for (const element of page.querySelectorAll(`main [${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name), url).href);
    }
  }
  for (const name of ["id", "aria-labelledby"]) {
    for (const element of page.querySelectorAll(`main [${name}]`)) element.removeAttribute(name);
  }
}

function parseFact(row) {
  const definition = row.querySelector("dd");
  const links = [...definition.querySelectorAll("a:not(.uncertain)")];
  const copy = definition.cloneNode(true);
  for (const icon of copy.querySelectorAll(".uncertain")) icon.remove();
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return { term: row.querySelector("dt").textContent.trim(), text, values: links.length ? links.map((link) => link.textContent) : [text], definition };
}

function parseSection(part) {
  const heading = part.querySelector("h2");
  heading?.remove();
  return { title: heading?.textContent.trim() ?? "", element: part };
}
