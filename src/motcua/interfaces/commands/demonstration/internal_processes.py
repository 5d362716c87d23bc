"""The internal processes of the demonstration: drawn by one, published by another, through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from motcua.domain.identity import selectors as identity
from motcua.domain.identity.values import Actor
from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.written import digest_of, process_from
from motcua.domain.processes.values import InternalProcess, ProcessStatus, ProcessVersionId
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable, read

FOLDER = "demo/processes"
DRAWER, PUBLISHER = "kstt", "tinh.lanhdao"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedProcess:
    """One file: a process and the decision that approves it."""

    file: str
    process: InternalProcess
    decision_number: str
    decided_on: date
    valid_from: date


def stated_processes(folder: Path) -> Sequence[StatedProcess]:
    """All files of the folder by name. Raises Unreadable, ProcessUnreadable."""
    return [_stated(path) for path in sorted(folder.glob("*.yaml"))]


def enact(stated: StatedProcess, *, drawer: Actor, publisher: Actor, at: datetime) -> bool:
    """Draw and publish what a file states, unless it is published already; says whether it did.

    Where another version is published, this one begins tomorrow at the earliest. Raises what the
    acts refuse.
    """
    digest = digest_of(stated.process)
    versions = selectors.versions_of(stated.process.procedure_slug)
    published = [each for each in versions if each.status is ProcessStatus.PUBLISHED]
    if any(each.digest == digest for each in published):
        return False
    draft = next(
        (each for each in versions if (each.status, each.digest) == (ProcessStatus.DRAFT, digest)),
        None,
    )
    version_id: ProcessVersionId = (
        draft.version_id
        if draft is not None
        else actions.draw_process(process=stated.process, by=drawer, at=at)
    )
    tomorrow = at.astimezone(VIETNAM).date() + timedelta(days=1)
    actions.publish_process(
        version_id=version_id,
        decision_number=stated.decision_number,
        decided_on=stated.decided_on,
        valid_from=max(stated.valid_from, tomorrow) if published else stated.valid_from,
        by=publisher,
        at=at,
    )
    return True


def officer(username: str, *, at: datetime) -> Actor | None:
    """Somebody of the demonstration with the rights held now; None before `demo_accounts`."""
    account_id = identity.account_of(username)
    return None if account_id is None else identity.actor_for(account_id, at=at)


def _stated(path: Path) -> StatedProcess:
    content: Any = read(path)
    try:
        decision = content["decision"]
        return StatedProcess(
            file=path.name,
            process=process_from(content["process"]),
            decision_number=decision["number"],
            decided_on=date.fromisoformat(decision["decided_on"]),
            valid_from=date.fromisoformat(decision["valid_from"]),
        )
    except ProcessUnreadable as refusal:
        raise Unreadable(f"{path.name}: {refusal.details['reason']}") from refusal
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(
            f"{path.name}: thiếu hoặc sai mục decision (number, decided_on, valid_from); xin sửa"
        ) from error
