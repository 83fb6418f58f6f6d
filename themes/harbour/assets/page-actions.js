// Buttons on the page of a tool or a term: print it, or copy its address, its citation or the code to embed it.

import { copyAddress } from "./dom.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copyAddress(button.dataset.copy, button));
}
