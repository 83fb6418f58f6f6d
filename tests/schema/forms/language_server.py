"""The YAML language server that editors use, spoken to as an editor speaks to it."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

PATIENCE = 60
"""Seconds after which a server that says nothing more is ended."""


class LanguageServer:
    """A running server; messages go over its standard streams, as the Language Server Protocol wants them."""

    def __init__(self, process: "subprocess.Popen[bytes]", project: Path, settings: Mapping[str, object]) -> None:
        self._process = process
        self._number = 0
        self._problems: dict[str, list[str]] = {}
        folder = {"uri": project.as_uri(), "name": "project"}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": {}},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, file: Path, text: str) -> list[str]:
        """Show a text as a file that is open; what is wrong with it, as `line: message`."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while file.as_uri() not in self._problems:
            self._listen()
        return self._problems.pop(file.as_uri())

    def offered(self, file: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, line and column from 0."""
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
        return [item["label"] for item in self._ask("textDocument/completion", place)["items"]]

    def _ask(self, method: str, parameters: object) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while (answer := self._listen()).get("id") != self._number or "method" in answer:
            pass
        return answer["result"]

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Mapping[str, object]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered with nothing."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has hung up"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            count = len(message["params"]["items"]) if message["method"] == "workspace/configuration" else 0
            self._send({"id": message["id"], "result": [None] * count or None})
        if message.get("method") == "textDocument/publishDiagnostics":
            told = message["params"]["diagnostics"]
            problems = [f"{problem['range']['start']['line']}: {problem['message']}" for problem in told]
            self._problems[message["params"]["uri"]] = problems
        return message


@contextmanager
def language_server(program: Path, project: Path, settings: Mapping[str, object]) -> Iterator[LanguageServer]:
    """The server at work on a project, with an editor's settings."""
    command = ["node", str(program), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            yield LanguageServer(process, project, settings)
        finally:
            patience.cancel()
            process.kill()
