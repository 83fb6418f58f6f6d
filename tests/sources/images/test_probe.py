"""A picture is judged by its bytes, and nothing of it is decoded before its format and its size are known."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from catalogue.diagnostics import Diagnostic
from catalogue.sources.images import Picture, examine, open_picture
from catalogue.sources.images.probe import MOST_BYTES
from tests.photographs import archive, bomb, chunk, from_a_phone, photo, saved

FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
PHOTO = photo(120, 80)


def problem(data: bytes, name: str) -> Diagnostic | None:
    """The only problem of a picture."""
    seen = examine(data, f"content/media/{name}")
    assert len(seen.diagnostics) <= 1
    return seen.diagnostics[0] if seen.diagnostics else None


def told(data: bytes, name: str) -> tuple[str, str]:
    found = problem(data, name)
    return (found.code, found.message) if found else ("", "")


def known(data: bytes, name: str) -> Picture:
    picture = examine(data, f"content/media/{name}").picture
    assert picture is not None
    return picture


@pytest.mark.parametrize("ending", FORMATS)
def test_a_sound_picture_gives_its_size_and_its_average_colour(ending: str) -> None:
    picture = known(saved(Image.new("RGB", (120, 80), (200, 100, 40)), FORMATS[ending]), f"a.{ending}")
    assert (picture.width, picture.height, picture.transparent) == (120, 80, False)
    parts = [int(picture.colour[n : n + 2], 16) for n in (1, 3, 5)]
    assert all(abs(part - meant) < 8 for part, meant in zip(parts, (200, 100, 40), strict=True))


def test_a_picture_of_109_kilobytes_that_claims_900_megapixels_is_refused_unopened() -> None:
    data = bomb()
    assert 100_000 < len(data) < 120_000
    code, message = told(data, "stand.png")
    assert code == "R501"
    assert message == "the picture has 900 megapixels (30000 × 30000); it may have 40 megapixels"


def test_a_picture_that_is_refused_for_its_size_is_not_even_shown_to_a_decoder(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(bomb(20_000, 20_000))
    code = (
        "import sys; from pathlib import Path; from catalogue.sources.images import open_picture\n"
        "_, make = open_picture(Path(sys.argv[1]), 'content/media/bomb.png')\n"
        "print(make().diagnostics[0].code, 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "bomb.png"], capture_output=True, text=True)
    assert done.stdout == "R501 False\n"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    digest, make = open_picture(tmp_path / "a.jpg", "content/media/a.jpg")
    assert (digest, [found.code for found in make().diagnostics]) == ("", ["R501"])


def test_a_file_that_has_gone_is_reported(tmp_path: Path) -> None:
    _, make = open_picture(tmp_path / "a.jpg", "content/media/a.jpg")
    assert [found.code for found in make().diagnostics] == ["R108"]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_picture_that_was_cut_off_is_refused(ending: str, share: float) -> None:
    data = saved(PHOTO, FORMATS[ending])
    assert told(data[: int(len(data) * share)], f"a.{ending}") == (
        "R502",
        "the picture is damaged: it ends in the middle",
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_whatever_a_file_is_cut_down_to_it_is_judged_without_an_error(ending: str) -> None:
    data = saved(photo(16, 12), FORMATS[ending])
    for length in range(0, len(data), 7):
        assert told(data[:length], f"a.{ending}")[0] in {"R502", "R503", "R505"}


@pytest.mark.parametrize("ending", FORMATS)
def test_whatever_byte_is_damaged_the_picture_is_judged_without_an_error(ending: str) -> None:
    data = saved(photo(16, 12), FORMATS[ending])
    for place in range(0, len(data), 5):
        for value in (0, 0xFF, data[place] ^ 0x55):
            changed = data[:place] + bytes([value]) + data[place + 1 :]
            seen = examine(changed, f"content/media/a.{ending}")
            assert seen.picture or seen.diagnostics


def test_a_progressive_photograph_is_followed_to_its_end() -> None:
    data = saved(PHOTO, progressive=True)
    assert told(data, "a.jpg") == ("", "")
    assert told(data[:-400], "a.jpg")[0] == "R502"


def test_a_changed_checksum_is_seen() -> None:
    data = bytearray(saved(PHOTO, "PNG"))
    data[-30] ^= 1
    assert told(bytes(data), "a.png") == ("R502", "the picture is damaged: a part of it has changed since it was saved")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("more", "what"),
    [
        (archive(), "a ZIP archive or an Office document"),
        (b"<!doctype html><script>alert(1)</script>", "a web page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<?php phpinfo();", "something else"),
        (saved(PHOTO, "PNG"), "a PNG picture"),
        (b"\0" * 40 + archive(), "a ZIP archive or an Office document"),
    ],
    ids=["zip", "html", "pdf", "php", "png", "zip behind zeros"],
)
def test_something_behind_the_picture_is_refused(ending: str, more: bytes, what: str) -> None:
    found = told(saved(PHOTO, FORMATS[ending]) + more, f"a.{ending}")
    assert found == ("R504", f"after the end of the picture, the file holds {what}")


FILM = b"\0\0\0\x14ftypmp42\0\0\0\0mp42" + b"\0\0\0\x0cmdatfilm"
SAMSUNG = b"Image_UTC_Data1" + (b"SEFH" + b"\0" * 20) + (24).to_bytes(4, "little") + b"SEFT"


@pytest.mark.parametrize(
    "more",
    [b"\0" * 2000, saved(PHOTO), saved(PHOTO) + b"\0\0" + saved(PHOTO), FILM, SAMSUNG, saved(PHOTO) + SAMSUNG],
    ids=["zeros", "picture", "pictures", "film", "samsung", "picture and samsung"],
)
def test_what_phones_put_behind_a_photograph_is_let_through(more: bytes) -> None:
    assert told(saved(PHOTO) + more, "a.jpg") == ("", "")


@pytest.mark.parametrize("more", [FILM + archive(), saved(PHOTO) + archive(), archive() + SAMSUNG, FILM[:30]])
def test_what_hides_behind_that_is_refused_all_the_same(more: bytes) -> None:
    assert told(saved(PHOTO) + more, "a.jpg")[0] == "R504"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.png", saved(PHOTO), "a JPEG picture"),
        ("a.jpg", saved(PHOTO, "PNG"), "a PNG picture"),
        ("a.jpg", b"<!doctype html><p>x", "a web page"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG picture"),
        ("a.jpg", archive(), "a ZIP archive or an Office document"),
        ("a.gif", b"%PDF-1.7\n", "a PDF document"),
        (
            "a.jpg",
            b"version https://git-lfs.github.com/spec/v1\n",
            "a pointer of Git LFS to a file that was not fetched",
        ),
        ("a.avif", FILM, "a film or a sound recording"),
        ("a.svg", b"no drawing at all", "something that is not a picture"),
        ("a.webp", b"", "nothing at all"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, data: bytes, what: str) -> None:
    assert told(data, name) == ("R503", f"the name ends in `{name[1:]}`, but the file holds {what}")


def test_the_right_name_is_offered_where_there_is_one() -> None:
    found = problem(saved(PHOTO), "stand.png")
    assert found
    assert found.help.startswith("Rename it to `stand.jpg`")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "an HEIC picture"),
        (saved(PHOTO, "TIFF"), "a TIFF picture"),
        (saved(PHOTO, "BMP"), "a BMP picture"),
        (b"\xff\x0a\0\0", "a JPEG XL picture"),
        (b"8BPS\0\1", "a Photoshop picture"),
    ],
)
def test_a_picture_that_not_every_browser_shows_is_refused(data: bytes, what: str) -> None:
    assert told(data, "a.jpg") == ("R505", f"the file holds {what}, which not every browser can show")


@pytest.mark.parametrize("ending", ["gif", "png", "webp", "avif"])
def test_a_picture_that_moves_is_told_of_and_published(ending: str) -> None:
    data = saved(PHOTO, FORMATS[ending], save_all=True, append_images=[photo(120, 80, 2)])
    assert told(data, f"a.{ending}")[0] == "R508"
    assert known(data, f"a.{ending}").width == 120


def test_a_picture_is_measured_as_it_is_held() -> None:
    picture = known(from_a_phone(60, 40), "a.jpg")
    assert (picture.width, picture.height) == (40, 60)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_understood(mode: str) -> None:
    image = Image.new("I;16", (60, 40), 30_000) if mode == "I;16" else PHOTO.resize((60, 40)).convert(mode)
    name, ending = ("JPEG", "jpg") if mode == "CMYK" else ("PNG", "png")
    picture = known(saved(image, name), f"a.{ending}")
    assert (picture.width, picture.transparent) == (60, False)
    assert picture.colour


def test_a_picture_through_which_one_can_see_has_no_colour() -> None:
    image = Image.new("RGBA", (300, 300), (255, 0, 0, 255))
    image.putpixel((150, 150), (255, 0, 0, 254))
    picture = known(saved(image, "PNG"), "a.png")
    assert (picture.transparent, picture.colour) == (True, "")


def test_the_profile_of_a_device_is_taken_into_account_or_passed_over() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = known(saved(PHOTO, quality=95), "a.jpg").colour
    assert known(saved(PHOTO, quality=95, icc_profile=profile), "a.jpg").colour == plain
    assert known(saved(PHOTO, quality=95, icc_profile=b"no profile"), "a.jpg").colour == plain


def test_texts_inside_of_a_picture_do_no_harm() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "<script>" * 100)
    assert told(saved(PHOTO, "PNG", pnginfo=texts), "a.png") == ("", "")


def test_a_gif_whose_frame_is_larger_than_it_says_is_refused() -> None:
    data = bytearray(saved(Image.new("P", (40, 40)), "GIF"))
    frame = data.index(b",\0\0\0\0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    assert told(bytes(data), "a.gif")[0] == "R502"


def test_a_picture_without_pixels_is_refused() -> None:
    head = chunk(b"IHDR", (10).to_bytes(4) * 2 + b"\x08\0\0\0\0")
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b"")
    assert told(data, "a.png") == ("R502", "the picture is damaged: it holds no picture")


def test_nothing_that_was_made_for_a_test_depends_on_chance() -> None:
    assert saved(PHOTO) == saved(photo(120, 80))
    assert Image.open(BytesIO(from_a_phone())).getexif().get_ifd(0x8825)
