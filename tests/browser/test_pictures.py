"""Pictures in a browser: which files it chooses, what the page weighs, and that nothing jumps when they come."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import watch
from tests.browser.published import Published, built_once, serve
from tests.gallery import NUMBER, PATH, gallery, loaded, on_a_phone
from tests.photographs import photo, saved

ADDRESS = "https://pictures.example/"
MOST = 400_000


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A tool with twenty photographs, some of them upright; smaller than a camera's, which only takes less time."""
    sizes = [(720, 540) if number % 4 else (720, 900) for number in range(NUMBER)]
    photographs = (saved(photo(*size, seed, 0.1)) for seed, size in enumerate(sizes))
    project = gallery(tmp_path_factory.mktemp("gallery") / "project", photographs)
    with serve(built_once(tmp_path_factory, "gallery", ADDRESS, project), ADDRESS, "/") as site:
        yield site


@pytest.mark.parametrize("density", [2, 3])
def test_twenty_pictures_on_a_phone_weigh_less_than_400_kilobytes(
    browser: Browser, published: Published, density: int
) -> None:
    context = on_a_phone(browser, density)
    complaints = watch(context)
    files = loaded(context, published.at(PATH))
    context.close()
    pictures = [url for url in files if "/media/" in url]
    assert len(pictures) == NUMBER
    assert all(url.endswith("-640.avif") for url in pictures)
    assert sum(files.values()) < MOST
    assert complaints == []


def test_a_picture_keeps_its_place_until_it_is_there(browser: Browser, published: Published) -> None:
    context = on_a_phone(browser, 2)
    context.route("**/media/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(published.at(PATH))
    box = page.locator("figure .picture").first.bounding_box()
    ground = page.locator("figure .picture > svg").first.bounding_box()
    context.close()
    assert box
    assert ground == box
    assert abs(box["height"] / box["width"] - 0.75) < 0.01


def test_only_what_comes_near_is_loaded(browser: Browser, published: Published) -> None:
    context = on_a_phone(browser, 2)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(published.at(PATH))
    page.wait_for_load_state("networkidle")
    context.close()
    assert 1 <= sum("/media/" in url for url in asked) < NUMBER // 2


def test_nothing_on_a_phone_is_wider_than_the_phone(browser: Browser, published: Published) -> None:
    context = on_a_phone(browser, 2)
    page = context.new_page()
    page.goto(published.at(PATH))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()
