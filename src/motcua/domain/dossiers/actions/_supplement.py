"""The open supplement request of a dossier."""

from datetime import datetime

from motcua.domain.dossiers.models import Dossier, SupplementRequest


def open_request(dossier: Dossier) -> SupplementRequest | None:
    """The request that still waits to be completed."""
    return dossier.supplement_requests_made.filter(completed_at__isnull=True).first()


def close_open_request(dossier: Dossier, *, at: datetime) -> None:
    """What was asked for is there."""
    dossier.supplement_requests_made.filter(completed_at__isnull=True).update(completed_at=at)
