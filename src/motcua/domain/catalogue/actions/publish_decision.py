"""Publish a decision: from its day on its records are what the procedures say."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import DecisionEmpty, DecisionStateRefuses
from motcua.domain.catalogue.events import ProceduresPublished
from motcua.domain.catalogue.models import CatalogueVersion, PublicationDecision
from motcua.domain.catalogue.selectors.decisions import decision_of_row
from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import Decision, DecisionId, VersionId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal, outbox

from ._decided import ready
from ._index import index_procedures
from ._opening import former_slugs, publish_record
from ._records import advance, decision_reference, locked_decision, require_publisher
from .prepare_decision import RECORDS_MAX


@transaction.atomic
def publish_decision(*, decision_id: DecisionId, by: Actor, at: datetime) -> Decision:
    """Publish a signed decision: all its records or none.

    The version in force ends the day before, by a copy that supersedes it; the new one begins on the
    decision's day, before whatever is to begin later. What is abolished or replaced ends with all that
    was to come, and says so from that day on.

    Legal   LR-115 (63/2010/NĐ-CP art 14, 15): one version on each day, dossiers keep theirs; LR-114:
            the gate once more, the world may have changed since the signature.
    Units   `at` is aware: from this moment on it is known (`CatalogueVersion.moment`).
    Raises  NotPermitted, DecisionNotFound, DecisionStateRefuses, DecisionEmpty, RecordStateRefuses,
            RecordsNotReady, BaseMoved, VersionsOverlap. Nothing was written then.
    Writes  procedures, versions, records, decision, search, version of the data, journal, outbox
            (ProceduresPublished), all or nothing.
    """
    require_publisher(by)
    decision, rows = locked_decision(decision_id)
    _require_signed(decision)
    if not rows:
        raise DecisionEmpty(count_max=RECORDS_MAX)
    data_version = CatalogueVersion.lock()
    known_from = data_version.moment(at)
    facts = ready(rows, decision)
    opened: dict[str, VersionId] = {}
    for row in rows:
        advance(row, RecordAct.PUBLISH)
        version = publish_record(row, facts.get(row.pk), decision, at=known_from)
        row.save(update_fields=["state"])
        opened[row.slug] = VersionId(version.pk)
    decision.published_at = at
    decision.save(update_fields=["published_at"])
    slugs = sorted({*opened, *former_slugs(rows)})
    index_procedures(slugs, at)
    data_version.renew(at=known_from)
    journal.record(
        "catalogue.decision_published",
        subject=decision_reference(decision),
        by=by.reference,
        at=at,
        facts={
            "number": decision.number,
            "effective_from": decision.effective_from.isoformat(),
            "versions": opened,
            "version": str(data_version.token),
        },
    )
    outbox.publish(
        ProceduresPublished(
            decision_id=decision.pk,
            slugs=slugs,
            effective_from=decision.effective_from.isoformat(),
            at=at,
        )
    )
    return decision_of_row(decision)


def _require_signed(decision: PublicationDecision) -> None:
    """Raises DecisionStateRefuses."""
    if decision.withdrawn_at is not None:
        raise DecisionStateRefuses(reason="quyết định đã được rút")
    if decision.signed_at is None:
        raise DecisionStateRefuses(reason="quyết định chưa được ký")
    if decision.published_at is not None:
        raise DecisionStateRefuses(reason=f"quyết định số {decision.number} đã công bố")
