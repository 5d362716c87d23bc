"""Facts that left an act, and what became of each delivery."""

from django.db import models
from django.db.models.functions import Now


class FactRow(models.Model):
    """One fact, written in the transaction of the act that made it true."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    order_key = models.TextField()
    payload = models.JSONField()
    published_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "outbox_fact"


class Delivery(models.Model):
    """One fact for one subscriber: it is here once it is done or given up."""

    fact = models.ForeignKey(FactRow, on_delete=models.PROTECT, related_name="+")
    subscriber = models.TextField()
    is_dead = models.BooleanField(default=False)
    reason = models.TextField(default="")
    ended_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "outbox_delivery"
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "subscriber"], name="outbox_delivery_ends_once_per_subscriber"
            )
        ]
        indexes = [
            models.Index(
                fields=["id"], name="outbox_delivery_dead", condition=models.Q(is_dead=True)
            )
        ]
