"""What one process keeps of the catalogue, and which versions are in force."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import PublicationStatus
from motcua.foundation.db.reference_data import ReferenceCache

catalogue = ReferenceCache(models.CatalogueVersion.current)


def in_force(day: date, known_at: datetime | None = None) -> QuerySet[models.ProcedureVersion]:
    """Versions in force on a day, without order: as known now, or at a moment."""
    return as_known(known_at).filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        publication_status=PublicationStatus.ACTIVE,
    )


def as_known(known_at: datetime | None = None) -> QuerySet[models.ProcedureVersion]:
    """Versions of all days as they are known now, or were at a moment.

    Legal   LR-110 (63/2010/NĐ-CP art 13-15, 24): what was published stays; a correction is a new
            row, and what was known before it can still be asked.
    """
    rows = models.ProcedureVersion.objects.select_related("procedure", "field")
    if known_at is None:
        return rows.filter(superseded_at__isnull=True)
    return rows.filter(
        Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at), recorded_at__lte=known_at
    )
