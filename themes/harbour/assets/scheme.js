// Before the first paint: restores the scheme that a reader has chosen, so that the other one does not flash.
// The only script that a page waits for; whatever can wait is in site.js.

try {
  const scheme = localStorage.getItem("colours");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.colours = scheme;
} catch {
  // Storage is switched off: the system decides.
}
