"""What the tests of the list of tools share: its filters, and what it shows against a count over the sources."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.facts import expected, tools

READ = """() => ({
  shown: [...document.querySelectorAll(".card-grid:not([hidden]) [data-tool]")].map((card) => card.dataset.tool),
  counts: Object.fromEntries([...document.querySelectorAll("#_filters input[type=checkbox]")]
    .map((box) => [`${box.name} ${box.value}`, Number(box.closest("label").querySelector(".count").textContent)])),
  ticked: [...document.querySelectorAll("#_filters input:checked")].map((box) => `${box.name} ${box.value}`).sort(),
})"""
OPEN_ALL = "for (const group of document.querySelectorAll('#_filters details')) group.open = true"


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"#_filters input[name={name}][value='{value}']")


def count(page: Page) -> Locator:
    return page.locator("#_browse-count")


def cards(page: Page) -> Locator:
    """The cards in the list, of which a long one gets the last a little later than the first."""
    return page.locator(".card-grid:not([hidden]) [data-tool]")


def order(page: Page) -> list[str]:
    """The ids of all tools in the order in which the whole list shows them."""
    expect(cards(page)).to_have_count(len(tools()))
    shown: list[str] = page.evaluate(READ)["shown"]
    return shown


def assert_shows(page: Page, chosen: Mapping[str, list[str]], found: list[str] | None = None) -> None:
    """The page shows what fits, counts what a count over the sources gives, and has the right boxes ticked."""
    shown, counts = expected(chosen, found)
    in_use = any(chosen.values()) or found is not None
    text = f"{len(shown)} of {len(tools())} tools" if in_use else f"{len(tools())} tools"
    expect(count(page)).to_have_text(text)
    expect(cards(page)).to_have_count(len(shown))
    read = page.evaluate(READ)
    assert sorted(read["shown"]) == sorted(shown), chosen
    assert {key: number for key, number in read["counts"].items() if number or key in counts} == counts, chosen
    assert read["ticked"] == sorted(f"{name} {value}" for name, values in chosen.items() for value in values)


def search(page: Page, text: str) -> None:
    page.locator("#_filter-text").fill(text)
    page.locator("#_filter-text").press("Enter")
    expect(page.locator("#_chips")).to_contain_text(f"“{text}”")
