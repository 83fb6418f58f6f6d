"""A tool page with twenty photographs, and what it weighs as a phone loads it."""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Response

from tests.projects import small

NUMBER = 20
PATH = "tools/harbour-fair/"
_PARAGRAPH = "The stand stood in the first hall, where studios from six countries showed what they had made. " * 5


def gallery(project: Path, photographs: Iterable[bytes]) -> Path:
    """A project with a tool that shows these photographs: one as its cover, the others in its text."""
    small(project, "")
    (project / "content/media").mkdir()
    parts = []
    for number, data in enumerate(photographs):
        (project / f"content/media/stand-{number:02}.jpg").write_bytes(data)
        shown = f"![Visitors at stand {number}](../media/stand-{number:02}.jpg)\n*Stand {number}. Photo: nobody, CC0*"
        parts += [_PARAGRAPH, shown] if number else []
    tool = project / "content/tools/harbour-fair.md"
    head, mark, text = tool.read_text("utf-8").rpartition("---\n")
    cover = 'cover: {src: ../media/stand-00.jpg, alt: The hall from above, credit: "Nobody, CC0"}\n'
    tool.write_text(f"{head}{cover}{mark}{text}\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
    return project


def on_a_phone(browser: Browser, density: float) -> BrowserContext:
    """A fresh profile on a phone 390 pixels wide."""
    return browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=density, is_mobile=True)


def loaded(context: BrowserContext, address: str) -> dict[str, int]:
    """Every file that a page asks for on the way down to its end, with the bytes of its content, none compressed."""
    page, answers = context.new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    pictures = page.locator(".tool .picture img")
    for number in range(pictures.count()):
        # Waiting for each one in view: a picture passed by before a frame was drawn is never asked for, nor decoded.
        pictures.nth(number).evaluate("(image) => (image.scrollIntoView({ block: 'center' }), image.decode())")
    page.wait_for_load_state("networkidle")
    return {answer.url: len(answer.body()) for answer in answers}
