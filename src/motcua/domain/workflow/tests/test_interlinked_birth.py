"""LR-092, LR-093. Birth, residence and health insurance in one go, across three agencies.

61/2018/NĐ-CP art 19.6, 19.7; 63/2024/NĐ-CP. Thursday 19 November 2026; Tuesday the 24th is a day off.
"""

from datetime import datetime, timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ConsultationUnknown
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.errors import WorkflowError
from motcua.domain.workflow.selectors.parts import parts_of_work
from motcua.domain.workflow.tests import interlinked as across
from motcua.domain.workflow.tests.interlinked import INSURANCE, POLICE, act, answer, asked, finish
from motcua.domain.workflow.tests.runs import followed, open_tasks, tasks
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

WARD, COUNTER = walk.PHO_HIEN_COMMITTEE, walk.PHO_HIEN_ONE_STOP


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture
def others(people):
    found = across.everybody_across()
    across.publish(across.BIRTH_GROUP)
    return found


@pytest.fixture
def at_police(people, others):
    """The ward has registered the birth; the residence is with the police."""
    code = across.register(across.BIRTH_GROUP, COUNTER, people.one_stop, at=on(19, 8))
    act(code, Act.TAKE, people.case_officer, at=on(19, 9))
    finish(code, "dang-ky-khai-sinh", people.case_officer, at=on(19, 14))
    finish(code, "ky-khai-sinh", people.leader, at=on(19, 15))
    return code


def test_the_whole_way_and_whose_hours_were_used(people, others, at_police, row):
    """LR-092, LR-093: each agency has its step, gives its result back, the ward gathers and returns."""
    code = at_police
    assert asked(code) == {("thuong-tru", POLICE)}
    [part] = life_of(row(code).pk).open_consultations
    # 10 hours from Thursday 15:00: 2 that day, 8 on Friday.
    assert (part.kind, part.answer_by) == ("part", on(20, 17))
    assert part.question.startswith("Đăng ký thường trú. Kết quả: Thông báo kết quả")

    answer(
        code,
        others.police,
        POLICE,
        "thuong-tru",
        at=on(20, 10),
        result_name="Thông báo kết quả đăng ký thường trú",
        result_number="12/TB-CAP",
        result_file_id=across.pdf_of(others.police, on(20, 10)),
    )
    assert asked(code) == {("the-bhyt", INSURANCE)}
    answer(
        code,
        others.insurance,
        INSURANCE,
        "the-bhyt",
        at=on(23, 9),
        result_name="Thẻ bảo hiểm y tế",
    )
    assert asked(code) == {("tong-hop", WARD)}
    parts = parts_of_work(life_of(row(code).pk).consultations, at=on(23, 16))
    assert [(each.line.agency_code, each.used, each.is_late) for each in parts] == [
        # Thursday 15:00 to 17:00, Friday from 7:30; then Friday from 10:00, Monday until 9:00.
        (POLICE, timedelta(hours=4, minutes=30), False),
        (INSURANCE, timedelta(hours=7), False),
    ]

    act(
        code,
        Act.PROPOSE_RESULT,
        people.case_officer,
        at=on(23, 10),
        result_name="Giấy khai sinh",
        result_number="128/2026",
        result_file_id=across.pdf_of(people.case_officer, on(23, 10)),
    )
    act(code, Act.APPROVE_RESULT, people.leader, at=on(23, 11))
    assert asked(code) == {("tra-ket-qua", COUNTER)}
    act(code, Act.RETURN_RESULT, people.one_stop, at=on(23, 14), returned_how="counter")
    assert open_tasks(code) == []
    assert [(task.step_key, task.agency_id, task.outcome) for task in tasks(code)] == [
        ("tiep-nhan", COUNTER, "done"),
        ("dang-ky-khai-sinh", WARD, "done"),
        ("ky-khai-sinh", WARD, "done"),
        ("thuong-tru", POLICE, "done"),
        ("the-bhyt", INSURANCE, "done"),
        ("tong-hop", WARD, "done"),
        ("ky", WARD, "done"),
        ("tra-ket-qua", COUNTER, "done"),
    ]
    assert row(code).due_at == on(26, 17)  # four working days


