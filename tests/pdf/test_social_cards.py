"""Social cards: a picture with the title in its language, made anew when its words change and at no other time."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from catalogue.artwork.cover import CoverData
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pdf.social_cards import SIZE, card_view, draw_card
from catalogue.theme.templates import Theme
from catalogue.views import SocialCardView
from tests.artwork.cover.subjects import ABCD, BALTIC_HOME
from tests.pages.test_json_ld import graph
from tests.pipeline.test_build import codes, edit, publish, touched
from tests.projects import small
from tests.rendered_site import Rendered

STRIP = (180, 16, 95)
FAIR = "cards/en/tools/harbour-fair.png"

TITLES = {
    "da": "Øresundsregionens internationaliseringsrådgivning til små og mellemstore kreative virksomheder på tværs",
    "de": "Internationalisierungsberatungsprogramm für Kulturschaffende und Kreativwirtschaftsunternehmen im",
    "en": "A joint export mentoring programme for small companies of the cultural and creative industries around the",
    "et": "Õppeprogrammide rahvusvahelistumine väikeettevõtetele ja ühisnäitustele Läänemere äärsetes piirkondades",
    "fi": "Kulttuurialojen kansainvälistymiskoulutusohjelmakokonaisuus pienyrityksille Itämeren alueen",
    "lt": "Šiaurės šalių kūrybinių industrijų įmonių tarptautiškumo ugdymo programa „Žvejų uostas“ ir jos mokymų",
    "lv": "Starptautiskās sadarbības stiprināšanas programma radošo nozaru uzņēmumiem Baltijas jūras reģiona valstīs",
    "nb": "Internasjonaliseringsprogram for små bedrifter i kulturelle og kreative næringer på tvers av hele",
    "pl": "Żółta łódź: wspólne stoiska przedsiębiorstw sektora kreatywnego na międzynarodowych targach książki i",
    "sv": "Internationaliseringsrådgivning för små företag inom de kulturella och kreativa näringarna kring hela",
}
AWKWARD = {
    "one letter": "Ö",
    "one word that no hyphen parts": "a" * 120,
    "an address": "https://catalogue.example/" + "very/long/" * 9,
    "as long as a title may be": "Very long names of things that should never be called so, " * 5,
    "marks of markup": '#panic() *bold* _it_ $x$ @ref <label> // \\ [a] {b} "c"',
}


def view(title: str, language: str = "en", label: str = "Tool · Support at events") -> SocialCardView:
    return SocialCardView(title, language, label, "Creative Ports Catalogue", language)


@pytest.fixture(scope="session")
def theme(everything: Rendered) -> Theme:
    return everything.interface.theme


def opened(card: bytes) -> Image.Image:
    return Image.open(BytesIO(card)).convert("RGB")


def drawn(theme: Theme, words: SocialCardView) -> Image.Image:
    return opened(draw_card(words, CoverData("x"), theme))


def strips(card: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that has the colour of the strips."""
    away = ImageChops.difference(card, Image.new("RGB", card.size, STRIP)).convert("L")
    found = away.point(lambda grey: 255 if grey < 5 else 0).getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize("language", TITLES)
def test_a_long_title_stays_inside_the_sheet_in_every_language(theme: Theme, language: str) -> None:
    left, top, right, bottom = strips(opened(draw_card(view(TITLES[language], language), CoverData("x"), theme)))
    assert len(TITLES[language]) > 90
    assert (left > 45, top > 45, right < 1155, bottom < 530) == (True, True, True, True)
    assert right > 800  # and takes the room that there is


@pytest.mark.parametrize("title", AWKWARD.values(), ids=AWKWARD)
def test_an_awkward_title_stays_inside_the_sheet_and_is_never_read_as_markup(theme: Theme, title: str) -> None:
    left, top, right, bottom = strips(drawn(theme, view(title[:300])))
    assert (left > 45, top > 45, right < 1155, bottom < 530) == (True, True, True, True)


@pytest.mark.parametrize(
    "sign", ["1\ufe0f\u20e3", "\U0001f1f8\U0001f1ea", "\U0001f469\u200d\U0001f3a8", "文"], ids=ascii
)
def test_a_sign_without_a_glyph_is_one_square_on_a_card(theme: Theme, sign: str) -> None:
    assert drawn(theme, view(f"Step {sign} in 2021", label=sign)) == drawn(theme, view("Step □ in 2021", label="□"))


@pytest.mark.parametrize("field", ["label", "foot"])
def test_long_words_around_the_title_leave_the_edge_of_the_card_alone(theme: Theme, field: str) -> None:
    words = {"label": "Tool", "foot": "A Catalogue", field: "Words that go on and on and " * 10}
    card = drawn(theme, SocialCardView("A title", "en", language="en", **words))
    edge = card.crop((1185, 0, 1200, 630)).getcolors()
    assert edge is not None
    assert [colour for _, colour in edge] == [max(edge)[1]]


