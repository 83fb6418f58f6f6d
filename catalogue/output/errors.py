"""The exception of the write stage, and the conversion of operating system errors to problems with advice."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from catalogue.diagnostics.model import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules


class WriteError(Exception):
    """Raised when nothing was written: the old site is unchanged. `problems` give the reason in words for people."""

    def __init__(self, *problems: Diagnostic) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["WriteError"], tuple[Diagnostic, ...]]:
        """Pickle the exception with its problems, so that it can cross processes."""
        return WriteError, self.problems


_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk"),
    errno.EDQUOT: ("your share of the disk is used up", "Make room on the disk"),
    errno.EFBIG: ("the file is larger than this computer allows", "Make the file smaller or raise the limit"),
    errno.EACCES: ("permission was denied", "Choose a folder that you may write to"),
    errno.EPERM: ("permission was denied", "Choose a folder that you may write to"),
    errno.EROFS: ("the disk is read-only", "Choose a folder that you may write to"),
    errno.ENAMETOOLONG: ("its name is too long", "Give the page a shorter name"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "Remove that file"),
    errno.EEXIST: ("something is in the way", "Remove what is in the way"),
    errno.EISDIR: ("a folder stands where a file is needed", "Remove that folder"),
}


@contextmanager
def as_write_error(output: str, path: str = "") -> Iterator[None]:
    """Convert errors of the operating system to a problem under W108; `path` is below the output folder."""
    try:
        yield
    except OSError as error:
        reason, advice = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Fix that and build again"))
        place = f"{output}/{path}" if path else output
        problem = report(rules.UNWRITABLE, Span(output), path=place, reason=reason, advice=advice)
        raise WriteError(problem) from error
