// On every page: "/" focuses the search, and a button switches between light and dark. No page needs it to be read.

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  // In a field, a slash is text.
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("[data-search-input]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// scheme.js reads it, too.
const KEY = "colours";
const root = document.documentElement;
const switchButton = document.querySelector("[data-colour-switch]");
const system = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.colours ? root.dataset.colours === "dark" : system.matches;
}

/** Updates the button, and gives the browser's toolbar the background colour of the page. */
function updateSwitch() {
  switchButton?.setAttribute("aria-pressed", String(isDark()));
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
}

/** Sets the scheme; stores it only if it differs from that of the system, which the site follows otherwise. */
function setScheme(dark) {
  const scheme = dark === system.matches ? "" : dark ? "dark" : "light";
  if (scheme) root.dataset.colours = scheme;
  else delete root.dataset.colours;
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage, it holds for this page only.
  }
  updateSwitch();
}

switchButton?.addEventListener("click", () => setScheme(!isDark()));
system.addEventListener("change", updateSwitch);
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  if (event.newValue) root.dataset.colours = event.newValue;
  else delete root.dataset.colours;
  updateSwitch();
});
updateSwitch();
