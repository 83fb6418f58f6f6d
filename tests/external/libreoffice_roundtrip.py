"""What was taken out → LibreOffice opens and saves it → import: nothing may be lost on the way. Started by hand.

    python tests/external/libreoffice_roundtrip.py

Needs `soffice` (Debian: apt-get install --no-install-recommends libreoffice-calc). Ends with 0 when all is well.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from openpyxl import load_workbook  # noqa: E402 - needs the path

from tests.contribute.importing.roundtrip import (  # noqa: E402 - needs the path
    Contents,
    contents,
    copy_project,
    export_file,
    facts,
    import_file,
    tables,
    without_tools,
)

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
    for take, (form, formats) in product((travel, published), WAYS):
        with tempfile.TemporaryDirectory() as folder:
            found = list(take(office, Path(folder), form, formats))
        lost += len(found)
        what = "export" if take is travel else "published"
        print(f"{what}: {' → '.join((form, *formats))}: {'nothing lost' if not found else ''}", flush=True)
        for line in found:
            print(f"  {line}")
    return 1 if lost else 0


def travel(office: str, folder: Path, form: str, formats: tuple[str, ...]) -> Iterator[str]:
    """Take the real tools and a hostile one along one way, and tell what is not what it was."""
    project = copy_project(ROOT, folder / "project")
    before = contents(project)
    file = export_file(project, form, folder / f"tools.{form}")
    for step, target in enumerate(formats):
        file = converted(office, file, target, folder / str(step))
    plan = import_file(file, without_tools(project))
    for remark in plan.issues:
        yield f"{remark.ref}: {remark.problem.message}"
    yield from differences(before, contents(project))


def published(office: str, folder: Path, form: str, formats: tuple[str, ...]) -> Iterator[str]:
    """The same with a table as a site publishes it, which has addresses in place of texts."""
    project = copy_project(ROOT, folder / "project")
    before, file = facts(project), folder / f"tools.{form}"
    file.write_bytes(getattr(tables(project), form)("en"))
    for step, target in enumerate(formats):
        file = converted(office, file, target, folder / str(step))
        if target == "xlsx":
            yield from formulas(file)
    plan = import_file(file, without_tools(project))
    for remark in plan.issues:
        if remark.ref.heading != "Page":
            yield f"{remark.ref}: {remark.problem.message}"
    yield from differences(
        *({(key, ""): (values, "") for key, values in said.items()} for said in (before, facts(project)))
    )


def formulas(file: Path) -> Iterator[str]:
    """Cells that have become formulas, and the hostile one if it is gone."""
    cells = [cell for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row]
    yield from (f"{cell.coordinate} is a formula: {cell.value}" for cell in cells if cell.data_type == "f")
    if not any(str(cell.value).lstrip("'") == "=cmd|'/C calc'!A0" for cell in cells):
        yield "the hostile cell is gone"


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
