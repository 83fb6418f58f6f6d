// The filters in use, in words: as chips that take them off, and as ways out where nothing fits them all.

import { fill, make } from "./dom.js";

const words = document.getElementById("_browse").dataset;
const chips = document.getElementById("_chips");
const noResults = document.getElementById("_no-results");

/** The filters in use, each with the words for its values; the text last. */
export function activeFilters(state, names, boxes) {
  const labels = new Map(boxes.map(({ input, label }) => [`${input.name} ${input.value}`, label]));
  const active = names.map((name, at) => ({
    name,
    at,
    values: [...state.chosen[name]].map((value) => ({ value, label: labels.get(`${name} ${value}`) ?? value })),
  }));
  if (state.q) {
    active.push({ name: "q", at: names.length, values: [{ value: state.q, label: fill(words.quoted, { words: state.q }) }] });
  }
  return active.filter(({ values }) => values.length);
}

/** Shows a chip for each value. */
export function showChips(active) {
  chips.hidden = !active.length;
  chips.firstElementChild.replaceChildren(...active.flatMap(({ name, values }) => values.map(({ value, label }) => {
    const remove = fill(words.remove, { filter: label });
    const cross = make("span", { "aria-hidden": "true" }, "×");
    return make("li", {}, make("button", { type: "button", "aria-label": remove, "data-name": name, "data-value": value }, label, " ", cross));
  })));
}

const either = ({ values }) => values.map(({ label }) => label).reduce((one, other) => fill(words.or, { one, other }));

/** Shows what to do where nothing fits: the filters that would bring something in if they were dropped. */
export function showNoResults(result, active) {
  noResults.hidden = result.total > 0;
  if (result.total) return;
  const countries = active.find(({ name }) => name === "countries");
  const others = active.filter((one) => one !== countries || active.length === 1).map(either).join(" × ");
  const text = countries && active.length > 1 ? words.noResultsIn : words.noResults;
  noResults.firstElementChild.textContent = fill(text, { filters: others, countries: countries ? either(countries) : "" });
  const helpful = active.filter(({ at }) => result.without[at]);
  for (const line of noResults.querySelectorAll("[data-help]")) line.hidden = (line.dataset.help === "one") !== helpful.length > 0;
  noResults.querySelector("ul").replaceChildren(...helpful.map((filter) => {
    const count = result.without[filter.at];
    const label = fill(count === 1 ? words.dropOne : words.drop, { filter: either(filter), count });
    return make("li", {}, make("button", { type: "button", "data-name": filter.name }, label));
  }));
}

/**
 * Calls `drop(name, value)` when a chip or a way out is pressed; without a value, all of a filter goes. The button is
 * gone after that: the focus goes to the chip that took its place, or to the heading with the count.
 */
export function onDrop(drop, heading) {
  chips.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-name]");
    if (!button) return;
    const place = [...chips.querySelectorAll("li button")].indexOf(button);
    drop(button.dataset.name, button.dataset.value);
    const left = chips.querySelectorAll("li button");
    (left[Math.min(place, left.length - 1)] ?? heading).focus();
  });
  noResults.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-name]");
    if (!button) return;
    drop(button.dataset.name);
    heading.focus();
  });
}
