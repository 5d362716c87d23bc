"""LR-051 (T4, 61/2018/NĐ-CP arts 11.2c, 15.3, 17.1a). Papers asked for before acceptance."""

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    MomentImpossible,
    Moved,
    NothingAsked,
    PaperNotListed,
    ReasonMissing,
    SupplementUsedUp,
    TextMissing,
)
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of, open_acts, slip_paper
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, submitted
from motcua.domain.dossiers.tests.ways import (
    ASKING,
    CHILD_PROOF,
    OLD_SENT_AT,
    everybody_in_2019,
    sent_again,
    submitted_in_2019,
    wanting,
)
from motcua.foundation.errors import NotPermitted


def ask(code, by, *, at=ACCEPTED_AT, **changes):
    return dossiers.request_supplement_at_intake(
        dossier_code=code, by=by, at=at, **{**ASKING, **changes}
    )


def test_form_02_says_what_is_missing_and_no_limit_runs(people, row, facts):
    code = submitted(people)
    issued = ask(code, people.one_stop, complete_by=date(2026, 11, 24))
    dossier = row(code)
    assert (dossier.state, dossier.due_at) == ("supplement_before_acceptance", None)
    assert dossier.supplement_requests == 1
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert (slip.kind, slip.number) == ("supplement_request", "0001/HDHS")
    assert slip.facts["form_name"] == "Mẫu số 02, Thông tư 03/2025/TT-VPCP"
    [item] = slip.facts["items"]
    assert item["name"] == "Giấy chứng sinh"
    assert item["what_is_missing"] == CHILD_PROOF.what_is_missing
    assert slip.facts["request_ordinal"] == "01"
    # 24/11/2026 is a day off (28/2026/QH16): until the next working day (Civil Code art 148.5).
    assert slip.facts["complete_before"] == "17 giờ 00 phút, ngày 25 tháng 11 năm 2026"
    assert facts()[-1] == "dossiers.supplement_requested_at_intake.1"
    open_one = life_of(dossier.pk).open_supplement
    assert (open_one.ordinal, open_one.is_at_intake) == (1, True)
    assert open_one.papers == (CHILD_PROOF,)


def test_in_2019_the_form_is_that_of_2018(db, content_store):
    """01/2018/TT-VPCP art 9: form 02 of the first set."""
    people = everybody_in_2019()
    code = submitted_in_2019(people)
    issued = ask(code, people.one_stop, at=OLD_SENT_AT)
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert slip.facts["form_name"] == "Mẫu số 02, Thông tư 01/2018/TT-VPCP"
    assert slip.facts["receiving_unit"] == "Bộ phận Tiếp nhận và Trả kết quả phường Hiến Nam"


@pytest.mark.parametrize(
    "asked",
    [
        replace(CHILD_PROOF, order=77, name="Sổ hộ khẩu"),  # not in the list
        replace(CHILD_PROOF, name="Giấy chứng sinh công chứng"),  # another name for a listed one
        replace(CHILD_PROOF, original_count=3),  # more of it than the list says
    ],
)
def test_only_what_the_published_procedure_lists_can_be_asked_for(people, written, asked):
    code = submitted(people)
    before = written()
    with pytest.raises(PaperNotListed):
        ask(code, people.one_stop, items=[CHILD_PROOF, asked])
    assert written() == before


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"items": []}, NothingAsked),
        ({"items": [replace(CHILD_PROOF, what_is_missing="  ")]}, NothingAsked),
        ({"items": [replace(CHILD_PROOF, original_count=-1)]}, NothingAsked),
        ({"reason": "ngắn"}, ReasonMissing),
        ({"legal_basis": " "}, TextMissing),
        ({"complete_by": date(2026, 11, 18)}, MomentImpossible),
    ],
)
def test_a_request_that_says_too_little_is_refused(people, written, changes, error):
    code = submitted(people)
    before = written()
    with pytest.raises(error):
        ask(code, people.one_stop, **changes)
    assert written() == before


def test_papers_are_asked_for_once(people, written):
    """61/2018/NĐ-CP art 11.2c; the button says so too."""
    code = sent_again(people)
    before = written()
    with pytest.raises(SupplementUsedUp):
        ask(code, people.one_stop)
    assert written() == before
    offered = dict(
        open_acts(dossier_of_officer(code, by=people.one_stop), by=people.one_stop, at=ACCEPTED_AT)
    )
    assert offered[Act.REQUEST_SUPPLEMENT_AT_INTAKE]


def test_a_procedure_may_allow_more(people, row):
    """118/2025/NĐ-CP art 11: unless the law of the procedure says otherwise."""
    versions = apps.get_model("catalogue", "ProcedureVersion")
    code = sent_again(people)
    versions.objects.filter(pk=row(code).procedure_version_id).update(supplement_requests_max=2)
    apps.get_model("catalogue", "CatalogueVersion").lock().renew(at=ACCEPTED_AT)
    page = dossier_of_officer(code, by=people.one_stop)
    assert (
        dict(open_acts(page, by=people.one_stop, at=ACCEPTED_AT))[Act.REQUEST_SUPPLEMENT_AT_INTAKE]
        == ""
    )
    issued = ask(code, people.one_stop)
    facts = slip_paper(issued.slip_id, by=people.citizen).facts
    assert (facts["slip_no"], facts["request_ordinal"]) == ("0002/HDHS", "02")
    first, second = life_of(row(code).pk).supplements
    assert first.completed_at == ACCEPTED_AT
    assert (second.ordinal, second.completed_at) == (2, None)


def test_who_may_not_and_when_it_is_too_late(people, written):
    waiting, done, asked = submitted(people), accepted(people), wanting(people)
    before = written()
    for code, by, error in (
        (waiting, people.case_officer, NotPermitted),
        (waiting, people.stranger, NotPermitted),
        (waiting, people.citizen, NotPermitted),
        (done, people.one_stop, Moved),
        (asked, people.one_stop, Moved),
    ):
        with pytest.raises(error):
            ask(code, by)
    assert written() == before
