"""LR-134 to LR-136. Checks of a board, with a photo."""

from datetime import date, datetime

import pytest

from motcua.domain.control.actions import check_posting, post_procedures
from motcua.domain.control.errors import (
    CheckedAlready,
    CheckIncomplete,
    NotPostedHere,
    PhotoMissing,
    PostingDayImpossible,
)
from motcua.domain.control.models import PostingCheck
from motcua.domain.control.selectors.postings import checks_of, place, sheets_of
from motcua.domain.control.values import Found
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers.tests.people import (
    BIRTH,
    PHO_HIEN_ONE_STOP,
    SON_NAM_ONE_STOP,
    pdf,
    picture,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted
from motcua.foundation.journal import entries_about

TODAY = date(2026, 11, 19)
AT = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)


def photo(by, content=None, name="bang-niem-yet.jpg"):
    return keep_file(chunks=[content or picture()], original_name=name, by=by, at=AT).file_id


def findings(found=Found.HANGING, **changes):
    every = {line.slug: found for line in sheets_of(PHO_HIEN_ONE_STOP, day=TODAY)}
    return every | changes


def check(by, **changes):
    facts = {
        "agency_code": PHO_HIEN_ONE_STOP,
        "checked_on": TODAY,
        "findings": findings(),
        "has_feedback_address": True,
        "has_staff_names": True,
        "note": "",
        "at": AT,
    }
    if "photo_file_id" not in changes:
        facts["photo_file_id"] = photo(by)
    return check_posting(**{**facts, **changes}, by=by)


def test_a_clean_board_is_not_due_for_ninety_days(people):
    before = place(PHO_HIEN_ONE_STOP, by=people.controller, day=TODAY)
    assert before.is_overdue  # Never looked at since the place began.
    check(people.controller)
    after = place(PHO_HIEN_ONE_STOP, by=people.controller, day=TODAY)
    assert (after.is_overdue, after.next_check_on) == (False, date(2027, 2, 17))
    assert (after.last_checked_on, after.last_check_was_clean) == (TODAY, True)
    later = place(PHO_HIEN_ONE_STOP, by=people.controller, day=date(2027, 2, 18))
    assert later.is_overdue


def test_what_was_found_is_kept_sheet_by_sheet(people):
    number = check(
        people.controller,
        findings=findings(**{BIRTH: Found.MISSING}),
        has_staff_names=False,
        note="  Bảng bị che khuất.  ",
    )
    [record] = checks_of(PHO_HIEN_ONE_STOP)
    assert record.check_id == number
    assert record.findings[BIRTH] is Found.MISSING
    assert (record.is_clean, record.note) == (False, "Bảng bị che khuất.")
    assert entries_about(f"agency:{PHO_HIEN_ONE_STOP}")[-1].facts["findings"][BIRTH] == "missing"


def test_one_check_a_day_and_person(people, province):
    check(people.controller)
    with pytest.raises(CheckedAlready):
        check(people.controller)
    check(province)
    assert PostingCheck.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"checked_on": date(2026, 11, 20)}, PostingDayImpossible),
        ({"findings": {}}, CheckIncomplete),
        ({"findings": {"khong-co": Found.HANGING}}, NotPostedHere),
        ({"agency_code": SON_NAM_ONE_STOP}, NotPermitted),
        ({"photo_file_id": 10_000_000}, PhotoMissing),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(people, changes, refusal):
    with pytest.raises(refusal):
        check(people.controller, **changes)
    assert not PostingCheck.objects.exists()


def test_the_photo_is_a_picture_of_ones_own(people, province):
    for file_id in (photo(province), photo(people.controller, pdf(), "anh.pdf")):
        with pytest.raises(PhotoMissing):
            check(people.controller, photo_file_id=file_id)


def test_who_posts_does_not_check(people, head):
    post_procedures(agency_code=PHO_HIEN_ONE_STOP, slugs=[BIRTH], posted_on=TODAY, by=head, at=AT)
    for stranger in (people.citizen, people.one_stop, head, people.leader):
        with pytest.raises(NotPermitted):
            check(stranger)
