"""Serial numbers that the law wants: of dossiers by day, of slips and register lines by year."""

from django.db import models

from motcua.foundation.db import read


class CounterQuerySet(models.QuerySet["Counter"]):
    def take(self, *, kind: str, agency_code: str, period: str, count: int = 1) -> int:
        """The next number of a series, or the last of its next `count` numbers.

        One statement, and it locks the series until commit. Numbers are taken last in a
        transaction, so that a busy agency waits as little as possible; a transaction that fails
        gives its number back, so a series has no gaps.
        """
        [(number,)] = read(
            "INSERT INTO dossiers_counter (kind, agency_code, period, last_number)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (kind, agency_code, period)"
            " DO UPDATE SET last_number = dossiers_counter.last_number + excluded.last_number"
            " RETURNING last_number",
            [kind, agency_code, period, count],
        )
        return int(number)

    def take_past(self, *, kind: str, agency_code: str, period: str, number: int) -> None:
        """Go on after a number that was given elsewhere. Locks the series until commit."""
        read(
            "INSERT INTO dossiers_counter (kind, agency_code, period, last_number)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (kind, agency_code, period)"
            " DO UPDATE SET last_number = GREATEST(dossiers_counter.last_number, %s)"
            " RETURNING last_number",
            [kind, agency_code, period, number, number],
        )

    def hold(self, *, kind: str, agency_code: str, period: str) -> int:
        """The last number of a series, which nobody can go on with until commit."""
        [(number,)] = read(
            "INSERT INTO dossiers_counter (kind, agency_code, period, last_number)"
            " VALUES (%s, %s, %s, 0) ON CONFLICT (kind, agency_code, period)"
            " DO UPDATE SET last_number = dossiers_counter.last_number RETURNING last_number",
            [kind, agency_code, period],
        )
        return int(number)


class Counter(models.Model):
    """The last number given in one series."""

    kind = models.TextField()
    agency_code = models.TextField()
    period = models.TextField()  # "261123" for a day, "2026" for a year
    last_number = models.PositiveIntegerField()

    objects = CounterQuerySet.as_manager()

    class Meta:
        db_table = "dossiers_counter"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "agency_code", "period"], name="dossiers_counter_is_one_series"
            )
        ]
