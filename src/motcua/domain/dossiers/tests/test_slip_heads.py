"""Who issues a paper, where, after which set of forms."""

from datetime import datetime

import pytest

from motcua.domain.dossiers.selectors.slip_heads import head_of_paper, place_of
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP
from motcua.domain.organisations.selectors import agency
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


def test_a_place_is_named_without_its_kind():
    assert place_of(agency(PHO_HIEN_COMMITTEE)) == "Phố Hiến"
