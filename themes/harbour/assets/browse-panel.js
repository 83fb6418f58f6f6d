// On a narrow screen the filters are a panel at the lower edge, above which the results stay in view.

/** Sets up the panel: `opener` opens it, its own button or Escape closes it. */
export function setUpFilterPanel(panel, opener, closer, heading) {
  const isOpen = () => panel.classList.contains("is-open");

  function setOpen(open) {
    panel.classList.toggle("is-open", open);
    document.documentElement.classList.toggle("is-filtering", open);
    opener.setAttribute("aria-expanded", open);
    if (open) heading.scrollIntoView();
    // Not its field, which would call up the keyboard on the screen.
    if (open) panel.focus({ preventScroll: true });
    else opener.focus({ preventScroll: true });
  }

  opener.addEventListener("click", () => setOpen(!isOpen()));
  closer.addEventListener("click", () => setOpen(false));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) setOpen(false);
  });
}
