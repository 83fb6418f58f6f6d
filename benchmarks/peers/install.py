"""Fetches the peers' programs from their registries, once, into a cache that is not published. Locks nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.model import Peer

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "benchmarks"
"""What benchmarks keep from one run for the next."""


class CannotInstallError(Exception):
    """A peer cannot be had here; the message says why."""


def install_packages(peer: Peer) -> Path:
    """The folder that holds the programs of a peer, which is filled the first time."""
    folder = CACHE / "programs" / f"{peer.name}-{peer.version}"
    done = folder / "installed.txt"
    packages = "\n".join(peer.packages)
    if not (done.is_file() and done.read_text("utf-8") == packages):
        shutil.rmtree(folder, ignore_errors=True)
        _with_pip(peer, folder) if peer.registry == "PyPI" else _with_npm(peer, folder)
        done.write_text(packages, encoding="utf-8")
    return folder / ("bin" if peer.registry == "PyPI" else "node_modules/.bin")


def program(peer: Peer, name: str) -> str:
    """The path of a program of a peer: the binary itself where a package only wraps it."""
    programs = install_packages(peer)
    binaries = sorted(programs.parent.glob(f"lib/python*/site-packages/{name}/binaries/{name}"))
    return str(binaries[0] if binaries else programs / name)


def _with_pip(peer: Peer, folder: Path) -> None:
    _run(peer, [sys.executable, "-m", "venv", str(folder)])
    _run(peer, [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *peer.packages])


def _with_npm(peer: Peer, folder: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise CannotInstallError(f"{peer.title} needs Node and npm")
    folder.mkdir(parents=True)
    options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    _run(peer, [npm, "install", *options, "--prefix", str(folder), *peer.packages])


def _run(peer: Peer, command: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotInstallError(f"{peer.title} could not be installed: {(done.stderr or done.stdout).strip()[-400:]}")
