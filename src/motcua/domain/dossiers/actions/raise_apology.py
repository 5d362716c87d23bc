"""Raise the duty to apologise for a due time that will be missed (T18a)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ApologyNotDue
from motcua.domain.dossiers.events import ApologyRaised
from motcua.domain.dossiers.models import Apology, Dossier
from motcua.domain.dossiers.rules.apology import drafted_reason, proposed_due_at
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency

from ._clock import calendar_of, regime_of
from ._lateness import is_late
from ._step import begin, conclude


@transaction.atomic
def raise_apology(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """One working day before the due time, give the responsible unit the apology as a task.

    Legal   LR-063 (T18a, 61/2018/NĐ-CP art 19.9; LR-047). The draft says where the dossier lies,
            since when and what it waits for, and proposes a new date while the regime allows one.
    Units   `by` is SYSTEM; `at` is aware.
    Raises  ApologyNotDue: the moment has not come, it was raised before, or the result was in time;
            DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, apology, journal, outbox (ApologyRaised).
    """
    dossier = begin(dossier_code, Act.RAISE_APOLOGY, by=by, expected_version=expected_version)
    due_at, asked_at = dossier.due_at, dossier.apology_raise_at
    if due_at is None or asked_at is None or asked_at > at or _is_in_time(dossier):
        raise ApologyNotDue
    if dossier.apologies.filter(for_due_at=due_at).exists():
        raise ApologyNotDue
    Apology.objects.create(
        dossier=dossier,
        for_due_at=due_at,
        agency_id=dossier.competent_agency_id,
        raised_at=at,
        drafted_reason=_reason(dossier),
        proposed_due_at=_new_date(dossier, due_at, at=at),
    )
    dossier.apology_raise_at = None
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ApologyRaised(dossier_id=dossier.pk, at=at, for_due_at=due_at),
        changed=["apology_raise_at"],
        facts={"for_due_at": due_at.isoformat()},
    )


def _is_in_time(dossier: Dossier) -> bool:
    return dossier.result_ready_at is not None and not is_late(dossier)


def _reason(dossier: Dossier) -> str:
    asked = dossier.consultations.filter(answered_at__isnull=True).select_related("agency")
    return drafted_reason(
        dossier.position,
        receiving=agency(dossier.receiving_agency_id).name,
        competent=agency(dossier.competent_agency_id).name,
        held_since=dossier.held_since,
        is_result_ready=dossier.result_ready_at is not None,
        opinions_missing=[(row.agency.name, row.answer_by) for row in asked.order_by("asked_at")],
    )


def _new_date(dossier: Dossier, due_at: datetime, *, at: datetime) -> datetime | None:
    """None where the date was set anew before, or there is a result and nothing to wait for."""
    regime = regime_of(dossier)
    is_used_up = dossier.reappointments >= regime.reappointments_max
    if is_used_up or dossier.result_ready_at is not None:
        return None
    return proposed_due_at(
        due_at,
        at=at,
        working_days=regime.reappointment_working_days,
        calendar=calendar_of(dossier, at),
    )
