"""A slip issued again is the same slip, told apart by one line."""

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierNotFound, SlipNotFound, TextMissing
from motcua.domain.dossiers.selectors import slip_paper
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.foundation.errors import NotPermitted
from motcua.foundation.printing import render


def slip_of(code):
    return apps.get_model("dossiers", "Slip").objects.get(dossier__code=code)


def reissue(code, by, **changes):
    values = {"slip_id": slip_of(code).pk, "reason": "Công dân làm mất giấy hẹn.", **changes}
    return dossiers.reissue_slip(dossier_code=code, by=by, at=ACCEPTED_AT, **values)


def test_the_copies_of_a_slip_are_numbered_and_the_slip_stays_as_it_is(people, row):
    """LR-042."""
    code = walk.accepted(people)
    slip = slip_of(code)
    paper = slip_paper(slip.pk, by=people.one_stop)
    before = (render(paper.template, paper.facts), slip.facts, row(code).version)

    assert [reissue(code, people.one_stop), reissue(code, people.colleague)] == [1, 2]

    slip = slip_of(code)
    paper = slip_paper(slip.pk, by=people.one_stop)
    assert (render(paper.template, paper.facts), slip.facts, row(code).version) == before
    lines = apps.get_model("journal", "Entry").objects.filter(word="dossiers.slip_reissued")
    assert [line.facts["copy"] for line in lines.order_by("id")] == [1, 2]
    assert {line.facts["number"] for line in lines} == {slip.number}


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_copy_needs_a_reason(people, written, reason):
    code = walk.accepted(people)
    before = written()
    with pytest.raises(TextMissing):
        reissue(code, people.one_stop, reason=reason)
    assert written() == before


def test_a_slip_of_another_dossier_is_none(people, written):
    code, other = walk.accepted(people), walk.accepted(people)
    before = written()
    with pytest.raises(SlipNotFound):
        reissue(code, people.one_stop, slip_id=slip_of(other).pk)
    assert written() == before


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("stranger", DossierNotFound),
        ("citizen", DossierNotFound),
        ("case_officer", DossierNotFound),  # Reads in the agency that decides, not in this one.
        ("controller", DossierNotFound),
    ],
)
def test_only_the_unit_that_received_the_dossier_issues_its_slips_again(
    people, written, who, error
):
    code = walk.accepted(people)
    before = written()
    with pytest.raises(error):
        reissue(code, getattr(people, who))
    assert written() == before


def test_a_reader_without_the_right_is_refused(people, written):
    watcher = walk.register("xem", "Hà Xem", ("kstt_officer", walk.PHO_HIEN_ONE_STOP))
    code = walk.accepted(people)
    before = written()
    with pytest.raises(NotPermitted):
        reissue(code, watcher)
    assert written() == before
