"""What one process keeps of the catalogue, and which versions are in force."""

from datetime import date

from django.db.models import Q, QuerySet

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import PublicationStatus
from motcua.foundation.db.reference_data import ReferenceCache

catalogue = ReferenceCache(models.CatalogueVersion.current)


def in_force(day: date) -> QuerySet[models.ProcedureVersion]:
    """Versions in force on a day, without order."""
    return models.ProcedureVersion.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        superseded_at__isnull=True,
        publication_status=PublicationStatus.ACTIVE,
    ).select_related("procedure", "field")
