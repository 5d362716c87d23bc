"""Correct what a published version says. The former row stays, superseded."""

import unicodedata
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.domain.catalogue.errors import CorrectionUnfit, RecordsNotReady
from motcua.domain.catalogue.models import CatalogueVersion, ProcedureVersion
from motcua.domain.catalogue.selectors.gate import gate_context
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.values import PublicationStatus, PublishedVersion, VersionId
from motcua.domain.identity.values import Actor
from motcua.domain.records.rules.draft_facts import plain_facts
from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.record import record_from
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._index import index_procedures
from ._opening import facts_of, replace_row
from ._records import TEXT_CHARACTERS_MAX, require_publisher


@transaction.atomic
def correct_version(
    *, version_id: VersionId, facts: dict[str, Any], reason: str, by: Actor, at: datetime
) -> VersionId:
    """Supersede a version with one that says it right; returns the new one.

    Who asks what was known before `at` is told what was published then; dossiers keep the row that
    they were handed in under.

    Legal   LR-115: a correction of the text, not a change of the law: period and decision stay.
    Units   `reason` 1 to 2,000 characters, told to the public; `at` is aware.
    Raises  NotPermitted, CorrectionUnfit, FactsUnfit, RecordUnreadable, RecordsNotReady. Nothing was
            written then.
    Writes  versions, search, version of the data, journal.
    """
    require_publisher(by)
    told = _plain(reason)
    data_version = CatalogueVersion.lock()
    known_from = data_version.moment(at)
    row = (
        ProcedureVersion.objects.select_related("procedure")
        .filter(pk=version_id, superseded_at__isnull=True)
        .first()
    )
    if row is None:
        raise CorrectionUnfit(reason="phiên bản này không có, hoặc đã được đính chính")
    if row.publication_status != PublicationStatus.ACTIVE:
        raise CorrectionUnfit(reason="thủ tục đã bị bãi bỏ hoặc thay thế")
    wanted = record_from(plain_facts(facts))
    _require_sound(row, wanted, at=at)
    corrected = replace_row(row, at=known_from, correction_reason=told, **facts_of(wanted))
    index_procedures([row.slug], at)
    data_version.renew(at=known_from)
    journal.record(
        "catalogue.version_corrected",
        subject=f"procedure_version:{corrected.pk}",
        by=by.reference,
        at=at,
        facts={"slug": row.slug, "former": row.pk, "version": str(data_version.token)},
        private_facts={"reason": told},
    )
    return VersionId(corrected.pk)


def _require_sound(row: ProcedureVersion, wanted: PublishedVersion, *, at: datetime) -> None:
    """Raises CorrectionUnfit, RecordsNotReady."""
    former = record_of(VersionId(row.pk))
    kept = ("valid_from", "valid_to", "publication_status")
    if any(getattr(former, name) != getattr(wanted, name) for name in kept):
        raise CorrectionUnfit(reason="thời gian hiệu lực, tình trạng không đính chính được")
    if wanted == former:
        raise CorrectionUnfit(reason="nội dung không có gì khác")
    day = max(row.valid_from or date.min, at.astimezone(VIETNAM).date())
    context = gate_context(day, slug=row.slug, base_version_id=row.pk)
    faults = [fault for fault in faults_of(wanted, context=context) if not fault.is_warning]
    if faults:
        raise RecordsNotReady(
            {row.slug: faults}, [f"{fault.path}: {fault.sentence}" for fault in faults]
        )


def _plain(typed: str) -> str:
    reason = " ".join(unicodedata.normalize("NFC", typed).split())
    if not reason or len(reason) > TEXT_CHARACTERS_MAX or not reason.isprintable():
        raise CorrectionUnfit(reason="chưa ghi lý do, hoặc lý do quá dài")
    return reason
