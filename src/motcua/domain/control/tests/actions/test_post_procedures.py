"""LR-134. Sheets that hang at a place."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.domain.control.actions import post_procedures
from motcua.domain.control.errors import (
    NothingPosted,
    NotPostedHere,
    PlaceNotFound,
    PostingDayImpossible,
)
from motcua.domain.control.models import Posting
from motcua.domain.control.permissions import POST
from motcua.domain.control.selectors.postings import may_at, place, places, sheets_of
from motcua.domain.control.values import Standing
from motcua.domain.dossiers.tests.people import (
    BIRTH,
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    SON_NAM_ONE_STOP,
)
from motcua.domain.organisations import models
from motcua.domain.organisations.actions import publish_reorganisation, reorganise
from motcua.domain.organisations.selectors import agency
from motcua.domain.organisations.tests import moves
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted
from motcua.foundation.journal import entries_about

TODAY = date(2026, 11, 19)
AT = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)
MARRIAGE = "dang-ky-ket-hon"


def post(by, *slugs, code=PHO_HIEN_ONE_STOP, posted_on=TODAY):
    return post_procedures(agency_code=code, slugs=slugs, posted_on=posted_on, by=by, at=AT)


def standing(slug=BIRTH, day=TODAY):
    return next(
        line.standing for line in sheets_of(PHO_HIEN_ONE_STOP, day=day) if line.slug == slug
    )


def test_what_hangs_is_counted_at_its_place_only(head):
    before = place(PHO_HIEN_ONE_STOP, by=head, day=TODAY)
    assert (before.posted_count, before.missing_count) == (0, before.due_count)
    assert before.due_count > 50
    assert post(head, BIRTH, MARRIAGE) == 2
    [line] = places(by=head, day=TODAY)
    assert (line.posted_count, line.missing_count) == (2, before.due_count - 2)
    assert standing() is Standing.POSTED
    assert all(
        line.standing is Standing.NOT_POSTED for line in sheets_of(SON_NAM_ONE_STOP, day=TODAY)
    )
    facts = entries_about(f"agency:{PHO_HIEN_ONE_STOP}")[-1].facts
    assert facts["slugs"] == sorted([BIRTH, MARRIAGE])


def test_said_twice_is_said_once(head):
    assert (post(head, BIRTH), post(head, BIRTH), post(head, BIRTH, MARRIAGE)) == (1, 0, 1)
    assert Posting.objects.count() == 2
    assert len(entries_about(f"agency:{PHO_HIEN_ONE_STOP}")) == 2


def test_procedures_of_the_commune_and_of_the_province_hang_at_their_own_places(province):
    at_commune = {line.slug for line in sheets_of(PHO_HIEN_ONE_STOP, day=TODAY)}
    at_province = {line.slug for line in sheets_of("hy2-pvhcc", day=TODAY)}
    assert BIRTH in at_commune - at_province
    assert "cap-giay-chung-nhan-dang-ky-dau-tu" in at_province & at_commune  # Any counter does.
    assert all(line.field_name for line in sheets_of("hy2-pvhcc", day=TODAY))


def test_before_2025_the_place_was_another(province):
    with pytest.raises(PlaceNotFound):
        post(province, BIRTH, posted_on=date(2025, 6, 30))


@pytest.mark.parametrize(
    ("slugs", "words", "refusal"),
    [
        ((), {}, NothingPosted),
        (("khong-co",), {}, NotPostedHere),
        ((BIRTH, "doi-giay-phep-lai-xe"), {}, NotPostedHere),
        ((BIRTH,), {"posted_on": date(2026, 11, 20)}, PostingDayImpossible),
        ((BIRTH,), {"code": "khong-co"}, PlaceNotFound),
        ((BIRTH,), {"code": SON_NAM_ONE_STOP}, NotPermitted),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(head, slugs, words, refusal):
    with pytest.raises(refusal):
        post(head, *slugs, **words)
    assert not Posting.objects.exists()


def test_only_the_head_and_procedure_control_post(people, province):
    for stranger in (people.citizen, people.one_stop, people.leader, people.stranger):
        with pytest.raises(NotPermitted):
            post(stranger, BIRTH)
    assert post(people.controller, BIRTH) == 1  # Of the committee above the place.
    assert post(province, MARRIAGE, code=SON_NAM_ONE_STOP) == 1
    with pytest.raises(NotPermitted):
        post(people.controller, BIRTH, code=SON_NAM_ONE_STOP)


def test_a_committee_is_no_place_but_has_nothing_to_post(people):
    assert sheets_of(PHO_HIEN_COMMITTEE, day=TODAY) == ()


def test_all_boards_take_two_queries(province, settings, django_assert_num_queries):
    settings.REFERENCE_CACHE_SECONDS = 60
    places(by=province, day=TODAY)  # What is kept in the process is kept now.
    with django_assert_num_queries(2):
        assert len(places(by=province, day=TODAY)) == 105


def test_whoever_took_the_place_of_the_committee_above_posts_on(people):
    """LR-125: the counter stays, the committee above it bears another name."""
    moves.two_communes()
    models.Agency.objects.filter(pk="t-nam-motcua").update(parent="t-nam")
    asked = moves.document(moves=(moves.merged("t-nam", "t-moi"),))
    number = reorganise(reorganisation=asked, by=moves.CLERK, at=moves.AT)
    publish_reorganisation(reorganisation_id=number, by=moves.HEAD, at=moves.AT)
    head = replace(moves.CLERK, rights=frozenset({(POST, "t-moi")}))
    counter = agency("t-nam-motcua")
    assert may_at(counter, POST, day=moves.EFFECT, by=head)
    assert not may_at(counter, POST, day=moves.EFFECT - timedelta(days=1), by=head)
