// Words of the glossary: the link in the text leads there, and here its explanation also comes to the word. It shows
// on hover, on focus and at the first tap, stays while the pointer is on it, and goes with Escape (WCAG 2.2, 1.4.13).

const LATER = 150; // milliseconds before a passing pointer counts
const LINGER = 300; // and before one that has left
const GAP = 8; // pixels between word and note, and between note and window

const notes = new Map();
for (const note of document.querySelectorAll("[data-glossary-term]")) {
  if (!note.showPopover) break; // an older browser: the link alone
  note.hidden = false;
  notes.set(new URL(note.dataset.glossaryTerm, document.baseURI).href, note);
}

let open; // the link whose note is shown
let timer;

function noteOf(link) {
  return notes.get(link.href);
}

function show(link) {
  clearTimeout(timer);
  if (open === link) return;
  hide();
  const note = noteOf(link);
  note.showPopover();
  open = link;
  place();
}

function hide() {
  clearTimeout(timer);
  if (open) noteOf(open).hidePopover();
  open = undefined;
}

/** Below the word, or above it where there is more room; away with it once the word has been scrolled out of sight. */
function place() {
  if (!open) return;
  const note = noteOf(open);
  const word = open.getClientRects()[0] ?? open.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  if (word.bottom < 0 || word.top > height) return hide();
  const left = Math.max(GAP, Math.min(word.left, width - note.offsetWidth - GAP));
  const below = word.bottom + GAP + note.offsetHeight <= height || word.top < note.offsetHeight + GAP;
  note.style.left = `${left}px`;
  note.style.top = `${below ? word.bottom + GAP : word.top - note.offsetHeight - GAP}px`;
}

function later(act, wait) {
  clearTimeout(timer);
  timer = setTimeout(act, wait);
}

for (const link of document.querySelectorAll("main a[href*='#']")) {
  const note = noteOf(link);
  if (!note || note.contains(link)) continue;
  link.setAttribute("aria-describedby", note.id);
  // The browser's own tip would lie over the note and say less.
  link.querySelector("abbr")?.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(link), LATER));
  link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, LINGER));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("blur", () => open === link && hide());
  link.addEventListener("click", (event) => {
    const tapped = event.pointerType === "touch" || event.pointerType === "pen";
    if (!tapped || open === link) return; // the second tap follows the link
    event.preventDefault();
    show(link);
  });
}

for (const note of notes.values()) {
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, LINGER));
}

document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", (event) => {
  if (open && !open.contains(event.target) && !noteOf(open).contains(event.target)) hide();
});
addEventListener("scroll", place, { passive: true });
addEventListener("resize", place);
