"""The applicant sends the papers that were asked for (T5a, T10a)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.domain.documents.selectors import files_by_id
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.errors import SupplementSent
from motcua.domain.dossiers.events import SupplementSent as Sent
from motcua.domain.dossiers.models import Component
from motcua.domain.dossiers.rules import ComponentSource
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor
from motcua.foundation.db.rows import insert
from motcua.foundation.errors import NotPermitted

from ._step import begin, conclude
from ._supplement import asked_in, open_request, require_all_here

NOTE_CHARACTERS_MAX = 1000


@transaction.atomic
def send_supplement(
    *,
    dossier_code: str,
    papers: Mapping[int, FileId],
    note: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Send what was asked for; the one-stop unit checks it. All of it at once, and once.

    Legal   LR-053 (T5a, T10a, 61/2018/NĐ-CP arts 17.2a, 19.4): the limit begins, or begins again,
            when the unit has the full dossier. From then on it has the dossier, not the applicant.
    Units   `papers` are kept files by the order of the paper asked for; papers that the procedure
            only wants shown need not be sent. `note` is cut after 1,000 characters.
    Raises  PapersStillMissing (names them), ComponentUnknown (nobody asked for it), SupplementSent,
            NotPermitted (somebody else's file), DossierNotFound, Moved, WrongState.
            Nothing is written.
    Writes  dossier, papers, supplement request, custody, journal, outbox (SupplementSent).
    """
    dossier = begin(dossier_code, Act.SEND_SUPPLEMENT, by=by, expected_version=expected_version)
    request = open_request(dossier)
    if request is None or request.sent_at is not None:
        raise SupplementSent
    require_all_here(dossier, request, brought=papers)
    kept = files_by_id(papers.values())
    if any(
        file_id not in kept or kept[file_id].kept_by_account_id != by.account_id
        for file_id in papers.values()
    ):
        raise NotPermitted
    request.sent_at, request.sent_note = at, note.strip()[:NOTE_CHARACTERS_MAX]
    request.save(update_fields=["sent_at", "sent_note"])
    names = {paper.order: paper.name for paper in asked_in(request)}
    insert(
        [
            Component(
                dossier_id=dossier.pk,
                order=order,
                name=names[order],
                source=ComponentSource.UPLOAD,
                electronic_count=1,
                file_id=file_id,
                supplement=request.ordinal,
            )
            for order, file_id in sorted(papers.items())
        ]
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=Sent(dossier_id=dossier.pk, at=at, receiving_agency_code=dossier.receiving_agency_id),
        facts={"ordinal": request.ordinal, "papers": sorted(papers)},
        is_supplement_sent=True,
    )
