"""LR-094. A delegation moves what comes in from its first day on, not what is under way."""

from motcua.domain.organisations.selectors import agency
from motcua.domain.organisations.tests.actions.test_delegate import given_to

from .people import PHO_HIEN_COMMITTEE, SON_NAM_COMMITTEE, submitted


def test_a_dossier_under_way_stays_and_a_new_one_goes_to_the_delegate(people, row):
    before = row(submitted(people))
    given_to()
    after = row(submitted(people))
    assert before.competent_agency_id == PHO_HIEN_COMMITTEE
    assert row(before.code).competent_agency_id == PHO_HIEN_COMMITTEE
    assert after.competent_agency_id == SON_NAM_COMMITTEE
    assert after.code.startswith(agency(SON_NAM_COMMITTEE).identifier_short)
