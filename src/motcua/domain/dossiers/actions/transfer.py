"""Send a dossier to the agency that is competent for it (T24)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import competent_for
from motcua.domain.dossiers.errors import AgencyUnknown
from motcua.domain.dossiers.events import DossierTransferred
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.states import Act, State
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import agencies, agency
from motcua.domain.organisations.values import Agency
from motcua.domain.slips.rules import SlipKind
from motcua.domain.working_time.rules import effective_day
from motcua.foundation.clock import VIETNAM

from ._clock import calendar_of, procedure_of, regime_of
from ._notes import issue_note
from ._step import begin, conclude
from ._texts import written_reason


@transaction.atomic
def transfer(
    *,
    dossier_code: str,
    to_agency_code: str,
    reason: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Send a dossier on: before acceptance to another one-stop unit, later to another competent agency.

    Legal   LR-056 (T24, 61/2018/NĐ-CP art 18.3): the rule of 15:00 holds as for the hand-over. The
            code and the limit stay; nobody has it in hand until somebody of the new agency takes it.
    Units   `reason` has 10 to 2,000 characters, for the applicant and the new agency.
    Raises  AgencyUnknown (not there on the day, the same as now, or not one that receives or
            decides), ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, slip of the unit that sends it, counter, journal, outbox
            (DossierTransferred).
    """
    dossier = begin(dossier_code, Act.TRANSFER, by=by, expected_version=expected_version)
    reason = written_reason(reason)
    sender = agency(dossier.receiving_agency_id)
    to = next(iter(agencies([to_agency_code]).values()), None)
    if to is None or not to.exists_on(at.astimezone(VIETNAM).date()):
        raise AgencyUnknown
    if dossier.state == State.SUBMITTED:
        former, changed = _move_reception(dossier, to, at), ["receiving_agency", "competent_agency"]
    else:
        former, changed = _move_decision(dossier, to), ["competent_agency"]
    dossier.holder_id = None
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierTransferred(
            dossier_id=dossier.pk, at=at, from_agency_code=former, to_agency_code=to.code
        ),
        changed=changed,
        facts={"from": former, "to": to.code},
    )
    slip = issue_note(
        dossier,
        SlipKind.TRANSFER_NOTE,
        agency_code=sender.code,
        addressee=to.name,
        opening="Chuyển hồ sơ sau đây đến cơ quan có thẩm quyền.",
        lines=(
            ("Thủ tục", dossier.procedure_name),
            ("Người nộp", dossier.submitter_name),
            ("Cơ quan chuyển", agency(former).name),
            ("Cơ quan nhận", to.name),
            ("Lý do", reason),
        ),
        closing=_when_handed_over(dossier, at),
        legal_basis=regime_of(dossier).source_of("handover_cutoff"),
        role="NGƯỜI CHUYỂN",
        receiver_role="NGƯỜI NHẬN",
        by=by,
        at=at,
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)


def _move_reception(dossier: Dossier, to: Agency, at: datetime) -> str:
    """Another one-stop unit receives; who decides follows from the procedure and the place."""
    if not to.is_one_stop_unit or to.code == dossier.receiving_agency_id:
        raise AgencyUnknown
    day = at.astimezone(VIETNAM).date()
    try:
        competent_code = competent_for(
            procedure_of(dossier), receiving_agency_code=to.code, commune_code="", day=day
        )
    except OrganisationError:
        raise AgencyUnknown from None
    former = dossier.receiving_agency_id
    dossier.receiving_agency_id, dossier.competent_agency_id = to.code, competent_code
    return former


def _move_decision(dossier: Dossier, to: Agency) -> str:
    """Another agency decides; the one-stop unit and the day of return stay."""
    if to.is_one_stop_unit or to.code == dossier.competent_agency_id:
        raise AgencyUnknown
    former = dossier.competent_agency_id
    dossier.competent_agency_id = to.code
    return former


def _when_handed_over(dossier: Dossier, at: datetime) -> str:
    """The working day, or after the cut-off the beginning of the next one (art 18.1)."""
    day = effective_day(at, calendar_of(dossier, at), regime_of(dossier).handover_cutoff)
    if day == at.astimezone(VIETNAM).date():
        return "Hồ sơ được bàn giao ngay trong ngày."
    return f"Sau giờ chốt trong ngày: hồ sơ được bàn giao vào đầu giờ làm việc ngày {day:%d/%m/%Y}."
