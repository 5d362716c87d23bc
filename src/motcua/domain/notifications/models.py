"""Messages to people, one row per channel."""

from django.db import models
from django.db.models import Q

from motcua.foundation.privacy import Classification, Sensitivity

from .values import Channel, NoticeKind


class Message(models.Model):
    """One message by one channel. In-app messages are there as soon as they are written."""

    fact_id = (
        models.UUIDField()
    )  # What made it necessary; also the receiver's proof against doubles.
    kind = models.TextField()  # NoticeKind
    recipient = models.ForeignKey(  # None: handed in on paper by somebody without an account.
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    channel = models.TextField()
    address = models.TextField(default="")  # Empty for in-app
    subject = models.TextField()
    text = models.TextField()
    dossier_code = models.TextField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    attempts_count = models.PositiveIntegerField(default=0)
    failure = models.TextField(default="")  # Of the last attempt, for the operator; never personal.

    class Meta:
        db_table = "notifications_message"
        constraints = [
            models.UniqueConstraint(
                fields=["fact_id", "recipient", "channel"],
                nulls_distinct=False,
                name="notifications_message_is_written_once_per_fact",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in Channel]),
                name="notifications_channel_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in NoticeKind]),
                name="notifications_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.IN_APP.value) | Q(recipient__isnull=False),
                name="notifications_account_page_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(refused_at__isnull=True),
                name="notifications_message_is_sent_or_refused",
            ),
        ]
        indexes = [
            models.Index(
                fields=["recipient", "-id"],
                name="notifications_of_account",
                condition=Q(channel=Channel.IN_APP.value),
            )
        ]


PRIVACY: Classification = {
    "notifications_message": {
        "id": Sensitivity.INTERNAL,
        "fact_id": Sensitivity.INTERNAL,
        "kind": Sensitivity.INTERNAL,
        "recipient_id": Sensitivity.INTERNAL,
        "channel": Sensitivity.INTERNAL,
        "address": Sensitivity.PERSONAL,
        "subject": Sensitivity.PERSONAL,
        "text": Sensitivity.PERSONAL,
        "dossier_code": Sensitivity.INTERNAL,
        "queued_at": Sensitivity.INTERNAL,
        "sent_at": Sensitivity.INTERNAL,
        "read_at": Sensitivity.INTERNAL,
        "refused_at": Sensitivity.INTERNAL,
        "attempts_count": Sensitivity.INTERNAL,
        "failure": Sensitivity.INTERNAL,
    }
}
