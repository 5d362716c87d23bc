"""LR-053 (T5a, T10a, 61/2018/NĐ-CP arts 17.2a, 19.4). The applicant sends what was asked for."""

import pytest

from motcua.domain.dossiers.errors import (
    ComponentUnknown,
    DossierNotFound,
    Moved,
    PapersStillMissing,
    SupplementSent,
)
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, submitted
from motcua.domain.dossiers.tests.ways import (
    CHILD_PROOF,
    picture_of,
    send,
    sent_in_process,
    wanting,
    wanting_in_process,
)
from motcua.foundation.errors import NotPermitted


def test_before_acceptance_the_dossier_is_back_at_the_desk(people, row, facts):
    code = wanting(people)
    file_id = picture_of(people.citizen)
    send(code, people, papers={CHILD_PROOF.order: file_id}, note=" Ảnh chụp lại. ")
    assert row(code).state == "submitted"
    assert facts()[-1] == "dossiers.supplement_sent.1"
    page = dossier_of_applicant(code, by=people.citizen)
    first, again = [paper for paper in page.papers if paper.order == CHILD_PROOF.order]
    assert (first.supplement, again.supplement, again.file_id) == (0, 1, file_id)
    [line] = life_of(row(code).pk).supplements
    assert (line.sent_at, line.sent_note) == (ACCEPTED_AT, "Ảnh chụp lại.")


def test_in_process_the_one_stop_unit_has_it_from_now_on(people, row):
    code = wanting_in_process(people)
    send(code, people)
    dossier = row(code)
    assert (dossier.state, dossier.due_at) == ("supplement_in_process", None)
    *_, before, now = life_of(dossier.pk).custody
    assert (before.keeper, before.until) == ("applicant", ACCEPTED_AT)
    assert (now.keeper, now.agency_code) == ("unit", dossier.receiving_agency_id)


def test_all_of_it_and_nothing_else(people, written):
    code = wanting(people)
    file_id = picture_of(people.citizen)
    before = written()
    with pytest.raises(PapersStillMissing) as refusal:
        send(code, people, papers={})
    assert refusal.value.details["papers"] == "Giấy chứng sinh"
    with pytest.raises(ComponentUnknown):
        send(code, people, papers={CHILD_PROOF.order: file_id, 6: file_id})
    assert written() == before


def test_another_s_file_and_another_s_dossier(people, written):
    code = wanting(people)
    foreign = picture_of(people.neighbour)
    before = written()
    with pytest.raises(NotPermitted):
        send(code, people, papers={CHILD_PROOF.order: foreign})
    with pytest.raises(NotPermitted):
        send(code, people, papers={CHILD_PROOF.order: 999_999})
    with pytest.raises(DossierNotFound):
        send(code, people, by=people.neighbour, papers={CHILD_PROOF.order: foreign})
    assert written() == before


def test_what_was_sent_is_sent_once(people, written):
    code, never = sent_in_process(people), submitted(people)
    papers = {CHILD_PROOF.order: picture_of(people.citizen)}
    before = written()
    with pytest.raises(SupplementSent):
        send(code, people, papers=papers)
    with pytest.raises(Moved):
        send(never, people, papers=papers)
    assert written() == before
