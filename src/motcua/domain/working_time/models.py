"""Calendars as rows: what the law says of single days, and office hours."""

from django.db import models

from motcua.foundation.db.reference_data import DataVersion
from motcua.foundation.privacy import Sensitivity

from .values import DayKind, DayScope


class CalendarVersion(DataVersion):
    """Changes with every publication of days or hours."""

    class Meta:
        db_table = "working_time_version"


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


# The law and who applies it: nothing here is about a person.
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
    "working_time_calendar_year": dict.fromkeys(
        ("year", "is_complete", "note"), Sensitivity.PUBLIC
    ),
}
