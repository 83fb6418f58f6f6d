// The active filters: as chips that remove them, and as suggestions where no tool matches all of them.

import { fill, createElement } from "./dom.js";

const texts = document.getElementById("_browse").dataset;
const chips = document.getElementById("_chips");
const noResults = document.getElementById("_no-results");

/** Lists the active filters, each with the labels of its values; the text last. */
export function activeFilters(state, names, boxes) {
  const labels = new Map(boxes.map(({ input, label }) => [`${input.name} ${input.value}`, label]));
  const active = names.map((name, at) => ({
    name,
    at,
    values: [...state.selected[name]].map((value) => ({ value, label: labels.get(`${name} ${value}`) ?? value })),
  }));
  if (state.q) {
    active.push({ name: "q", at: names.length, values: [{ value: state.q, label: fill(texts.quoted, { words: state.q }) }] });
  }
  return active.filter(({ values }) => values.length);
}

/** Renders a chip for each value. */
export function showChips(active) {
  chips.hidden = !active.length;
  chips.firstElementChild.replaceChildren(...active.flatMap(({ name, values }) => values.map(({ value, label }) => {
    const remove = fill(texts.remove, { filter: label });
    const crossIcon = createElement("span", { "aria-hidden": "true" }, "×");
    return createElement("li", {}, createElement("button", { type: "button", "aria-label": remove, "data-name": name, "data-value": value }, label, " ", crossIcon));
  })));
}

const joinLabels = ({ values }) => values.map(({ label }) => label).reduce((one, other) => fill(texts.or, { one, other }));

/** Shows what to do where nothing matches: the filters without which there would be results. */
export function showNoResults(result, active) {
  noResults.hidden = result.total > 0;
  if (result.total) return;
  const countries = active.find(({ name }) => name === "countries");
  const others = active.filter((one) => one !== countries || active.length === 1).map(joinLabels).join(" × ");
  const text = countries && active.length > 1 ? texts.noResultsIn : texts.noResults;
  noResults.firstElementChild.textContent = fill(text, { filters: others, countries: countries ? joinLabels(countries) : "" });
  const removable = active.filter(({ at }) => result.without[at]);
  for (const line of noResults.querySelectorAll("[data-help]")) line.hidden = (line.dataset.help === "one") !== removable.length > 0;
  noResults.querySelector("ul").replaceChildren(...removable.map((filter) => {
    const count = result.without[filter.at];
    const label = fill(count === 1 ? texts.dropOne : texts.drop, { filter: joinLabels(filter), count });
    return createElement("li", {}, createElement("button", { type: "button", "data-name": filter.name }, label));
  }));
}

/**
 * Calls `remove(name, value)` when a chip or a suggestion is pressed; without a value, it removes all of a filter. The
 * button is gone then: the focus moves to the chip that took its place, or to the heading with the count.
 */
export function onRemove(remove, heading) {
  chips.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-name]");
    if (!button) return;
    const place = [...chips.querySelectorAll("li button")].indexOf(button);
    remove(button.dataset.name, button.dataset.value);
    const remaining = chips.querySelectorAll("li button");
    (remaining[Math.min(place, remaining.length - 1)] ?? heading).focus();
  });
  noResults.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-name]");
    if (!button) return;
    remove(button.dataset.name);
    heading.focus();
  });
}
