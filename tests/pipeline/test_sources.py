"""Every source is read once for each state of its bytes, and whatever stands in the cache, what is read is right."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.pipeline.sources import CACHE_FILE, ReadResults, SourceCache
from catalogue.sources import Document
from tests.projects import small, written

ROOT = Path(__file__).parents[2]
FAIR = "content/tools/harbour-fair.md"


class Reader:
    """Reads the sources of a project, each time as a new process would, and notes which were parsed."""

    def __init__(self, project: Path, cache: Path | None, mark: str = "mark") -> None:
        self.project, self.cache, self.mark = project, cache, mark
        self.parsed: list[str] = []

    def _check(self, document: Document) -> str:
        self.parsed.append(document.source.path)
        return f"check of {document.front.get('title')}"

    def sources(self) -> SourceCache[str]:
        return SourceCache(self.project, self._check, self.cache, self.mark, 1)

    def read(self) -> ReadResults[str]:
        """What a new process finds; `parsed` then names what it had to parse for that."""
        self.parsed.clear()
        return self.sources().read()


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A reader that has read a small project once, when its files were old enough to be trusted."""
    project = small(tmp_path / "project")
    time.sleep(0.06)
    reader = Reader(project, tmp_path / "cache")
    reader.read()
    return reader


def paths(found: ReadResults[str]) -> list[str]:
    return [result.document.source.path for result in found.by_path.values() if result.document]


def checks(found: ReadResults[str]) -> set[str | None]:
    return {result.checks for result in found.by_path.values()}


def fresh(reader: Reader) -> ReadResults[str]:
    """What a reader without a cache finds."""
    return Reader(reader.project, None).read()


def test_what_was_read_once_is_not_parsed_again(reader: Reader) -> None:
    assert reader.read() == fresh(reader)
    assert reader.parsed == []


def test_sources_come_in_the_order_of_their_paths_with_what_was_noted_of_each(reader: Reader) -> None:
    found = reader.read()
    assert paths(found) == sorted(paths(found))
    assert len(found.by_path) == 11
    assert "check of Harbour Fair" in checks(found)


def test_a_changed_file_is_parsed_and_no_other(reader: Reader) -> None:
    file = reader.project / FAIR
    file.write_text(file.read_text("utf-8").replace("Harbour Fair", "Harbour Feast"), encoding="utf-8")
    assert "check of Harbour Feast" in checks(reader.read())
    assert reader.parsed == [FAIR]


def test_an_edit_that_keeps_size_and_time_is_seen(reader: Reader) -> None:
    file = reader.project / FAIR
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Harbour Fair", b"Harbour Fire"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "check of Harbour Fire" in checks(reader.read())


