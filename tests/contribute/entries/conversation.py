"""A person at a terminal: answers each question of a command as it comes, or presses Ctrl-C."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from select import select
from threading import Timer

from tests.cli.test_cli import environment

PATIENCE = 60
"""Seconds after which a command that neither asks nor ends is ended."""
INTERRUPT = "\x03"
"""What the terminal turns into an interruption."""


def converse(folder: Path, arguments: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run a command on a pseudo-terminal and answer its questions in turn; its exit code, and all that it showed."""
    import pty

    main, end = pty.openpty()
    own = environment(TERM="dumb", COLUMNS="120", NO_COLOR="1")
    # Interrupted in the middle of its own work, coverage 7.17 waits for its own lock, and the process never ends.
    own.pop("COVERAGE_PROCESS_CONFIG", None)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "catalogue", *arguments],
        cwd=folder,
        env=own,
        stdin=end,
        stdout=end,
        stderr=end,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(end)
    patience = Timer(PATIENCE, process.kill)
    patience.start()
    waiting, output, again = list(answers), b"", b""
    while data := _next(main, again):
        output += data
        if output.endswith((b"> ", b": ")):
            if not waiting:
                patience.cancel()
                process.kill()
                process.wait()
                raise AssertionError(f"asked for more than was expected; it said: {output.decode()}")
            answer = waiting.pop(0)
            again = INTERRUPT.encode() if answer == INTERRUPT else b""
            os.write(main, answer.encode() if answer == INTERRUPT else f"{answer}\n".encode())
    patience.cancel()
    os.close(main)
    code = process.wait(timeout=60)
    assert not waiting, f"never asked for {waiting}; it said: {output.decode()}"
    return code, output.decode().replace("\r\n", "\n")


def _take_terminal() -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _next(terminal: int, again: bytes) -> bytes:
    """What is shown next; `again` is typed once more while nothing is.

    A Ctrl-C that comes between Python's last look at signals and its wait for a key is lost until the next key, as any
    person would find out and press it again.
    """
    while again and not select([terminal], [], [], 1)[0]:
        os.write(terminal, again)
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
