"""A theme's assets under published names that hold their digests; what refers to another one follows it there."""

import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath, relpath

from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import theme as rules
from catalogue.model_errors import did_you_mean
from catalogue.theme.colours import Colours, style_sheet
from catalogue.theme.js_comments import without_comments

STYLES = "styles.css"
"""The name of the asset into which the style sheets that every page needs are joined."""
COLOUR_SHEET = "colours.css"
"""A style sheet that the program makes of the theme's colours; it stands where the theme names it."""

PublishedAssets = tuple[dict[str, str], dict[str, bytes], list[Diagnostic]]
"""The address of every asset by its own name, the bytes by address, and the diagnostics."""

_TEXTS = frozenset({".css", ".js", ".mjs", ".svg"})
_THEME_COLOUR = re.compile(r"theme-colour\(([\w-]+)\)")
"""How a drawing that stands alone, such as the icon of the site, asks for a colour: no page gives it properties."""
_IGNORED_NAMES = re.compile(r"[.~#].*|.*[~#]|Thumbs\.db|desktop\.ini")
# The look behind stands after the first character: a pattern that begins with a plain one is searched ten times faster.
_SIBLING = re.compile(
    r"(\.(?<![\w./-]\.)\.?/[\w./-]*[\w-]\.(?:css|js|mjs|json|svg|png|webp|avif|jpe?g|gif|ico|woff2?|ttf|otf))\b"
)


def find_assets(folders: Sequence[Path]) -> dict[str, Path]:
    """Every asset of a chain by its name below `assets/`, such as `fonts/quay.woff2`; the first folder wins.

    What desks leave behind (`.DS_Store`, backups of editors) is passed over.
    """
    files: dict[str, Path] = {}
    for folder in reversed(folders):
        root = folder / "assets"
        for file in sorted(root.rglob("*")):
            name = file.relative_to(root)
            if file.is_file() and not any(_IGNORED_NAMES.fullmatch(part) for part in name.parts):
                files[name.as_posix()] = file
    return files


def publish(
    files: Mapping[str, Path], styles: Mapping[str, Span], colours: Colours, display_path: Callable[[Path], str]
) -> PublishedAssets:
    """Every asset under its published name.

    Args:
        styles: the style sheets that are joined into one, each with the place where it is named.
        colours: those of the theme, which are the style sheet `colours.css`.
        display_path: a file's path as diagnostics name it.
    """
    publisher = _AssetPublisher(files, colours, display_path)
    for name in sorted(files.keys() - styles.keys() - {COLOUR_SHEET}):
        publisher.publish(name, ())
    publisher.diagnostics += (
        report(rules.NO_SUCH_ASSET, span, value=name) for name, span in styles.items() if not publisher.has(name)
    )
    if styles:
        joined = b"".join(publisher.read_asset(name, (), "") for name in styles if publisher.has(name))
        publisher.store(STYLES, joined)
    return publisher.addresses, publisher.content, publisher.diagnostics


class _AssetPublisher:
    """Publisher of assets, those first to which others refer."""

    def __init__(self, files: Mapping[str, Path], colours: Colours, display_path: Callable[[Path], str]) -> None:
        self._files = files
        self._colours = colours.light.by_role()
        self._colour_sheet = style_sheet(colours).encode()
        self._display_path = display_path
        self.addresses: dict[str, str] = {}
        self.content: dict[str, bytes] = {}
        self.diagnostics: list[Diagnostic] = []

    def has(self, name: str) -> bool:
        """Whether there is an asset of this name."""
        return name == COLOUR_SHEET or name in self._files

    def publish(self, name: str, above: tuple[str, ...]) -> str:
        """The address of an asset, for which those it refers to are published first; `above` are on their way."""
        return self.addresses.get(name) or self.store(name, self.read_asset(name, above, dirname(name)))

    def store(self, name: str, data: bytes) -> str:
        """Keep an asset under the name that its bytes give it."""
        file = PurePosixPath(name)
        address = f"assets/{file.with_name(f'{file.stem}.{sha256(data).hexdigest()[:10]}{file.suffix}')}"
        self.addresses[name], self.content[address] = address, data
        return address

    def read_asset(self, name: str, above: tuple[str, ...], folder: str) -> bytes:
        """The bytes of an asset for a file in `folder`, with its references to others in place."""
        if name == COLOUR_SHEET:
            return self._colour_sheet
        file = self._files[name]
        if file.suffix not in _TEXTS:
            return file.read_bytes()
        try:
            text = file.read_bytes().decode()
        except UnicodeDecodeError:
            self.diagnostics.append(report(rules.ASSET_NOT_UTF8, Span(self._display_path(file)), value=name))
            return b""
        text = without_comments(text) if file.suffix in {".js", ".mjs"} else text
        if file.suffix == ".svg":
            text = _THEME_COLOUR.sub(lambda match: self._colour(match[1], file), text)
        return _SIBLING.sub(lambda match: self._refer(match[1], name, (*above, name), folder), text).encode()

    def _colour(self, name: str, file: Path) -> str:
        if name not in self._colours:
            span = span_of_text(f"theme-colour({name})", file.read_text("utf-8"), self._display_path(file))
            hint = did_you_mean(name, list(self._colours), rules.NO_SUCH_COLOUR.help)
            self.diagnostics.append(report(rules.NO_SUCH_COLOUR, span, hint=hint, value=name))
        return self._colours.get(name, "")

    def _refer(self, reference: str, name: str, above: tuple[str, ...], folder: str) -> str:
        other = normpath(f"{dirname(name)}/{reference}" if dirname(name) else reference)
        if not self.has(other) or other in above:
            self._missing(rules.NO_SUCH_ASSET if not self.has(other) else rules.ASSET_CIRCLE, name, reference)
            return reference
        way = relpath(self.publish(other, above), f"assets/{folder}" if folder else "assets")
        return way if way.startswith("../") else f"./{way}"

    def _missing(self, rule: Rule, name: str, reference: str) -> None:
        file = self._files[name]
        span = span_of_text(reference, file.read_text("utf-8"), self._display_path(file))
        self.diagnostics.append(report(rule, span, value=reference.removeprefix("./")))


def span_of_text(words: str, text: str, path: str) -> Span:
    """The first place of `words` in a file's text."""
    start = max(text.find(words), 0)
    column = start - text.rfind("\n", 0, start)
    return Span(path, text.count("\n", 0, start) + 1, column, 0, column + len(words))
