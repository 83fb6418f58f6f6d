// One key for the whole site: "/" goes to the search, as readers know it from elsewhere.
// Pages without a field of their own have one in the masthead; nothing here is needed to read.

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
