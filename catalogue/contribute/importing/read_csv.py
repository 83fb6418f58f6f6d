"""Reads CSV in whatever encoding and with whatever delimiter a spreadsheet program has written it."""

import csv
import io
from collections.abc import Callable, Sequence
from itertools import pairwise

from catalogue.contribute.importing.table import Cell, Row, Sheet, Table
from catalogue.diagnostics import Span, report
from catalogue.diagnostics.rules import spreadsheet as rules
from catalogue.tables.write_csv import unescape_formula

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
OLD_ENCODINGS = {
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1250": "Windows-1250 (Central Europe)",
    "mac_roman": "Mac OS Roman",
    "cp850": "MS-DOS, code page 850",
    "cp775": "MS-DOS, code page 775 (Baltic)",
}
"""Encodings from before Unicode that surveys around the Baltic Sea still come in, the likeliest first."""
LONGEST_CELL = 200_000
MOST_ROWS = 20_000

_LETTERS = frozenset("åäöæøéüõßšžąčęėįųūāēģīķļņćłńóśźżÅÄÖÆØÉÜÕŠŽĄČĘĖĮŲŪĀĒĢĪĶĻŅĆŁŃÓŚŹŻ")
_MARKS = frozenset("–—‘’“”„…«»€§°·\u00a0´")

HeadingCounter = Callable[[Sequence[str]], int]
"""Counts the cells of a row that are known headings."""


def read_csv(data: bytes, name: str, count_headings: HeadingCounter) -> Table:
    """Read the sheet of a CSV file; its encoding and delimiter are detected, and reported where they were guessed."""
    text, assumptions = decode_csv(data)
    if text is None:
        reason = "it is neither text nor a workbook"
        return Table(name, (), problems=(report(rules.UNREADABLE, Span(name), reason=reason),))
    preset, text = _split_declaration(text)
    try:
        delimiter, rows = _parse_rows(text, preset, count_headings)
    except csv.Error:
        reason = "a quotation mark that opens a cell is never closed"
        return Table(name, (), problems=(report(rules.UNREADABLE, Span(name), reason=reason),))
    if len(rows) > MOST_ROWS:
        what = f"{len(rows)} rows"
        return Table(name, (), problems=(report(rules.TOO_LARGE, Span(name), what=what, limit=f"{MOST_ROWS} rows"),))
    message = f"The cells are separated by {DELIMITERS[delimiter]}."
    shift = 1 if preset else 0  # programs count the line that declares the delimiter as none; we count as they show
    numbered_rows = [(number - shift, _make_cells(row)) for number, row in enumerate(rows, 1 + shift)]
    sheet = Sheet("", tuple(Row(number, cells) for number, cells in numbered_rows if cells))
    return Table(name, (sheet,), (*assumptions, *([message] if delimiter != "," else [])))


def decode_csv(data: bytes) -> tuple[str | None, list[str]]:
    """Decode a file; returns its text and the assumptions about its encoding, None where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _try_decode(data, encoding), []
    if data.count(b"\0") > len(data) // 4:
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return _try_decode(data, encoding), ["The file is read as UTF-16."]
    if b"\0" in data:
        return None, []
    if (text := _try_decode(data, "utf-8")) is not None:
        return text, []
    best = max(OLD_ENCODINGS, key=lambda encoding: _rate_encoding(data, encoding))
    message = (
        f"The file is not in Unicode; it is taken for {OLD_ENCODINGS[best]}. If letters such as ä, ø or ž come out"
    )
    return _try_decode(data, best), [f"{message} wrong, save it again as “CSV UTF-8”."]


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _rate_encoding(data: bytes, encoding: str) -> float:
    """Rate an encoding by the share of non-ASCII characters that are letters of the languages around the Baltic Sea."""
    text = _try_decode(data, encoding)
    if text is None:
        return -1.0
    odd = [character for character in text if ord(character) > 127]
    # A capital in the middle of a word is a sign of the wrong encoding.
    inside = sum(1 for one, other in pairwise(text) if one.islower() and ord(other) > 127 and other.isupper())
    good = sum(1.0 if character in _LETTERS else 0.5 if character in _MARKS else 0.0 for character in odd)
    return (good - inside) / max(len(odd), 1)


def _split_declaration(text: str) -> tuple[str, str]:
    """Split off Excel's own first line, `sep=;`: the delimiter that it declares, and the text below it."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    return (line[4], rest) if line.startswith("sep=") and line[4:] in DELIMITERS else ("", text)


def _parse_rows(text: str, preset: str, count_headings: HeadingCounter) -> tuple[str, list[list[str]]]:
    """Parse the rows with the delimiter that makes the best table: known headings, rows of one width."""
    rows_by_delimiter = {delimiter: _read_rows(text, delimiter) for delimiter in ([preset] if preset else DELIMITERS)}
    best = max(rows_by_delimiter, key=lambda delimiter: _rate_rows(rows_by_delimiter[delimiter], count_headings))
    return best, rows_by_delimiter[best]


def _read_rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _rate_rows(rows: Sequence[Sequence[str]], count_headings: HeadingCounter) -> tuple[int, int, int]:
    widths = [len(row) for row in rows if len(row) > 1]
    usual = max(set(widths), key=widths.count) if widths else 0
    return max((count_headings(row) for row in rows[:30]), default=0), widths.count(usual), usual


def _make_cells(row: Sequence[str]) -> dict[int, Cell]:
    return {column: Cell(unescape_formula(value)) for column, value in enumerate(row, 1) if value.strip()}
