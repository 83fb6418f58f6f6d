"""Takes pictures of the pages that differ between two built sites, before and after, and lays them side by side.

    .venv/bin/python -m scripts.picture_changes BASE HEAD OUTPUT

BASE may be empty, as when the site could not be built before. OUTPUT gets an `index.html` that shows every pair, and
the pictures beside it; of the sites' own texts it holds titles and addresses, escaped.
"""

import argparse
import sys
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.server import serve
from catalogue.contribute.sitediff import compare
from catalogue.urls import output_file
from tests.outside import find_chromium, install_chromium

MOST = 20
"""Pages that are pictured."""
SIZES = {1280: 5_000, 390: 8_000}
"""The tallest picture at each width, in CSS pixels; what is further down is cut off."""
QUALITY = 70
PATIENCE = 15_000
"""Milliseconds for a page; one that has not loaded by then has no picture."""
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""A stranger's pages find no other host than the one that serves them."""
ALL_PICTURES = """() => {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  return Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
}"""

DOCUMENT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Changed pages, before and after</title>
<style>
body {{ margin: 2rem; font: 1rem/1.5 system-ui, sans-serif; color: #16222e; background: #fff }}
section {{ margin-block: 3rem; border-top: 1px solid #c9ced6 }}
.pair {{ display: flex; gap: 1rem; align-items: flex-start; margin-block: 1rem }}
figure {{ flex: 1; margin: 0 }}
img {{ max-width: 100%; border: 1px solid #c9ced6 }}
</style>
</head>
<body>
<h1>Changed pages, before and after</h1>
<p>{note}</p>
{sections}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that is to be pictured."""

    path: str
    """Its address below the site."""
    title: str
    how: str
    """`pages`, `added`, `removed` or `an example`."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sites."""

    name: str
    """`before` or `after`."""
    folder: Path
    address: str
    """Where it is served, with a slash at the end."""


def main() -> int:
    """Take every picture; 1 where there was something to picture and nothing came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "head", "output"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    chromium = find_chromium() or install_chromium()
    if not chromium:
        sys.exit("There is no Chromium: install one, or name it in CATALOGUE_CHROMIUM.")
    subjects = list(choose_subjects(options.base, options.head))
    options.output.mkdir(parents=True, exist_ok=True)
    with serve(options.base) as base, serve(options.head) as after, sync_playwright() as playwright:
        sides = (Side("before", options.base, base), Side("after", options.head, after))
        browser = playwright.chromium.launch(executable_path=chromium, args=[NOBODY_ELSE])
        sections = [
            section(subject, number, dict(take_all(browser, subject, sides)), options.output)
            for number, subject in enumerate(subjects[:MOST], 1)
        ]
        browser.close()
    summary = summarise(subjects)
    page = DOCUMENT.format(note=summary, sections="\n".join(sections))
    (options.output / "index.html").write_text(page, encoding="utf-8")
    print(summary)
    return int(bool(subjects) and not any(options.output.glob("*.webp")))


def choose_subjects(base: Path, after: Path) -> Iterator[Subject]:
    """The pages to picture, the most telling first; the home page stands for what changes around every page."""
    home = Subject("", "The home page", "an example")
    if not (base / "index.html").is_file():
        yield home
        return
    difference = compare(base, after)
    pages = sorted(difference.changed, key=lambda page: -len(page.changes))
    yield from (Subject(page.head.path, page.head.title, "changed") for page in pages)
    yield from (Subject(page.path, page.title, "added") for page in difference.added)
    yield from (Subject(page.path, page.title, "removed") for page in difference.removed)
    around = difference.frame or difference.lists
    if around and all(page.head.path for page in difference.changed):
        yield home


def take_all(browser: Browser, subject: Subject, sides: tuple[Side, Side]) -> Iterator[tuple[tuple[int, str], bytes]]:
    """The pictures of a page by width and side; none for a side that has no such page."""
    for width, tallest in SIZES.items():
        for side in sides:
            if not (side.folder / output_file(subject.path)).is_file():
                continue
            with browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce") as context:
                page = context.new_page()
                try:
                    page.goto(side.address + subject.path, timeout=PATIENCE)
                    page.wait_for_load_state("networkidle", timeout=PATIENCE)
                    yield (width, side.name), take(page, width, tallest)
                except Error as error:
                    print(f"{subject.path}: no picture {side.name} at {width} px: {error.message}", file=sys.stderr)


def take(page: Page, width: int, tallest: int) -> bytes:
    """A page from its top to its end, as WebP: Chromium writes it, Playwright only has no name for it."""
    page.evaluate(ALL_PICTURES)
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), tallest)
    session = page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    how = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True, "clip": clip}
    return b64decode(session.send("Page.captureScreenshot", how)["data"])


def section(subject: Subject, number: int, pictures: dict[tuple[int, str], bytes], output: Path) -> str:
    """Write the pictures of a page down; the part of the document that shows them."""
    title = escape(subject.title)
    rows = []
    for width in SIZES:
        figures = ""
        for side in ("before", "after"):
            picture, file = pictures.get((width, side)), f"{number:02}-{width}-{side}.webp"
            image = "There is no picture."
            if picture:
                (output / file).write_bytes(picture)
                image = f'<img src="{file}" alt="{title}, {width} pixels wide, {side}" loading="lazy">'
            figures += f"<figure><figcaption>{side.capitalize()}, {width} pixels wide</figcaption>{image}</figure>\n"
        rows.append(f'<div class="pair">\n{figures}</div>')
    after = f"<h2>{title}</h2>\n<p>{subject.how.capitalize()}: <code>/{escape(subject.path)}</code></p>"
    return f"<section>\n{after}\n{chr(10).join(rows)}\n</section>"


def summarise(subjects: list[Subject]) -> str:
    """What is shown, and how much is not."""
    if not subjects:
        return "No page changes."
    hidden = len(subjects) - MOST
    image = "1 page is shown" if len(subjects) == 1 else f"{min(len(subjects), MOST)} pages are shown"
    return image + (f", {hidden} more are not." if hidden > 0 else ".")


if __name__ == "__main__":
    sys.exit(main())
