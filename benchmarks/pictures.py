"""Weighs a tool page with twenty photographs of 5 MB each as a phone loads it, and says how long it takes to build.

    python3 -m benchmarks.pictures [FOLDER]

The project is made in FOLDER, or in a folder of its own that goes away again; needs the requirements of the tests, and
Chromium, whose place CATALOGUE_CHROMIUM may name.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from playwright.sync_api import sync_playwright

from tests.browser.published import serve
from tests.gallery import NUMBER, PATH, gallery, loaded, on_a_phone
from tests.photographs import ORIENTATION, photo, saved

LEAST = 5_000_000
ROOT = Path(__file__).parents[1]


def photographs() -> Iterator[bytes]:
    """Photographs of twelve megapixels, every fifth of them held upright, in just over 5 MB."""
    from PIL import Image

    for number in range(NUMBER):
        exif = Image.Exif()
        exif[ORIENTATION] = 1 if number % 5 else 6
        image = photo(4032, 3024, number, 0.1)
        yield next(data for quality in range(92, 101) if len(data := saved(image, quality=quality, exif=exif)) >= LEAST)


def run_timed(what: str, project: Path, *arguments: str) -> None:
    """Run the program on a project, and print how long it takes by the clock and in all processes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CATALOGUE_CACHE": str(project / "cache")}
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "catalogue", *arguments]
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what:58} {perf_counter() - start:6.1f} s by the clock, {work:6.1f} s of work")


def main(folder: Path) -> None:
    """Build, weigh and print."""
    project = folder if (folder / "content").is_dir() else gallery(folder, photographs())
    for name in ("cache", "public"):
        shutil.rmtree(project / name, ignore_errors=True)
    run_timed("check, for the first time", project, "check")
    run_timed("build, for the first time", project, "build")
    shutil.rmtree(project / "public")
    run_timed("build into an empty folder, from what was kept", project, "build")
    about = project / "content/pages/about.md"
    about.write_text(about.read_text("utf-8") + "\nAnd more.\n", encoding="utf-8")
    run_timed("check after an edit elsewhere", project, "check")
    run_timed("check of an unchanged tree", project, "check")
    program = os.environ.get("CATALOGUE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, serve(project / "public", "https://example.org/", "/") as site:
        browser = playwright.chromium.launch(executable_path=program)
        for density in (2, 3):
            with on_a_phone(browser, density) as context:
                files = loaded(context, site.at(PATH))
            pictures = [size for url, size in files.items() if "/media/" in url]
            print(
                f"390 px × {density}: {len(pictures)} pictures {sum(pictures)} bytes, all {sum(files.values())} bytes"
            )
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary) / "gallery")
