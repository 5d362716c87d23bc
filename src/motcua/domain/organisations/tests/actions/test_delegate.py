"""LR-094. One agency settles or receives in another's place (72/2025/QH15, 77/2015/QH13 art 14)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.identity.values import ANONYMOUS, Actor
from motcua.domain.organisations import errors
from motcua.domain.organisations.actions import delegate
from motcua.domain.organisations.permissions import DELEGATE
from motcua.domain.organisations.rules import obstacle_to_delegation
from motcua.domain.organisations.selectors import agency, delegate_of, delegations_of
from motcua.domain.organisations.values import DelegatedPower, Delegation
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)
TODAY, LAST = date(2026, 11, 19), date(2026, 12, 31)
PHO_HIEN, SON_NAM, THIRD = "hy2-11953-ubnd", "hy2-11983-ubnd", "hy2-12391-ubnd"
PHO_HIEN_COUNTER = "hy2-11953-pvhcc"
BIRTH = "dang-ky-khai-sinh"


def leader(*codes):
    return Actor(
        account_id=7,
        reference="account:7",
        full_name="Lãnh đạo",
        rights=frozenset((DELEGATE, code) for code in codes),
    )


def given_to(taker=SON_NAM, giver=PHO_HIEN, *, by=None, at=AT, **changes):
    values = {
        "from_agency_code": giver,
        "to_agency_code": taker,
        "power": DelegatedPower.SETTLE,
        "decision_number": "15/QĐ-UBND",
        "valid_from": TODAY,
        "valid_to": LAST,
        **changes,
    }
    return delegate(by=by or leader(giver), at=at, **values)


def settles(day=TODAY, slug=BIRTH, giver=PHO_HIEN):
    """Who settles in the agency's place; None: the agency itself."""
    found = delegate_of(giver, power=DelegatedPower.SETTLE, slug=slug, day=day)
    return found and found.code


@pytest.mark.django_db
def test_the_worked_example():
    """LR-094: from the first day to the last, both included, the other agency decides."""
    number = given_to()
    assert settles() == settles(LAST) == SON_NAM
    assert settles(date(2026, 11, 18)) is settles(date(2027, 1, 1)) is None
    assert [each.number for each in delegations_of([SON_NAM])] == [number]
    line = journal.latest_about(f"agency:{PHO_HIEN}")
    assert (line.word, line.facts["decision"]) == ("organisations.delegated", "15/QĐ-UBND")


@pytest.mark.django_db
def test_for_named_procedures_only():
    given_to(procedure_slugs=["dang-ky-lai-khai-sinh"])
    assert settles() is None
    assert settles(slug="dang-ky-lai-khai-sinh") == SON_NAM


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"taker": PHO_HIEN}, errors.DelegatesToItself),
        ({"valid_to": date(2026, 11, 18)}, errors.DelegationPeriodImpossible),
        ({"valid_from": date(2027, 1, 2)}, errors.DelegationPeriodImpossible),
        (
            {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 11, 18)},
            errors.DelegationPeriodImpossible,
        ),
        ({"taker": PHO_HIEN_COUNTER}, errors.DelegateUnfit),
        ({"power": DelegatedPower.RECEIVE}, errors.DelegateUnfit),
        ({"taker": "hy-11953-ubnd"}, errors.DelegateUnfit),  # ended on 30 June 2025
        ({"taker": "hy2-nowhere"}, errors.AgencyNotFound),
        ({"decision_number": "  "}, errors.DecisionMissing),
        ({"by": ANONYMOUS}, NotPermitted),
        ({"by": leader(SON_NAM)}, NotPermitted),
    ],
)
def test_what_is_no_delegation_is_refused_and_nothing_is_written(changes, error):
    with pytest.raises(error):
        given_to(**changes)
    assert delegations_of([PHO_HIEN, SON_NAM]) == ()
    assert settles() is None


@pytest.mark.django_db
def test_not_twice_not_further_and_not_in_a_ring():
    """Art 14: what was delegated is not delegated further."""
    given_to(procedure_slugs=[BIRTH])
    with pytest.raises(errors.DelegatedAlready):
        given_to(THIRD)
    for giver, taker in ((SON_NAM, THIRD), (SON_NAM, PHO_HIEN), (THIRD, PHO_HIEN)):
        with pytest.raises(errors.DelegatedFurther):
            given_to(taker, giver)
    given_to(THIRD, procedure_slugs=["dang-ky-lai-khai-sinh"])  # another matter
    given_to(THIRD, SON_NAM, valid_from=date(2027, 1, 1), valid_to=date(2027, 2, 1))  # another time
    assert settles() == SON_NAM


DAYS = st.dates(date(2026, 11, 19), date(2026, 12, 31))
ASKED = st.builds(
    Delegation,
    number=st.just(0),
    from_agency_code=st.sampled_from([PHO_HIEN, SON_NAM, THIRD]),
    to_agency_code=st.sampled_from([PHO_HIEN, SON_NAM, THIRD]),
    power=st.just(DelegatedPower.SETTLE),
    procedure_slugs=st.lists(st.sampled_from("ab"), max_size=2, unique=True).map(tuple),
    decision_number=st.just("1"),
    valid_from=DAYS,
    valid_to=DAYS,
)


@pytest.mark.django_db
@given(st.lists(ASKED, max_size=8))
def test_whatever_is_let_through_each_day_and_matter_has_one_step_at_most(wishes):
    known = []
    for asked in wishes:
        if not obstacle_to_delegation(
            asked,
            giver=agency(asked.from_agency_code),
            taker=agency(asked.to_agency_code),
            known=known,
            today=TODAY,
        ):
            known.append(asked)
    for day in {each.valid_from for each in known} | {each.valid_to for each in known}:
        for slug in "ab":
            here = [each for each in known if each.holds_on(day) and each.concerns(slug)]
            givers = [each.from_agency_code for each in here]
            assert len(givers) == len(set(givers))
            assert not set(givers) & {each.to_agency_code for each in here}
