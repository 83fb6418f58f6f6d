"""Export → LibreOffice opens and saves it → import: nothing may be lost on the way. Started by hand: it is large.

    python tests/external/libreoffice_roundtrip.py

Needs `soffice` (Debian: apt-get install --no-install-recommends libreoffice-calc). Ends with 0 when all is well.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.contribute.roundtrip import Contents, contents, copied, exported, imported, without_tools  # noqa: E402 - needs the path

WAYS = (
    ("xlsx", ("xlsx",)),
    ("xlsx", ("ods", "xlsx")),
    ("csv", ("csv",)),
    ("csv", ("xlsx",)),
    ("xlsx", ("xls", "xlsx")),
)
"""What is exported, and the formats through which LibreOffice takes it one after the other."""
# Field separator 44, text delimiter 34, UTF-8, from line 1, all columns as text where there are ours, quoted texts.
CSV_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
CSV_IN = "CSV:44,34,76,1,"
TEXT_COLUMNS = "/".join(f"{column}/2" for column in range(1, 60))


def main() -> int:
    """Try all ways; print what was lost."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("There is no LibreOffice here: install libreoffice-calc.")
        return 2
    lost = 0
    for form, formats in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            found = list(travel(office, Path(folder), form, formats))
        lost += len(found)
        print(f"{' → '.join((form, *formats))}: {'nothing lost' if not found else ''}")
        for line in found:
            print(f"  {line}")
    return 1 if lost else 0


def travel(office: str, folder: Path, form: str, formats: tuple[str, ...]) -> Iterator[str]:
    """Take the real tools and a hostile one along one way, and tell what is not what it was."""
    project = copied(ROOT, folder / "project")
    before = contents(project)
    file = exported(project, form, folder / f"tools.{form}")
    for step, target in enumerate(formats):
        file = converted(office, file, target, folder / str(step))
    plan = imported(file, without_tools(project))
    for remark in plan.remarks:
        yield f"{remark.spot}: {remark.fault.message}"
    yield from differences(before, contents(project))


def differences(before: Contents, after: Contents) -> Iterator[str]:
    """What changed, field by field."""
    for key, (values, text) in before.items():
        new_values, new_text = after.get(key, ({}, ""))
        for name in {**values, **new_values}:
            if values.get(name) != new_values.get(name):
                yield f"{key}: {name}: {values.get(name)!r} became {new_values.get(name)!r}"
        if text != new_text:
            yield f"{key}: the text {text!r} became {new_text!r}"


def converted(office: str, file: Path, target: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format."""
    command = [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore"]
    if file.suffix == ".csv":
        command.append(f"--infilter={CSV_IN}{TEXT_COLUMNS}")
    command += ["--convert-to", CSV_OUT if target == "csv" else target, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{file.stem}.{target}"


if __name__ == "__main__":
    sys.exit(main())
