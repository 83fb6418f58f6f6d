"""The shelf gives back what was put on it, or nothing: never anything else, whatever has become of its file."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.cache.store import CacheEntry, CacheFile, FileStat, stat_file

LOOK = FileStat(5, 10, 20, 30)
RECORDS = (
    CacheEntry("content/a.md", "digest of a", b"made of a" * 3),
    CacheEntry("content/b.md", "digest of b", b"made of b"),
)
LONG_AGO, NOW = 1_600_000_000_000_000_000, 1_700_000_000_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A shelf with two records."""
    file = tmp_path / "cache" / "sources"
    put(file, *RECORDS)
    return file


def put(file: Path, *records: CacheEntry, mark: str = "mark", keep: tuple[str, ...] = ()) -> None:
    """Renew a shelf with these records and old ones."""
    shelf = CacheFile(file, mark)
    shelf.renew({**{record.path: LOOK for record in records}, **dict.fromkeys(keep, LOOK)}, iter(records))
    shelf.close()


def held(file: Path, mark: str = "mark") -> dict[str, bytes]:
    """What a shelf gives for each path that it has."""
    shelf = CacheFile(file, mark)
    found = {record.path: shelf.record(record.path) for record in RECORDS if record.path in shelf}
    assert len(shelf) == len(found)
    shelf.close()
    return found


EVERYTHING = {record.path: record.data for record in RECORDS}


def test_what_was_put_on_a_shelf_is_there_the_next_time(file: Path) -> None:
    assert held(file) == EVERYTHING
    shelf = CacheFile(file, "mark")
    assert shelf.digest("content/a.md") == "digest of a"
    assert shelf.digest("content/c.md") == ""
    shelf.close()


def test_a_record_counts_only_for_a_file_that_looks_the_same_in_every_way(file: Path) -> None:
    shelf = CacheFile(file, "mark")
    assert shelf.is_current("content/a.md", LOOK)
    others = [FileStat(6, 10, 20, 30), FileStat(5, 11, 20, 30), FileStat(5, 10, 21, 30), FileStat(5, 10, 20, 31), None]
    assert [look for look in others if shelf.is_current("content/a.md", look)] == []
    assert not shelf.is_current("content/c.md", LOOK)
    shelf.close()


def test_a_record_of_a_file_that_had_just_changed_never_counts(tmp_path: Path) -> None:
    shelf = CacheFile(tmp_path / "sources", "mark")
    shelf.renew({"content/a.md": None}, iter(RECORDS[:1]))
    again = CacheFile(tmp_path / "sources", "mark")
    assert "content/a.md" in again
    assert not again.is_current("content/a.md", None)
    again.close()


def test_a_renewed_shelf_keeps_what_it_is_told_to_and_nothing_else(file: Path) -> None:
    new = CacheEntry("content/b.md", "another digest", b"made of another b")
    put(file, new, keep=("content/a.md",))
    assert held(file) == {**EVERYTHING, "content/b.md": b"made of another b"}
    put(file, new)
    assert held(file) == {"content/b.md": b"made of another b"}


def test_a_shelf_of_another_program_counts_as_empty_and_is_written_anew(file: Path) -> None:
    assert held(file, "another mark") == {}
    assert held(file, "mar") == {}
    put(file, RECORDS[1], mark="another mark")
    assert held(file, "another mark") == {"content/b.md": b"made of b"}
    assert held(file) == {}


def test_a_shelf_that_was_cut_off_anywhere_counts_as_empty(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert held(file) == {}, f"after {length} of {len(whole)} bytes"


@pytest.mark.parametrize("damage", [0xFF, 1, 0x80], ids=hex)
def test_a_damaged_byte_costs_a_record_or_the_whole_shelf_and_never_gives_a_wrong_one(file: Path, damage: int) -> None:
    whole = file.read_bytes()
    for place, byte in enumerate(whole):
        file.write_bytes(whole[:place] + bytes([byte ^ damage]) + whole[place + 1 :])
        for path, data in held(file).items():
            assert data in (b"", EVERYTHING[path]), f"byte {place}"


def test_a_damaged_record_is_found_to_be_damaged_on_the_next_shelf_too(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"made of a", b"made of x", 1))
    assert held(file) == {**EVERYTHING, "content/a.md": b""}
    put(file, CacheEntry("content/b.md", "digest of b", b"made of b"), keep=("content/a.md",))
    assert held(file) == {"content/a.md": b"", "content/b.md": b"made of b"}


