"""Starts Git so that the repository's data alone decide what it answers, and so that it starts nothing else itself."""

import os
from pathlib import Path

_PATIENCE = 600.0
"""Seconds; a hundred times as long as ten thousand files with three hundred commits take."""
_SETTINGS = (
    "core.fsmonitor=",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=true",
    "protocol.allow=never",
    "log.showRoot=true",
    "log.showSignature=false",
    "diff.algorithm=myers",
    "diff.noprefix=false",
    "diff.mnemonicPrefix=false",
)
"""A person's own settings may say otherwise, for their own eyes."""
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # since Git 2.45; before that, `protocol.allow` stops what would be fetched
    "LC_ALL": "C",
}


def git(folder: Path, *arguments: str) -> str | None:
    """What Git answers in a folder; None where there is no Git, no repository, or Git refuses.

    It refuses a repository that belongs to somebody else, unless the person's own settings trust it.
    """
    import subprocess

    # In a hook, Git's own variables name another repository, or an index in the making.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that content or a name could be taken for
            ["git", "--no-pager", "--no-replace-objects", *settings, *arguments],  # noqa: S607 - the person's own Git
            cwd=folder,
            env=own | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
