"""Publish a draft: from its first day on, dossiers of the procedure run on it."""

import unicodedata
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.processes.errors import (
    BadPeriod,
    DecisionIncomplete,
    NotADraft,
    OwnDrawing,
    ProcessNotPublishable,
    SameAsInForce,
)
from motcua.domain.processes.events import ProcessPublished
from motcua.domain.processes.models import ProcessVersionRow
from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.selectors import gate_context, process_version
from motcua.domain.processes.values import ProcessStatus, ProcessVersion, ProcessVersionId
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM

from ._versions import drawers_of, locked, published_of, reference, require_publisher

NUMBER_CHARACTERS_MAX = 100


@transaction.atomic
def publish_process(
    *,
    version_id: ProcessVersionId,
    decision_number: str,
    decided_on: date,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> ProcessVersion:
    """Publish a draft that the gate lets through. The version before it ends the day before.

    Legal   LR-082 (01/2018/TT-VPCP art 8): approved by decision, not by who drew it; LR-083: only
            what can be carried out; LR-084: one version on each day, dossiers stay on theirs.
    Units   `decided_on` is not after the Vietnam day of `at`, `valid_from` not before it was
            decided, and after that day where a version is in force already.
    Raises  NotPermitted, ProcessNotFound, NotADraft, OwnDrawing, DecisionIncomplete, BadPeriod,
            SameAsInForce, ProcessNotPublishable (with every fault). Nothing was written then.
    Writes  version, the last day of the one before it, journal, outbox (ProcessPublished).
    """
    require_publisher(by)
    row, versions = locked(version_id)
    if row.status != ProcessStatus.DRAFT:
        raise NotADraft(number=row.number)
    if by.account_id == row.drawn_by_id or by.reference in drawers_of(row):
        raise OwnDrawing
    number = _plain_number(decision_number)
    today = at.astimezone(VIETNAM).date()
    published = published_of(versions)
    _require_period(published, decided_on=decided_on, valid_from=valid_from, today=today)
    if published and published[-1].digest == row.digest:
        raise SameAsInForce(number=published[-1].number)
    drawn = process_version(version_id).process
    if faults := faults_of(drawn, context=gate_context(drawn, max(valid_from, today))):
        raise ProcessNotPublishable(faults)
    if published:
        published[-1].valid_to = valid_from - timedelta(days=1)
        published[-1].save(update_fields=["valid_to"])
    _enter(row, number, decided_on=decided_on, valid_from=valid_from, by=by, at=at)
    return process_version(version_id)


def _enter(
    row: ProcessVersionRow,
    number: str,
    *,
    decided_on: date,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> None:
    row.status = ProcessStatus.PUBLISHED
    row.decision_number, row.decided_on, row.valid_from = number, decided_on, valid_from
    row.published_by_id, row.published_at = by.account_id, at
    row.save()
    journal.record(
        "processes.published",
        subject=reference(row),
        by=by.reference,
        at=at,
        facts={
            "procedure": row.procedure_slug,
            "number": row.number,
            "digest": row.digest,
            "decision": number,
            "decided_on": decided_on.isoformat(),
            "valid_from": valid_from.isoformat(),
        },
    )
    outbox.publish(
        ProcessPublished(
            procedure_slug=row.procedure_slug,
            version_id=row.pk,
            at=at,
            valid_from=valid_from.isoformat(),
        )
    )


def _plain_number(typed: str) -> str:
    number = " ".join(unicodedata.normalize("NFC", typed).split())
    if not number or len(number) > NUMBER_CHARACTERS_MAX or not number.isprintable():
        raise DecisionIncomplete
    return number


def _require_period(
    published: list[ProcessVersionRow], *, decided_on: date, valid_from: date, today: date
) -> None:
    """Raises BadPeriod."""
    last = published[-1].valid_from if published else None
    reason = ""
    if decided_on > today:
        reason = "quyết định ghi ngày chưa tới"
    elif valid_from < decided_on:
        reason = "sớm hơn ngày ký quyết định"
    elif last is not None and valid_from <= last:
        reason = (
            f"phiên bản đã ban hành áp dụng từ {last:%d/%m/%Y}, phiên bản sau phải bắt đầu muộn hơn"
        )
    elif last is not None and valid_from <= today:
        reason = "đang có hồ sơ theo phiên bản hiện hành, sớm nhất là ngày mai"
    if reason:
        raise BadPeriod(valid_from=f"{valid_from:%d/%m/%Y}", reason=reason)
