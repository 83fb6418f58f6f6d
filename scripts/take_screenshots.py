"""Takes the pictures in docs/screenshots/ from the real site, in a real browser.

Run it from the project's folder after `python3 build.py test`, which sees to the browser:

    .venv/bin/python -m scripts.take_screenshots [--site FOLDER]
"""

import argparse
import shutil
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import serve
from catalogue.pipeline.build import build
from catalogue.pipeline.options import BuildOptions
from tests.outside import find_chromium

PROJECT = Path(__file__).resolve().parent.parent
OUTPUT = PROJECT / "docs" / "screenshots"

PAGES = {
    "home": "",
    "browse": "tools/?sectors=fashion-textile",
    "tool": "tools/export-speed-mentoring/",
    "compare": "compare/?t=export-speed-mentoring,baltic-home,mesh-festival",
    "matrix": "matrix/",
    "map": "map/",
    "numbers": "numbers/",
}
SIZES = {1280: 960, 390: 844}
"""The height of the window at each width: a laptop and a phone."""
COLOURS = ("light", "dark")
FRONT = "home-1280-light"
"""The picture that the README shows, as `home.webp`."""

QUALITY = 70
LARGEST, LARGEST_TOGETHER = 120_000, 1_500_000
"""Bytes of one picture and of all: whoever clones the project pays for them."""


def main() -> int:
    """Take every picture anew; 1 if they have grown too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, help="a site that is built already")
    site = parser.parse_args().site
    chromium = find_chromium()
    if not chromium:
        sys.exit("There is no Chromium: install one, or name it in CATALOGUE_CHROMIUM.")
    with built(site) as folder, serve(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        pictures = dict(take_all(browser, address))
        browser.close()
    pictures["home"] = pictures[FRONT]
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    for name, picture in pictures.items():
        (OUTPUT / f"{name}.webp").write_bytes(picture)
    return weigh(pictures)


@contextmanager
def built(site: Path | None) -> Iterator[Path]:
    """The folder of the site: the one that is given, or one that is built and thrown away."""
    if site:
        yield site
        return
    with TemporaryDirectory() as folder:
        output = Path(folder, "site")
        if not build(BuildOptions(PROJECT, output)).published:
            sys.exit("The site has problems: `python3 build.py check` names them.")
        yield output


def take_all(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """Every page at every width in every scheme of colours, by the name of its file."""
    for width, height in SIZES.items():
        for colours in COLOURS:
            with browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if colours == "dark" else "light",
                reduced_motion="reduce",
            ) as context:
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(address + path)
                    page.wait_for_load_state("networkidle")
                    yield f"{name}-{width}-{colours}", take(page)


def take(page: Page) -> bytes:
    """What the window shows, as WebP: Chromium writes it, Playwright (1.56) only has no name for it."""
    session = page.context.new_cdp_session(page)
    picture = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    return b64decode(picture["data"])


def weigh(pictures: dict[str, bytes]) -> int:
    """Print what the pictures weigh; 1 if that is too much."""
    for name, picture in pictures.items():
        print(f"{len(picture):9,}  {name}.webp")
    together = sum(map(len, pictures.values()))
    print(f"{together:9,}  together")
    return int(together > LARGEST_TOGETHER or max(map(len, pictures.values())) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
