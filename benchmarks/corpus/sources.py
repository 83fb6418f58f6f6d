"""How an invented catalogue is written down: front matter, settings, and the vocabularies taken from `content/`."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalogue import yaml_source

CONTENT = Path(__file__).resolve().parents[2] / "content"
_NOT_INVENTED = ("initiatives", "modules")
SECTIONS = ("Idea and organisation", "Aim and target group", "Programme", "Communication", "Lessons learnt")
"""The headings of every tool's text, whatever those of the real catalogue are."""
VOCABULARIES = ("strands", "sectors", "aims", "formats", "countries", "glossary", "pages")
"""The collections whose entries every catalogue has, whatever its size."""
_LOOKS = ("general", "sign", "hue", "land_hue", "pattern")
_FIELDS = ("title", "short", "number", "summary", "parent", *_LOOKS, "definition", "long", "also", "see")
"""Fields that say what a term is; the others speak of the real catalogue."""
_WORDS = frozenset("true false yes no on off null y n".split())
"""What YAML 1.1 or 1.2 takes for something else than text: `NO` is Norway."""


def vocabularies() -> dict[str, dict[str, dict[str, Any]]]:
    """The terms of the real catalogue by collection and id, without their texts."""
    return {collection: dict(_terms(collection)) for collection in VOCABULARIES}


def settings() -> dict[str, Any]:
    """The settings of the real catalogue."""
    return _load((CONTENT / "site.yaml").read_text("utf-8"), "content/site.yaml")


def settings_for(languages: Sequence[str]) -> str:
    """The settings of an invented catalogue, as text: the real one's menus, no address of its own.

    Nothing is published beside the pages: what other generators do not make either is not measured against them.
    """
    real = settings()
    own: dict[str, Any] = {
        "name": "Catalogue of invented tools",
        "languages": list(languages),
        "default_language": languages[0],
    }
    own["publish"] = []
    own["sections"] = list(SECTIONS)
    own["menu"] = [name for name in real.get("menu", ()) if name not in _NOT_INVENTED]
    own["footer_menu"] = ["glossary", *(f"pages/{page}" for page in vocabularies()["pages"])]
    names = ("tagline", "description", "theme", "licence")
    return "".join(_lines({name: real[name] for name in names if name in real} | own))


def front_matter(front: Mapping[str, Any]) -> str:
    """Front matter between its two lines."""
    return "".join(["---\n", *_lines(front), "---\n"])


def _terms(collection: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((CONTENT / collection).glob("*.md")):
        if "." not in file.stem:  # not a translation
            front = _load(file.read_text("utf-8").split("\n---\n", 1)[0] + "\n", file.name)
            yield file.stem, {name: front[name] for name in _FIELDS if name in front}


def _load(text: str, name: str) -> dict[str, Any]:
    data, problems = yaml_source.load(text.removeprefix("---\n"), name)
    if problems:
        raise ValueError(f"{problems[0].span.path}: {problems[0].message}")
    return dict(data)


def _lines(front: Mapping[str, Any]) -> Iterator[str]:
    """A line for each field, in the style that partners use; lists of groups have a line for each group."""
    for name, value in front.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{name}:\n"
            yield from (f"  - {_flow(group)}\n" for group in value)
        else:
            yield f"{name}: {_flow(value)}\n"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_flow(inner)}' for name, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    plain = isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w .-]*\w", value) and value.lower() not in _WORDS
    return value if plain else json.dumps(value, ensure_ascii=False)
