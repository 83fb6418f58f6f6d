// Glossary notes: the link in the text leads to the glossary, and this script also shows the definition at the word: on
// hover, on focus and at the first tap, stays while the pointer is on it, and goes with Escape (WCAG 2.2, 1.4.13).

// Milliseconds that a pointer has to rest on a word.
const SHOW_DELAY = 150;
// Milliseconds after it has left.
const HIDE_DELAY = 300;
// Pixels between word and note, and between note and window.
const GAP = 8;

const notes = new Map();
for (const note of document.querySelectorAll("[data-glossary-term]")) {
  // An older browser: the link alone.
  if (!note.showPopover) break;
  note.hidden = false;
  notes.set(new URL(note.dataset.glossaryTerm, document.baseURI).href, note);
}

// The link whose note is shown.
let openLink;
let timer;

function noteOf(link) {
  return notes.get(link.href);
}

function show(link) {
  clearTimeout(timer);
  if (openLink === link) return;
  hide();
  const note = noteOf(link);
  note.showPopover();
  openLink = link;
  positionNote();
}

function hide() {
  clearTimeout(timer);
  if (openLink) noteOf(openLink).hidePopover();
  openLink = undefined;
}

/** Positions the note below the word, or above it where there is more room; hides it once the word is out of view. */
function positionNote() {
  if (!openLink) return;
  const note = noteOf(openLink);
  const word = openLink.getClientRects()[0] ?? openLink.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  if (word.bottom < 0 || word.top > height) return hide();
  const left = Math.max(GAP, Math.min(word.left, width - note.offsetWidth - GAP));
  const below = word.bottom + GAP + note.offsetHeight <= height || word.top < note.offsetHeight + GAP;
  note.style.left = `${left}px`;
  note.style.top = `${below ? word.bottom + GAP : word.top - note.offsetHeight - GAP}px`;
}

function schedule(callback, wait) {
  clearTimeout(timer);
  timer = setTimeout(callback, wait);
}

for (const link of document.querySelectorAll("main a[href*='#']")) {
  const note = noteOf(link);
  if (!note || note.contains(link)) continue;
  link.setAttribute("aria-describedby", note.id);
  // The browser's own tip would lie over the note and say less.
  link.querySelector("abbr")?.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && schedule(() => show(link), SHOW_DELAY));
  link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && schedule(hide, HIDE_DELAY));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("blur", () => openLink === link && hide());
  link.addEventListener("click", (event) => {
    const tapped = event.pointerType === "touch" || event.pointerType === "pen";
    // The second tap follows the link.
    if (!tapped || openLink === link) return;
    event.preventDefault();
    show(link);
  });
}

for (const note of notes.values()) {
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && schedule(hide, HIDE_DELAY));
}

document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", (event) => {
  if (openLink && !openLink.contains(event.target) && !noteOf(openLink).contains(event.target)) hide();
});
addEventListener("scroll", positionNote, { passive: true });
addEventListener("resize", positionNote);
