"""Who issues a paper, where, after which set of forms."""

from datetime import datetime

import pytest

from motcua.domain.dossiers.selectors.slip_heads import head_of_paper, place_of
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP
from motcua.domain.organisations.actions import publish_reorganisation, reorganise
from motcua.domain.organisations.selectors import agency
from motcua.domain.organisations.tests import moves
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ((2018, 6, 21, 8, 0), "01/2018/TT-VPCP"),
        ((2025, 6, 30, 17, 0), "01/2018/TT-VPCP"),
        ((2025, 7, 1, 8, 0), "01/2018/TT-VPCP"),  # Two tiers already, the forms not yet.
        ((2025, 9, 14, 23, 59), "01/2018/TT-VPCP"),
        ((2025, 9, 15, 0, 0), "03/2025/TT-VPCP"),
        ((2026, 11, 25, 15, 20), "03/2025/TT-VPCP"),
    ],
)
def test_the_day_of_issue_in_vietnam_decides_the_set_of_forms(day, version):
    """LR-035: on both sides of midnight."""
    at = datetime(*day, tzinfo=VIETNAM)
    head = head_of_paper(agency_code=PHO_HIEN_ONE_STOP, number="0001/TNHS", at=at)
    assert head.form_version == version


def test_the_agency_stands_below_the_one_above_it():
    """30/2020/NĐ-CP, annex I."""
    at = datetime(2026, 11, 25, 15, 20, tzinfo=VIETNAM)
    head = head_of_paper(
        agency_code=PHO_HIEN_ONE_STOP, number="0001/TNHS", at=at, dossier_code="H31"
    )
    assert head.agency == agency(PHO_HIEN_ONE_STOP).name
    assert head.parent_agency == agency(PHO_HIEN_COMMITTEE).name
    assert (head.place, head.slip_no, head.dossier_code) == ("Phố Hiến", "0001/TNHS", "H31")


def test_above_it_stands_whoever_took_the_place_of_the_one_above():
    """LR-125: before and after the day on which the committee becomes another one."""
    moves.two_communes()
    moves.state("t-bac-motcua", parent="t-bac")
    number = reorganise(reorganisation=moves.document(), by=moves.CLERK, at=moves.AT)
    publish_reorganisation(reorganisation_id=number, by=moves.HEAD, at=moves.AT)
    names = [
        head_of_paper(
            agency_code="t-bac-motcua", number="1", at=datetime(2027, 1, day, 8, tzinfo=VIETNAM)
        ).parent_agency
        for day in (1, 2)
    ]
    eve = head_of_paper(agency_code="t-bac-motcua", number="1", at=moves.AT).parent_agency
    assert [eve, *names] == ["Ủy ban nhân dân xã Bắc", *["Ủy ban nhân dân xã Bắc Nam"] * 2]


def test_a_place_is_named_without_its_kind():
    assert place_of(agency(PHO_HIEN_COMMITTEE)) == "Phố Hiến"
