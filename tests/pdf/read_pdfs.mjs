// Reads PDFs with pdf.js: its address, then files. Prints what it found in each, as JSON.
import { readFileSync } from "node:fs";

const [library, ...files] = process.argv.slice(2);
const { getDocument } = await import(library);

/** The text of every stretch of marked content on a page, by its id. */
function marked(items) {
  const open = [];
  const found = new Map();
  for (const item of items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") open.push(item.id ?? null);
    else if (item.type === "endMarkedContent") open.pop();
    else {
      const id = open.findLast((name) => name !== null);
      if (id) found.set(id, (found.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
    }
  }
  return found;
}

/** What a tree of tags holds, in its order. */
function* spoken(node, texts) {
  for (const child of node?.children ?? []) {
    if (child.type === "content") yield texts.get(child.id) ?? "";
    else yield* spoken(child, texts);
  }
}

const told = [];
for (const file of files) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  let text = "";
  let said = "";
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    text += items.map((item) => item.str ?? "").join(" ");
    said += [...spoken(await page.getStructTree(), marked(items))].join(" ");
  }
  told.push({ title: info.Title, language: info.Language, pages: pdf.numPages, text, spoken: said });
}
console.log(JSON.stringify(told));
