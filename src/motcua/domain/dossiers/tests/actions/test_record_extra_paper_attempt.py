"""LR-051 (63/2010/NĐ-CP art 8). Who asks for a paper outside the list is refused and counted."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierNotFound, TextMissing
from motcua.domain.dossiers.selectors import extra_paper_attempts
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    appraising,
    submitted,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def attempt(code, by, paper_name="Sổ hộ khẩu"):
    dossiers.record_extra_paper_attempt(
        dossier_code=code, paper_name=paper_name, by=by, at=ACCEPTED_AT
    )


def attempts(*agency_codes, since=ACCEPTED_AT):
    return extra_paper_attempts(
        agency_codes=agency_codes, since=since, until=since + timedelta(days=1)
    )


def test_it_is_reported_with_agency_and_name_and_the_dossier_stays(people, row):
    code = submitted(people)
    version = row(code).version
    attempt(code, people.one_stop, "  Sổ hộ khẩu ")
    [line] = attempts(PHO_HIEN_ONE_STOP)
    assert (line.dossier_code, line.paper_name, line.by_name) == (
        code,
        "Sổ hộ khẩu",
        "Lê Thu Trang",
    )
    assert line.agency_name == "Trung tâm Phục vụ hành chính công phường Phố Hiến"
    assert row(code).version == version
    word = journal.latest_about(row(code).reference)
    assert word.word == "dossiers.extra_paper_asked"
    assert "hộ khẩu" not in repr(word.facts)  # Free text stays out of the journal.


def test_in_process_it_is_the_agency_that_decides(people):
    attempt(appraising(people), people.case_officer)
    assert attempts(PHO_HIEN_ONE_STOP) == []
    assert len(attempts(PHO_HIEN_COMMITTEE)) == 1
    assert attempts(PHO_HIEN_COMMITTEE, since=ACCEPTED_AT + timedelta(seconds=1)) == []


def test_who_may_ask_for_nothing_here_attempts_nothing(people, written):
    code = submitted(people)
    before = written()
    for by in (people.citizen, people.stranger, people.leader, people.controller):
        with pytest.raises(NotPermitted):
            attempt(code, by)
    with pytest.raises(TextMissing):
        attempt(code, people.one_stop, "  ")
    with pytest.raises(DossierNotFound):
        attempt("H31.101.00-261119-9999", people.one_stop)
    assert written() == before
