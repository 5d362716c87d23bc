"""Begin a record: what a procedure is to say from some day on."""

import re
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from motcua.domain.catalogue.errors import BaseUnfit, RecordUnderWork, SlugUnfit
from motcua.domain.catalogue.models import ProcedureVersion, RecordDraft
from motcua.domain.catalogue.selectors.held import in_force
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.values import (
    UNFINISHED,
    ChangeKind,
    PublicationStatus,
    RecordId,
    RecordState,
    VersionId,
)
from motcua.domain.identity.values import Actor
from motcua.domain.records.rules.draft_facts import plain_facts
from motcua.domain.records.rules.record import blank_record, record_as_data
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._records import about, hold_slug, require_drawer

SLUG_CHARACTERS_MAX: Final = 100
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@transaction.atomic
def begin_record(
    *,
    slug: str,
    change_kind: ChangeKind,
    base_version_id: int | None = None,
    facts: dict[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> RecordId:
    """Begin to draw a record. It need not be complete yet.

    A change starts from `base_version_id`, or from the version in force today; a procedure that takes
    the place of another names that other's version. Without `facts` the record says what its base
    says, a new one nothing.

    Legal   LR-113; LR-114 (63/2010/NĐ-CP art 14): new, amended, replaced, abolished.
    Units   `at` is aware; today is its Vietnam day.
    Raises  NotPermitted, SlugUnfit, BaseUnfit, RecordUnderWork, FactsUnfit. Nothing was written then.
    Writes  record, journal.
    """
    require_drawer(by)
    kind = ChangeKind(change_kind)
    _require_slug(slug)
    hold_slug(slug)
    today = at.astimezone(VIETNAM).date()
    base = _base(slug, kind, base_version_id, today)
    unfinished = [state.value for state in UNFINISHED]
    if RecordDraft.objects.filter(slug=slug, state__in=unfinished).exists():
        raise RecordUnderWork(slug=slug)
    row = RecordDraft.objects.create(
        slug=slug,
        change_kind=kind.value,
        state=RecordState.DRAFTED.value,
        facts=_facts(facts, base),
        base_version_id=None if base is None else base.pk,
        drawn_by_id=by.account_id,
        saved_by_id=by.account_id,
        created_at=at,
        saved_at=at,
    )
    journal.record(
        "catalogue.record_begun",
        **about(row, by=by, at=at, kind=kind.value, base=row.base_version_id),
    )
    return RecordId(row.pk)


def _require_slug(slug: str) -> None:
    if len(slug) > SLUG_CHARACTERS_MAX or not _SLUG.fullmatch(slug):
        reason = f"chỉ gồm a-z, 0-9 và gạch nối, không quá {SLUG_CHARACTERS_MAX} ký tự"
        raise SlugUnfit(slug=slug[:SLUG_CHARACTERS_MAX], reason=reason)


def _base(
    slug: str, kind: ChangeKind, base_version_id: int | None, today: date
) -> ProcedureVersion | None:
    """The version from which the record is drawn. Raises SlugUnfit, BaseUnfit."""
    is_first = kind in {ChangeKind.NEW, ChangeKind.REPLACED}
    if is_first and _standing(slug, today):
        raise SlugUnfit(slug=slug, reason="đã có thủ tục mang tên này")
    if kind is ChangeKind.NEW:
        if base_version_id is not None:
            raise BaseUnfit(reason="thủ tục mới không có phiên bản làm gốc")
        return None
    if base_version_id is None:
        if kind is ChangeKind.REPLACED:
            raise BaseUnfit(reason="chưa nêu thủ tục bị thay thế")
        base = in_force(today).filter(procedure__slug=slug).first()
    else:
        base = (
            ProcedureVersion.objects.filter(
                pk=base_version_id,
                superseded_at__isnull=True,
                publication_status=PublicationStatus.ACTIVE,
            )
            .select_related("procedure")
            .first()
        )
    if base is None:
        raise BaseUnfit(reason=f"thủ tục “{slug}” không có phiên bản này, hoặc đã hết hiệu lực")
    if (base.slug == slug) is (kind is ChangeKind.REPLACED):
        raise BaseUnfit(reason=f"phiên bản đã chọn là của thủ tục “{base.slug}”")
    return base


def _standing(slug: str, today: date) -> bool:
    """Whether the procedure has a version in force, today or later."""
    rows = ProcedureVersion.objects.filter(
        procedure__slug=slug,
        superseded_at__isnull=True,
        publication_status=PublicationStatus.ACTIVE,
    )
    return rows.exclude(valid_to__lt=today).exists()


def _facts(facts: dict[str, Any] | None, base: ProcedureVersion | None) -> dict[str, Any]:
    if facts is not None:
        return plain_facts(facts)
    if base is None:
        return blank_record()
    return record_as_data(record_of(VersionId(base.pk)))
