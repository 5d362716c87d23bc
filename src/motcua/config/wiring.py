"""Who is told what: fact → subscribers, port → adapter. The one place that knows everything."""

from django.conf import settings

from motcua.domain.catalogue.events import ProceduresPublished
from motcua.domain.notifications import subscribers as notifications
from motcua.domain.notifications.events import MessageQueued
from motcua.domain.workflow import subscribers as workflow
from motcua.foundation.outbox import subscribe


def connect() -> None:
    """Called once, when every room has loaded."""
    for fact_type in notifications.KINDS:
        subscribe(fact_type, subscriber="notifications", handler=notifications.tell_applicant)
    subscribe(
        ProceduresPublished, subscriber="notifications", handler=notifications.tell_units_concerned
    )
    for followed in workflow.FACTS:
        subscribe(followed, subscriber="workflow", handler=workflow.follow_dossier)
    if settings.MESSAGING_GATEWAY_URL:  # Without a gateway messages stay on the account page.
        from motcua.integrations.messaging import (  # noqa: PLC0415 - loads a client of HTTP
            subscribers as messaging,
        )

        subscribe(
            MessageQueued, subscriber="messaging", handler=messaging.carry_message, is_local=False
        )
