"""A folder of signed roots outside the database: on another disk, another machine, in a drawer.

2026-11-25.json    the root of a day, signed; 2026-11-25-2.json if the day has another
2026-11-25.pdf     the same to print and keep
latest.json        the newest head, written after every sealing
guards.json        what the catalogue said of the journal's triggers when they were last known good
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from . import guards
from .lines import utc_text
from .paper import root_paper
from .roots import SignedRoot, latest_head, published_roots, refuse_unless_extended, root_of

LATEST = "latest.json"
GUARDS = "guards.json"
ALL = 1_000_000  # More days than anybody will sign.
_OTHERS = {LATEST, GUARDS, "public-keys.json"}


class RootsFolder:
    """One such folder. Files are written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def days(self) -> list[SignedRoot]:
        """The roots of days, by name. Raises ValueError naming a file that is none."""
        files = sorted(file for file in self.path.glob("*.json") if file.name not in _OTHERS)
        return [_read(file) for file in files]

    def latest(self) -> SignedRoot | None:
        """The newest head, if one was written. Raises ValueError."""
        file = self.path / LATEST
        return _read(file) if file.exists() else None

    def guard_state(self) -> str | None:
        """What `guards.state` said when it was last accepted."""
        file = self.path / GUARDS
        if not file.exists():
            return None
        return str(json.loads(file.read_text(encoding="utf-8"))["state"])

    def keep_latest(self, *, at: datetime) -> SignedRoot | None:
        """Write the newest head. A head that does not extend the one before is not written.

        Raises JournalRewritten, ValueError; OSError where the folder cannot be written.
        """
        before = self.latest()
        head = latest_head(at=at, day=at.date())
        if before is not None:
            refuse_unless_extended(before, size=head.size if head else 0)
        if head is None or (before is not None and before.size == head.size):
            return before
        self._write(LATEST, head.document)
        if not (self.path / GUARDS).exists():
            self.accept_guards(at=at)
        return head

    def accept_guards(self, *, at: datetime) -> None:
        """From now on, the triggers as they are count as untouched: after a migration, a restore."""
        self._write(GUARDS, {"state": guards.state(), "at": utc_text(at)})

    def write_days(self) -> list[Path]:
        """Write the roots of days that are not here yet, each as JSON and as paper.

        Raises FileExistsError where another root of that name is here already.
        """
        written: list[Path] = []
        for name, root in published_roots(newest=ALL):
            file = self.path / f"{name}.json"
            if file.exists():
                if _read(file).document != root.document:
                    raise FileExistsError(f"{file} is the root of another journal")
                continue
            paper = self.path / f"{name}.pdf"
            self.path.mkdir(parents=True, exist_ok=True)
            paper.write_bytes(root_paper(root))
            self._write(file.name, root.document)  # Last: where it stands, all of it is there.
            written += [file, paper]
        return written

    def _write(self, name: str, document: Mapping[str, Any]) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        unfinished = self.path / f".{name}.{os.getpid()}"
        unfinished.write_text(
            json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        unfinished.replace(self.path / name)


def _read(file: Path) -> SignedRoot:
    try:
        return root_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"{file.name} is no signed root: {fault!r}") from fault
