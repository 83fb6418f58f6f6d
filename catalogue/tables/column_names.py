"""The words of a spreadsheet: labels of columns, sheets and choices in a language, and what words stand for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.concurrency import locked_property
from catalogue.i18n import Messages
from catalogue.tables.columns import Column, columns
from catalogue.tables.fuzzy_match import Names


def N_(message: str) -> str:
    """Marks a message for extraction; it is translated where it is used."""
    return message


LABELS = {
    "id": N_("Id"),
    "language": N_("Language"),
    "page": N_("Page"),
    "text": N_("Text"),
    "uncertain": N_("Uncertain"),
    "venue": N_("Venue"),
    "event": N_("Larger event"),
    "src": N_("File"),
    "alt": N_("What it shows"),
    "credit": N_("Credit"),
    "label": N_("Label"),
    "start": N_("Start"),
    "end": N_("End"),
    "time": N_("Time of day"),
    "note": N_("Remark"),
    "organisation": N_("Organisation"),
    "name": N_("Name"),
    "level": N_("Level"),
    "what": N_("What"),
    "amount": N_("Amount"),
    "currency": N_("Currency"),
    "year": N_("Year"),
    "team": N_("Team"),
    "lead_weeks": N_("Weeks of preparation"),
    "hours": N_("Hours"),
    "group": N_("Size of the group"),
    "when": N_("When"),
    "who": N_("Who"),
    "email": N_("Public email address"),
    "publisher": N_("Publisher"),
    "states": N_("What it states"),
    "seen": N_("Last read"),
    "role": N_("Role"),
    "value": N_("Value"),
    "unit": N_("Unit"),
    "qualifier": N_("Qualifier"),
    "detail": N_("Detail"),
    "url": N_("Web address"),
    "field": N_("Field"),
    "reason": N_("Reason"),
    "part": N_("Part"),
    "tool": N_("Tool"),
    "column": N_("Column"),
    "advice": N_("What belongs in it"),
}
"""Labels of columns that the site shows nowhere; the others are the site's own words for its fields."""
SHEETS = {
    "tools": N_("Tools"),
    "texts": N_("Texts"),
    "vocabularies": N_("Vocabularies"),
    "columns": N_("How to fill it in"),
}
"""Names of the sheets that stand for no field."""
YES = "yes | y | true | x | 1 | ja | jah | kyllä | taip | tak | jā"
NO = "no | n | false | 0 | nein | nej | nei | ei | ne | nie | nē"


@dataclass(frozen=True)
class Wording:
    """The words in all languages of a site, with the one to write in."""

    messages: Messages
    """The language to write in."""
    others: tuple[Messages, ...]
    """All languages to read."""

    def label(self, column: Column, messages: Messages | None = None) -> str:
        """What stands over a column, such as `Place: City`."""
        return ": ".join(word(key, messages or self.messages) for key in column.keys)

    def word(self, key: str) -> str:
        """What a field or a heading is called."""
        return word(key, self.messages)

    def sheet(self, name: str, messages: Messages | None = None) -> str:
        """The name of a sheet: of one in `SHEETS`, or of a field that has one of its own."""
        return (
            (messages or self.messages).gettext(SHEETS[name])
            if name in SHEETS
            else word(name, messages or self.messages)
        )

    def choice(self, column: Column, value: str, messages: Messages | None = None) -> str:
        """What a value of a column's closed list is called."""
        return (messages or self.messages).gettext(column.words.get(value, value))

    @locked_property
    def headings(self) -> Names:
        """What may stand over a column, in any language, with the column's name."""
        from catalogue.tables.synonyms import SYNONYMS

        names = Names()
        tool_columns = columns("tools")
        for column in tool_columns:
            self._add(names, column, (self.label(column, messages) for messages in self.others))
        for column in tool_columns:
            self._add(names, column, [column.name, *_split(SYNONYMS.get(column.name, ""))])
        for name in _split(SYNONYMS["place"]):
            names.add(name, "place")
        return names

    def part_names(self, parts: Sequence[Column]) -> Names:
        """What may stand over a column of a sheet of groups, or before a value of a group in a cell."""
        names = Names()
        for column in parts:
            self._add(names, column, [column.name, *(self.label(column, messages) for messages in self.others)])
        return names

    @locked_property
    def sheets(self) -> Names:
        """Names of our own sheets in any language."""
        names = Names()
        fields = [column.name for column in columns("tools") if column.parts or column.name == "uncertain"]
        for name in [*SHEETS, *fields]:
            for messages in self.others:
                names.add(self.sheet(name, messages), name)
        return names

    def choices(self, column: Column) -> Names:
        """The values of a column's closed list by what they are called in any language."""
        names = Names()
        for value in column.choices:
            for name in (value, *(self.choice(column, value, messages) for messages in self.others)):
                names.add(name, value)
        return names

    @locked_property
    def yes_or_no(self) -> Mapping[str, bool]:
        """Words for yes and no."""
        return dict.fromkeys(_split(YES), True) | dict.fromkeys(_split(NO), False)

    def _add(self, names: Names, column: Column, labels: Iterable[str]) -> None:
        for label in labels:
            names.add(label, column.name)


def word(key: str, messages: Messages) -> str:
    """What a field is called in a language."""
    from catalogue.schema.collection_fields import field_labels

    return messages.gettext(LABELS.get(key) or field_labels().get(key) or key)


def wording(languages: Sequence[str], theme: Sequence[Path], language: str) -> Wording:
    """The words of a site.

    Args:
        languages: those of the site; English is always read.
        theme: the folders of the theme and its parents, in which the translations lie.
        language: the one to write in.
    """
    from catalogue.i18n import load_messages

    folders = [folder / "locale" for folder in theme]
    codes = dict.fromkeys([language, *languages, "en"])
    messages = {code: load_messages(code, folders, lambda file, line, reason: None) for code in codes}
    return Wording(messages[language], tuple(messages.values()))


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split("|") if word.strip()]
