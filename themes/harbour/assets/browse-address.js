// State of the list of tools in the address of the page, so that a link reproduces what is shown.

/** Reads the state from the address: the values selected in each filter, the text, the order and the view. */
export function readAddress(names) {
  const query = new URLSearchParams(location.search);
  const values = (name) => query.getAll(name).flatMap((text) => text.split(",")).filter(Boolean);
  return {
    selected: Object.fromEntries(names.map((name) => [name, new Set(values(name))])),
    q: query.get("q")?.trim() ?? "",
    sort: query.get("sort") ?? "",
    view: query.get("view") === "table" ? "table" : "cards",
  };
}

/** Formats the state as an address, in a fixed order and with readable commas. */
function addressOf(state, names) {
  const filters = names.filter((name) => state.selected[name].size);
  const query = filters.map((name) => `${name}=${[...state.selected[name]].map(encodeURIComponent).join(",")}`);
  if (state.q) query.push(`q=${encodeURIComponent(state.q)}`);
  if (state.sort) query.push(`sort=${encodeURIComponent(state.sort)}`);
  if (state.view === "table") query.push("view=table");
  return `${location.pathname}${query.length ? `?${query.join("&")}` : ""}`;
}

/** Writes the state into the address: as a step that "back" undoes, or in place of the last while somebody types. */
export function writeAddress(state, names, asStep = true) {
  const address = addressOf(state, names);
  if (address === location.pathname + location.search) return;
  if (asStep) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
