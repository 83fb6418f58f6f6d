"""What `build.py` does before the catalogue runs, for real each time, in small projects and without a network."""

import ast
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "import sys; print('ran', *sys.argv[1:]); sys.exit(7 if 'fail' in sys.argv else 0)"
NOWHERE = "http://127.0.0.1:9/simple"
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0", "PIP_INDEX_URL": NOWHERE,
    "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": "",
    "UV_NO_CACHE": "1", "UV_HTTP_RETRIES": "0", "UV_DEFAULT_INDEX": NOWHERE, "UV_NO_CONFIG": "1",
}  # fmt: skip


def new_project(folder: Path) -> Path:
    """A project with this build.py, a command that prints its arguments, and lock files that name nothing."""
    for name in ("catalogue", "tests"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__main__.py").write_text(COMMAND, encoding="utf-8")
    for lock in ("requirements.lock", "requirements-test.lock"):
        (folder / lock).write_text("# nothing\n", encoding="utf-8")
    shutil.copy(ROOT / "build.py", folder)
    return folder


def environment(settings: Mapping[str, str] = OFFLINE) -> dict[str, str]:
    """The environment without what makes pip, uv and coverage behave in a way of their own."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "COVERAGE_", "PYTHON"))}
    return {**inherited, **OFFLINE, **settings}


def start(
    project: Path, *arguments: str, before: str = "", prefix: Sequence[str] = (), settings: Mapping[str, str] = OFFLINE
) -> subprocess.CompletedProcess[str]:
    """Run the project's build.py; `before` is Python that first makes its interpreter another one."""
    script = f"import runpy, sys; {before}; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    program = ["-c", script] if before else []
    command = [*prefix, sys.executable, *program, str(project / "build.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment(settings), cwd=project.parent
    )


def found_in(folder: Path) -> dict[str, str]:
    """Settings that have pip and uv look into a folder and nowhere else."""
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "UV_OFFLINE": "1", "UV_FIND_LINKS": str(folder)}


def assert_one_sentence(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    lines = [line for line in finished.stderr.splitlines() if not line.startswith("Setting up .venv")]
    assert finished.returncode == 2
    assert len(lines) == 1, finished.stderr
    assert all(word in lines[0] for word in words), lines[0]


def wheel(folder: Path) -> str:
    """Put a package of one line into a folder; the hash of its file."""
    info, path = "tiny-1.0.dist-info", folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny.py", "ANSWER = 42\n")
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", f"tiny.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = new_project(tmp_path_factory.mktemp("original") / "project")
    finished = start(project)
    assert finished.stdout == "ran build\n", finished.stderr
    return project


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """A project that is set up, in a folder that was moved and has letters of its own."""
    return shutil.copytree(original, tmp_path / "Nørrebro projekt", symlinks=True)


@pytest.fixture
def links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for pip and uv to find packages in, without a space in its name: pip would take that for two."""
    return tmp_path_factory.mktemp("links")


def files_of(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_the_syntax_is_that_of_older_pythons() -> None:
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    finished = start(new_project(tmp_path / "p"), before="sys.version_info = (3, 8, 10, 'final', 0)")
    assert_one_sentence(finished, "Python 3.11 or newer", "is 3.8")
    assert not (tmp_path / "p" / ".venv").exists()


def test_arguments_and_exit_status_are_passed_on_from_any_folder(project: Path) -> None:
    (project.parent / "catalogue").mkdir()
    (project.parent / "catalogue" / "__main__.py").write_text("print('the wrong one')", encoding="utf-8")
    finished = start(project, "check", "--format", "fail")
    assert (finished.stdout, finished.returncode) == ("ran check --format fail\n", 7)


def test_a_second_start_writes_nothing(project: Path) -> None:
    start(project)
    before = files_of(project)
    finished = start(project)
    assert (finished.stdout, finished.stderr) == ("ran build\n", "")
    assert files_of(project) == before


def test_a_second_start_costs_little_more_than_the_command_itself(project: Path) -> None:
    interpreter = project / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    commands = [[str(interpreter), "-m", "catalogue", "build"], [sys.executable, str(project / "build.py")]]
    times: list[list[float]] = [[], []]
    for _ in range(9):
        for command, measured in zip(commands, times, strict=True):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment(), cwd=project)
            measured.append(time.perf_counter() - began)
    # About 25 ms on a quiet machine, of which the first interpreter's own start is half.
    assert min(times[1]) - min(times[0]) < 0.08


@pytest.mark.parametrize("name", ["requirements.lock", "build.py"])
def test_a_change_makes_the_environment_anew(project: Path, name: str) -> None:
    leftover = project / ".venv" / "leftover"
    leftover.touch()
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert start(project).stdout == "ran build\n"
    assert not leftover.exists()


def test_a_start_that_was_killed_half_way_is_made_good_by_the_next(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p")
    command = [sys.executable, str(project / "build.py")]
    first = subprocess.Popen(command, env=environment(), start_new_session=True, stderr=subprocess.DEVNULL)
    for _ in range(500):
        if (project / ".venv").exists():
            break
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    assert start(project).stdout == "ran build\n"


def test_an_environment_without_its_interpreter_is_made_anew(project: Path) -> None:
    for interpreter in (project / ".venv" / "bin").glob("python*"):
        interpreter.unlink()
    assert start(project).stdout == "ran build\n"


def test_two_first_starts_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p")
    command = [sys.executable, str(project / "build.py")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["ran build\n"] * 2


def test_the_tests_packages_are_added_only_for_the_tests(project: Path, links: Path) -> None:
    (project / "requirements-test.lock").write_text(f"tiny==1.0 --hash=sha256:{wheel(links)}\n", encoding="utf-8")
    packages = next((project / ".venv").rglob("site-packages"))
    assert start(project).stdout == "ran build\n"
    assert not (packages / "tiny.py").exists()
    finished = start(project, "test", "-k", "x", settings=found_in(links))
    assert finished.stdout == "ran -k x\n", finished.stderr
    assert (packages / "tiny.py").exists()


def test_a_package_whose_hash_differs_is_refused(project: Path, links: Path) -> None:
    wheel(links)
    (project / "requirements-test.lock").write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    finished = start(project, "test", settings=found_in(links))
    assert finished.returncode == 2
    assert "Installing requirements-test.lock failed" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_without_a_network_one_sentence_says_so(project: Path) -> None:
    (project / "requirements-test.lock").write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    assert_one_sentence(start(project, "test"), "requirements-test.lock", "network connection")


def test_without_the_venv_module_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p")
    finished = start(project, before="sys.modules['ensurepip'] = None", settings={"PATH": str(tmp_path)})
    assert_one_sentence(finished, "python3-venv", "uv")


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise on Windows")
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p")
    project.chmod(0o555)
    as_anyone = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    finished = start(project, prefix=as_anyone)
    project.chmod(0o755)
    assert_one_sentence(finished, str(project), "cannot be written to")


def pinned(lock: str) -> dict[str, str]:
    """The version of every package by its name; an extra is part of no name."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pins = (line.split(" ")[0].split("==") for line in lines if "==" in line and not line.startswith(("#", " ")))
    return {_plain(name): version for name, version in pins}


def _plain(requirement: str) -> str:
    """The name of a package as locks write it."""
    return re.split(r"[\[><=]", requirement)[0].lower().replace("_", "-")


def test_every_dependency_is_locked_and_both_locks_agree() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    wanted = set(map(_plain, settings["project"]["dependencies"]))
    for_tests = set(map(_plain, settings["dependency-groups"]["test"]))
    assert wanted <= pinned("requirements.lock").keys()
    assert for_tests <= pinned("requirements-test.lock").keys()
    assert pinned("requirements.lock").items() <= pinned("requirements-test.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_keeps_extras_without_which_an_older_pip_takes_another_version_and_then_refuses_it(lock: str) -> None:
    assert "--no-strip-extras" in (ROOT / lock).read_text(encoding="utf-8").splitlines()[1]


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock", "requirements-test.lock", ".ci/run"])
def test_no_file_names_a_registry(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
