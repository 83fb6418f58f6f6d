"""Finding and decoding the files of entries."""

import os
from pathlib import Path

import pytest

from catalogue.diagnostics.formats.source_lines import lines_below
from catalogue.diagnostics.model import Diagnostic
from catalogue.sources import find_media
from catalogue.sources.source import SourceFile, decode, discover, source_file
from tests.source_documents import read

ENTRY = "---\ntitle: Mesh\n---\nText.\n"


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(ENTRY, encoding="utf-8")


def codes(root: Path) -> list[str]:
    return [problem.code for problem in discover(root / "content", root)[1]]


def test_files_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/b.md", "content/tools/a-b.md", "content/tools/a.sv.md", "content/aims/z.md")
    documents, problems = read(tmp_path / "content", tmp_path)
    assert [document.source.path for document in documents] == [
        "content/aims/z.md",
        "content/tools/a-b.md",
        "content/tools/a.sv.md",
        "content/tools/b.md",
    ]
    assert not problems


def test_a_file_is_known_by_collection_id_language_and_digest(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/baltic-home.sv.md")
    found = source_file(tmp_path / "content/tools/baltic-home.sv.md", tmp_path)
    assert not isinstance(found, Diagnostic)
    source, data = found
    assert (source.collection, source.id, source.language) == ("tools", "baltic-home", "sv")
    assert len(source.digest) == 128
    assert data == ENTRY.encode()


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Baltic Home.md", "baltic-home.md"),
        ("baltic_home.SV.md", "baltic-home.sv.md"),
        ("Über-uns.markdown", "uber-uns.md"),
        ("mesh.pt_BR.md", "mesh.pt-br.md"),
        ("-mesh-.MD", "mesh.md"),
        ("mesh.md.md", "mesh.md"),
    ],
)
def test_a_file_name_that_makes_no_address_is_reported_with_one_that_does(
    tmp_path: Path, name: str, suggestion: str
) -> None:
    write(tmp_path, f"content/tools/{name}")
    files, problems = discover(tmp_path / "content", tmp_path)
    assert not files
    assert [problem.code for problem in problems] == ["R105"]
    assert f"`{suggestion}`" in problems[0].help


def test_a_file_name_that_is_not_text_is_reported_in_printable_form(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/ok.md")
    (tmp_path / "content/tools" / os.fsdecode(b"mal\xf6.md")).write_text(ENTRY, encoding="utf-8")
    (problem,) = discover(tmp_path / "content", tmp_path)[1]
    assert problem.span.path == "content/tools/mal\\xf6.md"
    problem.message.encode("utf-8")


def test_hidden_files_and_backups_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/.draft.md", "content/tools/a.md~", "content/tools/#a.md#", "content/.git/x.md")
    assert discover(tmp_path / "content", tmp_path) == ((), ())


def test_media_and_folders_without_markdown_are_nobodys_business_here(tmp_path: Path) -> None:
    write(tmp_path, "content/media/readme.md", "content/data/numbers.csv", "content/site.yaml")
    assert discover(tmp_path / "content", tmp_path) == ((), ())


def test_a_mistyped_folder_is_reported_with_the_nearest_collection(tmp_path: Path) -> None:
    write(tmp_path, "content/organizations/a.md", "content/misc/b.md")
    near, far = sorted(discover(tmp_path / "content", tmp_path)[1], key=lambda problem: problem.help)
    assert "Did you mean `organisations`?" in near.help
    assert far.help.startswith("Move the files")


def test_a_link_within_content_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md", "secret.md", "elsewhere/b.md")
    (tmp_path / "content/tools/b.md").symlink_to("a.md")
    (tmp_path / "content/tools/c.md").symlink_to("../../secret.md")
    (tmp_path / "content/aims").symlink_to(tmp_path / "elsewhere")
    files, problems = discover(tmp_path / "content", tmp_path)
    assert [path.name for path in files] == ["a.md", "b.md"]
    assert [(problem.code, problem.span.path) for problem in problems] == [
        ("R104", "content/aims"),
        ("R104", "content/tools/c.md"),
    ]


def test_a_folder_that_leads_out_of_content_is_reported_itself_and_nobody_looks_into_it(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md", "elsewhere/b.md", "elsewhere/c.jpg")
    for name in ("media", "notes", "pages"):
        (tmp_path / "content" / name).symlink_to(tmp_path / "elsewhere")
    _, problems = discover(tmp_path / "content", tmp_path)
    paths = ["content/media", "content/notes", "content/pages"]
    assert [(problem.code, problem.span.path) for problem in problems] == [("R104", path) for path in paths]
    assert find_media(tmp_path / "content") == ()


def test_a_link_that_leads_to_itself_cannot_be_opened(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md")
    (tmp_path / "content/tools/loop.md").symlink_to("loop.md")
    documents, problems = read(tmp_path / "content", tmp_path)
    assert [document.source.id for document in documents] == ["a"]
    assert [(problem.code, problem.span.path) for problem in problems] == [("R108", "content/tools/loop.md")]
    assert lines_below(tmp_path)("content/tools/loop.md") == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_reported_and_never_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md")
    os.mkfifo(tmp_path / "content/tools/pipe.md")
    documents, problems = read(tmp_path / "content", tmp_path)
    assert [document.source.id for document in documents] == ["a"]
    assert [(problem.code, problem.span.path) for problem in problems] == [("R108", "content/tools/pipe.md")]


def test_a_folder_that_has_the_name_of_a_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md")
    (tmp_path / "content/tools/b.md").mkdir()
    assert len(discover(tmp_path / "content", tmp_path)[0]) == 1
    assert codes(tmp_path) == []


def test_a_project_without_content_has_no_entries(tmp_path: Path) -> None:
    assert read(tmp_path / "content", tmp_path) == ((), ())


def test_byte_order_mark_and_foreign_newlines_are_made_even() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "x") == "a\nb\nc\n"


def test_the_first_byte_that_is_not_utf8_is_named_with_its_column_in_characters() -> None:
    problem = decode("eins\r\näöü ".encode() + b"\xe4", "x")
    assert isinstance(problem, Diagnostic)
    assert (problem.span.line, problem.span.column, problem.code) == (2, 5, "R101")
    assert "0xE4" in problem.message


def test_utf16_is_recognised() -> None:
    problem = decode("title: Mesh".encode("utf-16"), "x")
    assert isinstance(problem, Diagnostic)
    assert "UTF-16" in problem.help


def test_equal_bytes_have_equal_digests_wherever_they_lie(tmp_path: Path) -> None:
    write(tmp_path, "content/tools/a.md", "content/aims/b.md")
    digests = {
        found[0].digest
        for path in discover(tmp_path / "content", tmp_path)[0]
        if isinstance((found := source_file(path, tmp_path)), tuple) and isinstance(found[0], SourceFile)
    }
    assert len(digests) == 1
