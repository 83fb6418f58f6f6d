"""Updates the record of published addresses. It is the only file that a build writes among the sources."""

import os
from contextlib import suppress
from pathlib import Path

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.site.permalinks import PERMALINKS


def write_permalinks(project: Path, text: str) -> Diagnostic | None:
    """Make `text` the record of a project, atomically; nothing is written where it is unchanged.

    If the computer refuses, the result is a warning and no more: the site itself is published.
    """
    file = project / PERMALINKS
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    data = text.encode()
    try:
        if file.is_symlink():
            return _report_unwritable("it is a link to another file")
        if file.is_file() and file.read_bytes().replace(b"\r\n", b"\n") == data:
            return None
        if file.exists() and not os.access(file, os.W_OK):  # replacing a file needs only permission on the folder
            return _report_unwritable("permission was denied")
        with draft.open("xb") as target:  # never through a link that a repository contains under this name
            target.write(data)
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return _report_unwritable((error.strerror or "unknown").lower())
    return None


def _report_unwritable(reason: str) -> Diagnostic:
    return report(rules.NOT_RECORDED, Span(PERMALINKS), path=PERMALINKS, reason=reason)
