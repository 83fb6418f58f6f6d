"""Draws the pictures in docs/pictures/: real commands on a copy of the project, as they look on a terminal.

Run it from the project's folder after `python3 build.py test`, which sees to the browser:

    .venv/bin/python -m scripts.picture_commands

`python3 build.py …` is what the pictures show; what runs is the command that it hands over to.
"""

import io
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from scripts.take_screenshots import take
from tests.outside import find_chromium

PROJECT = Path(__file__).resolve().parent.parent
OUTPUT = PROJECT / "docs" / "pictures"
ENTRY = "content/tools/fair-visit-leipzig.md"
COLUMNS = 100
LONGEST = 30.0
"""Seconds that a command may be silent."""

# The chart's colours, see themes/harbour/assets/tokens.css: paper, ink, and the marks that signal something.
PAPER, INK, RED, GREEN, YELLOW, BLUE, MAGENTA = (
    (251, 247, 236), (16, 34, 46), (168, 40, 30), (24, 96, 61), (122, 90, 0), (30, 90, 115), (160, 14, 84),
)  # fmt: skip
THEME = TerminalTheme(PAPER, INK, [INK, RED, GREEN, YELLOW, BLUE, MAGENTA, BLUE, INK])
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="A terminal">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" fill="#fbf7ec"/>
<g transform="translate({terminal_x}, 20)">{backgrounds}<g class="{unique_id}-matrix">
{matrix}
</g></g>
</svg>
"""

SUMMARY = "Two days at the book fair for small publishers, with a briefing before and a round of talks after."
ANSWERS = ("Fair visit Leipzig", SUMMARY, "", "2", "book market", "4, visibility")
"""To title, summary, status, strand, sub-sectors and aims."""
ROW: Mapping[str, str] = {
    "Name": "Fair visit Leipzig",
    "Summary": SUMMARY,
    "Strand": "Support at international events",
    "Sub-sectors": "Book markt",
    "Aims": "Networks and contacts; Brand visibility and showcase",
    "Countries": "Lithuania, Germany",
    "Text": "The publishers meet for a briefing on the first morning and sit down for talks on the second day.",
}


def main() -> None:
    """Draw every picture anew."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    for name, scene in {"new": new, "check": check, "import": import_}.items():
        with copy_project() as folder:
            picture(name, *scene(Path(folder)))
    with copy_project() as folder:
        (OUTPUT / "serve.webp").write_bytes(serve(Path(folder)))
    for file in sorted(OUTPUT.iterdir()):
        print(f"{file.stat().st_size:9,}  {file.name}")


def copy_project() -> "TemporaryDirectory[str]":
    """A copy of what a project consists of, to be thrown away."""
    folder = TemporaryDirectory()
    for name in ("content", "themes"):
        shutil.copytree(PROJECT / name, Path(folder.name, name))
    shutil.copy(PROJECT / "build.py", folder.name)
    return folder


def new(folder: Path) -> tuple[str, str]:
    """A tool is begun, by answering questions."""
    return "new tool", converse(folder, ["new", "tool"], ANSWERS)


def check(folder: Path) -> tuple[str, str]:
    """A sub-sector is misspelt."""
    converse(folder, ["new", "tool"], ANSWERS)
    misspell(folder / ENTRY)
    return f"check {ENTRY}", converse(folder, ["check", ENTRY])


def import_(folder: Path) -> tuple[str, str]:
    """A filled-in sheet is looked at."""
    converse(folder, ["export", "--template", "--output", "survey.xlsx"])
    book = load_workbook(folder / "survey.xlsx")
    worksheet = book["Tools"]
    for column in range(1, worksheet.max_column + 1):
        worksheet.cell(2, column).value = ROW.get(str(worksheet.cell(1, column).value))
    book.save(folder / "survey.xlsx")
    return "import survey.xlsx --dry-run", converse(folder, ["import", "survey.xlsx", "--dry-run"])


def misspell(entry: Path) -> None:
    """Write a text, and a sub-sector that there is none of."""
    text = entry.read_text("utf-8").replace("[books]", "[bookz]")
    entry.write_text(re.sub(r"<!--.*-->", ROW["Text"], text), encoding="utf-8")


def serve(folder: Path) -> bytes:
    """A page while it is written, with a problem over it."""
    chromium = find_chromium()
    if not chromium:
        sys.exit("There is no Chromium: install one, or name it in CATALOGUE_CHROMIUM.")
    converse(folder, ["new", "tool"], ANSWERS)
    command = [sys.executable, "-P", "-m", "catalogue", "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    assert server.stderr is not None
    address = next(match[0] for line in server.stderr if (match := re.search(r"http://\S+", line)))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
            page.goto(f"{address}tools/fair-visit-leipzig/")
            misspell(folder / ENTRY)
            page.get_by_text("bookz").first.wait_for()
            return take(page)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=LONGEST)


def converse(folder: Path, arguments: Sequence[str], answers: Sequence[str] = ()) -> str:
    """What a command shows on a terminal of its own, answers included."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.environ |= {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
        os.execv(sys.executable, [sys.executable, "-P", "-m", "catalogue", *arguments])  # noqa: S606 - our own
    output, waiting = b"", list(answers)
    while (more := read(terminal)) is not None:
        output += more
        if waiting and output.endswith(b"> "):
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.waitpid(process, 0)
    os.close(terminal)
    return output.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes | None:
    """What has been written to a terminal meanwhile; None when the command has ended."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                return os.read(terminal, 65536) or None
            except OSError:  # on Linux, the end of the other side (EIO)
                return None
    raise TimeoutError("The command waits for something that nobody has thought of.")


def picture(name: str, command: str, output: str) -> None:
    """Draw what a command has shown."""
    # What was overwritten on its line, such as the progress, is gone.
    lines = [re.sub(r"^.*\r(?:\x1b\[K)?", "", line) for line in output.rstrip("\n").split("\n")]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.assemble(("$ ", "bold"), (f"python3 build.py {command}", "bold")))
    console.print(Text.from_ansi("\n".join(lines)))
    svg = console.export_svg(theme=THEME, code_format=SVG, unique_id=name)
    (OUTPUT / f"{name}.svg").write_text(tidy(svg), encoding="utf-8")


def tidy(svg: str) -> str:
    """The drawing without the clips that hold each line to its length, and without room for a frame."""
    replacements: Sequence[tuple[str, str | Callable[[re.Match[str]], str]]] = (
        (r"<defs>.*?</defs>\n", ""),
        (r' clip-path="[^"]*"', ""),
        (r'viewBox="0 0 (\S+) (\S+)"', lambda box: f'viewBox="0 0 {box[1]} {float(box[2]) - 20:.0f}"'),
    )
    for pattern, new_text in replacements:
        svg = re.sub(pattern, new_text, svg, flags=re.DOTALL)
    return svg


if __name__ == "__main__":
    main()
