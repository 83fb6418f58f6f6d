"""Translations: paired with their originals, checked for what they say themselves, never allowed to change a fact."""

from pathlib import Path

import pytest

from catalogue.schema.entries import Library
from tests.site_helpers import MINIMAL, changed, site, told

TOOL, SWEDISH = "content/tools/export-day.md", "content/tools/export-day.sv.md"
SETTINGS = "content/site.yaml"
SOUND = (MINIMAL / TOOL).read_text(encoding="utf-8")
BILINGUAL = (MINIMAL / SETTINGS).read_text(encoding="utf-8") + "languages: [en, sv]\n"


def problems_of(tmp_path: Path, translation: str, original: str = SOUND) -> list[tuple[str, str, int, int]]:
    return told(site(tmp_path / "project", {SETTINGS: BILINGUAL, SWEDISH: translation, TOOL: original}))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: Exportdagen", []),
        ("summary: En dag.", []),
        ("audience: [formgivare]", []),
        ("uncertain: {strand: Källan säger inget.}", []),
        ("uncertain: [strand]", []),
        ("uncertain: {strnd: Källan säger inget.}", [("V120", SWEDISH, 2, 13)]),
        ("titel: Exportdagen", [("V102", SWEDISH, 2, 1)]),
        ("title:", [("V111", SWEDISH, 2, 1)]),
        ("title: [Exportdagen]", [("V103", SWEDISH, 2, 8)]),
        ("audience: formgivare", [("V103", SWEDISH, 2, 11)]),
        ("audience: [a, a]", [("V113", SWEDISH, 2, 15)]),
        ("strand: events", [("V118", SWEDISH, 2, 1)]),
        ("strand: evenemang", [("V118", SWEDISH, 2, 1)]),
        ("reviewed: 2999-01-01", [("V118", SWEDISH, 2, 1)]),
        ("number: x\ntitle: 3", [("V118", SWEDISH, 2, 1)]),
        ("cover: {src: ../media/none.png}", [("V118", SWEDISH, 2, 1)]),
    ],
)
def test_a_translation_answers_for_its_own_words_alone(
    front: str, expected: list[tuple[str, str, int, int]], tmp_path: Path
) -> None:
    assert problems_of(tmp_path, f"---\n{front}\n---\n") == expected


def test_a_problem_of_the_original_is_not_told_again(tmp_path: Path) -> None:
    original = changed(SOUND, ("strand: events\n", ""), ("sectors: [design]", "sectors: design"), ("[SE]", "[SWE]"))
    problems = problems_of(tmp_path, "---\ntitle: Exportdagen\n---\n", original)
    assert [(code, path) for code, path, _, _ in problems] == [("V101", TOOL), ("V103", TOOL), ("V108", TOOL)]


def test_a_translation_without_an_original_may_even_link_to_itself(tmp_path: Path) -> None:
    files = {SETTINGS: BILINGUAL, "content/pages/omm.sv.md": "---\ntitle: Om\n---\n\n[Ned](#ned)\n\n## Ned\n\nHej.\n"}
    assert told(site(tmp_path / "project", files)) == [("V116", "content/pages/omm.sv.md", 1, 1)]


def test_a_translation_into_the_language_of_the_originals_replaces_nothing(tmp_path: Path) -> None:
    files = {"content/pages/about.en.md": "---\ntitle: Another\n---\n\n[Dead](dead.md)\n"}
    assert told(site(tmp_path / "project", files)) == [("V132", "content/pages/about.en.md", 1, 1)]


def test_a_translation_takes_over_what_it_does_not_say(full_library: Library) -> None:
    original = full_library.tools["ferry-fair"]
    swedish = full_library.localise(original, "sv")
    assert (swedish.title, swedish.language) == ("Färjemässan", "sv")
    assert swedish.meta.audience == ("formgivare", "spelstudior")
    assert swedish.meta.countries == original.meta.countries
    assert swedish.body.headings[0].text == "Idé"


def test_a_doubt_that_is_not_translated_stays_in_its_own_language(full_library: Library) -> None:
    swedish = full_library.localise(full_library.tools["ferry-fair"], "sv")
    assert dict(swedish.meta.uncertain) == {
        "strand": "Källan anger ingen inriktning.",
        "editions": "The third crossing is mentioned once, without a date.",
    }


def test_a_translation_without_a_text_keeps_that_of_the_original(full_library: Library) -> None:
    original = full_library.strands["events"]
    swedish = full_library.localise(original, "sv")
    assert swedish.title == "Evenemang"
    assert swedish.body is original.body


def test_an_entry_that_nobody_has_translated_is_shown_as_the_original(full_library: Library) -> None:
    assert full_library.localise(full_library.tools["ferry-fair"], "sv").language == "sv"
    assert full_library.localise(full_library.tools["quay-day"], "sv").language == "en"


def test_an_entry_carries_what_its_own_file_gives(tmp_path: Path) -> None:
    original = changed(SOUND, ("strand: events\n", "strand: events\nuncertain: {strand: Why., aims: Why.}\n"))
    translation = "---\ntitle: Exportdagen\nuncertain: {strand: Varför.}\n---\n"
    loaded = site(tmp_path / "project", {SETTINGS: BILINGUAL, SWEDISH: translation, TOOL: original})
    assert loaded.site is not None
    library = loaded.site.library
    swedish = library.localise(library.tools["export-day"], "sv")
    assert swedish.path == SWEDISH
    assert swedish.own_fields == {"title", "uncertain"}
    assert swedish.own_doubts == {"strand"}
    assert dict(swedish.meta.uncertain) == {"strand": "Varför.", "aims": "Why."}
    assert swedish.own_body.empty
    assert swedish.body is library.tools["export-day"].body
