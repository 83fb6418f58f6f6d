"""Opens a source at a line in the editor of the person at this computer, without a shell in between."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

from catalogue.concurrency import start_thread

_AT_PLACE: Mapping[str, Callable[[str, int, int], list[str]]] = {
    "colon": lambda file, line, column: [f"{file}:{line}:{column}"],
    "goto": lambda file, line, column: ["--goto", f"{file}:{line}:{column}"],
    "plus": lambda file, line, column: [f"+{line}", file],
    "plus-colon": lambda file, line, column: [f"+{line}:{column}", file],
    "options": lambda file, line, column: ["--line", str(line), "--column", str(column), file],
    "notepad++": lambda file, line, column: [f"-n{line}", f"-c{column}", file],
    "textmate": lambda file, line, column: ["--line", f"{line}:{column}", file],
    "file": lambda file, line, column: [file],
}
"""The arguments with which editors take a file, line and column."""

_EDITORS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"), "goto"),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "lapce", "geany", "pulsar"), "colon"),
    **dict.fromkeys(("emacs", "emacsclient", "gnome-text-editor", "gedit", "pluma", "xed"), "plus-colon"),
    **dict.fromkeys(("idea", "pycharm", "webstorm", "phpstorm", "rider", "kate", "kwrite"), "options"),
    **dict.fromkeys(("notepad", "open", "xdg-open", "mousepad"), "file"),
    "notepad++": "notepad++",
    "mate": "textmate",
}
"""Editors with a window of their own; any other takes the arguments of vi."""
_IN_A_TERMINAL = frozenset({"vi", "vim", "nvim", "nano", "pico", "micro", "hx", "helix", "joe", "ed", "mcedit", "kak"})
"""They run in a terminal, which the server occupies."""
_COMMON_EDITORS = ("code", "codium", "cursor", "zed", "subl", "code-insiders")
"""Tried in this order where a person names none."""


class NoEditorError(Exception):
    """No editor can be started; the message says what to do."""


def find_source(path: str, places: tuple[Path, ...]) -> Path | None:
    """Find the file at the path of a problem, if its real path is in one of these folders; else None."""
    if not path or "\0" in path or PurePath(path).is_absolute():
        return None
    for place in places:
        top, real = os.path.realpath(place), Path(os.path.realpath(place / path))
        if real.is_relative_to(top) and real.is_file():
            return real
    return None


def open_editor(file: Path, line: int, column: int, environment: Mapping[str, str]) -> None:
    """Start an editor at a line and column of a file. Raises NoEditorError."""
    for words in _editor_commands(environment):
        name = _program_name(words[0])
        if name in _IN_A_TERMINAL or not (program := _find_program(words[0])):
            continue
        form = _AT_PLACE[_EDITORS.get(name, "plus")]
        try:
            process = subprocess.Popen(  # noqa: S603 - the person's own editor; the file is a real path of the project
                [program, *words[1:], *form(str(file), line, column)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise NoEditorError(f"{words[0]} could not be started: {error.strerror or error}.") from error
        start_thread(process.wait, "editor")  # it leaves no zombie behind
        return
    raise NoEditorError("No editor with a window was found. Set VISUAL to yours, such as `code`, and start again.")


def _editor_commands(environment: Mapping[str, str]) -> Iterator[list[str]]:
    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(variable, ""), posix=os.name != "nt")
        except ValueError:  # a quotation mark without its partner
            continue
        if words:
            yield words
    yield from ([name] for name in _COMMON_EDITORS)


def _program_name(program: str) -> str:
    return PurePath(program.strip('"')).name.lower().removesuffix(".exe").removesuffix(".cmd")


def _find_program(name: str) -> str | None:
    path = shutil.which(name.strip('"'))
    if path and path.lower().endswith((".cmd", ".bat")):
        # Windows would hand the arguments to its shell. Editors of this family have their program one folder up.
        programs = (Path(path).parent.parent / other for other in ("Code.exe", "Cursor.exe", "VSCodium.exe"))
        return next((str(program) for program in programs if program.is_file()), None)
    return path
