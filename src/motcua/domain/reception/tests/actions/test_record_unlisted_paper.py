"""LR-051 at the counter: what no procedure lists is not asked for, and who wanted it is seen."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests.people import BIRTH, PHO_HIEN_ONE_STOP
from motcua.domain.reception.actions import record_unlisted_paper
from motcua.domain.reception.selectors.unlisted import unlisted_papers
from motcua.domain.reception.tests.halls import AT
from motcua.foundation.errors import NotPermitted


def attempt(by):
    record_unlisted_paper(
        procedure_slug=BIRTH,
        agency_code=PHO_HIEN_ONE_STOP,
        paper_name="Sổ  hộ khẩu bản sao",
        by=by,
        at=AT,
    )


def lines(agency=PHO_HIEN_ONE_STOP):
    day = timedelta(days=1)
    return unlisted_papers(agency_codes=[agency], since=AT, until=AT + day)


def test_it_is_counted_with_who_and_where(people, words):
    attempt(people.one_stop)
    [line] = lines()
    assert (line.paper_name, line.by_name, line.dossier_code) == (
        "Sổ hộ khẩu bản sao",
        "Lê Thu Trang",
        "",
    )
    assert words() == ["reception.unlisted_paper_asked"]
    assert lines("hy2-11983-pvhcc") == []


@pytest.mark.parametrize("who", ["stranger", "case_officer", "citizen"])
def test_only_who_may_ask_there_is_counted_there(people, words, who):
    with pytest.raises(NotPermitted):
        attempt(getattr(people, who))
    assert lines() == []
    assert words() == []
