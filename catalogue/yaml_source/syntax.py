"""Translation of a parser error into a diagnostic that a partner understands, at the line of the slip.

The parser says where it stumbled; that is often a line after the slip, so the text around the place is looked at.
Knows the wording of libyaml 0.2, and falls back to a plain sentence where that wording is new.
"""

import re
from collections.abc import Sequence

import yaml

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import read as rules
from catalogue.yaml_source.source_map import SourceMap, excerpt

_NO_SPACE = re.compile(r"\s*(?:- +)?([\w-]+:)(?=[^\s/])")
_NO_BREAK_SPACE = re.compile(r"\s*(?:- +)?([\w-]+:)[\u00a0\u2000-\u200a\u202f\u3000]")
_NAME_AND_VALUE = re.compile(r"\s*(?:- +)?[^\s:][^:]*:[ ]+\S")
_PARTS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[\]{}]|(?<=\s)#[^\n]*", re.DOTALL)
_CLOSING = {"[": "]", "{": "}"}
_SKIPPABLE = frozenset(
    rule.code
    for rule in (
        rules.BAD_ESCAPE,
        rules.BRACKET_CONTENT,
        rules.COLON_IN_TEXT,
        rules.NO_COLON,
        rules.NO_SPACE_AFTER_COLON,
        rules.RESERVED_CHARACTER,
        rules.TAB_IN_YAML,
        rules.TEXT_AFTER_QUOTE,
    )
)


