// Before the first paint: brings back the colours that a reader has chosen, so that the other ones do not flash.
// The only script that a page waits for; whatever can wait is in site.js.

try {
  const chosen = localStorage.getItem("colours");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
} catch {
  // Storage is switched off: the system decides.
}
