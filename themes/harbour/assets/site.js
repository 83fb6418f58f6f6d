// What every page has: "/" goes to the search, and a switch between light and dark. Nothing here is needed to read.

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // Whoever is typing wants a slash.
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("[data-search-input]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

const KEY = "colours"; // scheme.js reads it, too
const root = document.documentElement;
const colours = document.querySelector("[data-colour-switch]");
const system = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.colours ? root.dataset.colours === "dark" : system.matches;
}

/** Says what is on, to the eye and to a screen reader, and gives the browser's own frame the colour of the paper. */
function show() {
  colours?.setAttribute("aria-pressed", String(isDark()));
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
}

/** Keeps a choice only as long as it differs from what the system wants, so that the site follows it again after. */
function choose(dark) {
  const chosen = dark === system.matches ? "" : dark ? "dark" : "light";
  if (chosen) root.dataset.colours = chosen;
  else delete root.dataset.colours;
  try {
    if (chosen) localStorage.setItem(KEY, chosen);
    else localStorage.removeItem(KEY);
  } catch {
    // Then it holds for this page alone.
  }
  show();
}

colours?.addEventListener("click", () => choose(!isDark()));
system.addEventListener("change", show);
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  if (event.newValue) root.dataset.colours = event.newValue;
  else delete root.dataset.colours;
  show();
});
show();
