// The list of tools as a table, created on demand from the cards and the labels of the filters.

import { createElement } from "./dom.js";
import { createControls } from "./saved.js";

/** Returns a function that gives the labels of the values of a filter. */
function createFormatter(form) {
  const texts = new Map();
  const parents = new Map();
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    texts.set(`${box.name} ${box.value}`, box.nextElementSibling.textContent);
    if (box.dataset.wider) parents.set(box.value, box.dataset.wider);
  }
  return (name, values = []) => {
    // A wider sub-sector is left out beside one that it contains.
    const narrowest = values.filter((value, _, all) => !all.some((other) => parents.get(other) === value));
    return narrowest.map((value) => texts.get(`${name} ${value}`) ?? value);
  };
}

/** Creates an empty table, and a function that creates the row of a card. */
export function createTable(template, form) {
  const table = template.content.firstElementChild.cloneNode(true);
  const columns = [...table.querySelectorAll("[data-column]")].map((heading) => heading.dataset.column);
  const formatValues = createFormatter(form);

  function createRow({ card, title, values }) {
    const link = createElement("a", { href: card.querySelector(".card-title a").href }, title);
    const cells = columns.map((name) => createElement("td", {}, formatValues(name, values[name]).join(", ")));
    const header = createElement("th", { scope: "row", lang: card.lang || null }, link);
    header.append(createControls(card.dataset.tool, title));
    return createElement("tr", {}, header, ...cells);
  }

  return { table, createRow };
}

/** Tools as rows of texts for a file: all filters, and the address where the site is published. */
export function toRows(tools, form, texts) {
  const formatValues = createFormatter(form);
  const filters = [...form.querySelectorAll("details[data-filter]")];
  const headings = filters.map((filter) => filter.querySelector("summary span").textContent);
  const home = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const rows = tools.map(({ card, title, values }) => [
    title,
    card.querySelector(".card-summary").textContent,
    ...filters.map(({ dataset: { filter } }) => formatValues(filter, values[filter]).join("; ")),
    new URL(card.querySelector(".card-title a").getAttribute("href"), home).href,
  ]);
  return [[texts.name, texts.summary, ...headings, texts.address], ...rows];
}
