"""Bundles a theme's modules into one classic script: browsers refuse modules to pages that are opened from a folder.

Knows just enough JavaScript for that: statements that begin at the margin, as in every formatted source.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, normpath

_RUNTIME = Path(__file__).parent / "browser" / "copy.js"
_SUFFIXES = (".js", ".mjs")

_NAMES = r"\{[^}]*\}"
_IMPORT = re.compile(rf"^import\s+(?:({_NAMES}|\*\s*as\s+[\w$]+|[\w$]+)\s+from\s+)?[\"']([^\"']+)[\"'];?", re.MULTILINE)
_EXPORTED = re.compile(r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const|let|var)\s+([\w$]+))", re.MULTILINE)
_LISTED = re.compile(rf"^export\s+({_NAMES});?[ \t]*$", re.MULTILINE)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LOADED = re.compile(r"(?<![\w$.])import\s*\(")
_META = re.compile(r"(?<![\w$.])import\.meta\b")
_RENAMED = re.compile(r"([\w$]+)\s+as\s+([\w$]+)")
# Any of these words left at the margin is an unknown form; and only a module may `await` at its margin.
_UNKNOWN = re.compile(r"^(?:import|export)\b(?!\s*\()|^(?:(?:const|let|var)\s[^=;\n]*=\s*)?await\b", re.MULTILINE)


def is_module(path: str, content: bytes) -> bool:
    """Whether an asset is a script that can only run as a module."""
    return path.endswith(_SUFFIXES) and bool(_UNKNOWN.search(content.decode()))


def bundle(assets: Mapping[str, bytes]) -> tuple[bytes, tuple[str, ...]]:
    """Build one classic script of all scripts of a site, and list the paths of those that had to be left out.

    Args:
        assets: the content at each published address.
    """
    parts, skipped_paths = [_RUNTIME.read_text(encoding="utf-8")], []
    for path in sorted(assets):
        if path.endswith(_SUFFIXES):
            function = classic(path, assets[path].decode())
            if function is None:
                skipped_paths.append(path)
            else:
                parts.append(f"catalogueCopy.define({json.dumps(path)}, function ($need, $load, $meta, fetch) {{\n")
                parts.append(f'"use strict";\n{function}\n}});\n')
    parts.append("catalogueCopy.start();\n")
    return "".join(parts).encode(), tuple(skipped_paths)


def name_of(script: bytes) -> str:
    """The path of the one script in the copy."""
    return f"assets/copy.{sha256(script).hexdigest()[:10]}.js"


def classic(path: str, module: str) -> str | None:
    """Convert a module to the body of a function that returns its exports; None where the module has an unknown form.

    Args:
        path: the module's published address, relative to which it names others.
    """
    exports: dict[str, str] = {}
    folder = dirname(path)

    def replace_import(match: re.Match[str]) -> str:
        call = f"$need({json.dumps(normpath(f'{folder}/{match[2]}'))})"
        names = match[1]
        if not names:
            return f"{call};"
        if names.startswith("{"):
            names = _RENAMED.sub(r"\1: \2", names)
            return f"const {names} = {call};"
        if names.startswith("*"):
            return f"const {names.split()[-1]} = {call};"
        return f"const {{ default: {names} }} = {call};"

    def replace_export(match: re.Match[str]) -> str:
        exports[match[1]] = match[1]
        return ""

    def replace_list(match: re.Match[str]) -> str:
        for item in filter(None, map(str.strip, match[1].strip("{}").split(","))):
            own, _, other = item.partition(" as ")
            exports[other.strip() or own.strip()] = own.strip()
        return ""

    text = _IMPORT.sub(replace_import, module)
    text = _LISTED.sub(replace_list, _EXPORTED.sub(replace_export, text))
    if _DEFAULT.search(text):
        exports["default"] = "$default"
        text = _DEFAULT.sub("const $default = ", text, count=1)
    text = _META.sub("$meta", _LOADED.sub("$load(", text))
    if _UNKNOWN.search(text):
        return None
    return f"{text}\nreturn {{ {', '.join(f'{name}: {own}' for name, own in exports.items())} }};"
