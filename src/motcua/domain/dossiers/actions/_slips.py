"""Issues a paper: takes its number, keeps its facts, never changes either."""

from datetime import datetime
from typing import Any, Protocol

from motcua.domain.dossiers.models import Counter, Dossier, Slip
from motcua.domain.dossiers.selectors.slip_heads import head_of_paper
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import (
    SlipApplicant,
    SlipHead,
    SlipKind,
    SlipSignature,
    slip_number,
)
from motcua.domain.slips.selectors import with_signed_code
from motcua.foundation.clock import VIETNAM


class SlipFacts(Protocol):
    """What every paper's facts can say of themselves."""

    @property
    def template(self) -> SlipKind: ...

    def as_facts(self) -> Any: ...


def slip_series(kind: SlipKind) -> str:
    """The series its numbers are taken from, one for each kind, agency and year."""
    return f"{kind.value}_slip"


def slip_head(
    dossier: Dossier, kind: SlipKind, *, agency_code: str, at: datetime, qr_address: str = ""
) -> SlipHead:
    """The head of a paper with the next number of its series. Take it last in a transaction."""
    serial = Counter.objects.take(
        kind=slip_series(kind),
        agency_code=agency_code,
        period=f"{at.astimezone(VIETNAM):%Y}",
    )
    return head_of_paper(
        agency_code=agency_code,
        number=slip_number(kind, serial),
        at=at,
        dossier_code=dossier.code,
        qr_address=qr_address,
    )


def keep_slip(dossier: Dossier, facts: SlipFacts, *, at: datetime) -> Slip:
    """Keep a paper as it is handed out; a second one of its kind gets the next ordinal."""
    ordinal = Slip.objects.filter(dossier=dossier, kind=facts.template).count() + 1
    slip = unkept_slip(dossier, facts, ordinal=ordinal, at=at)
    slip.save(force_insert=True)
    return slip


def unkept_slip(dossier: Dossier, facts: SlipFacts, *, ordinal: int, at: datetime) -> Slip:
    """A paper for whoever keeps many at once."""
    written = with_signed_code(
        facts.as_facts(),
        kind=facts.template,
        dossier_code=dossier.code,
        agency_code=dossier.receiving_agency_id,
        received_at=dossier.accepted_at or dossier.submitted_at or at,
        due_at=dossier.due_at,
    )
    return Slip(
        dossier=dossier,
        kind=facts.template,
        ordinal=ordinal,
        form_version=written["form_version"],
        number=written["slip_no"],
        facts=written,
        issued_at=at,
    )


def slip_applicant(dossier: Dossier) -> SlipApplicant:
    """Whom the papers of a dossier go to."""
    return SlipApplicant(
        name=dossier.submitter_name,
        id_number=dossier.submitter_identity_number,
        address=dossier.submitter_address,
        phone=dossier.phone_number,
        email=dossier.email,
    )


def signature_of(by: Actor, at: datetime) -> SlipSignature:
    """The block of the official who issues a paper on the system."""
    return SlipSignature(name=by.full_name, confirmation="Xác nhận trên hệ thống", confirmed_at=at)
