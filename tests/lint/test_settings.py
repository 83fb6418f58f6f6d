"""The key `rules` of site.yaml: which rules may be set, and to what."""

import json

import jsonschema
import pytest

from catalogue import yaml_source
from catalogue.config import SETTINGS, SiteConfig, read_config
from catalogue.diagnostics import Diagnostic, Span
from catalogue.model_errors import Keys

SOUND = "name: A\ndescription: B\n"


def settings(lines: str) -> tuple[SiteConfig, list[Diagnostic]]:
    text = SOUND + lines
    data, problems = yaml_source.load(text, SETTINGS)
    assert problems == []

    def locate(keys: Keys, part: str) -> Span:
        return yaml_source.locate(text, SETTINGS, keys, part="key" if part == "key" else "value")

    config, found = read_config(data, locate)
    assert config is not None
    return config, found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("rules: {E116: off, raw-html: error, E124: warning}", []),
        ("rules: {summary-too-long: {level: warning, limit: 140}, E164: {limit: 30}}", []),
        ("rules: {E116: {hosts: [old.example.org]}}", []),
        ("rules: {E999: off}", ["3:9 E181"]),
        ("rules: {raw-htlm: off}", ["3:9 E181"]),
        ("rules: {L101: off, unsafe-address: off, V110: warning}", ["3:20 E182", "3:41 E182", "3:9 E182"]),
        ("rules: {E181: off}", ["3:9 E182"]),
        ("rules: {E116: of}", ["3:15 V105"]),
        ("rules: {E116: false}", ["3:15 V105"]),
        ("rules: {E116: {level: of}}", ["3:23 V105"]),
        ("rules: {E116: }", ["3:9 V111"]),
        ("rules: {E116: {limt: 3}}", ["3:16 V102"]),
        ("rules: {E116: {limit: 3}}", ["3:16 E183"]),
        ("rules: {E164: {hosts: [a.example]}}", ["3:16 E183"]),
        ("rules: {E164: {limit: 0}}", ["3:23 V112"]),
        ("rules: {E164: {limit: many}}", ["3:23 V103"]),
        ("rules: {E133: off, raw-html: error}", ["3:20 E184"]),
        ("rules: [E116]", ["3:8 V103"]),
        ("rules: off", ["3:8 V103"]),
    ],
)
def test_a_setting_of_a_rule_is_checked(lines: str, expected: list[str]) -> None:
    assert sorted(f"{f.span.line}:{f.span.column} {f.code}" for f in settings(lines)[1]) == expected


@pytest.mark.parametrize(
    ("lines", "offered"),
    [("rules: {raw-htlm: off}", "`raw-html`"), ("rules: {E116: of}", "`off`"), ("rules: {E116: warn}", "`warning`")],
)
def test_the_nearest_known_word_is_offered(lines: str, offered: str) -> None:
    (problem,) = settings(lines)[1]
    assert problem.help.startswith(f"Did you mean {offered}?")


def test_sound_settings_of_rules_hold_beside_faulty_ones() -> None:
    config, problems = settings("rules: {raw-html: off, E164: {limit: many}, E116: {level: error, hosts: [a.example]}}")
    assert [problem.code for problem in problems] == ["V103"]
    assert set(config.rules) == {"raw-html", "E116"}
    assert config.rules["raw-html"].level == "off"
    assert (config.rules["E116"].level, config.rules["E116"].hosts) == ("error", ("a.example",))


@pytest.mark.parametrize(
    ("rules", "sound"),
    [
        ({"E116": "off", "raw-html": {"level": "error"}}, True),
        ({"summary-too-long": {"limit": 120}, "E116": {"hosts": ["a.example"]}}, True),
        ({"E116": "of"}, False),
        ({"E999": "off"}, False),
        ({"L101": "off"}, False),
        ({"E164": {"limt": 3}}, False),
    ],
)
def test_the_schema_for_editors_knows_the_rules_and_their_levels(rules: dict[str, object], sound: bool) -> None:
    schema = json.loads(json.dumps(SiteConfig.model_json_schema()))
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"name": "A", "description": "B", "rules": rules}) is sound
