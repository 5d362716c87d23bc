"""LR-057 (T17a, 45/2016/QĐ-TTg). The result goes to the public post."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, NotByPost, TextMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, result_ready
from motcua.domain.dossiers.tests.ways import ready_for_post, registered
from motcua.foundation.errors import NotPermitted


def post(code, by, number="EH 123 456 789 VN"):
    dossiers.hand_to_post(dossier_code=code, parcel_number=number, by=by, at=ACCEPTED_AT)


def test_from_now_on_the_post_has_it(people, row, facts):
    code = ready_for_post(people)
    post(code, people.one_stop)
    dossier = row(code)
    assert (dossier.state, dossier.parcel_number) == ("result_ready", "EH123456789VN")
    assert life_of(dossier.pk).custody[-1].keeper == "post"
    assert facts()[-1] == "dossiers.handed_to_post.1"
    dossiers.return_result(
        dossier_code=code, returned_how="post", by=people.one_stop, at=ACCEPTED_AT
    )
    assert row(code).state == "returned"


def test_a_parcel_that_came_back_goes_out_again(people, row):
    code = ready_for_post(people)
    post(code, people.one_stop)
    post(code, people.one_stop, "EH999999999VN")
    assert row(code).parcel_number == "EH999999999VN"


def test_only_with_a_number_where_the_post_was_chosen(people, written):
    code, online, early = ready_for_post(people), result_ready(people), registered(people)
    before = written()
    for number in ("", "12345", "số 1234567", "A" * 31):
        with pytest.raises(TextMissing):
            post(code, people.one_stop, number)
    with pytest.raises(NotByPost):
        post(online, people.one_stop)
    with pytest.raises(Moved):
        post(early, people.one_stop)
    for by in (people.leader, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            post(code, by)
    assert written() == before
