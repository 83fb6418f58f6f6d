// The list of tools as a table, made from the cards and the words of the filters when somebody asks for it.

import { make } from "./dom.js";
import { controls } from "./saved.js";

/** An empty table, and a function that makes a card's row. */
export function ledger(template, form) {
  const table = template.content.firstElementChild.cloneNode(true);
  const columns = [...table.querySelectorAll("[data-column]")].map((head) => head.dataset.column);
  const words = new Map();
  const wider = new Map();
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    words.set(`${box.name} ${box.value}`, box.nextElementSibling.textContent);
    if (box.dataset.wider) wider.set(box.value, box.dataset.wider);
  }

  function row({ card, title, values }) {
    const link = make("a", { href: card.querySelector(".sheet-title a").href }, title);
    const cells = columns.map((name) => {
      // A wider sub-sector goes without saying beside the one that it holds.
      const told = (values[name] ?? []).filter((value, _, all) => !all.some((other) => wider.get(other) === value));
      return make("td", {}, told.map((value) => words.get(`${name} ${value}`) ?? value).join(", "));
    });
    const head = make("th", { scope: "row", lang: card.lang || null }, link);
    head.append(controls(card.dataset.tool, title));
    return make("tr", {}, head, ...cells);
  }

  return { table, row };
}