def test_another_file_of_the_same_size_and_time_in_the_same_place_is_seen(reader: Reader) -> None:
    file, other = reader.project / FAIR, reader.project / "other"
    before = file.stat()
    other.write_bytes(file.read_bytes().replace(b"Harbour Fair", b"Harbour Fire"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert "check of Harbour Fire" in checks(reader.read())


def test_a_file_that_was_touched_and_not_changed_is_looked_into_but_not_parsed(reader: Reader) -> None:
    (reader.project / FAIR).touch()
    assert reader.read() == fresh(reader)
    assert reader.parsed == []


def test_a_file_that_changed_just_before_it_was_read_is_looked_into_the_next_time(tmp_path: Path) -> None:
    reader = Reader(small(tmp_path / "project"), tmp_path / "cache")
    file = reader.project / FAIR
    file.write_text(file.read_text("utf-8"), encoding="utf-8")
    reader.read()
    # The second edit in the same moment: a file system with coarse times could not tell it from the first.
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Harbour Fair", b"Harbour Fire"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "check of Harbour Fire" in checks(reader.read())


def test_a_deleted_source_is_gone_and_its_record_with_the_next_reading(reader: Reader) -> None:
    (reader.project / FAIR).unlink()
    assert FAIR not in paths(reader.read())
    assert reader.parsed == []


def test_a_renamed_source_is_parsed_under_its_new_name_alone(reader: Reader) -> None:
    (reader.project / FAIR).rename(reader.project / "content/tools/harbour-feast.md")
    found = reader.read()
    assert found == fresh(reader)
    assert reader.parsed == ["content/tools/harbour-feast.md"]


def test_two_sources_that_change_places_are_both_parsed(reader: Reader) -> None:
    one, other, between = (
        reader.project / "content/tools" / name for name in ("harbour-fair.md", "lone-beacon.md", "x")
    )
    one.rename(between)
    other.rename(one)
    between.rename(other)
    assert reader.read() == fresh(reader)


def test_a_process_that_goes_on_reads_only_what_changes(reader: Reader) -> None:
    sources = reader.sources()
    first = sources.read()
    time.sleep(0.06)
    sources.read()
    reader.parsed.clear()
    again = sources.read()
    assert len(again.by_path) == 11
    assert all(again.by_path[path] is result for path, result in first.by_path.items())
    (reader.project / FAIR).unlink()
    written({"tools/new.md": "---\ntitle: New\n---\n"}, reader.project / "content")
    assert sources.read() == fresh(reader)
    assert reader.parsed == ["content/tools/new.md"]


def test_the_problems_of_a_source_are_kept_with_it(reader: Reader) -> None:
    written({"pages/about.md": "---\ntitle: [About\n---\n"}, reader.project / "content")
    first, second = reader.read(), reader.read()
    problems = [problem.code for result in second.by_path.values() for problem in result.problems]
    assert problems
    assert first == second
    assert fresh(reader) == second


def test_another_program_reads_everything_anew(reader: Reader) -> None:
    other = Reader(reader.project, reader.cache, "another mark")
    assert other.read() == fresh(reader)
    assert len(other.parsed) == 11


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:200] + bytes(400) + data[600:],
        lambda data: data[::-1],
        lambda data: b"something else altogether",
    ],
    ids=["empty", "half", "one byte short", "a gap", "backwards", "foreign"],
)
def test_a_damaged_cache_is_thrown_away_without_fuss(reader: Reader, damage: Callable[[bytes], bytes]) -> None:
    assert reader.cache is not None
    file = reader.cache / CACHE_FILE
    file.write_bytes(damage(file.read_bytes()))
    assert reader.read() == fresh(reader)
    assert reader.parsed != []
    reader.read()
    assert reader.parsed == []


def test_without_a_place_for_the_cache_everything_is_read_each_time(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, where a folder is needed")
    for cache in (None, tmp_path / "taken"):
        homeless = Reader(reader.project, cache)
        for _ in range(2):
            assert homeless.read() == fresh(reader)
            assert len(homeless.parsed) == 11


def test_a_file_that_cannot_be_read_is_a_problem_and_tried_again(reader: Reader) -> None:
    file = reader.project / FAIR
    data = file.read_bytes()
    file.unlink()
    file.symlink_to(file.name)  # leads to itself
    problems = [problem.span.path for result in reader.read().by_path.values() for problem in result.problems]
    assert problems == [FAIR]
    file.unlink()
    file.write_bytes(data)
    assert reader.read() == fresh(reader)


MANY = """\
import sys, threading
from pathlib import Path
from catalogue.pipeline.sources import SourceCache
assert threading.active_count() == 1
def digests(cache, jobs):
    found = SourceCache(Path(sys.argv[1]), lambda document: document.source.id, cache, "mark", jobs).read()
    results = [(result.document, result.checks) for result in found.by_path.values()]
    return [(document.source.path, document.public_digest, checks) for document, checks in results]
alone = digests(None, 1)
assert len(alone) > 200
for jobs in (2, 3, 0):
    assert digests(None, jobs) == alone
assert digests(Path(sys.argv[2]), 2) == digests(Path(sys.argv[2]), 2) == alone
print("equal")
"""


def test_sources_that_are_read_by_several_processes_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    entries = {f"glossary/word-{number}.md": f"---\ntitle: Word {number}\n---\nText.\n" for number in range(200)}
    written(entries, project / "content")
    command = [sys.executable, "-P", "-c", MANY, str(project), str(tmp_path / "cache")]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("equal\n", "")
