// What the server has to say, laid over a page in a tree of its own: problems, a badge, a word about the search.
// Every word is set as text, so that nothing in a source can act here.

const STYLE = new URL("./panel.css", import.meta.url);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** The source lines of a problem, with carets below what is meant. */
function excerpt(lines) {
  const width = Math.max(...lines.map((line) => String(line?.number ?? "").length));
  const drawn = lines.flatMap((line) => {
    if (!line) return ["..."];
    const text = `${String(line.number).padStart(width)} | ${line.text}`;
    const carets = `${" ".repeat(width)} | ${" ".repeat(line.indent)}${"^".repeat(line.carets)}`;
    return line.carets ? [text, carets] : [text];
  });
  return element("pre", { tabIndex: 0, textContent: drawn.join("\n") });
}

export class Panel {
  #open; // asks the server to open a place, and gives the words to show
  #told = ""; // the problems that are shown, to know new ones
  #closed = ""; // the problems that the reader has closed
  #host = element("div", { id: "_catalogue-panel" });
  #title = element("h2", { id: "title" });
  #list = element("ol");
  #said = element("p", { className: "said", role: "status" });
  #badge = element("button", { type: "button", className: "badge", hidden: true });
  #note = element("p", { className: "note", role: "status" });
  #dialog;

  constructor(open) {
    this.#open = open;
    const close = element("button", { type: "button", className: "close", textContent: "Close" });
    this.#dialog = element("dialog", {}, element("div", { className: "head-line" }, this.#title, close), this.#said, this.#list);
    this.#dialog.setAttribute("aria-labelledby", "title");
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => (this.#closed = this.#told));
    this.#badge.addEventListener("click", () => this.#dialog.showModal());
    const root = this.#host.attachShadow({ mode: "open" });
    const style = element("link", { rel: "stylesheet", href: STYLE });
    style.addEventListener("load", () => (this.#host.hidden = false));
    this.#host.hidden = true;
    root.append(style, this.#dialog, this.#badge, this.#note);
    document.body.append(this.#host);
  }

  /** Shows problems: errors over the page, warnings as a badge; and that the search is behind. */
  show(problems, searchIsStale) {
    const told = JSON.stringify(problems);
    if (told !== this.#told) {
      this.#told = told;
      this.#fill(problems);
    }
    this.#note.textContent = searchIsStale ? "The search is being updated." : "";
    const stopped = problems.errors > 0 || problems.trouble !== "";
    if (stopped && this.#closed !== told && !this.#dialog.open) this.#dialog.showModal();
    if (!stopped && this.#dialog.open && !problems.warnings) this.#dialog.close();
    this.#badge.hidden = !stopped && !problems.warnings;
  }

  /** Says when the server has gone. */
  connected(is) {
    this.#host.toggleAttribute("data-alone", !is);
    if (!is) this.#note.textContent = "The server does not answer: this page no longer follows its sources.";
    else if (this.#note.textContent.startsWith("The server")) this.#note.textContent = "";
  }

  #fill(problems) {
    const stopped = problems.errors > 0 || problems.trouble !== "";
    const kinds = [count(problems.errors, "error"), count(problems.warnings, "warning")];
    this.#badge.textContent = kinds.filter((text) => !text.startsWith("0 ")).join(", ") || "The program stopped";
    this.#badge.dataset.severity = stopped ? "error" : "warning";
    this.#dialog.setAttribute("role", stopped ? "alertdialog" : "dialog");
    this.#title.textContent = problems.summary || "The program stopped";
    this.#said.textContent = problems.trouble || (stopped ? "Below lies the last good state of the site." : "");
    const more = problems.more ? [element("li", { textContent: `And ${problems.more} more: the terminal lists them all.` })] : [];
    this.#list.replaceChildren(...problems.items.map((problem) => this.#problem(problem)), ...more);
  }

  #problem(problem) {
    const place = element("button", {
      type: "button",
      className: "place",
      textContent: `${problem.path}:${problem.line}:${problem.column}`,
      title: "Open in your editor",
    });
    place.addEventListener("click", async () => (this.#said.textContent = await this.#open(problem)));
    const rule = problem.rule
      ? element("a", { href: problem.rule, target: "_blank", textContent: problem.code, title: "What this rule is about" })
      : problem.code;
    const head = element("p", { className: "head" }, place, " ", element("span", { className: "rule" }, `${problem.severity} `, rule));
    const parts = [head, element("p", { className: "message", textContent: problem.message })];
    if (problem.excerpt.length) parts.push(excerpt(problem.excerpt));
    if (problem.help) parts.push(element("p", { className: "help", textContent: problem.help }));
    const item = element("li", {}, ...parts);
    item.dataset.severity = problem.severity;
    return item;
  }
}
