"""What helps people fill in a workbook: a sheet with the words to choose from, and one that explains the columns."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from catalogue.contribute.spreadsheet.export import Laid
from catalogue.contribute.spreadsheet.layout import Column, Kind, columns, list_name
from catalogue.contribute.spreadsheet.vocabulary import Vocabulary
from catalogue.contribute.spreadsheet.wording import Wording

_ADVICE = {
    Kind.DATE: "A year, a month or a day: 2021, 2021-05, 2021-05-27.",
    Kind.DAY: "A day: 2021-05-27.",
    Kind.TIME: "Such as 13:30–16:00 CET.",
    Kind.ADDRESS: "The whole address, with https:// in front.",
    Kind.NUMBER: "A whole number.",
    Kind.YES: "yes or no.",
    Kind.GROUPS: "Has a sheet of its own: one row for each, with the tool's id or name in the first column.",
    Kind.DOUBTS: "Has a sheet of its own: one row for each unsure field, with the reason.",
}


def word_lists(wording: Wording, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The lists from which cells are filled, by the names that `layout.list_name` gives them."""
    language = wording.messages.language
    lists: dict[str, list[str]] = {}
    for column in _all_columns():
        if column.kind == Kind.TERM:
            lists.setdefault(column.collection, vocabulary.shown(column.collection, language))
        elif column.kind == Kind.CHOICE:
            lists.setdefault(column.keys[-1], [wording.choice(choice) for choice in column.choices])
    lists["countries"] = sorted(vocabulary.show_country(code, language) for code in vocabulary.countries_of_the_site())
    lists["yes"] = ["yes", "no"]
    return lists


def vocabularies(wording: Wording, lists: Mapping[str, Sequence[str]]) -> Laid:
    """The sheet of the words to choose from: a column for each list."""
    heads = {list_name(column): wording.label(column) for column in reversed(_all_columns())}
    rows = tuple(tuple(row) for row in zip_longest(*lists.values(), fillvalue=""))
    known = tuple(Column(name, Kind.LINE) for name in lists)
    return Laid("vocabularies", wording.sheet("vocabularies"), known, tuple(heads.get(n, n) for n in lists), rows)


def explanations(wording: Wording) -> Laid:
    """The sheet that says what belongs into which column."""
    rows = [
        (
            wording.label(column),
            "required" if column.required else "",
            " ".join(filter(None, [column.description, _ADVICE.get(column.kind, ""), _several(column)])),
        )
        for column in columns("tools")
    ]
    heads = ("Column", "Needed?", "What belongs into it")
    known = (Column("column", Kind.LINE), Column("needed", Kind.YES), Column("advice", Kind.TEXT))
    return Laid("columns", wording.sheet("columns"), known, heads, tuple(rows))


def _several(column: Column) -> str:
    return "Several: part them with semicolons." if column.many and column.kind != Kind.GROUPS else ""


def _all_columns() -> list[Column]:
    known = columns("tools")
    return [*known, *(part for column in known for part in column.parts)]
