"""What belongs in a column, in a sentence or two for whoever fills it in."""

from catalogue.tables.columns import Column, Kind

_BY_KIND = {
    Kind.DATE: "A year, a month or a day: 2021, 2021-05, 2021-05-27.",
    Kind.DAY: "A day: 2021-05-27.",
    Kind.TIME: "Such as 13:30–16:00 CET.",
    Kind.NUMBER: "A whole number.",
    Kind.YES: "yes or no.",
}
_GROUPS = {
    "editions": "Years or dates: 2019; 12–14 May 2021.",
    "figures": "Numbers with what they count: 74 objects on show; about 120 visitors.",
    "links": "Whole web addresses, with https:// in front.",
}
_ELSEWHERE = "Has its own sheet, with one row for each and the tool's id or name in the first column."


def advice(column: Column, *, own_sheets: bool) -> str:
    """What belongs in a column; empty where its name says it all.

    Args:
        column: the column.
        own_sheets: whether groups have sheets of their own.
    """
    if column.kind == Kind.GROUPS:
        how = _ELSEWHERE if own_sheets else _GROUPS.get(column.name, "Names, separated by semicolons.")
    elif column.kind == Kind.DOUBTS:
        how = _ELSEWHERE if own_sheets else "Names of fields, separated by semicolons."
    elif column.kind == Kind.COUNTRY:
        # The description speaks of the codes that front matter holds.
        several = "Countries by their names or their two letters, separated by semicolons."
        return several if column.many else "A country by its name or its two letters."
    else:
        how = _BY_KIND.get(column.kind, "Several: separate them with semicolons." if column.many else "")
    return " ".join(filter(None, ["Required." if column.required else "", column.description, how]))
