"""Hand a settled dossier over to the archive (T25)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierArchived
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_text

INDEX_CHARACTERS_MAX = 100


@transaction.atomic
def archive(
    *,
    dossier_code: str,
    archive_index: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Note under which index the archive keeps the dossier. Nothing follows any more.

    Legal   LR-058 (T25, 13/2023/TT-BNV, observed: handed over once a year with an index).
    Units   `archive_index` has 1 to 100 characters, as the list of the archive gives it.
    Raises  TextMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, journal, outbox (DossierArchived).
    """
    dossier = begin(dossier_code, Act.ARCHIVE, by=by, expected_version=expected_version)
    dossier.archive_index = written_text(
        archive_index, what="số, ký hiệu lưu trữ", characters_max=INDEX_CHARACTERS_MAX
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierArchived(dossier_id=dossier.pk, at=at),
        changed=["archive_index"],
    )
