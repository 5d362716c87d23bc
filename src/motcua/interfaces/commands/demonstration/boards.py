"""Boards of the demonstration: every hall hung its sheets; a few have gaps, a few are due for a check."""

from base64 import b64decode
from datetime import datetime, timedelta

import segno

from motcua.domain.control.actions import check_posting, post_procedures
from motcua.domain.control.errors import CheckedAlready
from motcua.domain.control.selectors.postings import places, sheets_of
from motcua.domain.control.values import Found, PlaceLine, Standing
from motcua.domain.documents.actions import keep_file
from motcua.domain.identity import selectors as identity
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

CONTROLLER = "kstt"
DAYS_AGO = 40  # Every board was hung and looked at then.
WITH_GAPS_EVERY = 7  # Every so many halls two sheets fell down
UNCHECKED_EVERY = 9  # … or nobody has looked yet.


def hang_boards(*, at: datetime) -> int:
    """Hang what does not hang, and check most boards once. Repeating it changes nothing."""
    account_id = identity.account_of(CONTROLLER)
    if account_id is None:
        return 0
    by = identity.actor_for(account_id, at=at)
    then = at - timedelta(days=DAYS_AGO)
    day = then.astimezone(VIETNAM).date()
    found = sorted(places(by=by, day=day), key=lambda line: line.agency_code)
    for number, line in enumerate(found):
        if line.posted_count or line.last_checked_on:
            continue
        _hang(line, number, by=by, at=then)
        if number % UNCHECKED_EVERY:
            _check(line, by=by, at=then)
    return len(found)


def _hang(line: PlaceLine, number: int, *, by: Actor, at: datetime) -> None:
    day = at.astimezone(VIETNAM).date()
    slugs = [sheet.slug for sheet in sheets_of(line.agency_code, day=day)]
    if number % WITH_GAPS_EVERY == 0:
        slugs = slugs[:-2]
    post_procedures(agency_code=line.agency_code, slugs=slugs, posted_on=day, by=by, at=at)


def _check(line: PlaceLine, *, by: Actor, at: datetime) -> None:
    day = at.astimezone(VIETNAM).date()
    findings = {
        sheet.slug: Found.HANGING if sheet.standing is Standing.POSTED else Found.MISSING
        for sheet in sheets_of(line.agency_code, day=day)
    }
    photo = keep_file(chunks=[_picture(line.name)], original_name="bang.png", by=by, at=at)
    try:
        check_posting(
            agency_code=line.agency_code,
            checked_on=day,
            findings=findings,
            has_feedback_address=True,
            has_staff_names=True,
            photo_file_id=photo.file_id,
            by=by,
            at=at,
        )
    except CheckedAlready:
        return


def _picture(name: str) -> bytes:
    """A picture that cannot be taken for one of a real board: whoever scans it reads so."""
    address = segno.make(f"MẪU: bảng niêm yết của {name}").png_data_uri(scale=8)
    return b64decode(address.partition(",")[2])
