"""Sees to what the tests need and pip cannot bring: a Chromium, faces, Java, poppler, and checkers from npm.

What is there is used; what is not is installed where that is allowed; what is missing then is said in one line each.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

FROM_NPM = {
    "@biomejs/biome": "2.6.8",
    "axe-core": "4.14.1",
    "pdfjs-dist": "5.4.296",
    "schema-dts": "2.1.0",
    "sitemap": "9.0.1",
    "stylelint": "17.16.0",
    "stylelint-config-recommended": "18.0.0",
    "vnu-jar": "26.9.27",
    "world-atlas": "2.0.2",
    "yaml-language-server": "2.0.0",
}
"""The checkers and data that nobody here wrote, with their exact versions: the one place that names them."""

FACES = {"fonts-liberation": ("Liberation Sans", "Liberation Serif"), "fonts-dejavu-core": ("DejaVu Sans",)}
"""What the layout is tested in, by Debian's package; macOS and Windows have others of the same widths."""

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def provide(root: Path) -> list[str]:
    """Export CATALOGUE_CHROMIUM and CATALOGUE_CHECKS for the tests; what could not be had, one sentence each."""
    missing = []
    chromium = find_chromium() or install_chromium()
    if chromium:
        os.environ["CATALOGUE_CHROMIUM"] = chromium
    else:
        missing.append("no Chromium, so the browser tests do not run; install one or name it in CATALOGUE_CHROMIUM.")
    if not has_faces() and not install_with_apt(*FACES):
        missing.append(f"no {' and '.join(FACES)}, so the layout is not tested in every width of letter; install them.")
    if not shutil.which("java") and not install_with_apt("default-jre-headless"):
        missing.append("no Java, so the HTML checker does not run; install a Java runtime.")
    if not shutil.which("pdfinfo") and not install_with_apt("poppler-utils"):
        missing.append("no poppler, so PDFs are not read aloud; install poppler-utils.")
    checks = root / ".cache" / "checks"
    if has_checkers(checks) or install_checkers(checks):
        os.environ["CATALOGUE_CHECKS"] = str(checks)
    else:
        missing.append("no axe-core and HTML checker, so their tests do not run; install npm and see to a network.")
    return missing


def needed(variable: str, what: str) -> str:
    """A variable that `python3 build.py test` sets; without it a test is skipped here and fails in CI."""
    value = os.environ.get(variable, "")
    if not value:
        do_without(what)
    return value


def needed_program(name: str, what: str) -> str:
    """The path of a program that `python3 build.py test` sees to; without it a test is skipped, and fails in CI."""
    path = shutil.which(name)
    if path is None:
        do_without(what)
    return path or ""


def do_without(what: str) -> None:
    """Skip the test that needs something which is not there; in CI, where everything has to be there, it fails."""
    reason = f"there is no {what}: start the tests with `python3 build.py test`, which sees to one"
    import pytest  # not before the checks have said what is missing

    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def find_chromium() -> str | None:
    """The Chromium that the environment names, or the first that is installed and starts."""
    named = os.environ.get("CATALOGUE_CHROMIUM")
    return named or next(filter(starts, candidates()), None)


def candidates() -> Iterator[str]:
    """Where a Chromium usually is, Playwright's own last."""
    yield from filter(None, map(shutil.which, ON_PATH))
    yield from ON_MACOS
    folders = filter(None, map(os.environ.get, WINDOWS_FOLDERS))
    yield from (str(Path(folder, place)) for folder in folders for place in ON_WINDOWS)
    yield playwrights_own()


def playwrights_own() -> str:
    """Where Playwright keeps its Chromium, or would keep it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def starts(program: str) -> bool:
    """Whether a browser is there and no empty shell: on Ubuntu `chromium-browser` only points to a snap."""
    if not Path(program).is_file():
        return False
    if sys.platform == "win32":  # there, asking for the version opens a window
        return True
    return succeeds([program, "--version"])


def install_chromium() -> str | None:
    """Have a Chromium from Debian where apt-get may be used, else from Playwright."""
    if not is_ubuntu() and install_with_apt("chromium", "fonts-liberation"):
        return find_chromium()
    # On Ubuntu apt-get's chromium is that snap; Playwright's brings its system libraries along.
    with_libraries = ["--with-deps"] if is_ubuntu() and apt_prefix() is not None else []
    announce("a Chromium", "Playwright")
    succeeds([sys.executable, "-P", "-m", "playwright", "install", *with_libraries, "chromium"])
    return find_chromium()


def is_ubuntu() -> bool:
    """Whether this is Ubuntu, by the file that every Linux distribution describes itself in."""
    description = Path("/etc/os-release")
    return description.is_file() and "\nID=ubuntu\n" in "\n" + description.read_text(encoding="utf-8")


def install_with_apt(*packages: str) -> bool:
    """Install Debian packages, if this machine has apt-get and lets us use it without asking for a password."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    announce(" and ".join(packages), "apt-get")
    install = [*prefix, "apt-get", "install", "--yes", "--no-install-recommends", *packages]
    # A fresh machine has no package lists yet; one that has them is spared the download.
    return succeeds(install) or (succeeds([*prefix, "apt-get", "update"]) and succeeds(install))


def has_faces() -> bool:
    """Whether every face is there that the layout is tested in."""
    if not shutil.which("fc-list"):
        return sys.platform in ("win32", "darwin")
    listed = subprocess.run(["fc-list", "--format", "%{family}\n"], capture_output=True, text=True).stdout
    return {face for faces in FACES.values() for face in faces} <= {
        name for line in listed.splitlines() for name in line.split(",")
    }


def apt_prefix() -> Sequence[str] | None:
    """What stands before `apt-get`, or None where it may not be used."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    return ["sudo", "-n", *quiet] if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]) else None


def has_checkers(folder: Path) -> bool:
    """Whether every checker is there in the version wanted."""
    manifests = {name: folder / "node_modules" / name / "package.json" for name in FROM_NPM}
    return all(
        manifest.is_file() and json.loads(manifest.read_text(encoding="utf-8"))["version"] == FROM_NPM[name]
        for name, manifest in manifests.items()
    )


def install_checkers(folder: Path) -> bool:
    """Fetch the checkers with npm, without a lock file and without running a script of theirs."""
    if not shutil.which("npm"):
        install_with_apt("npm")
    npm = shutil.which("npm")
    if not npm:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    announce(" and ".join(FROM_NPM), "npm")
    options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    versions = [f"{name}@{version}" for name, version in FROM_NPM.items()]
    return succeeds([npm, "install", *options, *versions]) and has_checkers(folder)


def announce(what: str, installer: str) -> None:
    """Say what takes its time."""
    print(f"Installing {what} with {installer}.", flush=True)


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command ends well; its words go nowhere."""
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