def line_to_skip(diagnostic: Diagnostic, lines: Sequence[str], first_line: int) -> int | None:
    """The line, from zero, that can be left out to look for further slips; None where that would invent new ones."""
    number = diagnostic.span.line - first_line
    if diagnostic.code not in _SKIPPABLE or not lines[number].strip():
        return None
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    return None if _indent(following) > _indent(lines[number]) else number


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], source_map: SourceMap) -> Diagnostic:
    """The diagnostic for an error of the parser."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    slip = _Slip(lines, source_map, line, column, *start)
    if "tab" in problem.split() or slip.character == "\t":
        return slip.tab()
    if "quoted scalar" in context:
        return slip.in_quotes(problem)
    if "flow" in context:
        return slip.in_brackets()
    for words, answer in _ANSWERS:
        if words in problem or words in context:
            return answer(slip)
    return slip.unknown()


class _Slip:
    """The text around a parser error, with the position of the error and of the construct it broke off in."""

    def __init__(
        self, lines: Sequence[str], source_map: SourceMap, line: int, column: int, start_line: int, start_column: int
    ) -> None:
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        self._lines = lines
        self._source_map = source_map
        self._line = line
        self._column = column
        self._start = (start_line, start_column)
        self.character = lines[line][column : column + 1]

    def tab(self) -> Diagnostic:
        """A tab; the parser points at it or at the line that it begins."""
        column = self._lines[self._line].find("\t", self._column)
        column = column if column >= 0 else self._column
        return report(rules.TAB_IN_YAML, self._source_map.span(self._line, column, self._line, column + 1))

    def in_quotes(self, problem: str) -> Diagnostic:
        """A value in quotation marks that cannot be read to its end."""
        if "end of stream" in problem or "document indicator" in problem:
            line, column = self._start
            quote = self._lines[line][column : column + 1] if line < len(self._lines) else '"'
            return report(rules.OPEN_QUOTE, self._source_map.to_line_end(line, column), quote=quote)
        start = max(self._lines[self._line].rfind("\\", 0, self._column + 1), 0)
        end = max(self._column, start + 2)
        return report(rules.BAD_ESCAPE, self._source_map.span(self._line, start, self._line, end))

    def in_brackets(self) -> Diagnostic:
        """A list or group in brackets: not closed, or with something in it that does not belong there."""
        line = self._lines[self._line]
        if self.character and self.character in "]}":  # A closing bracket, but of the other kind.
            return self._open_bracket(self._find_open_bracket(line[: self._column])) or self._bracket_content()
        bracket_position = self._find_open_bracket(line)
        if bracket_position and (self._line > bracket_position[0] or not self.character):
            return self._open_bracket(bracket_position) or self._bracket_content()
        if self.character == ":":
            return report(rules.COLON_IN_TEXT, self._source_map.span(self._line, self._column))
        return self._bracket_content()

    def _open_bracket(self, bracket_position: tuple[int, int] | None) -> Diagnostic | None:
        if bracket_position is None:
            return None
        bracket = self._lines[bracket_position[0]][bracket_position[1]]
        return report(
            rules.OPEN_BRACKET,
            self._source_map.to_line_end(*bracket_position),
            bracket=bracket,
            closing=_CLOSING[bracket],
        )

    def _bracket_content(self) -> Diagnostic:
        return report(rules.BRACKET_CONTENT, self._source_map.to_line_end(self._line, self._column))

    def _find_open_bracket(self, last_line: str) -> tuple[int, int] | None:
        """Where the innermost bracket opens that is not closed in the lines up to this one, taken as `last_line`."""
        text = "\n".join((*self._lines[: self._line], last_line))
        open_brackets: list[int] = []
        for match in _PARTS.finditer(text):
            if match.group() in _CLOSING:
                open_brackets.append(match.start())
            elif match.group() in ("]", "}") and open_brackets:
                open_brackets.pop()
        return _position(text, open_brackets[-1]) if open_brackets else None

    def second_colon(self) -> Diagnostic:
        """A colon where no name can end: in a value, or on a line whose neighbour above is amiss."""
        line = self._lines[self._line]
        if _NAME_AND_VALUE.match(line[: self._column]) or "- " in line[: self._column].lstrip()[:2]:
            hint = None
            if match := re.match(r"(\s*(?:- +)?[^\s:][^:]*: +)([^\"'\[{].*)", line):
                escaped_value = match.group(2).strip().replace("\\", "\\\\").replace('"', '\\"')
                hint = f'Put the whole value in double quotes: "{excerpt(escaped_value)}".'
            return report(rules.COLON_IN_TEXT, self._source_map.span(self._line, self._column), hint=hint)
        above = self._above()
        if above is not None and ":" not in self._lines[above].replace("://", ""):
            return self._no_colon(above)
        if above is not None and (diagnostic := self._missing_space(above)):
            return diagnostic
        if above is not None and _indent(line) > _indent(self._lines[above]):
            return report(rules.INDENTATION, self._source_map.to_line_end(self._line, _indent(line)))
        return self.unknown()

    def line_without_colon(self) -> Diagnostic:
        """A line that should begin with a name and does not."""
        line = min(self._start[0], len(self._lines) - 1)
        return self._missing_space(line) or self._no_colon(line)

    def _no_colon(self, line: int) -> Diagnostic:
        return report(rules.NO_COLON, self._source_map.to_line_end(line, _indent(self._lines[line])))

    def _missing_space(self, line: int) -> Diagnostic | None:
        if match := _NO_BREAK_SPACE.match(self._lines[line]):
            hint = "What looks like a space there is a different character: delete it and type a space."
            return report(rules.NO_SPACE_AFTER_COLON, self._name(line, match), hint=hint, text=excerpt(match.group(1)))
        if match := _NO_SPACE.match(self._lines[line]):
            return report(rules.NO_SPACE_AFTER_COLON, self._name(line, match), text=excerpt(match.group(1)))
        return None

    def _name(self, line: int, match: re.Match[str]) -> Span:
        return self._source_map.span(line, match.start(1), line, match.end(1))

    def missing_key(self) -> Diagnostic:
        """Something else than a name where a name should be."""
        line = self._lines[self._line]
        before = line[: self._column].rstrip()
        if before.endswith(('"', "'")):
            if quote_position := self._quote_from_above(before):
                return report(rules.OPEN_QUOTE, self._source_map.to_line_end(*quote_position), quote=before[-1])
            return report(rules.TEXT_AFTER_QUOTE, self._source_map.to_line_end(self._line, self._column))
        if self.character == "-":
            return self.list_item()
        if before or self.character in ("]", "}", ",", ":"):
            return self.unknown()
        return report(rules.INDENTATION, self._source_map.to_line_end(self._line, self._column))

    def _quote_from_above(self, before: str) -> tuple[int, int] | None:
        """Where the value begins that the quotation mark at the end of `before` closes, if that is a line above."""
        text = "\n".join((*self._lines[: self._line], before))
        match = next((match for match in _PARTS.finditer(text) if match.end() == len(text)), None)
        return _position(text, match.start()) if match and "\n" in match.group() else None

    def list_item(self) -> Diagnostic:
        """A hyphen that begins an item where no list can be."""
        return report(rules.LIST_ITEM, self._source_map.to_line_end(self._line, self._column))

    def missing_value(self) -> Diagnostic:
        """A closing bracket or a comma at the beginning of a value."""
        if self.character in ("]", "}", ","):
            return self._bracket_content()
        return self.unknown()

    def reserved_character(self) -> Diagnostic:
        """A character that YAML keeps for itself at the beginning of a value."""
        if self.character in ("@", "`", "%"):
            span = self._source_map.to_line_end(self._line, self._column)
            return report(rules.RESERVED_CHARACTER, span, character=self.character)
        return self.unknown()

    def directive(self) -> Diagnostic:
        """A line that begins with a percent sign."""
        line = next((n for n in range(self._line, -1, -1) if self._lines[n].startswith("%")), self._line)
        return report(rules.RESERVED_CHARACTER, self._source_map.to_line_end(line, 0), character="%")

    def second_document(self) -> Diagnostic:
        """Something after the end of the settings: a second block, or a first line that is indented."""
        ends = [n for n in range(self._line) if self._lines[n].rstrip() in ("...", "---")]
        if ends:
            return report(rules.SEVERAL_DOCUMENTS, self._source_map.to_line_end(ends[-1], 0))
        first = next((n for n, line in enumerate(self._lines) if line.strip() and not line.lstrip().startswith("#")), 0)
        indent = _indent(self._lines[first])
        if indent > _indent(self._lines[self._line]):
            return report(rules.INDENTATION, self._source_map.to_line_end(first, indent))
        return self.missing_key()

    def block_text(self) -> Diagnostic:
        """Text behind the sign that announces text on the following lines."""
        line, column = self._start
        sign = self._lines[line][column : column + 1]
        return report(rules.BLOCK_TEXT, self._source_map.to_line_end(line, column), sign=sign)

    def anchor(self) -> Diagnostic:
        """A sign `&` or `*` with something behind it that is no name."""
        line, column = self._start
        sign = self._lines[line][column : column + 1]
        return report(rules.ANCHOR, self._source_map.to_line_end(line, column), sign=sign)

    def tag(self) -> Diagnostic:
        """A sign `!` with something behind it that is no type."""
        return report(rules.TAG, self._source_map.to_line_end(*self._start))

    def unknown(self) -> Diagnostic:
        """What no other rule describes."""
        return report(rules.UNREADABLE_YAML, self._source_map.to_line_end(self._line, self._column))

    def _above(self) -> int | None:
        return next((number for number in range(self._line - 1, -1, -1) if self._lines[number].strip()), None)


_ANSWERS = (
    ("scanning an anchor", _Slip.anchor),
    ("scanning an alias", _Slip.anchor),
    ("tag", _Slip.tag),
    ("directive", _Slip.directive),
    ("incompatible YAML document", _Slip.directive),
    ("block scalar", _Slip.block_text),
    ("mapping values are not allowed", _Slip.second_colon),
    ("could not find expected ':'", _Slip.line_without_colon),
    ("block sequence entries are not allowed", _Slip.list_item),
    ("did not find expected key", _Slip.missing_key),
    ("did not find expected '-' indicator", _Slip.missing_key),
    ("did not find expected node content", _Slip.missing_value),
    ("expected <document start>", _Slip.second_document),
    ("cannot start any token", _Slip.reserved_character),
)
"""Words of the parser's complaint, in the order in which they are looked for, and what answers them."""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1
