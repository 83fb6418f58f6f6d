"""Real Git repositories for tests, in which every commit has its day."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

WHO = {
    f"GIT_{part}_{what}": value
    for part in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A. Person"), ("EMAIL", "a.person@example.org"))
}
"""Those whose names must never be published."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that lies in a folder."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> "Repository":
        """A new repository with all that lies in a folder; nothing is committed yet."""
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.run("init", "--quiet", "--initial-branch=main")
        (folder / ".git/info/exclude").write_text("/public*/\n/clean/\n", encoding="utf-8")
        return repository

    def run(self, *arguments: str, day: str = "2026-01-01") -> str:
        """Run Git in it as nobody in particular: without anybody's settings, at noon of a day."""
        instant = f"{day}T12:00:00+00:00"
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        dated = {"GIT_AUTHOR_DATE": instant, "GIT_COMMITTER_DATE": instant, "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=own | WHO | dated, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Put a file into it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change some words of a file."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self, day: str) -> str:
        """Commit everything as it stands, at noon of a day; the id of the commit."""
        self.run("add", "--all", day=day)
        self.run("commit", "--quiet", "--allow-empty", "--message", f"Something on {day}", day=day)
        return self.run("rev-parse", "HEAD")
