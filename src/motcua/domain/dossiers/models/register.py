"""The dossier register (sổ theo dõi hồ sơ): one line for each dossier received, one book a year."""

from django.db import models
from django.db.models import F, Q

from .dossier import Dossier


class RegisterEntry(models.Model):
    """One line of a register. A dossier that is transferred has a line with each agency.

    What the line says beside its number is read from the dossier as it is now.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="register_entries")
    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    volume = models.PositiveSmallIntegerField()  # Quyển số
    serial = models.PositiveIntegerField()  # Số thứ tự, from 1 each year
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_register_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "serial"], name="dossier_register_line_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(serial__gte=1, volume__gte=1), name="dossier_register_counts_from_one"
            ),
        ]


class RegisterVolume(models.Model):
    """A volume that was closed: nothing is entered in it any more."""

    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    volume = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    line_count = models.PositiveIntegerField()
    last_serial = models.PositiveIntegerField()

    class Meta:
        db_table = "dossiers_register_volume"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "volume"], name="dossier_register_volume_closes_once"
            ),
            models.CheckConstraint(
                condition=Q(line_count__lte=F("last_serial")),
                name="dossier_register_has_no_more_lines_than_numbers",
            ),
        ]
