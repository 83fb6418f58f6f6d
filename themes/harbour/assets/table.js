// The list of tools as a table, made from the cards and the words of the filters when somebody asks for it.

import { make } from "./dom.js";
import { controls } from "./saved.js";

/** A function that puts the values of a filter into words. */
function speaker(form) {
  const words = new Map();
  const wider = new Map();
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    words.set(`${box.name} ${box.value}`, box.nextElementSibling.textContent);
    if (box.dataset.wider) wider.set(box.value, box.dataset.wider);
  }
  return (name, values = []) => {
    // A wider sub-sector goes without saying beside the one that it holds.
    const told = values.filter((value, _, all) => !all.some((other) => wider.get(other) === value));
    return told.map((value) => words.get(`${name} ${value}`) ?? value);
  };
}

/** An empty table, and a function that makes a card's row. */
export function toolTable(template, form) {
  const table = template.content.firstElementChild.cloneNode(true);
  const columns = [...table.querySelectorAll("[data-column]")].map((head) => head.dataset.column);
  const told = speaker(form);

  function row({ card, title, values }) {
    const link = make("a", { href: card.querySelector(".card-title a").href }, title);
    const cells = columns.map((name) => make("td", {}, told(name, values[name]).join(", ")));
    const head = make("th", { scope: "row", lang: card.lang || null }, link);
    head.append(controls(card.dataset.tool, title));
    return make("tr", {}, head, ...cells);
  }

  return { table, row };
}

/** Tools as rows of texts: what the table shows and what it has no room for, with addresses where the site is published. */
export function plain(tools, form, words) {
  const told = speaker(form);
  const filters = [...form.querySelectorAll("[data-filter]")];
  const heads = filters.map((filter) => filter.querySelector("summary span").textContent);
  const home = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const rows = tools.map(({ card, title, values }) => [
    title,
    card.querySelector(".card-summary").textContent,
    ...filters.map(({ dataset: { filter } }) => told(filter, values[filter]).join("; ")),
    new URL(card.querySelector(".card-title a").getAttribute("href"), home).href,
  ]);
  return [[words.name, words.summary, ...heads, words.address], ...rows];
}
