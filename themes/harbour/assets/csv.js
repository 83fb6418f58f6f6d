// A table for a spreadsheet, made of what a page shows and handed to the browser as a file.

import { make } from "./dom.js";

// What spreadsheet programs take for the beginning of a formula (OWASP, "CSV Injection"), as in the program's own CSV.
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell; a text that a spreadsheet would take for a formula is made harmless with an apostrophe. */
function cell(text) {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Saves rows of texts as a file: commas and CRLF (RFC 4180), and at its head the mark by which UTF-8 is known. */
export function save(rows, file) {
  const text = rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Saves tools that load-tool.js has read, one in each row, under the heads that the page has words for. */
export function saveTools(tools, words) {
  const terms = new Map(tools.flatMap((tool) => [...tool.facts].map(([field, { term }]) => [field, term])));
  const told = (tool) => [...terms.keys()].map((field) => tool.facts.get(field)?.text ?? "");
  const rows = tools.map((tool) => [tool.title, tool.summary, ...told(tool), tool.url]);
  save([[words.name, words.summary, ...terms.values(), words.address], ...rows], words.file);
}
