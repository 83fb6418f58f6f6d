// What a tool's page offers besides reading: print it, copy its address or how to cite it.

import { copy } from "./dom.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button.dataset.copy, button));
}
