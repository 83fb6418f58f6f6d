"""The invented catalogues that benchmarks are made with: the same for the same seed, and without a problem."""

from datetime import date
from pathlib import Path
from statistics import mean

from benchmarks.generator import entries, generate
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions

DAY = date(2026, 11, 23)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_an_invented_catalogue_of_forty_tools_in_two_languages_has_no_problem(tmp_path: Path) -> None:
    project = generate(tmp_path / "project", 40, languages=("en", "sv"))
    loaded = load(LoadOptions(project))
    assert [problem.message for problem in loaded.problems.items] == []
    assert loaded.site
    assert len(loaded.site.library.tools) == 40


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first, again, other = (
        _files(generate(tmp_path / name, 12, seed=seed, today=DAY))
        for name, seed in (("first", 7), ("again", 7), ("other", 8))
    )
    assert first == again
    assert first.keys() != other.keys()


def test_a_larger_catalogue_has_more_organisations_but_no_more_terms() -> None:
    small, large = (list(entries(size, today=DAY)) for size in (16, 400))

    def count(found: list[str], collection: str) -> int:
        return sum(each == collection for each in found)

    few, many = ([entry.collection for entry in found] for found in (small, large))
    assert (count(few, "tools"), count(many, "tools")) == (16, 400)
    assert count(few, "sectors") == count(many, "sectors")
    assert (count(few, "organisations"), count(many, "organisations")) == (8, 40)


def test_the_texts_have_some_six_kilobytes_with_links_lists_tables_and_footnotes() -> None:
    bodies = [entry.body for entry in entries(200, today=DAY) if entry.collection == "tools"]
    assert 5_000 < mean(map(len, bodies)) < 7_000
    assert all("## Lessons learnt" in body and "\n- " in body for body in bodies)
    assert any("\n| Part |" in body for body in bodies)
    assert any("[^note-1]: " in body for body in bodies)
    assert sum(body.count(".md)") for body in bodies) > 200


def test_few_tools_are_linked_to_often_and_many_seldom() -> None:
    found = [entry for entry in entries(300, today=DAY) if entry.collection == "tools"]
    text = "".join(entry.body for entry in found)
    uses = sorted((text.count(f"({entry.id}.md)") for entry in found), reverse=True)
    assert uses[0] > 5 * max(1, uses[150])


def test_names_do_not_run_out() -> None:
    from benchmarks.corpus import names

    rng = __import__("random").Random(1)
    found = names.tools(rng, len(names.FIRST) * len(names.SECOND) * len(names.THIRD) + 50)
    assert len({each.id for each in found}) == len(found)
