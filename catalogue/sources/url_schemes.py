"""Checks by its form alone whether a text may link to an address; whether it leads anywhere is for a later stage."""

import re
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Characters that browsers drop or ignore when they parse a URL (WHATWG URL, § 4.4), and invisible ones.
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_ORDINARY = re.compile("(?!//)[A-Za-z0-9/._#?=-]+")
_HARMFUL = re.compile(r"(?:javascript|vbscript|data|file|blob|about|filesystem):", re.IGNORECASE)


def is_safe(target: str) -> bool:
    """Whether an address has an allowed scheme or leads to a place on the site."""
    if _ORDINARY.fullmatch(target):  # no scheme, nothing hidden; the checks below would say the same
        return True
    visible = _INVISIBLE.sub("", target)
    if _HARMFUL.match(_INVISIBLE.sub("", unquote(visible))) or visible.replace("\\", "/").startswith("//"):
        return False
    scheme = _SCHEME.match(visible)
    if scheme is None:
        return True
    # An invisible character in the scheme is an attempt to hide it.
    return scheme.group(1).lower() in SCHEMES and target.strip(" ").startswith(scheme.group())


def address(url: str) -> str:
    """Percent-encode a target with a scheme for use in HTML; return any other as it is written."""
    return normalizeLink(url) if _SCHEME.match(url) else url
