"""Whatever a stranger writes is set as text and never as code, and Typst sees no file but those that it is given."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.pdf import typst
from tests.pdf.read_pdf import bare, printed
from tests.pdf.test_pdf_artifacts import made, rendered
from tests.site_helpers import FULL

CODE = st.sampled_from(
    [
        '#read("/etc/passwd")', '#eval("1 + 1")', '#include "/etc/hosts"', '#import "/look.typ": *', "#panic()", "#{",
        "#[", '#link("javascript:x")[y]', '#image("/etc/passwd")', "#sys.inputs", "#set page(width: 1pt)", "*b*", "_e_",
        "$x^2$", "\\", "\\u{41}", "//", "/* c */", "*/", "`r`", "```x```", "<label>", "@ref", "= H", "- i", "+ i", "]",
        "[", "}", "~", "--", "---", "...", '"', "'", "{{ view }}", "{% raw %}", "%s", "\\n", "</span>", "&amp;",
        "https://x.example/", "/ t: d",
    ]
)  # fmt: skip
MOST = 100
"""Characters: a line of front matter has at most 120."""
LINE = st.lists(CODE, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=8)
@given(st.lists(LINE, min_size=7, max_size=7))
def test_a_text_never_becomes_code(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    project = shutil.copytree(FULL, tmp_path_factory.mktemp("hostile") / "project")
    title, summary, label, detail, audience, channel, body = (f"Quay {line[:MOST]} end" for line in lines)
    quoted = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", body)  # in CommonMark, a backslash makes any such sign mean itself
    front = {
        "title": title, "summary": summary[:190], "number": 3, "strand": "opened-programmes", "sectors": ["design"],
        "aims": ["visibility"], "figures": [{"label": label, "value": 7, "detail": detail}], "audience": [audience],
        "channels": [channel], "organisers": [{"organisation": "ferry-office", "note": detail}],
    }  # fmt: skip
    entry = project / "content/tools/quay-day.md"
    entry.write_text(f"---\n{json.dumps(front)}\n---\n\n{quoted}\n", encoding="utf-8")
    _, artifacts = rendered(project)
    pdf = printed(made(artifacts["tools/quay-day/quay-day.pdf"]))
    text = bare(pdf.text)
    for meant in (title, label, detail, audience, channel, body):
        assert bare(meant)[-30:] in text, meant
    assert "root:" not in pdf.text
    assert {address for address in pdf.addresses if address.startswith("javascript")} == set()
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title == title
    assert len(pdf.reader.pages) < 6


@pytest.mark.parametrize("path", ["/etc/passwd", "/../../../../etc/passwd", "/pyproject.toml", "content/site.yaml"])
def test_typst_reads_no_file_of_this_computer(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    source = f'#set document(title: "Quay", date: none)\n#read("{path}")'
    with pytest.raises(typst.TypesettingError, match=r"not found|escape"):
        typst.pdf({typst.MAIN: source.encode()})


def test_typst_tells_nobody_where_on_this_computer_it_looked() -> None:
    with pytest.raises(typst.TypesettingError) as told:
        typst.pdf({typst.MAIN: b'#set document(title: "Quay", date: none)\n#read("/quay.txt")'})
    assert str(told.value) == "file not found"
