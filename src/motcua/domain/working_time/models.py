"""Calendars as rows: what the law says of single days, and office hours."""

from typing import Self

from django.conf import settings
from django.db import OperationalError, models
from psycopg.errors import LockNotAvailable

from motcua.foundation.db import write
from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Sensitivity

from .errors import CalendarBeingSigned
from .values import DayKind, DayScope, ProposalState

# Whoever counts a limit shares this lock until commit; whoever changes days has it alone, so that
# nobody promises a day by a calendar that is just being replaced.
_HELD_STILL = 4_020_001


class CalendarVersion(DataVersion):
    """Changes with every publication of days or hours."""

    class Meta:
        db_table = "working_time_version"

    @classmethod
    def lock(cls) -> Self:
        """The row, locked, once nobody is counting any more."""
        cls.hold(alone=True)
        return super().lock()

    @classmethod
    def hold(cls, *, alone: bool) -> None:
        """Until the transaction ends the calendar stays as it is: shared with others who count.

        Whoever counts waits a few seconds for a signature, not longer: a server whose every thread
        waits answers nobody. Raises CalendarBeingSigned.
        """
        if alone:
            write("SELECT pg_advisory_xact_lock(%s)", [_HELD_STILL])
            return
        try:
            write(
                "SET LOCAL lock_timeout = %s; SELECT pg_advisory_xact_lock_shared(%s);"
                " SET LOCAL lock_timeout = DEFAULT",
                [settings.CALENDAR_WAIT_MILLISECONDS_MAX, _HELD_STILL],
            )
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise CalendarBeingSigned from None
            raise


class CalendarDay(models.Model):
    """One day that is not what its weekday says.

    Rows are withdrawn, never deleted: due times reckoned with them stay explainable.
    """

    day = models.DateField()
    kind = models.TextField(choices=[(kind.value, kind.name) for kind in DayKind])
    scope = models.TextField(choices=[(scope.value, scope.name) for scope in DayScope])
    scope_code = models.TextField(default="", blank=True)  # province's or agency's code
    name = models.TextField()
    source = models.TextField()
    year = models.PositiveSmallIntegerField()  # of the announcement
    mark = models.TextField()
    announced_on = models.DateField(null=True)  # known from this day on; null: always
    withdrawn_on = models.DateField(null=True)  # no longer true from this day on
    is_announced = models.BooleanField(default=False)  # by `announce_days`, not by a file
    withdrawal_source = models.TextField(default="", blank=True)  # decision that took it back

    class Meta:
        db_table = "working_time_calendar_day"
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "scope_code", "day"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="calendar_day_once_in_force_per_scope",
            ),
            models.CheckConstraint(
                condition=models.Q(scope="country", scope_code="")
                | (~models.Q(scope="country") & ~models.Q(scope_code="")),
                name="calendar_day_names_its_province_or_agency",
            ),
        ]


class OfficeHours(models.Model):
    """Sessions of a working day during a period. No agency code: wherever no other row is."""

    agency_code = models.TextField(default="", blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    season_from = models.TextField(default="", blank=True)  # "04-15"; empty: the whole year
    season_to = models.TextField(default="", blank=True)
    weekdays = models.TextField(default="", blank=True)  # "saturday"; empty: Monday to Friday
    sessions = models.JSONField()  # [["07:30", "11:30"], …] in order
    source = models.TextField(default="", blank=True)
    mark = models.TextField()

    class Meta:
        db_table = "working_time_office_hours"
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "valid_from", "season_from", "weekdays"],
                nulls_distinct=False,
                name="office_hours_once_per_start",
            ),
            models.CheckConstraint(
                condition=models.Q(season_from="", season_to="")
                | (~models.Q(season_from="") & ~models.Q(season_to="")),
                name="office_hours_season_has_both_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="office_hours_end_after_they_begin",
            ),
        ]


class CalendarYear(models.Model):
    """Whether the yearly announcement of days off is known."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    is_complete = models.BooleanField()
    note = models.TextField(default="", blank=True)

    class Meta:
        db_table = "working_time_calendar_year"


class CalendarProposal(models.Model):
    """A change of days that one person entered and another signs (trust.md C15)."""

    state = models.TextField(default=ProposalState.OPEN)
    changes = models.JSONField()  # values.changes_as_json
    decision = models.TextField()
    decided_on = models.DateField()
    note = models.TextField(default="", blank=True)
    entered_by = models.TextField()  # who, as the journal says it
    entered_at = models.DateTimeField()
    closed_by = models.TextField(default="", blank=True)  # who signed or dropped it
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "working_time_calendar_proposal"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=list(ProposalState)),
                name="calendar_proposal_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.OPEN, closed_by="", closed_at__isnull=True)
                | (~models.Q(state=ProposalState.OPEN) & models.Q(closed_at__isnull=False)),
                name="calendar_proposal_is_closed_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ProposalState.SIGNED)
                | ~models.Q(closed_by=models.F("entered_by")),
                name="calendar_proposal_is_signed_by_another",
            ),
        ]


# The law and who applies it: nothing here is about a person but the number of who entered it.
PRIVACY = {
    "working_time_version": dict.fromkeys(("id", "token", "published_at"), Sensitivity.INTERNAL),
    "working_time_calendar_day": dict.fromkeys(
        (
            "id",
            "day",
            "kind",
            "scope",
            "scope_code",
            "name",
            "source",
            "year",
            "mark",
            "announced_on",
            "withdrawn_on",
            "is_announced",
            "withdrawal_source",
        ),
        Sensitivity.PUBLIC,
    ),
    "working_time_office_hours": dict.fromkeys(
        (
            "id",
            "agency_code",
            "valid_from",
            "valid_to",
            "season_from",
            "season_to",
            "weekdays",
            "sessions",
            "source",
            "mark",
        ),
        Sensitivity.PUBLIC,
    ),
    "working_time_calendar_proposal": dict.fromkeys(
        (
            "id",
            "state",
            "changes",
            "decision",
            "decided_on",
            "note",
            "entered_by",
            "entered_at",
            "closed_by",
            "closed_at",
        ),
        Sensitivity.INTERNAL,
    ),
    "working_time_calendar_year": dict.fromkeys(
        ("year", "is_complete", "note"), Sensitivity.PUBLIC
    ),
}
