"""The environments that templates are rendered in: one for each language, whose words are part of the compiled code.

Knows Jinja and messages; no theme and no view.
"""

from pathlib import Path
from typing import Any, TypeVar

from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemBytecodeCache, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from catalogue.cache.program import program_digest
from catalogue.i18n import Messages

_Kind = TypeVar("_Kind", bound=Environment)


def speechless(loader: BaseLoader) -> Environment:
    """An environment that parses templates and renders none."""
    return _make_environment(Environment, loader)


def speaking(messages: Messages, loader: BaseLoader, cache: Path | None) -> Environment:
    """An environment that renders templates in the language of `messages`.

    Args:
        cache: a folder for compiled templates; None for none.
    """
    environment = _make_environment(_Speaking, loader, _TemplateCache(cache, messages) if cache else None)
    environment.install_gettext_callables(messages.gettext, messages.translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # from the i18n extension
    environment.words = _Words(messages)
    return environment


def _make_environment(kind: type[_Kind], loader: BaseLoader, template_cache: BytecodeCache | None = None) -> _Kind:
    return kind(
        loader=loader,
        bytecode_cache=template_cache,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )


class _Speaking(Environment):
    """Looks constant messages up once, when a template is compiled, instead of each time that it is rendered."""

    words: "_Words"

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        """The code of a template, with the words of this language in it."""
        template = self.parse(source, name, filename) if isinstance(source, str) else source
        return super().compile(self.words.visit(template), name, filename, raw, defer_init)  # type: ignore[call-overload]  # a plain bool for `raw`


class _Words(NodeTransformer):
    """Puts the words themselves in the place of calls that ask for them and fill nothing in."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """What newstyle gettext would give: safe, and with `%%` for a percent sign."""
        callee, arguments = node.node, node.args
        if isinstance(callee, nodes.Name) and callee.name in {"_", "gettext"} and len(arguments) == 1:
            (message,) = arguments
            more = node.kwargs or node.dyn_args or node.dyn_kwargs
            if isinstance(message, nodes.Const) and isinstance(message.value, str) and not more:
                words = Markup(self._messages.gettext(message.value)) % {}  # noqa: S704 - as Jinja's own gettext does
                return nodes.Const(words, lineno=node.lineno, environment=node.environment)
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """Nothing: Jinja 3.1 joins constants at once, and does not ask which of them are safe."""
        return node


class _TemplateCache(FileSystemBytecodeCache):
    """Compiled templates of one language, which hold as long as the program and the words do."""

    def __init__(self, folder: Path, messages: Messages) -> None:
        super().__init__(str(folder), f"%s.{messages.language}.cache")
        self._state = program_digest() + messages.digest

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that the compiled code depends on."""
        return super().get_source_checksum(self._state + source)
