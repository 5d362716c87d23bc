"""Keep how one try to carry a message outside ended."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.domain.identity.values import Actor
from motcua.domain.notifications.errors import MessageNotFound
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.values import MessageId, Outcome
from motcua.foundation import journal

FAILURE_CHARACTERS_MAX = 300


@transaction.atomic
def record_attempt(
    *, message_id: MessageId, outcome: Outcome, failure: str = "", by: Actor, at: datetime
) -> None:
    """Count a try, and say whether the message is out, is refused, or comes again.

    Legal   LR-015: it can be shown that the applicant was told, and when.
    Units   `at` is aware; `failure` says what went wrong without personal data.
    Raises  MessageNotFound.
    Writes  message; journal when the message is out or refused: a try that comes again is counted,
            not recorded, or a gateway that is down for a day would fill the journal.
    """
    changes = {
        "attempts_count": F("attempts_count") + 1,
        "failure": failure[:FAILURE_CHARACTERS_MAX],
    }
    if outcome is Outcome.SENT:
        changes["sent_at"] = at
    if outcome is Outcome.REFUSED:
        changes["refused_at"] = at
    open_rows = Message.objects.filter(pk=message_id, sent_at__isnull=True, refused_at__isnull=True)
    if not open_rows.update(**changes):
        if not Message.objects.filter(pk=message_id).exists():
            raise MessageNotFound(message_id=message_id)
        return  # A carrier that was only slow reports after another: the first word stands.
    if outcome is not Outcome.FAILED:
        journal.record(
            f"notifications.message_{outcome}",
            subject=f"message:{message_id}",
            by=by.reference,
            at=at,
        )
