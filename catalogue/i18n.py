"""Languages: interface messages from gettext catalogues, names of countries and languages from Unicode CLDR.

Imports Babel only when a name or a catalogue is wanted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

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
    return frozenset(c for c in locale("en").territories if len(c) == 2 and c.isalpha()) - not_countries


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217."""
    return frozenset(locale("en").currencies)


@cache
def language_codes() -> frozenset[str]:
    """The two-letter codes of ISO 639-1, as far as CLDR names them."""
    return frozenset(code for code in locale("en").languages if len(code) == 2)


def country_name(code: str, language: str) -> str:
    """The name of a country in a language; the code itself where CLDR has none."""
    return str(locale(language).territories.get(code, code))


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


def load_messages(language: str, folders: Sequence[Path], warn: Callable[[Path, str], None]) -> Messages:
    """The messages of `language` from `<folder>/<language>.po`, the first folder winning over the later ones.

    `warn` is told of a file that cannot be read; its messages then stay in English.
    """
    merged, digest = NullTranslations(), blake2b(language.encode())
    for folder in reversed(folders):
        file = folder / f"{language}.po"
        if file.is_file():
            digest.update(file.read_bytes())
            merged = _compiled(file, merged, warn)
    return Messages(language, merged, digest.hexdigest())


def _compiled(file: Path, fallback: NullTranslations, warn: Callable[[Path, str], None]) -> NullTranslations:
    import io
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    buffer = io.BytesIO()
    try:
        with file.open("rb") as source:
            write_mo(buffer, read_po(source, abort_invalid=True))
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        warn(file, str(error))
        return fallback
    buffer.seek(0)
    translations = GNUTranslations(buffer)
    translations.add_fallback(fallback)
    return translations