@pytest.mark.parametrize(
    "foreign", [b"", b"\n", b"PK\x03\x04" * 99, b"catalogue shelf 1\n", b"catalogue shelf 2\nmark\n"]
)
def test_a_foreign_file_in_the_place_of_a_shelf_counts_as_empty(file: Path, foreign: bytes) -> None:
    file.write_bytes(foreign)
    assert held(file) == {}
    put(file, *RECORDS)
    assert held(file) == EVERYTHING


def test_no_code_is_run_from_a_file_without_the_program_s_mark(file: Path, tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    file.write_bytes(f"cposix\nsystem\n(S'touch {harm}'\ntR.".encode())
    assert held(file) == {}
    assert not harm.exists()


def test_a_folder_in_the_place_of_a_shelf_is_slow_and_no_problem(tmp_path: Path) -> None:
    (tmp_path / "sources" / "inside").mkdir(parents=True)
    put(tmp_path / "sources", *RECORDS)
    assert held(tmp_path / "sources") == {}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sources"]


def test_where_nothing_can_be_written_the_fresh_records_are_drawn_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where a folder is needed")
    drawn: list[str] = []

    def fresh() -> Iterator[CacheEntry]:
        for record in RECORDS:
            drawn.append(record.path)
            yield record

    shelf = CacheFile(tmp_path / "cache/sources", "mark")
    shelf.renew(dict.fromkeys(EVERYTHING, LOOK), fresh())
    assert drawn == sorted(EVERYTHING)
    assert held(tmp_path / "cache/sources") == {}


def test_what_a_killed_run_has_left_half_written_is_in_nobody_s_way(file: Path) -> None:
    file.with_name(f"sources.{os.getpid()}.new").write_bytes(b"half")
    put(file, CacheEntry("content/a.md", "another", b"another"))
    assert held(file) == EVERYTHING  # this run gave up writing; the old shelf stands
    put(file, CacheEntry("content/a.md", "another", b"another"))
    assert held(file) == {"content/a.md": b"another"}


def test_a_look_at_a_file_tells_of_its_size_times_and_number(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("five!")
    os.utime(source, ns=(LONG_AGO, LONG_AGO))
    found = source.stat()
    assert stat_file(source, found.st_ctime_ns + 60_000_000) == FileStat(5, LONG_AGO, found.st_ctime_ns, found.st_ino)


def test_a_file_that_has_just_changed_or_will_change_in_the_future_is_not_trusted(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("five!")
    os.utime(source, ns=(LONG_AGO, LONG_AGO))
    touched = source.stat().st_ctime_ns
    assert stat_file(source, touched + 49_000_000) is None  # the contents are old, name and rights are not
    os.utime(source, ns=(NOW * 2, NOW * 2))
    assert stat_file(source, source.stat().st_ctime_ns + 60_000_000) is None


def test_a_look_at_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        stat_file(tmp_path / "a.md", NOW)


def test_records_are_kept_wherever_they_lie_between_others_that_are_not(tmp_path: Path) -> None:
    chance, file = random.Random(7), tmp_path / "sources"
    records: dict[str, bytes] = {}
    for _ in range(40):
        kept = {path for path in records if chance.random() < 0.8}
        fresh = {f"content/{chance.randrange(30)}.md": chance.randbytes(chance.randrange(1, 90)) for _ in range(3)}
        put(file, *(CacheEntry(path, "digest", data) for path, data in fresh.items()), keep=tuple(kept))
        records = {path: data for path, data in records.items() if path in kept} | fresh
        shelf = CacheFile(file, "mark")
        assert len(shelf) == len(records)
        assert {path: shelf.record(path) for path in records} == records
        shelf.close()
