"""The arrangement of a unit, its day, its tickets."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from motcua.domain.reception.states import TicketState
from motcua.foundation.db import read


class PlanRow(models.Model):
    """How a unit is arranged from a moment on. A later row takes the place of an earlier one."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    holds_from = models.DateTimeField()
    plan = models.JSONField()
    entered_by = models.TextField()

    class Meta:
        db_table = "reception_plan"
        indexes = [models.Index(fields=["agency", "-holds_from"], name="reception_plan_of_agency")]


class QueueDayQuerySet(models.QuerySet["QueueDay"]):
    def hold(self, agency_code: str, day: date) -> "QueueDay":
        """The day of a unit, locked until commit, made if it is not there.

        All that changes the queue of a unit goes through this row: two who call at once, or take a
        number at once, follow each other.
        """
        read(
            "INSERT INTO reception_day (agency_id, day, last_number, revision, priority_run)"
            " VALUES (%s, %s, 0, 0, 0) ON CONFLICT (agency_id, day)"
            " DO UPDATE SET revision = reception_day.revision RETURNING id",
            [agency_code, day],
        )
        return self.select_for_update().get(agency_id=agency_code, day=day)


class QueueDay(models.Model):
    """The queue of one unit on one day. `revision` grows with whatever changes in it."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    day = models.DateField()
    last_number = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    priority_run = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    objects = QueueDayQuerySet.as_manager()

    class Meta:
        db_table = "reception_day"
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="reception_day_is_one"),
        ]
        indexes = [
            models.Index(
                fields=["day"], name="reception_day_open", condition=Q(closed_at__isnull=True)
            )
        ]

    def changed(self, **values: Any) -> None:
        """Write what changed and tell whoever looks that something did."""
        for name, value in values.items():
            setattr(self, name, value)
        self.revision += 1
        self.save(update_fields=["revision", *values])


class Ticket(models.Model):
    """One number. Whoever has the key holds the ticket; nobody is named."""

    queue_day = models.ForeignKey(
        QueueDay, on_delete=models.PROTECT, related_name="tickets", db_index=False
    )
    number = models.PositiveIntegerField()
    label = models.TextField()  # "A012"
    key = models.TextField(unique=True)
    service_key = models.TextField()
    service_name = models.TextField()
    priority_key = models.TextField(default="")
    priority_name = models.TextField(default="")
    is_priority = models.BooleanField(default=False)
    source = models.TextField()
    state = models.TextField(default="waiting")
    taken_at = models.DateTimeField()
    order_at = models.DateTimeField()
    counter_number = models.PositiveSmallIntegerField(null=True)
    for_counter = models.PositiveSmallIntegerField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    put_backs = models.PositiveSmallIntegerField(default=0)
    called_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "reception_ticket"
        constraints = [
            models.UniqueConstraint(
                fields=["queue_day", "number"], name="reception_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["queue_day", "counter_number"],
                condition=Q(state__in=["called", "serving"]),
                name="reception_counter_has_one_ticket",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(calls__gt=0) | Q(state="expired"),
                name="reception_ticket_is_called_first",
            ),
        ]
        indexes = [
            models.Index(
                fields=["queue_day", "number"],
                name="reception_waiting",
                condition=Q(state="waiting"),
            )
        ]

    @property
    def standing(self) -> TicketState:
        return TicketState(self.state)

    @property
    def reference(self) -> str:
        """How the ticket stands in the journal."""
        return f"ticket:{self.pk}"


class UnlistedPaper(models.Model):
    """An attempt at the counter to ask for a paper that no procedure lists."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    account = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    procedure_name = models.TextField()
    paper_name = models.TextField()
    attempted_at = models.DateTimeField()

    class Meta:
        db_table = "reception_unlisted_paper"
        indexes = [
            models.Index(fields=["agency", "-attempted_at"], name="reception_unlisted_of_agency")
        ]
