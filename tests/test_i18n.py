"""Languages: names from Unicode CLDR, messages from gettext catalogues that are compiled for real."""

from pathlib import Path

import pytest

from catalogue.i18n import (
    Messages,
    country_code,
    country_codes,
    country_name,
    currency_codes,
    has_locale,
    language_codes,
    language_name,
    load_messages,
    sort_key,
)

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
POLISH = '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'


def catalogue(folder: Path, text: str, language: str = "sv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.po").write_text(text, encoding="utf-8")
    return folder


def load(*folders: Path, language: str = "sv") -> tuple[Messages, list[tuple[str, int, str]]]:
    problems: list[tuple[str, int, str]] = []
    messages = load_messages(language, folders, lambda file, line, reason: problems.append((file.name, line, reason)))
    return messages, problems


def test_the_codes_are_those_of_the_standards() -> None:
    assert len(country_codes()) == 249
    assert {"SE", "NO", "GB"} <= country_codes()
    assert not {"EU", "UK", "XK", "ZZ"} & country_codes()
    assert {"EUR", "SEK"} <= currency_codes()
    assert {"sv", "et", "lv"} <= language_codes()
    assert has_locale("sv")
    assert not has_locale("bi")


@pytest.mark.parametrize(("name", "expected"), [("Sweden", "SE"), ("norway", "NO"), ("Atlantis", None)])
def test_a_country_is_known_by_its_english_name(name: str, expected: str | None) -> None:
    assert country_code(name) == expected


def test_names_are_those_of_the_language_they_are_read_in() -> None:
    assert country_name("SE", "en") == "Sweden"
    assert country_name("SE", "pl") == "Szwecja"
    assert country_name("QQ", "en") == "QQ"
    assert language_name("sv") == "Svenska"


def test_names_are_ordered_without_regard_to_case_and_marks() -> None:
    assert sorted(["Östersund", "apple", "Zebra", "Åbo"], key=sort_key) == ["Åbo", "apple", "Östersund", "Zebra"]


def test_the_forms_of_a_language_are_known_without_a_header(tmp_path: Path) -> None:
    forms = '\nmsgid "%(n)s tool"\nmsgid_plural "%(n)s tools"\nmsgstr[0] "%(n)s plik"\nmsgstr[1] "%(n)s pliki"\n'
    messages, _ = load(catalogue(tmp_path, HEAD + forms + 'msgstr[2] "%(n)s plików"\n', "pl"), language="pl")
    assert messages.ngettext("%(n)s tool", "%(n)s tools", 5) == "5 plików"


@pytest.mark.parametrize(("language", "direction"), [("sv", "ltr"), ("ar", "rtl")])
def test_a_language_has_its_direction(language: str, direction: str) -> None:
    assert Messages(language).direction == direction


def test_a_message_without_a_translation_stays_english(tmp_path: Path) -> None:
    messages, problems = load(catalogue(tmp_path, HEAD + '\nmsgid "Tools"\nmsgstr "Verktyg"\n'))
    assert problems == []
    assert (messages.gettext("Tools"), messages.gettext("Aims")) == ("Verktyg", "Aims")


def test_the_first_folder_wins_and_the_others_fill_in(tmp_path: Path) -> None:
    child = catalogue(tmp_path / "child", HEAD + '\nmsgid "Tools"\nmsgstr "Redskap"\n')
    parent = catalogue(
        tmp_path / "parent", HEAD + '\nmsgid "Tools"\nmsgstr "Verktyg"\n\nmsgid "Aims"\nmsgstr "Syften"\n'
    )
    messages, problems = load(child, parent)
    assert problems == []
    assert (messages.gettext("Tools"), messages.gettext("Aims")) == ("Redskap", "Syften")


def test_a_number_takes_the_form_that_its_language_asks_for(tmp_path: Path) -> None:
    forms = '\nmsgid "%(n)s tool"\nmsgid_plural "%(n)s tools"\nmsgstr[0] "%(n)s plik"\nmsgstr[1] "%(n)s pliki"\n'
    text = HEAD + POLISH + forms + 'msgstr[2] "%(n)s plików"\n'
    messages, problems = load(catalogue(tmp_path, text, "pl"), language="pl")
    assert problems == []
    assert [messages.ngettext("%(n)s tool", "%(n)s tools", n) for n in (1, 3, 5, 22)] == [
        "1 plik",
        "3 pliki",
        "5 plików",
        "22 pliki",
    ]


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    messages, problems = load(tmp_path, language="en")
    assert problems == []
    assert [messages.ngettext("%(n)s tool", "%(n)s tools", n) for n in (1, 2)] == ["1 tool", "2 tools"]


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ('msgid "Tools"\nmsgstr "Verktyg\n', 5, "a quotation mark is missing"),
        ('msgid "Tools"\nmsgstr Verktyg\n', 5, "a quotation mark is missing"),
        ('msgid "%(n)s tools"\nmsgstr "%(m)s verktyg"\n', 4, "can be filled with %(n)s only"),
        ('msgid "Tools"\nmsgstr "100 % verktyg"\n', 4, "can be filled with nothing only"),
        ('msgid "Tools"\n', 4, "missing msgstr"),
    ],
)
def test_a_catalogue_that_would_fail_later_is_told_of_at_once(
    tmp_path: Path, lines: str, line: int, words: str
) -> None:
    messages, problems = load(catalogue(tmp_path, HEAD + "\n" + lines))
    assert [(name, words in reason) for name, _, reason in problems] == [("sv.po", True)]
    assert problems[0][1] == line
    assert messages.gettext("Tools") == "Tools"


def test_faulty_plural_forms_and_another_encoding_are_told_of(tmp_path: Path) -> None:
    plural = catalogue(tmp_path / "a", HEAD + '"Plural-Forms: nplurals=x; plural=n;\\n"\n\nmsgid "a"\nmsgstr "b"\n')
    assert [name for name, _, _ in load(plural)[1]] == ["sv.po"]
    (tmp_path / "b").mkdir()
    (tmp_path / "b/sv.po").write_bytes('msgid "Sea"\nmsgstr "Sjö"\n'.encode("latin-1"))
    assert load(tmp_path / "b")[1] == [("sv.po", 1, "the file is not saved as UTF-8")]


def test_a_fuzzy_translation_is_not_used(tmp_path: Path) -> None:
    text = HEAD + '\n#, fuzzy, python-format\nmsgid "Tools"\nmsgstr "100 % fel"\n'
    messages, problems = load(catalogue(tmp_path, text))
    assert problems == []
    assert messages.gettext("Tools") == "Tools"


def test_the_digest_of_messages_changes_with_their_catalogue(tmp_path: Path) -> None:
    before, _ = load(catalogue(tmp_path, HEAD + '\nmsgid "Tools"\nmsgstr "Verktyg"\n'))
    after, _ = load(catalogue(tmp_path, HEAD + '\nmsgid "Tools"\nmsgstr "Redskap"\n'))
    assert before.digest != after.digest
