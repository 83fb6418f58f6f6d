"""Script of the browser editor: fetched with npm when a build first needs it, verified, and cached.

The only module that knows the script's origin. Sites without the editor never call it.
"""

import io
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha512
from pathlib import Path

from catalogue.config import SETTINGS, SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.schema.forms.cms import github_repository

PACKAGE, VERSION = "@sveltia/cms", "0.221.1"
INTEGRITY = "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
"""SHA-512 of the package, as given by the registry."""

_FOLDER = "package/npm/"
"""Folder of the package with the self-contained modules."""
_FONT = re.compile(rb"https://cdn\.jsdelivr\.net/fontsource/fonts/([\w-]+)[:@][^/]+/([\w-]+)\.woff2")
_FRONT_MATTER = re.compile(rb"===`yaml-frontmatter`&&\((\w+=)(\w+\(\w+\))\)")
"""Place at which the script parses front matter as YAML."""
_STATUS = b"https://www.githubstatus.com/api/v2/status.json"
_ALL_WELL = b'data:application/json,{"status":{"indicator":"none"}}'
_PATIENCE = 180
"""Time limit for npm in seconds."""


def load_editor(config: SiteConfig, cache: Path | None) -> Mapping[str, bytes] | Diagnostic:
    """Load the files of the editor, by path, or return the problem that prevents it."""
    if not github_repository(config):
        return _missing("`repository` names no repository on GitHub, where it could save")
    package = _load_package(cache) or _fetch_package(cache)
    return package if isinstance(package, Diagnostic) else _unpack(package)


def _load_package(cache: Path | None) -> bytes | None:
    file = _cache_file(cache)
    data = file.read_bytes() if file and file.is_file() else b""
    return data if _is_sound(data) else None


def _cache_file(cache: Path | None) -> Path | None:
    """Path in the cache that all projects share: the package is the same for all, and verified on each read."""
    return cache.parent / f"sveltia-cms-{VERSION}.tgz" if cache else None


def _is_sound(data: bytes) -> bool:
    return b64encode(sha512(data).digest()).decode() == INTEGRITY


def _fetch_package(cache: Path | None) -> bytes | Diagnostic:
    import shutil
    import subprocess
    import tempfile

    npm = shutil.which("npm")
    if not npm:
        return _missing("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--ignore-scripts", "--pack-destination", folder]
        try:
            done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, cwd=folder)  # noqa: S603 - no argument is user input
        except (OSError, subprocess.TimeoutExpired):
            return _missing("npm did not answer")
        files = list(Path(folder).glob("*.tgz"))
        if done.returncode or not files:
            return _missing("npm could not fetch it")
        data = files[0].read_bytes()
    if not _is_sound(data):
        return _missing("what npm fetched is not what was expected")
    if place := _cache_file(cache):
        _store_package(place, data)
    return data


def _store_package(place: Path, data: bytes) -> None:
    """Store the package in the cache atomically; without a cache, the next build fetches it again."""
    import tempfile

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(place)
    except OSError:
        return


def _missing(reason: str) -> Diagnostic:
    return report(rules.NO_EDITOR, Span(SETTINGS), reason=reason)


def _unpack(data: bytes) -> dict[str, bytes]:
    import tarfile

    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        members = [m for m in package if m.isfile() and m.name.startswith(_FOLDER) and not m.name.endswith(".map")]
        files = {m.name.removeprefix(_FOLDER): file.read() for m in members if (file := package.extractfile(m))}
    return {name: _adapt(data, files) if name.endswith(".js") else data for name, data in files.items()}


def _adapt(script: bytes, files: Iterable[str]) -> bytes:
    """Patch the script to contact no other host before sign-in, and to pass what it reads to `expandBareIds` first.

    Correct for version 0.221.1; tests/browser/test_admin.py must verify any newer one.
    """
    return _FRONT_MATTER.sub(rb"===`yaml-frontmatter`&&(\1expandBareIds(\2))", _localise_fonts(script, files))


def _localise_fonts(script: bytes, files: Iterable[str]) -> bytes:
    """Load fonts from the script's own folder, and do not query the status of GitHub."""

    def beside(match: re.Match[bytes]) -> bytes:
        start = f"assets/{match[1].decode()}-{match[2].decode()}-"
        own = next((name for name in files if name.startswith(start)), None)
        # Addresses in styles are relative to the page, not to the script.
        return f"editor/{own}".encode() if own else match[0]

    return _FONT.sub(beside, script).replace(_STATUS, _ALL_WELL)
