"""Messages to people, one row per channel, and news of procedures to units that receive."""

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


class ProcedureNews(models.Model):
    """What one decision changes, as every unit concerned was told."""

    fact_id = models.UUIDField(unique=True)
    decision_id = models.BigIntegerField()
    decision_number = models.TextField()
    effective_from = models.DateField()
    changes = models.JSONField()  # [{slug, name, sentences}]
    told_at = models.DateTimeField()

    class Meta:
        db_table = "notifications_procedure_news"


class UnitNotice(models.Model):
    """That a unit was told, and who there has read it first."""

    news = models.ForeignKey(
        ProcedureNews, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    slugs = models.JSONField()  # those of the news that the unit receives
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "notifications_unit_notice"
        constraints = [
            models.UniqueConstraint(
                fields=["news", "agency"], name="notifications_unit_is_told_once"
            )
        ]
        indexes = [models.Index(fields=["agency", "-id"], name="notifications_of_unit")]


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
    },
    "notifications_procedure_news": dict.fromkeys(
        (
            "id",
            "fact_id",
            "decision_id",
            "decision_number",
            "effective_from",
            "changes",
            "told_at",
        ),
        Sensitivity.INTERNAL,
    ),
    "notifications_unit_notice": dict.fromkeys(
        ("id", "news_id", "agency_id", "slugs", "read_at", "read_by_id"), Sensitivity.INTERNAL
    ),
}
