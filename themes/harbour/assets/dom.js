// Small tools for scripts that build parts of a page from words that stand in it.

/** A text with its {holes} filled. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, key) => values[key] ?? hole);
}

/** An element with attributes (false, null and undefined leave one out) and children: nodes or texts. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Puts an address into the clipboard and says so on the button that was pressed; where that is forbidden, shows it. */
export async function copy(address, button) {
  button.dataset.label ??= button.textContent; // kept, for at a second press the button may still say that it is done
  const { done, label } = button.dataset;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = done;
    setTimeout(() => (button.textContent = label), 3000);
  } catch {
    const field = make("input", { readonly: true, value: address, "aria-label": label, class: "copy-field" });
    button.replaceWith(field);
    field.select();
    field.focus();
  }
}

/** Calls `act` when the browser has time for it; Safari does not say when, so there it is soon. */
export function whenIdle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 30);
}
