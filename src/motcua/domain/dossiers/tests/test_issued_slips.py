"""The papers of a dossier, copies of them, and piles for the printer."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierNotFound, SlipNotFound
from motcua.domain.dossiers.selectors.issued_slips import (
    issued_slip,
    issued_slips,
    papers_to_print,
)
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.slips.rules import SlipKind
from motcua.domain.slips.tests.papers import text_of
from motcua.foundation.printing import render


def test_a_paper_says_its_title_number_and_copies(people):
    code = walk.accepted(people)
    [slip] = issued_slips(code, by=people.one_stop)
    assert (slip.kind, slip.title) == ("receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    assert (slip.form_version, slip.is_replaced, slip.copies) == ("03/2025/TT-VPCP", False, ())

    dossiers.reissue_slip(
        dossier_code=code,
        slip_id=slip.slip_id,
        reason="Làm mất.",
        by=people.one_stop,
        at=ACCEPTED_AT,
    )
    [slip] = issued_slips(code, by=people.case_officer)
    [copy] = slip.copies
    assert (copy.ordinal, copy.reason, copy.issued_by_name) == (1, "Làm mất.", "Lê Thu Trang")


def test_a_copy_is_the_same_paper_with_one_more_line(people):
    """LR-042."""
    code = walk.accepted(people)
    slip_id = issued_slips(code, by=people.one_stop)[0].slip_id
    dossiers.reissue_slip(
        dossier_code=code, slip_id=slip_id, reason="Mờ.", by=people.one_stop, at=ACCEPTED_AT
    )
    paper = issued_slip(code, slip_id, by=people.one_stop)
    copy = issued_slip(code, slip_id, copy_ordinal=1, by=people.one_stop)
    said = {key: value for key, value in copy.facts.items() if key != "reissue"}
    assert said == paper.facts
    assert "(Bản cấp lại lần 1, 14:58, 19/11/2026)" in text_of(render(copy.template, copy.facts))
    assert "cấp lại" not in text_of(render(paper.template, paper.facts))


def test_papers_of_others_and_copies_that_are_not_there_are_none(people):
    code, other = walk.accepted(people), walk.accepted(people)
    slip_id = issued_slips(other, by=people.one_stop)[0].slip_id
    with pytest.raises(SlipNotFound):
        issued_slip(code, slip_id, by=people.one_stop)
    with pytest.raises(SlipNotFound):
        issued_slip(other, slip_id, copy_ordinal=1, by=people.one_stop)
    for who in ("stranger", "citizen", "administrator"):
        with pytest.raises(DossierNotFound):
            issued_slip(other, slip_id, by=getattr(people, who))
        with pytest.raises(DossierNotFound):
            issued_slips(other, by=getattr(people, who))


@pytest.mark.parametrize("kind", [SlipKind.RECEIPT, SlipKind.CONTROL_SLIP])
def test_a_pile_has_what_there_is_and_one_may_read_in_the_order_asked_for(people, kind):
    first, second = walk.accepted(people), walk.accepted(people)
    waiting = walk.submitted(people)
    codes = [second, "H31.000.00-261119-9999", waiting, first]
    pile = papers_to_print(codes, kind, by=people.one_stop, at=ACCEPTED_AT)
    assert [(paper.dossier_code, paper.kind) for paper in pile] == [
        (second, kind),
        (first, kind),
    ]
    assert papers_to_print(codes, kind, by=people.stranger, at=ACCEPTED_AT) == []
