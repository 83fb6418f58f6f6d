"""Pictures on a built site: what is published of them, how pages offer them, and what is kept for the next build."""

import re
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from catalogue.images import cache, encode
from catalogue.pipeline.build import BuildReport, build
from catalogue.pipeline.options import BuildOptions
from tests.output.building import snapshot
from tests.photographs import archive, from_a_phone, photo, saved
from tests.projects import small, written

SECRETS = (b"SECRET", b"Exif", b"http://ns.adobe.com/xap", b"ICC_PROFILE", b"GPS")
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><script>1</script><circle r="9"/></svg>'
PAGE = """\
---
title: Pictures
summary: A page with pictures of every kind.
---
![A quay by night](../media/2021/The%20quay.jpg)
*Riga, by [Anna](https://anna.example/). Photo: Anna Berg*

![Seen from above](../media/phone.jpg "Photo: Anna Berg")

Beside the words ![a sign](../media/sign.png "Drawing: Anna Berg") stands a sign, and
<img src="../media/chart.svg" alt="A circle" title="Drawing: Anna Berg" width="20">.

The [whole photograph](../media/phone.jpg) and a [list](../media/list.csv).
"""


def project_with_pictures(project: Path) -> Path:
    small(project, "pdf")
    media = project / "content/media"
    (media / "2021").mkdir(parents=True)
    (media / "2021/The quay.jpg").write_bytes(saved(photo(1000, 600)))
    (media / "phone.jpg").write_bytes(from_a_phone(700, 500))
    sign = Image.new("RGBA", (90, 60), (200, 0, 0, 255))
    sign.paste((0, 0, 0, 0), (0, 0, 45, 60))
    (media / "sign.png").write_bytes(saved(sign, "PNG"))
    (media / "chart.svg").write_bytes(DRAWING)
    (media / "list.csv").write_bytes(b"a,b\n")
    (media / "unused.jpg").write_bytes(saved(photo(30, 20)))
    written({"pages/pictures.md": PAGE}, project / "content")
    about = project / "content/pages/about.md"
    about.write_text(about.read_text("utf-8") + "\n[Pictures](pictures.md)\n", encoding="utf-8")
    tool = project / "content/tools/harbour-fair.md"
    cover = 'strand: events\ncover: {src: ../media/phone.jpg, alt: A quay, credit: "Anna Berg, CC0"}'
    tool.write_text(tool.read_text("utf-8").replace("strand: events", cover, 1), encoding="utf-8")
    return project


