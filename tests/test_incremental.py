"""After any edits, an incremental build makes the tree that a clean one makes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render.projects import small
from tests.test_build import edit, publish, published

TOOLS = ("harbour-fair", "lone-beacon", "pilot-school", "new-lamp")
WORDS = st.sampled_from(["sea", "CCI", "lamp", "B2B & more", "Tallinn", "<b>", "tide"])
EDITS = st.one_of(
    st.tuples(st.just("body"), st.sampled_from(TOOLS), WORDS),
    st.tuples(st.just("title"), st.sampled_from(TOOLS), WORDS),
    st.tuples(st.just("strand"), st.sampled_from(TOOLS), st.sampled_from(["events", "capacity"])),
    st.tuples(st.just("draft"), st.sampled_from(TOOLS), st.sampled_from(["true", "false"])),
    st.tuples(st.just("day"), st.sampled_from(TOOLS), st.sampled_from(["2026-11-22", "2026-11-23"])),
    st.tuples(st.just("remove"), st.just("lone-beacon"), st.just("")),
    st.tuples(st.just("site"), st.just(""), WORDS),
    st.tuples(st.just("office"), st.just(""), WORDS),
    st.tuples(st.just("build"), st.just(""), st.just("")),
)


def apply(project: Path, step: tuple[str, str, str], state: dict[str, dict[str, str]]) -> None:
    """Make one edit to the sources, or build in between."""
    kind, tool, value = step
    if kind == "build":
        assert publish(project).published
    elif kind == "remove":
        state.pop(tool, None)
        (project / f"content/tools/{tool}.md").unlink(missing_ok=True)
    elif kind == "site":
        text = f"name: Small {value!r}\ndescription: A catalogue that is quickly built.\nmenu: [tools, pages/about]\n"
        (project / "content/site.yaml").write_text(text, encoding="utf-8")
    elif kind == "office":
        edit(project, "organisations/harbour-office.md", "kind:", f"city: {value!r}\nkind:")
        edit(project, "organisations/harbour-office.md", "city: Tallinn\n", "")
    else:
        fields = state.setdefault(tool, {}) | {kind: value}
        state[tool] = fields
        (project / f"content/tools/{tool}.md").write_text(
            f"---\ntitle: {fields.get('title', 'Lamp')!r}\n"
            "summary: A light that one company keeps for all the others, far out and seen by everybody.\n"
            f"strand: {fields.get('strand', 'events')}\nsectors: [design]\naims: [networks]\n"
            f"draft: {fields.get('draft', 'false')}\nreviewed: {fields.get('day', '2026-11-21')}\n---\n"
            f"## Programme\n\nIt shines: {fields.get('body', 'light')}.\n",
            encoding="utf-8",
        )


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=6))
def test_after_any_edits_an_incremental_tree_equals_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    project = small(tmp_path_factory.mktemp("edited"))
    # What others lead to must not become a draft.
    for name in ("organisations/harbour-office.md", "pages/about.md", "tools/pilot-school.md"):
        text = (
            (project / "content" / name)
            .read_text("utf-8")
            .replace("](../tools/harbour-fair.md)", "](../aims/networks.md)")
        )
        (project / "content" / name).write_text(text.replace("](harbour-fair.md)", "](../aims/networks.md)"), "utf-8")
    edit(project, "organisations/harbour-office.md", "country: EE", "country: EE\nproject_partner: true")
    assert publish(project).published
    state: dict[str, dict[str, str]] = {}
    offices = 0
    for step in steps:
        offices += step[0] == "office"
        if step[0] != "office" or offices == 1:
            apply(project, step, state)
    report = publish(project)
    clean = publish(project, "clean")
    assert report.published, [fault.message for fault in report.faults.items]
    assert clean.published
    assert published(project) == published(project, "clean")
