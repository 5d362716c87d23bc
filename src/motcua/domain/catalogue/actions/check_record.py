"""The legal check by procedure control: sound, or returned with remarks."""

import unicodedata
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import OwnRecord, RecordMoved, RemarksMissing
from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import RecordId, RecordState
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

from ._records import (
    TEXT_CHARACTERS_MAX,
    about,
    advance,
    drawers_of,
    locked_record,
    require_checker,
)


@transaction.atomic
def check_record(
    *,
    record_id: RecordId,
    is_sound: bool,
    remarks: str,
    expected_revision: int,
    by: Actor,
    at: datetime,
) -> RecordState:
    """Say of a record that it is sound, or give it back with what is to be mended.

    Legal   LR-113 (63/2010/NĐ-CP art 13; 02/2017/TT-VPCP): procedure control checks form and content;
            not who drew or saved the record.
    Units   `remarks` up to 2,000 characters, needed where it is given back; `at` is aware.
    Raises  NotPermitted, RecordNotFound, RecordMoved, RecordStateRefuses, OwnRecord, RemarksMissing.
            Nothing was written then.
    Writes  record, journal.
    """
    require_checker(by)
    row = locked_record(record_id)
    if row.revision != expected_revision:
        raise RecordMoved(revision=row.revision)
    state = advance(row, RecordAct.FIND_SOUND if is_sound else RecordAct.RETURN)
    if by.reference in drawers_of(row):
        raise OwnRecord
    row.remarks = _plain(remarks, is_needed=not is_sound)
    row.checked_by_id, row.checked_at = by.account_id, at
    row.save(update_fields=["state", "remarks", "checked_by", "checked_at"])
    journal.record("catalogue.record_checked", **about(row, by=by, at=at, is_sound=is_sound))
    return state


def _plain(typed: str, *, is_needed: bool) -> str:
    """The remarks in NFC. Raises RemarksMissing."""
    remarks = unicodedata.normalize("NFC", typed.replace("\r\n", "\n")).strip()
    is_readable = all(sign in "\n\t" or sign.isprintable() for sign in remarks)
    if (is_needed and not remarks) or len(remarks) > TEXT_CHARACTERS_MAX or not is_readable:
        raise RemarksMissing(count_max=TEXT_CHARACTERS_MAX)
    return remarks
