"""The control slip grows with every hand-over."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.selectors.control_slips import control_slip, hand_overs
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT

ONE_STOP = "Trung tâm Phục vụ hành chính công phường Phố Hiến"


def rows(code, by):
    return [
        (row.sender, row.receiver, row.giver_name, row.receiver_name)
        for row in control_slip(code, by=by, at=ACCEPTED_AT).rows
    ]


def test_every_hand_over_is_a_row_with_giver_and_receiver(people):
    """LR-040: 61/2018/NĐ-CP art 18; forms 05 and 06."""
    code = walk.appraising(people)
    found = rows(code, people.one_stop)
    senders = [sender for sender, *_ in found]
    receivers = [receiver for _, receiver, *_ in found]

    assert senders[0] == "Phạm Thị Hạnh"
    assert senders[1:] == receivers[:-1]  # Who receives is who gives next.
    assert found[0][2:] == ("", "Lê Thu Trang")  # She took it from the applicant,
    assert found[1][2:] == ("Lê Thu Trang", "")  # gave it to the agency, where it lay,
    assert found[2][2:] == ("", "Nguyễn Thị Thu Hà")  # until somebody took it.


def test_the_slip_says_whether_the_whole_was_in_time(people):
    open_slip = control_slip(walk.appraising(people), by=people.one_stop, at=ACCEPTED_AT)
    assert open_slip.as_facts()["result"] == ""
    late = control_slip(
        walk.appraising(people), by=people.one_stop, at=ACCEPTED_AT.replace(year=2027)
    )
    assert late.as_facts()["result"] == "Quá hạn"
    done = control_slip(walk.returned(people), by=people.one_stop, at=ACCEPTED_AT)
    assert done.as_facts()["result"] == "Đúng hạn"  # Birth registration is due on the same day.


def test_the_number_is_that_of_the_register(people):
    walk.accepted(people)
    slip = control_slip(walk.accepted(people), by=people.one_stop, at=ACCEPTED_AT)
    assert slip.head.slip_no == "0002/KSHS"
    assert slip.form_version == "03/2025/TT-VPCP"


@pytest.mark.parametrize("who", ["stranger", "citizen", "administrator"])
def test_others_find_no_slip(people, who):
    code = walk.accepted(people)
    with pytest.raises(DossierNotFound):
        control_slip(code, by=getattr(people, who), at=ACCEPTED_AT)


def test_what_was_never_accepted_has_none(people):
    code = walk.submitted(people)
    with pytest.raises(DossierNotFound):
        control_slip(code, by=people.one_stop, at=ACCEPTED_AT)
    dossiers.refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason="Không thuộc thẩm quyền giải quyết.",
        legal_basis="60/2014/QH13",
        by=people.one_stop,
        at=ACCEPTED_AT,
    )
    with pytest.raises(DossierNotFound):
        control_slip(code, by=people.one_stop, at=ACCEPTED_AT)


def test_the_rows_of_many_dossiers_are_those_of_each_in_three_queries(
    people, row, django_assert_num_queries
):
    codes = [walk.appraising(people), walk.accepted(people), walk.returned(people)]
    ids = [row(code).pk for code in codes]
    with django_assert_num_queries(3):
        found = hand_overs(ids)
    for code, dossier_id in zip(codes, ids, strict=True):
        assert found[dossier_id] == control_slip(code, by=people.one_stop, at=ACCEPTED_AT).rows
    assert hand_overs([]) == {}
