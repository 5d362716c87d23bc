"""Reactions to facts: of `dossiers`, a notice to the applicant; of `catalogue`, news to units."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from motcua.domain.catalogue.events import ProceduresPublished
from motcua.domain.catalogue.selectors import procedure_version, record_of
from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.selectors.received import procedures_received_at
from motcua.domain.catalogue.selectors.records import records_of
from motcua.domain.catalogue.values import ChangeKind, DecisionId, Record, VersionId
from motcua.domain.dossiers import events
from motcua.domain.dossiers.events import DossierFact
from motcua.domain.dossiers.selectors import dossier_behind, life_of
from motcua.domain.dossiers.values import DossierId, DossierPage
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import SYSTEM, AccountId
from motcua.domain.organisations.selectors import agencies, one_stop_units_on
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.records.rules.difference import differences
from motcua.domain.records.rules.record import read_record
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation.clock import VIETNAM

from .actions import queue_messages, tell_units
from .rules import told_of
from .values import News, Notice, NoticeKind, ProcedureChange

ONE_DAY = timedelta(days=1)
SENTENCES_MAX = 12  # for one procedure; the rest is on its page

# The facts an applicant is told: those of the acts of which the table of `dossiers` says so.
KINDS: Mapping[type[DossierFact], NoticeKind] = {
    events.DossierSubmitted: NoticeKind.SUBMITTED,
    events.DossierAccepted: NoticeKind.ACCEPTED,
    events.SupplementRequestedAtIntake: NoticeKind.SUPPLEMENT_REQUESTED_AT_INTAKE,
    events.DossierRefused: NoticeKind.REFUSED,
    events.DossierTransferred: NoticeKind.TRANSFERRED,
    events.DossierFollowedSuccessor: NoticeKind.FOLLOWED_SUCCESSOR,
    events.DossierHandedOver: NoticeKind.HANDED_OVER,
    events.DossierTaken: NoticeKind.TAKEN,
    events.DossierAssigned: NoticeKind.TAKEN,
    events.ObligationRaised: NoticeKind.OBLIGATION_RAISED,
    events.PaymentRecorded: NoticeKind.PAYMENT_RECORDED,
    events.SupplementRequestedInProcess: NoticeKind.SUPPLEMENT_REQUESTED_IN_PROCESS,
    events.SupplementAccepted: NoticeKind.SUPPLEMENT_ACCEPTED,
    events.DossierPaused: NoticeKind.PAUSED,
    events.DossierResumed: NoticeKind.RESUMED,
    events.ApologySent: NoticeKind.APOLOGISED,
    events.DossierRedated: NoticeKind.REDATED,
    events.DossierRejected: NoticeKind.REJECTED,
    events.ResultReady: NoticeKind.RESULT_READY,
    events.ResultHandedToPost: NoticeKind.HANDED_TO_POST,
    events.ResultReturned: NoticeKind.RETURNED,
    events.CollectionReminded: NoticeKind.COLLECTION_REMINDED,
    events.DossierWithdrawn: NoticeKind.WITHDRAWN,
    events.DossierStopped: NoticeKind.STOPPED,
    events.WithdrawalDeclined: NoticeKind.WITHDRAWAL_DECLINED,
    events.DossierReopened: NoticeKind.REOPENED,
}


def tell_applicant(fact: DossierFact, *, fact_id: UUID) -> None:
    """Tell the applicant what the fact says. Told twice, it has one effect.

    A fact may be told late. What has changed since then is taken from the fact and from the line it
    left in the dossier's life, not from the dossier as it is now.
    """
    dossier = dossier_behind(DossierId(fact.dossier_id))
    told = {
        "due_at": getattr(fact, "due_at", dossier.due_at),
        **told_of(
            fact, dossier, lambda: life_of(dossier.dossier_id), grounds=_ground_names(dossier)
        ),
        **_named(fact),
    }
    notice = Notice(
        kind=KINDS[type(fact)],
        at=fact.at,
        dossier_id=fact.dossier_id,
        dossier_code=dossier.code,
        procedure_name=dossier.procedure_name,
        receiving_agency_name=dossier.receiving_agency_name,
        competent_agency_name=dossier.competent_agency_name,
        return_method=dossier.return_method,
        return_address=dossier.return_address,
        recipient_account_id=dossier.account_id,
        recipient_name=dossier.submitter_name,
        phone_number=dossier.phone_number,
        email=dossier.email,
        **told,
    )
    queue_messages(notice=notice, fact_id=fact_id, by=SYSTEM, at=fact.at)


def _named(fact: DossierFact) -> Mapping[str, Any]:
    """Names behind the ids of a fact. Only the notice of who took the dossier names a person."""
    match fact:
        case events.DossierTaken() | events.DossierAssigned():
            account_id = AccountId(fact.holder_account_id)
            return {"holder_name": full_names([account_id])[account_id]}
        case events.DossierTransferred():
            code = AgencyCode(fact.to_agency_code)
            return {"what": agencies([code])[code].name}
        case _:
            return {}


def _ground_names(dossier: DossierPage) -> Mapping[str, str]:
    """What the regime of intake calls the grounds of a pause."""
    return regime_on(dossier.submitted_at.astimezone(VIETNAM).date()).pause_ground_names


def tell_units_concerned(fact: ProceduresPublished, *, fact_id: UUID) -> None:
    """Tell every unit that may receive one of the procedures, before or after the change.

    Legal   LR-119 (63/2010/NĐ-CP art 15; 61/2018/NĐ-CP art 9, 35).
    """
    published = decision(DecisionId(fact.decision_id))
    day = published.effective_from
    news = News(
        decision_id=fact.decision_id,
        decision_number=published.number,
        effective_from=day,
        changes=tuple(
            change
            for record in records_of(published.decision_id)
            for change in _changes(record, day)
        ),
        slugs_by_unit=_units_concerned(fact.slugs, day),
    )
    tell_units(news=news, fact_id=fact_id, by=SYSTEM, at=fact.at)


def _changes(record: Record, day: date) -> Iterator[ProcedureChange]:
    """What one record changes; of a replacement also what the former procedure becomes."""
    version, _faults = read_record(record.facts)
    base = None if record.base_version_id is None else record_of(VersionId(record.base_version_id))
    match record.change_kind:
        case ChangeKind.AMENDED if base and version:
            found = sorted(differences(base, version), key=lambda each: not _is_first(each.path))
            said = tuple(each.sentence for each in found[:SENTENCES_MAX])
            yield ProcedureChange(record.slug, version.name, said)
        case ChangeKind.ABOLISHED if base:
            yield ProcedureChange(record.slug, base.name, ("Bãi bỏ, không nhận hồ sơ mới.",))
        case ChangeKind.NEW if version:
            yield ProcedureChange(record.slug, version.name, ("Thủ tục mới.",))
        case ChangeKind.REPLACED if base and version:
            former = procedure_version(VersionId(record.base_version_id or 0), day=day).slug
            yield ProcedureChange(former, base.name, (f"Thay bằng “{version.name}”.",))
            yield ProcedureChange(record.slug, version.name, (f"Thay cho “{base.name}”.",))


def _is_first(path: str) -> bool:
    """What a counter must know before all else: how long, how much, which papers."""
    return path.partition(".")[0] in {"limit_value", "limit_variants", "fees", "components"}


def _units_concerned(slugs: Collection[str], day: date) -> Mapping[str, frozenset[str]]:
    """Which of the procedures each one-stop unit may receive on the day, or might the day before.

    Legal   LR-095: where filing is free of boundaries every unit receives for every agency.
    """
    units = one_stop_units_on(day)
    if regime_on(day).is_boundary_free:
        return {unit.code: frozenset(slugs) for unit in units}
    found: dict[str, frozenset[str]] = {}
    for unit in units:
        received = {
            each.slug
            for on in (day - ONE_DAY, day)
            for each in procedures_received_at(unit.code, on)
        }
        if concerned := received.intersection(slugs):
            found[unit.code] = frozenset(concerned)
    return found
