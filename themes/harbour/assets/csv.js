// Saves tools that a page shows as a CSV file.

import { createElement } from "./dom.js";

// What spreadsheet programs take for the beginning of a formula (OWASP, "CSV Injection"), as in the program's own CSV.
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Quotes a cell; an apostrophe disarms a text that a spreadsheet would take for a formula. */
function formatCell(text) {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Saves rows of texts as a file: commas and CRLF (RFC 4180), and a byte order mark, by which programs know UTF-8. */
export function saveCsv(rows, file) {
  const text = rows.map((row) => `${row.map(formatCell).join(",")}\r\n`).join("");
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = createElement("a", { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Saves tools that load-tool.js has loaded, one in each row, under headings from the page. */
export function saveTools(tools, texts) {
  const terms = new Map(tools.flatMap((tool) => [...tool.facts].map(([field, { term }]) => [field, term])));
  const factTexts = (tool) => [...terms.keys()].map((field) => tool.facts.get(field)?.text ?? "");
  const rows = tools.map((tool) => [tool.title, tool.summary, ...factTexts(tool), tool.url]);
  saveCsv([[texts.name, texts.summary, ...terms.values(), texts.address], ...rows], texts.file);
}
