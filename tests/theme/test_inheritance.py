"""A theme's files without its templates: what `check` and `build` say alike, and assets wherever they lie."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic, Span
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.theme import ThemeFiles, find_theme
from tests.expected_texts import Compare
from tests.site_helpers import BROKEN, concise, lay_over, write

WHEN_RENDERING = {"T104", "T105", "T106", "T109", "T113"}
"""What shows only once templates and translations are compiled, which `check` does not wait for."""

OURS = {
    "themes/ours/theme.yaml": "name: ours\nstyles: [site.css, parts/menu.css]\n",
    "themes/ours/assets/site.css": "@import url('./fonts/quay.css');",
    "themes/ours/assets/parts/menu.css": "nav { background: url(../pictures/sea.svg) }",
    "themes/ours/assets/fonts/quay.css": "@font-face { src: url(./quay.woff2), url(../fonts/old.woff) }",
    "themes/ours/assets/fonts/quay.woff2": "letters",
    "themes/ours/assets/fonts/old.woff": "letters",
    "themes/ours/assets/pictures/sea.svg": "<svg/>",
    "themes/ours/assets/deep/er/one.js": 'import "../../two.js";',
    "themes/ours/assets/two.js": 'fetch("./data.json")',
    "themes/ours/assets/data.json": "{}",
}


def find(project: Path, files: Mapping[str, str] = OURS) -> tuple[ThemeFiles | None, list[Diagnostic]]:
    write(project, files)
    return find_theme("ours", project, {}, lambda keys, part: Span("content/site.yaml"))


def theme(project: Path, files: Mapping[str, str] = OURS) -> ThemeFiles:
    found, problems = find(project, files)
    assert found is not None, problems
    return found


def test_check_tells_what_build_tells_of_a_theme(tmp_path: Path, expect_text: Compare) -> None:
    for code in sorted(folder.name for folder in BROKEN.iterdir() if folder.name[0] == "T"):
        project = lay_over(BROKEN / code, tmp_path / code)
        found = concise(load(LoadOptions(project)).problems, project)
        if code in WHEN_RENDERING:
            assert found == [], code
        else:
            expect_text("".join(f"{line}\n" for line in found), BROKEN / code / "expected.txt")


def test_an_asset_in_a_folder_is_published_in_that_folder(tmp_path: Path) -> None:
    found = theme(tmp_path)
    addresses = {name: address for name, address in found.assets.items() if "/" in name}
    assert sorted(addresses) == [
        "deep/er/one.js",
        "fonts/old.woff",
        "fonts/quay.css",
        "fonts/quay.woff2",
        "pictures/sea.svg",
    ]
    for name, address in addresses.items():
        assert address.rpartition("/")[0] == f"assets/{name.rpartition('/')[0]}"
        assert address in found.asset_bytes


def test_references_between_folders_lead_to_the_published_names(tmp_path: Path) -> None:
    found = theme(tmp_path)
    below = {name: address.removeprefix("assets/") for name, address in found.assets.items()}
    text = {name: found.asset_bytes[address].decode() for name, address in found.assets.items()}
    quay, old = (below[f"fonts/{name}"].removeprefix("fonts/") for name in ("quay.woff2", "old.woff"))
    assert text["fonts/quay.css"] == f"@font-face {{ src: url(./{quay}), url(./{old}) }}"
    assert text["deep/er/one.js"] == f'import "../../{below["two.js"]}";'
    assert text["two.js"] == f'fetch("./{below["data.json"]}")'
    # The style sheets of every page are one file, which lies above those that were joined in it.
    assert text["styles.css"] == (
        f"@import url('./{below['fonts/quay.css']}');nav {{ background: url(./{below['pictures/sea.svg']}) }}"
    )


def test_what_desks_leave_behind_is_not_published(tmp_path: Path) -> None:
    left = (".DS_Store", "site.css~", "Thumbs.db", ".sass-cache/x.css")
    found = theme(tmp_path, OURS | {f"themes/ours/assets/{name}": "x" for name in left})
    assert found.assets == theme(tmp_path / "other").assets


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("theme.yaml", "name: our\n", ("T111", 1, 7)),
        ("theme.yaml", "name: ours\nstyles: [parts/mneu.css]\n", ("T107", 2, 10)),
        ("assets/parts/a.css", "a {}\n@import './b.css';", ("T107", 2, 10)),
        ("assets/parts/a.css", "@import '../../x.css';", ("T107", 1, 10)),
        ("assets/parts/a.css", "@import '../parts/a.css';", ("T108", 1, 10)),
    ],
)
def test_a_problem_of_a_theme_is_told_at_its_place(
    file: str, text: str, expected: tuple[str, int, int], tmp_path: Path
) -> None:
    found, (problem,) = find(tmp_path, OURS | {f"themes/ours/{file}": text})
    assert found is None
    assert problem.span.path == f"themes/ours/{file}"
    assert (problem.code, problem.span.line, problem.span.column) == expected


def test_all_problems_of_a_theme_are_told_at_once(project: Path) -> None:
    write(project, OURS | {"themes/ours/theme.yaml": "name: our\nstyles: [nothing.css]\n"})
    settings = project / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "theme: ours\ntheme_options: {colour: blue}\n", "utf-8")
    assert sorted(problem.code for problem in load(LoadOptions(project)).problems.items) == ["T103", "T107", "T111"]


def test_settings_that_lead_out_of_the_content_are_not_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("theme: a-secret\n", encoding="utf-8")
    (project / "content/site.yaml").unlink()
    (project / "content/site.yaml").symlink_to(tmp_path / "secret.yaml")
    problems = load(LoadOptions(project)).problems
    assert [problem.code for problem in problems.items] == ["R104"]
    assert "a-secret" not in "\n".join(concise(problems, project))
