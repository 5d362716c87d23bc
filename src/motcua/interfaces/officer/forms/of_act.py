"""Which form an act has. An act without one needs nothing typed, or has a page of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.interfaces.officer.forms import ending, intake, parts, process
from motcua.interfaces.officer.forms.fields import Form

FORMS: Mapping[Act, Callable[..., Form]] = {
    Act.REFUSE: intake.refuse,
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: intake.supplement_at_intake,
    Act.ACCEPT_SUPPLEMENT: intake.accept_supplement,
    Act.TRANSFER: intake.transfer,
    Act.ASSIGN: process.assign,
    Act.RAISE_OBLIGATION: process.raise_obligation,
    Act.RECORD_PAYMENT: process.record_payment,
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: process.supplement_in_process,
    Act.CONSULT: process.consult,
    Act.ANSWER_CONSULTATION: parts.answer_consultation,
    Act.RECORD_VERIFICATION: process.record_verification,
    Act.PAUSE: process.pause,
    Act.PROPOSE_REJECTION: process.propose_rejection,
    Act.SEND_BACK: process.send_back,
    Act.APOLOGISE: process.apologise,
    Act.HAND_TO_POST: ending.hand_to_post,
    Act.RECORD_WITHDRAWAL_REQUEST: ending.record_withdrawal_request,
    Act.AGREE_WITHDRAWAL: ending.agree_withdrawal,
    Act.STOP: ending.stop,
    Act.DECLINE_WITHDRAWAL: ending.decline_withdrawal,
    Act.REOPEN: ending.reopen,
    Act.ARCHIVE: ending.archive,
}


def form_of(act: Act, page: DossierPage, *, by: Actor, at: datetime) -> Form:
    """The form of an act on a dossier as it stands."""
    return FORMS[act](page, by=by, at=at)