def publish(project: Path) -> BuildReport:
    report = build(BuildOptions(project, project / "public", jobs=1))
    assert report.published, report.problems
    return report


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with pictures of every kind, published."""
    made = project_with_pictures(tmp_path_factory.mktemp("pictures") / "project")
    publish(made)
    return made


def media(project: Path, output: str = "public") -> dict[str, bytes]:
    folder = project / output / "media"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def page(project: Path, path: str = "pictures") -> str:
    return (project / "public" / path / "index.html").read_text("utf-8")


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def test_each_picture_comes_in_a_few_widths_and_formats_and_never_larger_than_it_is(project: Path) -> None:
    names = {re.sub(r"\.[0-9a-f]{10}-", ".", name) for name in media(project)}
    quay = {f"2021/the-quay.{width}.{ending}" for width in (400, 640, 1000) for ending in ("avif", "webp")}
    phone = {f"phone.{width}.{ending}" for width in (400, 500) for ending in ("avif", "webp")}
    sign = {"sign.90.avif", "sign.90.webp", "sign.90.png"}
    rest = {"2021/the-quay.960.jpg", "phone.500.jpg", "phone.jpg", "chart.svg", "list.csv"}
    assert names == quay | phone | sign | rest


def test_nothing_that_is_published_says_where_or_with_what_a_picture_was_taken(project: Path) -> None:
    for name, data in media(project).items():
        assert [secret for secret in SECRETS if secret in data] == [], name
        if not name.endswith((".svg", ".csv")):
            image = opened(data)
            assert dict(image.getexif()) == {}
            assert not image.info.keys() & {"exif", "icc_profile", "xmp", "comment", "photoshop"}


def test_a_picture_that_was_taken_upright_stands_upright(project: Path) -> None:
    shown = [data for name, data in media(project).items() if name.startswith("phone.")]
    assert len(shown) == 6
    for image in map(opened, shown):
        assert image.height > image.width
        top, bottom = (image.convert("RGB").getpixel((image.width // 2, y)) for y in (5, image.height - 5))
        assert isinstance(top, tuple)
        assert isinstance(bottom, tuple)
        assert top[0] > 180 > 60 > top[2]
        assert bottom[2] > 160 > 60 > bottom[0]


def test_what_a_link_offers_is_the_whole_picture_without_what_it_told(project: Path) -> None:
    data = media(project)["phone.jpg"]
    assert opened(data).size == (500, 700)
    assert data != (project / "content/media/phone.jpg").read_bytes()


def test_a_picture_in_print_is_there_and_tells_nothing_either(project: Path) -> None:
    data = (project / "public/tools/harbour-fair/harbour-fair.pdf").read_bytes()
    sizes = [image.image.size for page in PdfReader(BytesIO(data)).pages for image in page.images if image.image]
    assert (500, 700) in sizes
    assert [secret for secret in (b"SECRET", b"Exif") if secret in data] == []


def test_what_is_see_through_stays_so(project: Path) -> None:
    for name, data in media(project).items():
        if name.startswith("sign."):
            image = opened(data).convert("RGBA")
            clear, solid = (image.getchannel("A").getpixel((x, 30)) for x in (10, 80))
            assert (clear, solid) <= (8, 255)
            assert solid == 255


def test_a_drawing_is_published_without_its_script(project: Path) -> None:
    assert media(project)["chart.svg"] == (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><circle r="9"></circle></svg>'
    )


def test_every_file_that_a_page_names_is_there_and_is_what_it_says(project: Path) -> None:
    html, files = page(project), media(project)
    found = re.findall(r"\.\./media/(\S+) (\d+)w", html)
    assert len(found) > 10
    for name, width in found:
        assert opened(files[name]).width == int(width)
    for name, width, height in re.findall(r'<img src="\.\./media/([^"]*)"[^>]* width="(\d+)" height="(\d+)"', html):
        if not name.endswith(".svg"):
            assert abs(opened(files[name]).width * int(height) - opened(files[name]).height * int(width)) <= int(width)


def test_a_picture_in_the_text_comes_later_and_has_a_caption_and_a_ground_in_its_colour(project: Path) -> None:
    figure = re.search(r"<figure>.*?</figure>", page(project), re.DOTALL)
    assert figure
    assert re.search(r'<svg width="1" height="1" aria-hidden="true" focusable="false"><rect [^>]*fill="#', figure[0])
    assert figure[0].count("<source ") == 4
    assert re.findall(r'<source type="([^"]*)"(?: media="([^"]*)")?', figure[0]) == [
        ("image/avif", "(max-width: 40rem)"),
        ("image/webp", "(max-width: 40rem)"),
        ("image/avif", ""),
        ("image/webp", ""),
    ]
    assert 'alt="A quay by night" width="1000" height="600" loading="lazy" decoding="async">' in figure[0]
    assert '<figcaption>Riga, by <a href="https://anna.example/">Anna</a>. Photo: Anna Berg</figcaption>' in figure[0]


def test_a_phone_is_offered_nothing_that_it_has_no_use_for(project: Path) -> None:
    narrow = re.search(r'type="image/avif" media="[^"]*" srcset="([^"]*)"', page(project))
    assert narrow
    assert re.findall(r"(\d+)w", narrow[1]) == ["400", "640"]


def test_a_picture_may_be_made_smaller_by_its_writer(project: Path) -> None:
    assert re.search(r'<img src="\.\./media/chart\.svg" alt="A circle"[^>]* width="20" height="10"', page(project))


def test_a_see_through_picture_and_a_drawing_have_no_ground(project: Path) -> None:
    paragraph = re.search(r"<p>Beside the words.*?</p>", page(project), re.DOTALL)
    assert paragraph
    assert "<rect" not in paragraph[0]


def test_the_cover_at_the_head_of_a_page_comes_first_and_in_a_list_later(project: Path) -> None:
    head = re.search(r'<div class="tool-cover">.*?</div>', page(project, "tools/harbour-fair"), re.DOTALL)
    card = re.search(r'data-tool="harbour-fair".*?</li>', page(project, "tools"), re.DOTALL)
    assert head
    assert card
    assert 'alt="A quay" width="500" height="700" fetchpriority="high" data-cover>' in head[0]
    assert 'alt="" width="500" height="700" loading="lazy" decoding="async">' in card[0]
    assert head[0].count("<source ") == card[0].count("<source ") == 4


def test_the_same_pictures_give_the_same_bytes_without_what_was_kept(project: Path) -> None:
    before = media(project)
    folder = cache.folder_of(project)
    assert folder
    for kept in folder.iterdir():
        kept.unlink()
    build(BuildOptions(project, project / "public", force=True))
    assert media(project) == before


def test_what_was_made_once_is_kept_for_the_next_output_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "encode_rendition", lambda *given: pytest.fail("made again"))
    report = build(BuildOptions(project, project / "elsewhere", jobs=1))
    assert report.published
    assert media(project, "elsewhere") == media(project)


def test_what_is_kept_and_damaged_is_made_again(project: Path) -> None:
    folder = cache.folder_of(project)
    assert folder
    before = media(project)
    for kept in folder.iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    build(BuildOptions(project, project / "public", force=True))
    assert media(project) == before


def test_only_what_the_site_uses_is_kept(tmp_path: Path) -> None:
    project = project_with_pictures(tmp_path / "project")
    publish(project)
    folder = cache.folder_of(project)
    assert folder
    count = len(list(folder.iterdir()))
    (project / "content/media/2021/The quay.jpg").write_bytes(saved(photo(500, 300, 2)))
    publish(project)
    assert len(list(folder.iterdir())) == count - 2  # two widths in place of three, each in two formats
    assert sum(name.startswith("2021/") for name in media(project)) == 5


def test_without_a_place_for_a_cache_pictures_are_made_all_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "file"))
    assert build(BuildOptions(project, tmp_path / "public")).published
    assert media(tmp_path) == media(project)


def test_a_picture_that_hides_something_stops_the_build_and_the_old_site_stands(tmp_path: Path) -> None:
    project = project_with_pictures(tmp_path / "project")
    publish(project)
    before = snapshot(project / "public")
    with (project / "content/media/phone.jpg").open("ab") as file:
        file.write(archive())
    report = build(BuildOptions(project, project / "public"))
    assert [(problem.span.path, problem.code) for problem in report.problems.items if problem.code != "R507"] == [
        ("content/media/phone.jpg", "R504")
    ]
    assert snapshot(project / "public") == before


def test_a_picture_that_changes_under_the_builds_hands_is_not_taken_for_the_one_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with_pictures(tmp_path / "project")
    original = cache.load_rendition

    def late(folder: Path | None, *rest: object) -> bytes:
        (project / "content/media/phone.jpg").write_bytes(from_a_phone(800, 500))
        return original(None, *rest)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr("catalogue.images.artifacts.load_rendition", late)
    report = build(BuildOptions(project, project / "public", jobs=1))
    assert not report.published
    assert [problem.code for problem in report.problems.items if problem.code != "R507"] == ["R108"]


def test_a_second_look_opens_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_with_pictures(tmp_path / "project")
    time.sleep(0.1)  # a file that has only just been written may change again without a sign of it
    publish(project)
    monkeypatch.setattr("catalogue.pipeline.sources.open_picture", lambda *given: pytest.fail("opened again"))
    written({"pages/more.md": "---\ntitle: More\n---\n[Pictures](pictures.md)\n"}, project / "content")
    publish(project)
