"""A hundred assorted problems in one tree: `catalogue check` reports each, in order, and ends with exit code 1."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site_helpers import MINIMAL, write

ROOT = Path(__file__).parent.parent

FRONT = [
    ("sectors: [design, desing]", "V104", 19),
    ("aims: [network]", "V104", 8),
    ("status: pilot", "V105", 9),
    ("mode: online", "V105", 7),
    ("countries: [SE, uk]", "V108", 17),
    ("number: twelve", "V103", 9),
    ("reviewed: 1.2.2021", "V106", 11),
    ("titel: Export", "V102", 1),
    ("place: {city: Malmö, contry: SE}", "V102", 22),
    ("links: [{label: A, url: example}]", "V109", 25),
    ("organisers: [nobody]", "V104", 14),
    ("editions: [{label: A, start: 2021, end: 2020}]", "V107", 41),
    ("figures: [{label: A}]", "V101", 11),
    ("audience: designers", "V103", 11),
    ("related: [missing]", "V104", 11),
    ("uncertain: {nothing: Why.}", "V120", 13),
    ("aliases: [Old]", "V119", 11),
    ("summary:", "V111", 1),
    ("formats: [fair-visit, fair-visit]", "V113", 23),
    ("strand: [events]", "V103", 9),
]
LINKS = [
    ("missing.md", "L101"),
    ("../pages/about.md#missing", "L102"),
    ("../media/missing.pdf", "L103"),
    ("../../missing.md", "L104"),
    ("/about/", "L105"),
]
SOUND = {
    "title": "{title}",
    "summary": "A tool with a problem.",
    "strand": "events",
    "sectors": "[design]",
    "aims": "[networks]",
}

Problem = tuple[str, int, int, str]


def fields(number: int, problem: str) -> list[str]:
    """The front matter of a tool in which one line is faulty."""
    name = problem.split(":")[0]
    sound = {key: value.format(title=f"Tool {number}") for key, value in SOUND.items()}
    return [*(f"{key}: {value}" for key, value in sound.items() if key != name), problem]


def a_hundred_problems(project: Path) -> list[Problem]:
    """Forty files, each with one problem in its fields, two in its links, or something that cannot be read."""
    expected: list[Problem] = []
    for number in range(40):
        path = f"content/tools/tool-{number:02}.md"
        line, code, column = FRONT[number % len(FRONT)]
        front = fields(number, line)
        expected.append((path, 2 if code == "V101" and column == 1 else len(front) + 1, column, code))
        first, second = LINKS[number % len(LINKS)], LINKS[(number + 2) % len(LINKS)]
        body = (
            f"Look [to the east]({first[0]})\n\nand [to the south]({second[0]}).\n"
            if number % 2 or number >= 20
            else "Text.\n"
        )
        write(project, {path: "\n".join(["---", *front, "---", "", body])})
        if body != "Text.\n":
            expected.append((path, len(front) + 4, 20, first[1]))
            expected.append((path, len(front) + 6, 20, second[1]))
    return expected


def test_a_hundred_problems_are_all_told_sorted_and_without_a_traceback(tmp_path: Path) -> None:
    project = shutil.copytree(MINIMAL, tmp_path / "project")
    expected = a_hundred_problems(project)
    assert len(expected) == 100
    done = subprocess.run(
        [sys.executable, "-m", "catalogue", "check", "--format", "json"],
        cwd=project,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert done.returncode == 1
    told = [
        (item["path"], item["line"], item["column"], item["code"]) for item in json.loads(done.stdout)["diagnostics"]
    ]
    assert told == sorted(told)
    assert told == sorted(expected)
