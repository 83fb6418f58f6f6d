"""The environments that templates are rendered in: one for each language, whose words are part of the compiled code.

Knows Jinja and messages; no theme and no view.
"""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemBytecodeCache, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from catalogue.cache.program import program_digest
from catalogue.i18n import Messages

_Kind = TypeVar("_Kind", bound=Environment)


def speechless(loader: BaseLoader) -> Environment:
    """An environment that parses templates and renders none."""
    return _made(Environment, loader)


def speaking(messages: Messages, loader: BaseLoader, cache: Path | None) -> Environment:
    """An environment that renders templates in the language of `messages`.

    Args:
        cache: a folder for compiled templates; None for none.
    """
    environment = _made(_Speaking, loader, _Compiled(cache, messages) if cache else None)
    environment.install_gettext_callables(messages.gettext, messages.translations.ngettext, newstyle=True)  # type: ignore[attr-defined]  # from the i18n extension
    environment.words = _Words(messages)
    return environment


def _made(kind: type[_Kind], loader: BaseLoader, compiled: BytecodeCache | None = None) -> _Kind:
    return kind(
        loader=loader,
        bytecode_cache=compiled,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )


def _written(value: object) -> str:
    """A value as it is put out."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(value)


@lru_cache(maxsize=1 << 14)
def _escaped(text: str) -> str:
    """A text for HTML. Most are put out many times: titles, addresses, the way back to the root."""
    return str(escape(text))


class _Writer(CodeGenerator):
    """Escapes what is put out without marking it as safe, since it is joined with its neighbours at once."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class _Speaking(Environment):
    """Looks constant messages up once, when a template is compiled, instead of each time that it is rendered."""

    code_generator_class = _Writer
    words: "_Words"
    written = staticmethod(_written)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(self.words.visit(source), name, filename, defer_init)


class _Words(NodeTransformer):
    """Puts the words themselves in the place of calls that ask for them and fill nothing in."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """What newstyle gettext would give: safe, and with `%%` for a percent sign."""
        called, given = node.node, node.args
        if isinstance(called, nodes.Name) and called.name in {"_", "gettext"} and len(given) == 1:
            (message,) = given
            more = node.kwargs or node.dyn_args or node.dyn_kwargs
            if isinstance(message, nodes.Const) and isinstance(message.value, str) and not more:
                words = Markup(self._messages.gettext(message.value)) % {}  # noqa: S704 - as Jinja's own gettext does
                return nodes.Const(words, lineno=node.lineno, environment=node.environment)
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """Nothing: Jinja 3.1 joins constants at once, and does not ask which of them are safe."""
        return node


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of one language, which hold as long as the program and the words do."""

    def __init__(self, folder: Path, messages: Messages) -> None:
        super().__init__(str(folder), f"%s.{messages.language}.cache")
        self._state = program_digest() + messages.digest

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that the compiled code depends on."""
        return super().get_source_checksum(self._state + source)
