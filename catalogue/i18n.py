"""Languages: interface messages from gettext catalogues, names of countries and languages from Unicode CLDR.

Imports Babel only when a name or a catalogue is wanted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.merge_conflicts import find_conflicts, first_versions

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages import Catalog

Warn = Callable[[Path, int, str], None]
"""Takes a problem in a message catalogue: its file, the line and what is wrong."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@cache
def locale(language: str) -> "Locale":
    """CLDR's knowledge of a language, by its ISO 639-1 code."""
    from babel import Locale

    return Locale.parse(language)


@cache
def country_codes() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, as far as CLDR names them."""
    not_countries = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK"}
    codes = map(str, locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - not_countries


def country_code(name: str) -> str | None:
    """The code of the country that English calls so, whatever the capitals; None where there is none."""
    folded_name = name.casefold()
    return next((code for code in sorted(country_codes()) if country_name(code, "en").casefold() == folded_name), None)


_COUNTRY_SLIPS = {"UK": "GB", "EL": "GR"}


def likely_country_code(text: str) -> str | None:
    """The code that somebody probably meant, by another code in use or by the English name; None where none is near."""
    guess = _COUNTRY_SLIPS.get(text.upper(), text.upper())
    return guess if guess in country_codes() else country_code(text)


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217."""
    return frozenset(locale("en").currencies)


@cache
def language_codes() -> frozenset[str]:
    """The two-letter codes of ISO 639-1, as far as CLDR names them."""
    return frozenset(code for code in map(str, locale("en").languages) if len(code) == 2)


@cache
def has_locale(code: str) -> bool:
    """Whether CLDR tells how a language writes dates, numbers and names; for a few it knows no more than the code."""
    from babel.localedata import exists

    return exists(code)


def country_name(code: str, language: str) -> str:
    """The name of a country in a language; the code itself where CLDR has none."""
    return str(locale(language).territories.get(code, code))


def currency_name(code: str, language: str) -> str:
    """The name of a currency in a language; the code itself where CLDR has none."""
    return str(locale(language).currencies.get(code, code))


def language_name(code: str) -> str:
    """The name by which a language calls itself, such as `Svenska`."""
    name = locale(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


def sort_key(text: str) -> str:
    """Orders names as a reader of a Latin alphabet expects: without regard to case and marks."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold()


@dataclass(frozen=True, slots=True)
class Messages:
    """The interface's words in one language."""

    language: str
    translations: NullTranslations = field(default_factory=NullTranslations)
    digest: str = ""
    """Digest of the catalogues that the messages came from."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML's `dir` wants it."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def gettext(self, message: str) -> str:
        """A message in this language; the English one where it is not translated."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form of a message that `number` asks for, with `%(n)s` filled in."""
        return self.translations.ngettext(one, many, number) % {"n": number}


def load_messages(language: str, folders: Sequence[Path], warn: Warn) -> Messages:
    """The messages of `language` from `<folder>/<language>.po`, the first folder winning over the later ones.

    A file that cannot be read leaves its messages in English.
    """
    translations, digest = NullTranslations(), blake2b(language.encode())
    for folder in reversed(folders):
        file = folder / f"{language}.po"
        if file.is_file():
            digest.update(file.read_bytes())
            translations = _compile_messages(file, translations, warn)
    return Messages(language, translations, digest.hexdigest())


_PO_LINE = re.compile(r'\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*|\s*(?:#.*)?')
_PLACEHOLDER = re.compile(r"%\((\w+)\)")


def _compile_messages(file: Path, fallback: NullTranslations, warn: Warn) -> NullTranslations:
    import io
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    buffer = io.BytesIO()
    try:
        text = file.read_text(encoding="utf-8")
        conflicts = find_conflicts(text)
        text = first_versions(text, conflicts)
        # Babel writes the plural forms only for a catalogue whose language it was told.
        catalog = read_po(io.StringIO(text), locale=file.stem, abort_invalid=True)
        conflict_problems = (
            (conflict.first + 1, f"a merge was not finished: {conflict.describe()}") for conflict in conflicts
        )
        problems = [*conflict_problems, *_check_quotes(text), *_check_placeholders(catalog)]
        write_mo(buffer, catalog)
    except UnicodeDecodeError:
        problems = [(1, "the file is not saved as UTF-8")]
    except PoFileError as error:
        problems = [(error.lineno + 1, str(error))]
    except (ValueError, SyntaxError) as error:  # Babel's own reading of the plural forms
        problems = [(1, str(error))]
    for line, reason in problems:
        warn(file, line, reason)
    if problems:
        return fallback
    buffer.seek(0)
    translations = GNUTranslations(buffer)
    translations.add_fallback(fallback)
    return translations


def _check_quotes(text: str) -> Iterator[tuple[int, str]]:
    """Lines that Babel 2.18 would cut a character off without a word, as one of their quotation marks is missing."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _PO_LINE.fullmatch(line):
            yield number, "a quotation mark is missing, or there is text outside the quotation marks"


def _check_placeholders(catalog: "Catalog") -> Iterator[tuple[int, str]]:
    """Messages whose words to be filled in, such as `%(n)s`, are not those of the English message."""
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        placeholders = dict.fromkeys(_PLACEHOLDER.findall(str(message.id)), 1)
        for string in strings:
            try:
                _ = str(string) % placeholders if message.id and not message.fuzzy else ""
            except (KeyError, TypeError, ValueError):
                names = ", ".join(f"%({name})s" for name in placeholders) or "nothing"
                yield message.lineno or 1, f"“{string}” can be filled with {names} only; a percent sign is written %%"
