"""Record a check of a place's board."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.domain.control import models
from motcua.domain.control.errors import (
    CheckedAlready,
    CheckIncomplete,
    NotPostedHere,
    PhotoMissing,
    PostingDayImpossible,
)
from motcua.domain.control.permissions import CHECK_POSTING
from motcua.domain.control.selectors.postings import sheets_of
from motcua.domain.control.values import Found
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._places import place_for

NOTE_CHARACTERS_MAX = 2000


def check_posting(
    *,
    agency_code: str,
    checked_on: date,
    findings: Mapping[str, Found],
    has_feedback_address: bool,
    has_staff_names: bool,
    photo_file_id: FileId,
    note: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Record how the board of a place was found, sheet by sheet, with a photo.

    Legal   LR-134 (63/2010/NĐ-CP art. 16, 17), LR-135 (61/2018/NĐ-CP art. 9.7: names, titles and
            telephones of the staff; 20/2008/NĐ-CP art. 13: where feedback goes), LR-136 (checked at
            intervals, assumed).
    Units   `findings` names every sheet that the place must have on `checked_on`; the photo was kept
            by the same person (`documents.keep_file`). Returns the number of the check.
    Raises  NotPermitted, PlaceNotFound, PostingDayImpossible, CheckIncomplete, NotPostedHere,
            PhotoMissing, CheckedAlready. Nothing is written.
    Writes  check, journal.
    """
    place, account_id = place_for(agency_code, CHECK_POSTING, day=checked_on, by=by)
    if checked_on > at.astimezone(VIETNAM).date():
        raise PostingDayImpossible(day=checked_on.isoformat())
    due = {line.slug for line in sheets_of(place.code, day=checked_on)}
    if strangers := sorted(findings.keys() - due):
        raise NotPostedHere(slugs=", ".join(slug[:80] for slug in strangers[:5]))
    if missing := due - findings.keys():
        raise CheckIncomplete(count=len(missing))
    _require_photo(photo_file_id, by=by)
    facts: dict[str, Any] = {
        "checked_on": checked_on,
        "findings": {slug: Found(found).value for slug, found in sorted(findings.items())},
        "has_feedback_address": has_feedback_address,
        "has_staff_names": has_staff_names,
    }
    try:
        with transaction.atomic():
            row = models.PostingCheck.objects.create(
                agency_id=place.code,
                checked_by_id=account_id,
                entered_at=at,
                note=note.strip()[:NOTE_CHARACTERS_MAX],
                photo_id=photo_file_id,
                **facts,
            )
            journal.record(
                "control.posting_checked",
                subject=f"agency:{place.code}",
                by=by.reference,
                at=at,
                facts={**facts, "checked_on": checked_on.isoformat(), "check": row.pk},
            )
    except IntegrityError:
        raise CheckedAlready(day=checked_on.isoformat()) from None
    return int(row.pk)


def _require_photo(file_id: FileId, *, by: Actor) -> None:
    try:
        photo = file_facts(file_id)
    except FileNotKept:
        raise PhotoMissing from None
    if photo.kept_by_account_id != by.account_id or not photo.media_type.startswith("image/"):
        raise PhotoMissing
