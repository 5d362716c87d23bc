"""A board that hangs as it must, and a check of it: for tests of the rooms above."""

from datetime import datetime

from motcua.domain.control.actions import check_posting, post_procedures
from motcua.domain.control.selectors.postings import sheets_of
from motcua.domain.control.values import Found
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers.tests.people import PHO_HIEN_ONE_STOP, picture
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)


def hang(by, *, at, code=PHO_HIEN_ONE_STOP):
    day = at.astimezone(VIETNAM).date()
    slugs = [line.slug for line in sheets_of(code, day=day)]
    return post_procedures(agency_code=code, slugs=slugs, posted_on=day, by=by, at=at)


def checked(by, *, at, code=PHO_HIEN_ONE_STOP):
    day = at.astimezone(VIETNAM).date()
    photo = keep_file(chunks=[picture()], original_name="bang.jpg", by=by, at=at)
    return check_posting(
        agency_code=code,
        checked_on=day,
        findings={line.slug: Found.HANGING for line in sheets_of(code, day=day)},
        has_feedback_address=True,
        has_staff_names=True,
        photo_file_id=photo.file_id,
        by=by,
        at=at,
    )
