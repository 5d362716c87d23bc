"""What arrived: each key once, in the order of arrival."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from threading import Lock


class Reception(Enum):
    """What a message was to us."""

    NEW = auto()
    REPEATED = auto()
    KEY_OF_ANOTHER = auto()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it arrived."""

    sequence: int
    key: str
    channel: str
    to: str
    subject: str
    text: str
    dossier_code: str
    received_at: str


FIELDS = ("channel", "to", "subject", "text", "dossier_code")


class Store:
    """Messages in memory; with `file` also as JSON lines, read back at the next start."""

    def __init__(self, file: Path | None = None) -> None:
        self._messages: dict[str, Message] = {}
        self._repeats_count = 0
        self._lock = Lock()
        self._file = file
        if file is not None and file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                message = Message(**json.loads(line))
                self._messages[message.key] = message

    def receive(self, key: str, body: Mapping[str, str]) -> Reception:
        """Take a message. Durable (with a file) before this returns."""
        with self._lock:
            known = self._messages.get(key)
            if known is not None:
                same = all(getattr(known, field) == body[field] for field in FIELDS)
                self._repeats_count += same
                return Reception.REPEATED if same else Reception.KEY_OF_ANOTHER
            message = Message(
                sequence=len(self._messages) + 1,
                key=key,
                received_at=datetime.now(tz=UTC).isoformat(timespec="milliseconds"),
                **{field: body[field] for field in FIELDS},
            )
            self._keep(message)
            self._messages[key] = message
            return Reception.NEW

    def listing(self, *, to: str = "") -> Sequence[Message]:
        """Oldest first; with `to` only those of one address or number."""
        with self._lock:
            return [message for message in self._messages.values() if to in {"", message.to}]

    @property
    def repeats_count(self) -> int:
        """How often a message came again and had no effect."""
        return self._repeats_count

    def _keep(self, message: Message) -> None:
        if self._file is None:
            return
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(message), ensure_ascii=False) + "\n")
            lines.flush()
            os.fsync(lines.fileno())
