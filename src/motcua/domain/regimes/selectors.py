"""Questions about regimes."""

from datetime import date

from motcua.foundation.db.reference_data import ReferenceCache

from . import models
from .rules import regime_from
from .values import Mark, PublishedParameter, PublishedProfile, Regime

_regimes = ReferenceCache(models.RegimeVersion.current)


def regime_on(day: date) -> Regime:
    """The regime in force on a day: that of a dossier's intake. Raises NoRegime.

    No query while this process holds the rows (see `REFERENCE_CACHE_SECONDS`).
    """
    edition = _regimes.edition()
    return edition.get(day, lambda: regime_from(*edition.get("rows", _rows), day))


def _rows() -> tuple[tuple[PublishedProfile, ...], tuple[PublishedParameter, ...]]:
    profiles = tuple(
        PublishedProfile(
            key=row.key,
            version=row.version,
            name=row.name,
            instrument=row.instrument,
            mark=Mark(row.mark),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in models.Profile.objects.order_by("valid_from")
    )
    parameters = tuple(
        PublishedParameter(
            key=row.key,
            value=row.value,
            instrument=row.instrument,
            article=row.article,
            mark=Mark(row.mark),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in models.LegalParameter.objects.order_by("key", "valid_from")
    )
    return profiles, parameters