@pytest.mark.parametrize("subject", [BALTIC_HOME, ABCD, CoverData("about", series="pages 3")], ids=lambda s: s.id)
def test_a_card_is_a_small_png_of_the_same_bytes_every_time(theme: Theme, subject: CoverData) -> None:
    first, second = (draw_card(view("Beacon Days"), subject, theme) for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert len(first) < 120_000
    with Image.open(BytesIO(first)) as image:
        assert (image.size, image.mode) == (SIZE, "P")
        image.load()


def test_the_words_are_those_of_the_page_in_its_language(everything: Rendered) -> None:
    english, swedish = (
        ViewBuilder(everything.site, everything.interface.messages[code], PAGES) for code in ("en", "sv")
    )
    name = everything.site.library.config.name
    strand = everything.site.library.strands["events"].title
    assert card_view(swedish, "tools/harbour-fair").title == "Hamnmässan"
    assert card_view(swedish, "tools/beacon-days").title_language == "en"  # it is not translated
    assert card_view(english, "tools/beacon-days") == SocialCardView(
        "Beacon Days", "en", f"Tool · {strand}", name, "en"
    )
    assert card_view(english, "organisations/sea-institute").label == "Organisation · Germany"
    assert card_view(english, "initiatives/sea-fund").label == "Policy measure"
    assert card_view(english, "countries/ee").title == "Estonia"
    assert card_view(english, "pages/about").label == ""
    assert card_view(english, "home").foot == everything.site.library.config.tagline


def test_every_page_names_a_card_that_is_published(everything: Rendered) -> None:
    base = everything.site.library.config.absolute_url("")
    for path, page in everything.pages.items():
        if 'http-equiv="refresh"' not in page and "embed/" not in path:
            address = page.partition('<meta property="og:image" content="')[2].partition('"')[0]
            assert address.startswith(f"{base}cards/"), path
            assert address.removeprefix(base) in everything.artifacts, path
    fair = everything.pages["sv/tools/harbour-fair/index.html"]
    assert f'content="{base}cards/sv/tools/harbour-fair.png"' in fair
    assert '<meta name="twitter:card" content="summary_large_image">' in fair
    assert "Hamnmässan – " in fair.partition('og:image:alt" content="')[2]
    (work,) = (thing for thing in graph(fair) if thing["@type"] == "CreativeWork")
    assert work["image"] == f"{base}cards/sv/tools/harbour-fair.png"


def test_a_card_is_made_anew_when_its_words_change_and_not_when_the_text_does(project: Path) -> None:
    small(project, "cards")
    publish(project)

    def change(old: str, new: str) -> set[str]:
        changed = touched(project, lambda: edit(project, "tools/harbour-fair.md", old, new))
        return {path for path in changed if path.startswith("cards/")}

    assert change("Two days on the quay.", "Three days on the quay.") == set()
    assert change("A fair at the quay", "The fair at the quay") == set()
    assert change("title: Harbour Fair", "title: Harbour Festival") == {FAIR}
    assert change("strand: events", "strand: capacity") == {FAIR}


def test_a_site_without_cards_has_none_and_names_none(project: Path) -> None:
    small(project, "data")
    assert publish(project).published
    assert not (project / "public/cards").exists()
    page = (project / "public/tools/harbour-fair/index.html").read_text(encoding="utf-8")
    assert "og:title" in page
    assert "og:image" not in page
    assert "twitter:card" not in page


def test_a_theme_sets_cards_of_its_own_and_is_told_of_its_problems(project: Path) -> None:
    small(project, "cards")
    edit(project, "site.yaml", "name: Small Catalogue", "name: Small Catalogue\ntheme: quay")
    folder = project / "themes/quay"
    (folder / "pdf").mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: quay\nextends: harbour\n", encoding="utf-8")
    card = folder / "pdf/card.typ"
    card.write_text(
        '#import "/harbour/card.typ": card as parent\n#let card(view, sheet) = {\n  view.titel\n}\n', "utf-8"
    )
    report = publish(project)
    (problem,) = report.problems.items
    assert (codes(report), problem.span.path) == (["T113"], "themes/quay/pdf/card.typ")
    card.write_text("#let card(view, sheet) = {\n  set page(width: 1200pt, height: 630pt, fill: red)\n}\n", "utf-8")
    assert publish(project).published
    assert opened((project / "public" / FAIR).read_bytes()).getpixel((600, 300)) == (255, 65, 54)
