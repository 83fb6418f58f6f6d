// Overlay of the development server in a shadow tree: problems, a badge, the state of the search.
// All content is set as text, so that nothing in a source can run here.

const STYLE = new URL("./panel.css", import.meta.url);

function createElement(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Renders the source lines of a problem, with carets below the span. */
function renderExcerpt(lines) {
  const width = Math.max(...lines.map((line) => String(line?.number ?? "").length));
  const rows = lines.flatMap((line) => {
    if (!line) return ["..."];
    const text = `${String(line.number).padStart(width)} | ${line.text}`;
    const carets = `${" ".repeat(width)} | ${" ".repeat(line.indent)}${"^".repeat(line.carets)}`;
    return line.carets ? [text, carets] : [text];
  });
  return createElement("pre", { tabIndex: 0, textContent: rows.join("\n") });
}

export class Panel {
  #open; // asks the server to open a file at a line; resolves to the message to show
  #current = ""; // the problems that are shown, as JSON
  #dismissed = ""; // the problems that the reader has closed, as JSON
  #host = createElement("div", { id: "_catalogue-panel" });
  #title = createElement("h2", { id: "title" });
  #list = createElement("ol");
  #status = createElement("p", { className: "status", role: "status" });
  #badge = createElement("button", { type: "button", className: "badge", hidden: true });
  #notice = createElement("p", { className: "notice", role: "status" });
  #dialog;

  constructor(open) {
    this.#open = open;
    const close = createElement("button", { type: "button", className: "close", textContent: "Close" });
    this.#dialog = createElement("dialog", {}, createElement("div", { className: "title-bar" }, this.#title, close), this.#status, this.#list);
    this.#dialog.setAttribute("aria-labelledby", "title");
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => (this.#dismissed = this.#current));
    this.#badge.addEventListener("click", () => this.#dialog.showModal());
    const root = this.#host.attachShadow({ mode: "open" });
    const style = createElement("link", { rel: "stylesheet", href: STYLE });
    style.addEventListener("load", () => (this.#host.hidden = false));
    this.#host.hidden = true;
    root.append(style, this.#dialog, this.#badge, this.#notice);
    document.body.append(this.#host);
  }

  /** Shows errors over the page, warnings as a badge, and whether the search is being updated. */
  show(problems, searchIsStale) {
    const json = JSON.stringify(problems);
    if (json !== this.#current) {
      this.#current = json;
      this.#fill(problems);
    }
    this.#notice.textContent = searchIsStale ? "The search is being updated." : "";
    const isBlocking = problems.errors > 0 || problems.crash !== "";
    if (isBlocking && this.#dismissed !== json && !this.#dialog.open) this.#dialog.showModal();
    if (!isBlocking && this.#dialog.open && !problems.warnings) this.#dialog.close();
    this.#badge.hidden = !isBlocking && !problems.warnings;
  }

  /** Shows whether the server answers. */
  setConnected(isConnected) {
    this.#host.toggleAttribute("data-offline", !isConnected);
    if (!isConnected) this.#notice.textContent = "The server does not answer: this page no longer follows its sources.";
    else if (this.#notice.textContent.startsWith("The server")) this.#notice.textContent = "";
  }

  #fill(problems) {
    const isBlocking = problems.errors > 0 || problems.crash !== "";
    const kinds = [count(problems.errors, "error"), count(problems.warnings, "warning")];
    this.#badge.textContent = kinds.filter((text) => !text.startsWith("0 ")).join(", ") || "The program stopped";
    this.#badge.dataset.severity = isBlocking ? "error" : "warning";
    this.#dialog.setAttribute("role", isBlocking ? "alertdialog" : "dialog");
    this.#title.textContent = problems.summary || "The program stopped";
    this.#status.textContent = problems.crash || (isBlocking ? "Below lies the last good state of the site." : "");
    const more = problems.more ? [createElement("li", { textContent: `And ${problems.more} more: the terminal lists them all.` })] : [];
    this.#list.replaceChildren(...problems.items.map((problem) => this.#renderProblem(problem)), ...more);
  }

  #renderProblem(problem) {
    const openButton = createElement("button", {
      type: "button",
      className: "location",
      textContent: `${problem.path}:${problem.line}:${problem.column}`,
      title: "Open in your editor",
    });
    openButton.addEventListener("click", async () => (this.#status.textContent = await this.#open(problem)));
    const rule = problem.rule
      ? createElement("a", { href: problem.rule, target: "_blank", textContent: problem.code, title: "What this rule is about" })
      : problem.code;
    const heading = createElement("p", { className: "heading" }, openButton, " ", createElement("span", { className: "rule" }, `${problem.severity} `, rule));
    const parts = [heading, createElement("p", { className: "message", textContent: problem.message })];
    if (problem.excerpt.length) parts.push(renderExcerpt(problem.excerpt));
    if (problem.help) parts.push(createElement("p", { className: "help", textContent: problem.help }));
    const item = createElement("li", {}, ...parts);
    item.dataset.severity = problem.severity;
    return item;
  }
}
