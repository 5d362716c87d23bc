"""Publish a list of procedures: received at the one-stop unit, online, by a lower level, or not."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from motcua.domain.catalogue.errors import IntakeListUnfit
from motcua.domain.catalogue.models import (
    CatalogueVersion,
    IntakeListLine,
    IntakeListRow,
    Procedure,
)
from motcua.domain.catalogue.selectors.held import in_force
from motcua.domain.catalogue.selectors.intake_lists import listed_slugs
from motcua.domain.catalogue.values import IntakeEntry, IntakeList
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._decided import NUMBER_CHARACTERS_MAX, plain_line
from ._records import require_publisher

ENTRIES_MAX: Final = 10_000
REASON_CHARACTERS_MAX: Final = 500
# Whoever reads these asks why, or by whom.
REASONED: Final = frozenset({IntakeList.NOT_RECEIVED, IntakeList.DELEGATED})
# A procedure is received at the one-stop unit or it is not.
OPPOSITES: Final = {
    IntakeList.ONE_STOP: IntakeList.NOT_RECEIVED,
    IntakeList.NOT_RECEIVED: IntakeList.ONE_STOP,
}


@transaction.atomic
def publish_intake_list(
    *,
    kind: IntakeList,
    entries: Sequence[IntakeEntry],
    decision_number: str,
    decided_on: date,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> int:
    """Publish a list as a whole; from its day on it takes the place of the one before.

    The same day again is a correction: the later publication holds, the former can still be read as
    it was known. Where nothing differs nothing is written. Returns the number of the publication.

    Legal   LR-118 (61/2018/NĐ-CP art 35.2, 37.1c; art 14.5): lists received at the one-stop unit,
            online, delegated to a lower level, and not received with the reason why.
    Units   `decided_on` is not after the Vietnam day of `at`; up to 10,000 entries; a reason up to
            500 characters.
    Raises  NotPermitted, IntakeListUnfit, DecisionUnfit. Nothing was written then.
    Writes  list, version of the data, journal.
    """
    require_publisher(by)
    kind = IntakeList(kind)
    number = plain_line(decision_number, "số quyết định", count_max=NUMBER_CHARACTERS_MAX)
    if decided_on > at.astimezone(VIETNAM).date():
        raise IntakeListUnfit(reason="ngày quyết định chưa tới")
    if valid_from < decided_on:
        raise IntakeListUnfit(reason="áp dụng trước ngày quyết định")
    data_version = CatalogueVersion.lock()
    known_from = data_version.moment(at)
    reasons = _reasons(kind, entries, valid_from)
    if (same := _same(kind, number, decided_on, valid_from, reasons)) is not None:
        return same
    row = IntakeListRow.objects.create(
        kind=kind.value,
        valid_from=valid_from,
        decision_number=number,
        decided_on=decided_on,
        published_by_id=by.account_id,
        published_at=known_from,
    )
    ids = dict(Procedure.objects.filter(slug__in=reasons).values_list("slug", "pk"))
    IntakeListLine.objects.bulk_create(
        [
            IntakeListLine(intake_list=row, procedure_id=ids[slug], reason=reason)
            for slug, reason in reasons.items()
        ]
    )
    data_version.renew(at=known_from)
    journal.record(
        "catalogue.intake_list_published",
        subject=f"intake_list:{row.pk}",
        by=by.reference,
        at=at,
        facts={
            "kind": kind.value,
            "decision": number,
            "valid_from": valid_from.isoformat(),
            "count": len(reasons),
        },
    )
    return row.pk


def _reasons(kind: IntakeList, entries: Sequence[IntakeEntry], day: date) -> dict[str, str]:
    """The reason for each procedure. Raises IntakeListUnfit with every procedure that is wrong."""
    if not entries or len(entries) > ENTRIES_MAX:
        raise IntakeListUnfit(reason=f"phải có từ 1 đến {ENTRIES_MAX} thủ tục")
    known = set(in_force(day).values_list("procedure__slug", flat=True))
    elsewhere = _elsewhere(kind, day)
    found: dict[str, str] = {}
    wrong: list[str] = []
    for entry in entries:
        reason = " ".join(entry.reason.split())
        if entry.slug not in known:
            wrong.append(f"“{entry.slug[:100]}” không có hiệu lực ngày {day:%d/%m/%Y}")
        elif entry.slug in found:
            wrong.append(f"“{entry.slug}” ghi hai lần")
        elif entry.slug in elsewhere:
            wrong.append(f"“{entry.slug}” đang ở danh mục ngược lại")
        elif (kind in REASONED and not reason) or len(reason) > REASON_CHARACTERS_MAX:
            wrong.append(f"“{entry.slug}” chưa nêu lý do, hoặc lý do quá dài")
        elif not reason.isprintable():
            wrong.append(f"“{entry.slug}” có ký tự không nhìn thấy được")
        found[entry.slug] = reason
    if wrong:
        raise IntakeListUnfit(reason="; ".join(wrong[:20]))
    return found


def _elsewhere(kind: IntakeList, day: date) -> frozenset[str]:
    """What the opposite list says on the days of this one: from its day until the next of its kind."""
    opposite = OPPOSITES.get(kind)
    if opposite is None:
        return frozenset()
    later = IntakeListRow.objects.filter(valid_from__gt=day).order_by("valid_from")
    following = later.filter(kind=kind).values_list("valid_from", flat=True).first()
    others = later.filter(kind=opposite)
    if following is not None:
        others = others.filter(valid_from__lt=following)
    days = {day, *others.values_list("valid_from", flat=True)}
    return frozenset().union(*(listed_slugs(each).get(opposite, frozenset()) for each in days))


def _same(
    kind: IntakeList, number: str, decided_on: date, valid_from: date, reasons: dict[str, str]
) -> int | None:
    """The publication that says the same already."""
    row = (
        IntakeListRow.objects.filter(kind=kind, valid_from=valid_from)
        .order_by("-published_at", "-pk")
        .first()
    )
    if row is None or (row.decision_number, row.decided_on) != (number, decided_on):
        return None
    lines = IntakeListLine.objects.filter(intake_list=row)
    held = dict(lines.values_list("procedure__slug", "reason"))
    return row.pk if held == reasons else None
