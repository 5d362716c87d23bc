"""Apologise for a late dossier, and set its date anew once (T18)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import (
    ApologyNotDue,
    MomentImpossible,
    ReappointmentUsedUp,
)
from motcua.domain.dossiers.events import ApologySent
from motcua.domain.dossiers.models import Apology, Dossier
from motcua.domain.dossiers.rules.apology import is_late_notice, promised, why_not_promised
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import ApologyFacts, SlipHead, SlipKind

from ._clock import CLOCK_COLUMNS, calendar_of, regime_of, set_due
from ._lateness import is_late
from ._slips import keep_slip, signature_of, slip_applicant, slip_head
from ._step import begin, conclude
from ._texts import written_reason


@transaction.atomic
def apologise(
    *,
    dossier_code: str,
    reason: str,
    new_due_at: datetime | None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """The leader of the competent agency apologises in writing; form 04 goes to the applicant.

    Legal   LR-064 (T18, 61/2018/NĐ-CP art 19.9; LR-038, LR-047): with the reason and a new date,
            which replaces the old one; a date is set anew only as often as the regime says (once).
            After that, and where the result is there already, the apology has no date.
    Units   `reason` 10 to 2,000 characters; `new_due_at` aware, in office hours of a working day,
            after now and the old due time.
    Raises  ApologyNotDue, ReasonMissing, ReappointmentUsedUp, MomentImpossible, DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, apology, slip, journal, outbox (ApologySent), counter of slips.
    """
    dossier = begin(dossier_code, Act.APOLOGISE, by=by, expected_version=expected_version)
    due_at = _missed(dossier)
    apology = _owed(dossier, due_at, at=at)
    apology.reason = written_reason(reason)
    if new_due_at is not None:
        _require_possible(dossier, new_due_at, due_at=due_at, at=at)
    calendar, regime = calendar_of(dossier, at), regime_of(dossier)
    apology.is_late_notice = is_late_notice(
        at,
        due_at,
        counted_from=_promised_at(dossier),
        lead_days=regime.apology_lead_days,
        calendar=calendar,
    )
    apology.sent_at, apology.sent_by_id, apology.new_due_at = at, by.account_id, new_due_at
    # The number stands in the derivation, so it is taken before the dossier is saved.
    head = slip_head(dossier, SlipKind.APOLOGY, agency_code=dossier.competent_agency_id, at=at)
    apology.slip = keep_slip(
        dossier, _form_04(dossier, apology, head, by=by, at=at, due_at=due_at), at=at
    )
    apology.save()
    dossier.apology_raise_at = None
    if new_due_at is not None:
        dossier.reappointments += 1
        new_due = promised(
            new_due_at,
            due_at=due_at,
            number=head.slip_no,
            sent_at=at,
            source=regime.source_of("reappointments_max"),
            calendar_version=calendar.version,
        )
        set_due(dossier, new_due, at=at, counted_from=at)
    assert dossier.due_at is not None  # noqa: S101 — `_missed` has seen it
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ApologySent(dossier_id=dossier.pk, at=at, due_at=dossier.due_at),
        changed=[*CLOCK_COLUMNS, "reappointments"],
        facts={
            "for_due_at": due_at.isoformat(),
            "due_at": dossier.due_at.isoformat(),
            "is_late_notice": apology.is_late_notice,
        },
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=apology.slip.pk, due_at=dossier.due_at)


def _missed(dossier: Dossier) -> datetime:
    """The due time to apologise for: one that holds, and was not kept."""
    is_in_time = dossier.result_ready_at is not None and not is_late(dossier)
    if dossier.due_at is None or is_in_time:
        raise ApologyNotDue
    return dossier.due_at


def _promised_at(dossier: Dossier) -> datetime:
    """Since when the due time that holds has been known."""
    assert dossier.clock_started_at is not None  # noqa: S101 — something is due
    former = dossier.apologies.filter(new_due_at__isnull=False).order_by("-sent_at").first()
    if former is None or former.sent_at is None:
        return dossier.clock_started_at
    return max(former.sent_at, dossier.clock_started_at)


def _owed(dossier: Dossier, due_at: datetime, *, at: datetime) -> Apology:
    """The draft that the timer made; a leader who sees it coming does not wait for it."""
    found = dossier.apologies.filter(for_due_at=due_at).first()
    if found is None:
        return Apology(
            dossier=dossier,
            for_due_at=due_at,
            agency_id=dossier.competent_agency_id,
            raised_at=at,
            drafted_reason="",
        )
    if found.sent_at is not None:
        raise ApologyNotDue
    return found


def _require_possible(
    dossier: Dossier, new_due_at: datetime, *, due_at: datetime, at: datetime
) -> None:
    if dossier.reappointments >= regime_of(dossier).reappointments_max:
        raise ReappointmentUsedUp
    if dossier.result_ready_at is not None:
        raise MomentImpossible(why="kết quả đã có, không hẹn lại nữa")
    why = why_not_promised(new_due_at, due_at=due_at, at=at, calendar=calendar_of(dossier, at))
    if why:
        raise MomentImpossible(why=why)


def _form_04(
    dossier: Dossier,
    apology: Apology,
    head: SlipHead,
    *,
    by: Actor,
    at: datetime,
    due_at: datetime,
) -> ApologyFacts:
    return ApologyFacts(
        head=head,
        applicant=slip_applicant(dossier),
        received_at=dossier.accepted_at or dossier.submitted_at,
        procedure_name=dossier.procedure_name,
        original_due_at=due_at,
        reason=apology.reason,
        proposed_due_at=apology.new_due_at,
        signatory=signature_of(by, at),
    )
