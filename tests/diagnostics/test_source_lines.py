"""Which lines a format gets to see of a source."""

from pathlib import Path

from catalogue.diagnostics.formats import lines_below


def test_lines_end_at_line_breaks_and_at_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("one\r\ntwo\rthree\u2028\x0bstill\nfour".encode())
    assert list(lines_below(tmp_path)("a.md")) == ["one", "two", "three\u2028\x0bstill", "four"]


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone")
    assert list(lines_below(tmp_path)("a.md")) == ["one"]


def test_bytes_that_are_not_utf_8_are_shown_as_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"K\xf8benhavn")
    assert list(lines_below(tmp_path)("a.md")) == ["K\ufffdbenhavn"]


def test_a_source_that_is_not_there_has_no_lines(tmp_path: Path) -> None:
    lines = lines_below(tmp_path)
    assert [list(lines(path)) for path in ("gone.md", ".", "a\0b", "x" * 5000)] == [[], [], [], []]


def test_a_file_outside_the_project_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    project = tmp_path / "project"
    project.mkdir()
    (project / "link.md").symlink_to(tmp_path / "secret")
    lines = lines_below(project)
    assert [list(lines(path)) for path in ("../secret", "link.md", str(tmp_path / "secret"))] == [[], [], []]


def test_each_source_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    lines = lines_below(tmp_path)
    assert lines("a.md") is lines("a.md")
