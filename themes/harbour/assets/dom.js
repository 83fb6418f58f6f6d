// Functions for scripts that build parts of a page.

/** Replaces the {placeholders} of a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (placeholder, key) => values[key] ?? placeholder);
}

/** Creates an element with attributes (false, null and undefined leave one out) and children: nodes or texts. */
export function createElement(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Copies an address to the clipboard and confirms it on the button; where that is forbidden, shows the address. */
export async function copyAddress(address, button) {
  // Stored, because at a second press the button may still show the confirmation.
  button.dataset.label ??= button.textContent;
  const { done, label } = button.dataset;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = done;
    setTimeout(() => (button.textContent = label), 3000);
  } catch {
    const field = createElement("input", { readonly: true, value: address, "aria-label": label, class: "copy-field" });
    button.replaceWith(field);
    field.select();
    field.focus();
  }
}

/** Calls back when the browser is idle; Safari does not say when, so there it is soon. */
export function runWhenIdle(callback) {
  if (window.requestIdleCallback) requestIdleCallback(callback, { timeout: 500 });
  else setTimeout(callback, 30);
}