def test_the_police_of_the_ward_of_the_applicant_is_asked_wherever_it_was_handed_in(people, others):
    """LR-095: received at the province's centre, decided in the ward, linked with its police."""
    code = across.register(
        across.BIRTH_GROUP,
        "hy2-pvhcc",
        others.province_counter,
        at=on(19, 8),
        commune_code=walk.PHO_HIEN,
    )
    act(code, Act.TAKE, people.case_officer, at=on(19, 9))
    finish(code, "dang-ky-khai-sinh", people.case_officer, at=on(19, 10))
    finish(code, "ky-khai-sinh", people.leader, at=on(19, 11))
    assert asked(code) == {("thuong-tru", POLICE)}
    answer(code, others.police, POLICE, "thuong-tru", at=on(20, 8), result_name="Thông báo")
    answer(code, others.insurance, INSURANCE, "the-bhyt", at=on(20, 9), result_name="Thẻ")
    file_id = across.pdf_of(people.case_officer, on(20, 10))
    act(
        code,
        Act.PROPOSE_RESULT,
        people.case_officer,
        at=on(20, 10),
        result_name="Giấy khai sinh",
        result_number="128/2026",
        result_file_id=file_id,
    )
    act(code, Act.APPROVE_RESULT, people.leader, at=on(20, 11))
    assert asked(code) == {("tra-ket-qua", "hy2-pvhcc")}  # where it was handed in


def test_nobody_goes_past_a_part_that_is_open(people, at_police, written):
    before = written()
    with pytest.raises(WorkflowError):
        act(
            at_police,
            Act.PROPOSE_RESULT,
            people.case_officer,
            at=on(20, 8),
            result_name="Giấy khai sinh",
            result_number="128/2026",
            result_file_id=None,
        )
    assert written() == before


def test_only_the_agency_that_is_asked_answers_and_once(people, others, at_police, written):
    """Bad input: officers of other agencies; the same answer twice."""
    code = at_police
    before = written()
    for by in (others.insurance, people.case_officer, people.stranger, people.leader):
        with pytest.raises(NotPermitted):
            answer(code, by, POLICE, "thuong-tru", at=on(20, 9), result_name="Thông báo")
    with pytest.raises((ConsultationUnknown, WorkflowError)):
        answer(code, others.insurance, INSURANCE, "the-bhyt", at=on(20, 9), result_name="Thẻ")
    assert written() == before
    answer(code, others.police, POLICE, "thuong-tru", at=on(20, 9), result_name="Thông báo")
    before = written()
    with pytest.raises((ConsultationUnknown, WorkflowError)):
        answer(code, others.police, POLICE, "thuong-tru", at=on(20, 9), result_name="Thông báo")
    assert written() == before


def test_the_agency_reads_while_it_is_asked(others, at_police):
    assert dossier_of_officer(at_police, by=others.police).code == at_police


def test_a_part_that_is_late_is_noted_and_still_waited_for(people, others, at_police, row):
    """A part has a result that the others need: only opinions are gone on without (T13)."""
    at = on(23, 9)
    dossiers.note_consultation_overdue(
        dossier_code=at_police, agency_code=POLICE, step_key="thuong-tru", by=SYSTEM, at=at
    )
    followed(at_police, at=at)
    assert asked(at_police) == {("thuong-tru", POLICE)}
    [part] = parts_of_work(life_of(row(at_police).pk).consultations, at=at)
    assert (part.is_open, part.is_late, part.late) == (True, True, timedelta(hours=1, minutes=30))


JUSTICE = "hy2-so-tu-phap"


def _at_once_and_up(steps):
    """Police of the ward and a department of the province at once, then the ward gathers."""
    steps["ky-khai-sinh"]["exits"][0]["to"] = ["thuong-tru", "the-bhyt"]
    steps["thuong-tru"]["exits"][0]["to"] = ["tong-hop"]
    steps["the-bhyt"]["actor"]["agency"] = "Sở Tư pháp"
    steps["the-bhyt"]["name"] = "Kiểm tra dữ liệu hộ tịch"
    steps["tong-hop"]["waits_for_all"] = True


def test_parts_at_once_and_across_levels_come_back_to_the_ward(people, row):
    """LR-092 (art 19.6b: sent to all at once; 19.7: from the ward up to the province and back)."""
    others = across.everybody_across()
    justice = walk.register("stp", "Cán bộ stp", ("case_officer", JUSTICE))
    across.publish(across.BIRTH_GROUP, changed=_at_once_and_up)
    code = across.register(across.BIRTH_GROUP, COUNTER, people.one_stop, at=on(19, 8))
    act(code, Act.TAKE, people.case_officer, at=on(19, 9))
    finish(code, "dang-ky-khai-sinh", people.case_officer, at=on(19, 14))
    finish(code, "ky-khai-sinh", people.leader, at=on(19, 15))
    assert asked(code) == {("thuong-tru", POLICE), ("the-bhyt", JUSTICE)}
    answer(code, justice, JUSTICE, "the-bhyt", at=on(20, 9), result_name="Kết quả kiểm tra")
    assert asked(code) == {("thuong-tru", POLICE)}  # The join waits for both.
    answer(code, others.police, POLICE, "thuong-tru", at=on(20, 10), result_name="Thông báo")
    assert asked(code) == {("tong-hop", WARD)}
    slips = [line.kind for line in life_of(row(code).pk).slips]
    assert slips.count("transfer_note") == 2
