"""The program stands on what libraries promise: it uses none of their private names. (ruff's SLF001 sees the rest.)"""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import catalogue

ROOT = Path(__file__).parents[1]
OURS = sorted(file for folder in ("catalogue", "scripts", "benchmarks") for file in (ROOT / folder).rglob("*.py"))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and not name.endswith("_")


def test_no_private_module_or_name_of_a_library_is_imported() -> None:
    found = []
    for file in OURS:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{file.name}: {name}" for name in names if any(map(is_private, name.split(".")))]
    assert found == []


def test_no_class_overrides_a_private_method_of_a_library() -> None:
    found = []
    for kind in classes():
        strangers = [base for base in kind.__mro__ if base.__module__.partition(".")[0] != "catalogue"]
        for name, value in vars(kind).items():
            if is_private(name) and inspect.isroutine(value) and any(name in vars(base) for base in strangers):
                found.append(f"{kind.__module__}.{kind.__qualname__}.{name}")
    assert found == []


def classes() -> Iterator[type]:
    """Every class of the program."""
    for module in pkgutil.walk_packages(catalogue.__path__, "catalogue."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                if inspect.isclass(value) and value.__module__ == module.name:
                    yield value
