"""Result of the last run of the same command, if nothing has changed since: then no stage is even imported."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from catalogue.pipeline import up_to_date
from catalogue.pipeline.options import BuildOptions, LoadOptions, build_key, check_key

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics
    from catalogue.pipeline.build import BuildReport


def check(options: LoadOptions) -> "Diagnostics":
    """The problems of a project."""
    key, before = check_key(options), up_to_date.scan_tree(options.project)
    result = up_to_date.load_result(options.project, key, before)
    if result is not None:
        return _from_json(result)
    from catalogue.pipeline.load import load

    problems = load(options).problems
    up_to_date.store_result(options.project, key, before, _to_json(problems))
    return problems


def build(options: BuildOptions, run: "Callable[[], BuildReport]") -> "BuildReport":
    """The report of a build, which is run only where something may have changed."""
    from catalogue.pipeline.build import BuildReport

    project, key, output = options.project, build_key(options), options.output.resolve()
    before = up_to_date.scan_tree(project)
    result = None if options.force else up_to_date.load_result(project, key, before, output)
    if result is not None:
        problems = _from_json(result.pop("problems"))
        return BuildReport(problems=problems, published=True, **result)
    report = run()
    if report.published:
        result = {"problems": _to_json(report.problems), "pages": report.pages, "tools": report.tools}
        result["unchanged"] = report.written + report.unchanged
        up_to_date.store_result(project, key, before, result, output)
        # A check with the same options would have found the same, but for what only writing finds.
        check_problems = [problem for problem in result["problems"] if not problem["code"].startswith(("W", "P"))]
        up_to_date.store_result(project, check_key(options), before, check_problems)
    return report


def _to_json(problems: "Diagnostics") -> Any:
    return json.loads(json.dumps([asdict(problem) for problem in problems.items]))


def _from_json(problems: Any) -> "Diagnostics":
    from catalogue.diagnostics import Diagnostic, Diagnostics, Severity, Span

    def problem(span: dict[str, Any], severity: str, **rest: Any) -> Diagnostic:
        return Diagnostic(span=Span(**span), severity=Severity(severity), **rest)

    return Diagnostics(tuple(problem(**item) for item in problems))
