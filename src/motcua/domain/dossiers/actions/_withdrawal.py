"""What granting a withdrawal and stopping have in common."""

from datetime import datetime

from motcua.domain.dossiers.errors import WrongForRegime
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules.withdrawal import WithdrawalForm, withdrawal_form
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._clock import regime_of
from ._lateness import drop_apology_draft
from ._step import begin
from ._texts import written_text

ENDED_COLUMNS = ("withdrawal_answer", "apology_raise_at")


def begin_granting(
    dossier_code: str,
    act: Act,
    form: WithdrawalForm,
    *,
    answer: str,
    by: Actor,
    version: int | None,
) -> Dossier:
    """The dossier, locked, with the answer to its applicant. Raises WrongForRegime, TextMissing."""
    dossier = begin(dossier_code, act, by=by, expected_version=version)
    if withdrawal_form(regime_of(dossier).stop_by_applicant) is not form:
        raise WrongForRegime
    dossier.withdrawal_answer = written_text(answer, what="nội dung trả lời")
    dossier.apology_raise_at, dossier.holder_id = None, None
    return dossier


def end_waits(dossier: Dossier, *, at: datetime) -> None:
    """Nothing is waited for any more."""
    dossier.pauses.filter(until__isnull=True).update(until=at)
    drop_apology_draft(dossier)
