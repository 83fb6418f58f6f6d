#!/usr/bin/env python3
"""Set up the catalogue's own environment in .venv, then run a command of the catalogue in it.

    python3 build.py                      build the site into public/
    python3 build.py check                any other command; `python3 build.py --help` lists them
    python3 build.py test [pytest args]   every check of the project, or pytest alone with these arguments

It needs Python 3.11 or newer and nothing else. The syntax stays that of older Pythons, so that they too can say what is
wrong, and imports wait until they are needed, so that a start with everything in place costs next to nothing.
"""

import io
import os
import sys

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
INTERPRETER = os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
TO_RUN, TO_TEST = "requirements.lock", "requirements-test.lock"

UNWRITABLE = f"{ROOT} cannot be written to: make it writable, or copy the project to a folder of yours and start there."
NO_VENV = (
    "This Python comes without its venv module: install it (on Debian and Ubuntu `apt-get install python3-venv`) "
    "or install uv, then start again."
)
NO_NETWORK = (
    "The packages in {lock} could not be fetched: check the network connection "
    "(behind a proxy, set HTTPS_PROXY), then start again."
)
SIGNS_OF_NO_NETWORK = ("could not find a version", "failed to fetch", "connect", "timed out", "resolve host")
SIGNS_OF_UNWRITABLE = ("permission denied", "read-only file system")


class CannotSetUpError(Exception):
    """The environment cannot be made; the message is one sentence that says what to do."""


def main(arguments: "list[str]") -> int:
    """Make sure that the environment is ready, then give way to the command; the exit status is its, or 2."""
    if sys.version_info < OLDEST_PYTHON:
        return give_up(
            f"This needs Python {'.'.join(map(str, OLDEST_PYTHON))} or newer, and {sys.executable} is "
            f"{'.'.join(map(str, sys.version_info[:2]))}: install a newer one and start again with it."
        )
    testing = arguments[:1] == ["test"]
    try:
        set_up([TO_RUN, TO_TEST] if testing else [TO_RUN])
        return hand_over(["tests", *arguments[1:]] if testing else ["catalogue", *(arguments or ["build"])])
    except CannotSetUpError as problem:
        return give_up(str(problem))
    except OSError as problem:
        import errno

        unwritable = problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        return give_up(UNWRITABLE if unwritable else f"The set-up stopped ({problem}): fix that, then start again.")
    except KeyboardInterrupt:
        give_up("Interrupted: start again when you like.")
        return 130


def give_up(sentence: str) -> int:
    """Say why nothing was run; 2 is the exit status for that."""
    print(sentence, file=sys.stderr)
    return 2


def set_up(locks: "list[str]") -> None:
    """Make .venv hold what the lock files name, unless it does already."""
    if all(map(is_installed, locks)):
        return
    with only_one_at_a_time():
        if not is_installed(TO_RUN) or not can_be_added_to():
            print("Setting up .venv; this happens once and needs the network.", file=sys.stderr, flush=True)
            create_environment()
        for lock in locks:
            if not is_installed(lock):
                install(lock)


def is_installed(lock: str) -> bool:
    """Whether .venv was completed for this very lock file by this very Python and build.py."""
    try:
        with open(stamp_of(lock), encoding="ascii") as stamp:
            return stamp.read() == digest_of(lock) and os.path.exists(INTERPRETER)
    except FileNotFoundError:
        return False


def stamp_of(lock: str) -> str:
    """The file inside .venv that is written last, so that an environment that was left half-made has none."""
    return os.path.join(ENVIRONMENT, lock + ".digest")


def digest_of(lock: str) -> str:
    """All that decides what the environment holds; pyproject.toml does so only through the lock files."""
    import hashlib

    digest = hashlib.sha256(sys.version.encode())
    for name in (lock, "build.py"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def only_one_at_a_time() -> io.TextIOWrapper:
    """Wait until no other process sets up; the lock holds until the file is closed, or its process is gone."""
    os.makedirs(os.path.join(ROOT, ".cache"), exist_ok=True)
    file = open(os.path.join(ROOT, ".cache", "set-up.lock"), "a", encoding="ascii")  # noqa: SIM115 - the caller closes it
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
    return file


def create_environment() -> None:
    """Lay out an empty .venv in which `catalogue` is importable straight from this folder."""
    import importlib.util
    import shutil

    uv = shutil.which("uv")
    if not uv and not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise CannotSetUpError(NO_VENV)
    if os.path.lexists(ENVIRONMENT):
        shutil.rmtree(ENVIRONMENT)
    # Started with the interpreter in .venv, this would otherwise take away the ground that it stands on.
    python = getattr(sys, "_base_executable", sys.executable)
    maker = [uv, "venv", "--quiet", "--python", python] if uv else [python, "-m", "venv"]
    run_quietly([*maker, ENVIRONMENT], TO_RUN)
    # Relative, so that the folder may be moved, and ASCII whatever its name is.
    with open(os.path.join(packages_folder(), "catalogue.pth"), "w", encoding="ascii") as path_file:
        path_file.write(os.path.relpath(ROOT, packages_folder()) + "\n")


def packages_folder() -> str:
    """The site-packages of .venv."""
    import sysconfig

    return sysconfig.get_path("purelib", "venv", {"base": ENVIRONMENT, "platbase": ENVIRONMENT})


def can_be_added_to() -> bool:
    """Whether there is a uv for the environment, or a pip in it: one that uv made has none."""
    import shutil

    return bool(shutil.which("uv")) or os.path.isdir(os.path.join(packages_folder(), "pip"))


def install(lock: str) -> None:
    """Install exactly what a lock file names, each file checked against its hash."""
    import shutil

    uv = shutil.which("uv")
    installer = [uv, "pip", "install", "--python", INTERPRETER] if uv else [INTERPRETER, "-m", "pip", "install"]
    run_quietly([*installer, "--quiet", "--require-hashes", "--requirement", os.path.join(ROOT, lock)], lock)
    with open(stamp_of(lock) + ".new", "w", encoding="ascii") as stamp:
        stamp.write(digest_of(lock))
    os.replace(stamp_of(lock) + ".new", stamp_of(lock))


def run_quietly(command: "list[str]", lock: str) -> None:
    """Run an installer whose words interest nobody unless it fails; then they become one sentence."""
    import subprocess

    finished = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if finished.returncode == 0:
        return
    words = finished.stdout.lower()
    if any(sign in words for sign in SIGNS_OF_UNWRITABLE):
        raise CannotSetUpError(UNWRITABLE)
    if any(sign in words for sign in SIGNS_OF_NO_NETWORK):
        raise CannotSetUpError(NO_NETWORK.format(lock=lock))
    print(finished.stdout.strip(), file=sys.stderr)
    raise CannotSetUpError(f"Installing {lock} failed: fix the problem above, then start again.")


def hand_over(module: "list[str]") -> int:
    """Become the environment's interpreter, running a module; on Windows, wait for it and pass its status on."""
    # -P: a folder named `catalogue` or `tests` where the user happens to stand is not ours.
    command = [INTERPRETER, "-P", "-m", *module]
    if os.name != "nt":
        os.execv(INTERPRETER, command)
    import subprocess  # on Windows a replaced process gives the prompt back before its successor is done

    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
