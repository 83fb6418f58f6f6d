"""The settings in site.yaml: defaults, problems, and what is left of faulty ones."""

import pytest
from pydantic_core import PydanticCustomError

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig, read_config
from catalogue.diagnostics import Span
from catalogue.model_errors import Keys
from catalogue.setting_groups import base_url

SOUND = "name: A\ndescription: B\n"


def settings(text: str) -> tuple[SiteConfig | None, list[str]]:
    data, problems = yaml_source.load(text, SETTINGS)
    assert problems == []

    def locate(keys: Keys, part: str) -> Span:
        return yaml_source.locate(text, SETTINGS, keys, part="key" if part == "key" else "value")

    config, found = read_config(data, locate)
    return config, sorted(f"{f.span.line}:{f.span.column} {f.code}" for f in found)


def test_a_name_and_a_description_are_enough() -> None:
    config, problems = settings(SOUND)
    assert problems == []
    assert config is not None
    assert config.base_url is None
    assert config.absolute_url("tools/") == ""
    assert config.root_from("tools/quay/index.html") == "../../"
    assert (config.languages, config.default_language, config.theme, config.menu) == (
        ("en",),
        "en",
        "harbour",
        ("tools",),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("languages: [en, sv]", []),
        ("languages: [en, se]", []),
        ("languages: [en, swe]", ["3:17 V126"]),
        ("languages: [en, bi]", ["3:17 V126"]),
        ("languages: [en, en]", ["3:17 V113"]),
        ("languages: []", ["3:12 V111"]),
        ("languages: en", ["3:12 V103"]),
        ("languages: [en, ]", []),
        ("languages: [en, ~]", ["3:17 V111"]),
        ("languages: [sv]", ["3:12 V127"]),
        ("languages: [sv]\ndefault_language: sv", []),
        ("languages: [sv]\ndefault_language: de", ["4:19 V127"]),
        ("languages: [swe]\ndefault_language: sv", ["3:13 V126"]),
        ("languages: [sv]\ndefault_language: [sv]", ["4:19 V103"]),
        ("langauges: [en]", ["3:1 V102"]),
        ("menu: tools", ["3:7 V103"]),
        ("country_groups:\n  EU: {title: European Union, countries: [SE, PL]}", []),
        ("country_groups:\n  EU: {title: European Union}", ["4:7 V101"]),
        ("country_groups:\n  EU: {title: European Union, countries: []}", ["4:42 V111"]),
        ("country_groups:\n  EU: {title: European Union, countries: [Sweden]}", ["4:43 V108"]),
        ("country_groups:\n  EU: {title: European Union, countries: [SE, SE]}", ["4:47 V113"]),
        ("country_groups:\n  EE: {title: Eastern Europe, countries: [EE]}", ["4:3 V137"]),
        ('country_groups:\n  "": {title: Nowhere, countries: [SE]}', ["4:7 V111"]),
        ("country_groups:\n  Sweden: {title: All of it, countries: [SE, FI]}", ["4:3 V137"]),
        ("country_groups:\n  NB8: {title: Sweden, countries: [SE, FI]}", ["4:16 V137"]),
        ("map: none", []),
        ("map: baltic", ["3:6 V105"]),
        ("logo: rose", []),
        ("logo: Rose", ["3:7 V105"]),
        ("sections: [Idea, {heading: Programme, id: what, hint: Hour by hour., highlight: true}, 2021]", []),
        ("sections: Idea", ["3:11 V103"]),
        ("sections: [Idea, true]", ["3:18 V103"]),
        ("sections: [Idea, '']", ["3:18 V111"]),
        ("sections: [{id: idea}]", ["3:12 V101"]),
        ("sections: [{heading: Idea, highlight: perhaps}]", ["3:39 V103"]),
        ("sections: [{heading: Idea, hints: Why?}]", ["3:28 V102"]),
        ("sections: [Idea, Programme, idea!]", ["3:29 V113"]),
        ("sections: [Idea, {heading: Programme, id: idea}]", ["3:18 V113"]),
        ("feed_entries: 0", ["3:15 V112"]),
        ('feed_entries: "10"', ["3:15 V103"]),
        ("theme_options: {a: 1, b: true, c: x}", []),
        ("theme_options: {a: [1]}", ["3:20 V103"]),
        ("theme_options: {a: }", ["3:17 V111"]),
        ("licence: CC0", ["3:10 V103"]),
        ("licence: {name: CC0}", ["3:10 V101"]),
        ("licence: {name: CC0, url: cc0}", ["3:27 V109"]),
        ("repository: forge", ["3:13 V109"]),
        ('edit_url: "https://code.example/edit/"', ["3:11 V131"]),
        ('edit_url: "code.example/{path}"', ["3:11 V109"]),
        ("base_url: localhost", ["3:11 V109"]),
        ('base_url: "http://[::1"', ["3:11 V109"]),
        ('base_url: "https://a.example:x/"', ["3:11 V109"]),
    ],
)
def test_a_setting_is_checked(lines: str, expected: list[str]) -> None:
    assert settings(SOUND + lines)[1] == expected


def test_faulty_settings_hold_as_far_as_they_are_sound() -> None:
    config, problems = settings("name: A\nlanguages: [en, sv]\nmenu: [tools, [x], pages/about]\nfeed_entries: many")
    assert problems == ["1:1 V101", "3:15 V103", "4:15 V103"]
    assert config is not None
    assert (config.name, config.languages, config.menu) == ("A", ("en", "sv"), ("tools", "pages/about"))


@pytest.mark.parametrize("line", ["languages: swedish", "languages: [en, swedish]"])
def test_under_faulty_languages_no_translation_is_taken_for_a_problem(line: str) -> None:
    config, _ = settings(SOUND + line)
    assert config is not None
    assert {"en", "sv", "de"} <= set(config.languages)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/b", "https://example.org/a/b/"),
        ("https://example.org/a//", "https://example.org/a/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
    ],
)
def test_a_base_url_ends_with_one_slash(address: str, expected: str) -> None:
    assert base_url(address) == expected


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org", "https://", "https://a.example/?q", "https://a b/"]
)
def test_a_base_url_is_a_web_address(address: str) -> None:
    with pytest.raises(PydanticCustomError):
        base_url(address)
