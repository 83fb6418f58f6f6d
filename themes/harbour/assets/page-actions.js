// What the page of a tool or a term offers besides reading: print it, copy its address, or how to cite or frame it.

import { copy } from "./dom.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button.dataset.copy, button));
}
