"""Builds the offline archive: the complete site, to be opened from a folder.

Everything comes from the staged site, except the texts for the offline search, which come from the entries.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from catalogue.artifact.digest import digest
from catalogue.cache.program import program_digest
from catalogue.concurrency import map_parallel
from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.i18n import Messages
from catalogue.output.errors import as_write_error
from catalogue.output.manifest import ManifestEntry
from catalogue.output.offline import scripts
from catalogue.output.offline.archive import Member, pack, read, write
from catalogue.output.offline.pages import Copier, data_file, essence, for_scripts, is_copied, is_page
from catalogue.output.offline.readme import readme
from catalogue.output.offline.search_texts import texts, too_large
from catalogue.publish import Interface
from catalogue.site import Site
from catalogue.site.output_paths import archive_path
from catalogue.urls import output_file

README = "README.txt"
_SEARCHED = "offline/texts.{language}.js"
"""The texts for the offline search, as browser/copy.js requests them."""


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """The offline copy of a site, before anything is built."""

    path: str
    """Path of the archive below the site's root; empty for a site that offers none."""
    site: Site
    messages: Mapping[str, Messages]
    script: bytes
    """All scripts of the theme in one."""
    modules: frozenset[str]
    """The paths of scripts that run only as modules, and are included only in `script`."""
    copier: Copier
    problems: tuple[Diagnostic, ...] = ()
    """Reasons why there is no copy, or why parts of it do not run."""

    @property
    def folder(self) -> str:
        """The folder that the archive unpacks into."""
        return self.path.removesuffix(".zip")


def copy_of(site: Site, interface: Interface) -> OfflineCopy:
    """Prepare the copy that a site offers."""
    config, assets = site.library.config, interface.theme.asset_bytes
    path = archive_path(site.library)
    script, skipped_scripts = scripts.bundle(assets) if path else (b"", ())
    names = {address: name for name, address in interface.theme.assets.items()}
    problems = [report(rules.SCRIPT_NOT_COPIED, Span("themes"), script=names[address]) for address in skipped_scripts]
    drawings = {address: data.decode() for address, data in assets.items() if address.endswith(".svg")}
    large = too_large(site.library)
    return OfflineCopy(
        path,
        site,
        interface.messages,
        script,
        frozenset(address for address, data in assets.items() if scripts.is_module(address, data)),
        Copier(config.base_url or "", scripts.name_of(script), drawings),
        (*([large] if large else ()), *problems),
    )


def fingerprint(copy: OfflineCopy, records: Mapping[str, ManifestEntry]) -> str:
    """Fingerprint of everything that the archive depends on; empty for a site that offers none.

    Args:
        records: every file of the site, by path. Everything that the offline search finds is on one of its pages.
    """
    if not copy.path:
        return ""
    files = sorted((path, record.digest) for path, record in records.items() if is_copied(path))
    return f"copy-{digest(_common_digest(copy), copy.path, _readme(copy), files)}"


def make(
    copy: OfflineCopy, directory: Path, records: Mapping[str, ManifestEntry], before: bytes, jobs: int = 0
) -> None:
    """Write the archive into the staged site. Raises `WriteError` when the disk is full.

    Args:
        directory: the staged site.
        records: its files, by path.
        before: the archive of an earlier build, whose unchanged members are reused; empty for none.
        jobs: number of processes; 0 for as many as there are cores.
    """
    common, earlier_members = _common_digest(copy), read(before, copy.folder) if before else {}
    sources = [
        _Source(path, digest(common, records[path].digest), names) for path, names in _copied_files(copy, records)
    ]
    old_members = [member for source in sources for member in source.among(earlier_members)]
    standing = {member.name for member in old_members}
    stale = [source for source in sources if source.path not in standing]
    with as_write_error(copy.path):
        new_members = [
            member
            for members in map_parallel(partial(_pack_members, copy, directory), stale, jobs)
            for member in members
        ]
        (directory / copy.path).write_bytes(write([*old_members, *new_members, *_own(copy, common)], copy.folder))


def earlier(file: Path, record: ManifestEntry | None) -> bytes:
    """Read the archive that an earlier build made; empty where it is not what that build wrote."""
    try:
        content = file.read_bytes() if record else b""
    except OSError:
        return b""
    return content if record and sha256(content).hexdigest() == record.digest else b""


def _common_digest(copy: OfflineCopy) -> str:
    """Digest of everything that every member may depend on, apart from the file that it is made from."""
    return digest(program_digest(), zlib.ZLIB_RUNTIME_VERSION, copy.copier.base_url, copy.copier.script)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of the site that is in the offline copy."""

    path: str
    fingerprint: str
    """Digest of everything that its members depend on."""
    names: tuple[str, ...]
    """The members that are made from it; the first has its own path."""

    def among(self, members: Mapping[str, Member]) -> tuple[Member, ...]:
        """Its members if an earlier archive contains all of them; else none."""
        own = tuple(
            members[name] for name in self.names if name in members and members[name].fingerprint == self.fingerprint
        )
        return own if len(own) == len(self.names) else ()


def _copied_files(copy: OfflineCopy, paths: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The files of the site that are in the copy, each with the members that are made from it."""
    library, routes = copy.site.library, copy.site.routes
    keys = [entry.key for entry in library.tools.values()]
    tool_pages = {output_file(routes.route(key, language).path) for key in keys for language in copy.messages}
    for path in paths:
        if is_copied(path) and path not in copy.modules:
            yield path, (path, for_scripts(path)) if path in tool_pages else (path,)


def _pack_members(copy: OfflineCopy, directory: Path, source: _Source) -> list[Member]:
    """Pack the members that are made from a file: a tool's page is included twice, for readers and for scripts."""
    content = (directory / source.path).read_bytes()
    if not is_page(source.path):
        return [pack(source.path, source.fingerprint, content)]
    page = copy.copier.page(source.path, content.decode())
    data_files = [data_file(name, essence(page)) for name in source.names[1:]]
    return [
        pack(n, source.fingerprint, text.encode()) for n, text in zip(source.names, [page, *data_files], strict=True)
    ]


def _own(copy: OfflineCopy, common: str) -> Iterable[Member]:
    """The members that only the copy has, not the site."""
    yield pack(README, common, _readme(copy).encode())
    yield pack(copy.copier.script, common, copy.script)
    for language, messages in copy.messages.items():
        path = _SEARCHED.format(language=language)
        yield pack(path, common, data_file(path, [*texts(copy.site, messages)]).encode())


def _readme(copy: OfflineCopy) -> str:
    config = copy.site.library.config
    return readme(config, copy.messages[config.default_language], copy.path)
