"""LR-003, LR-004. Accepting, the due time and the slip."""

from datetime import datetime

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    ComponentUnknown,
    Moved,
    PapersStillMissing,
    WrongState,
)
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of, slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, submitted
from motcua.domain.dossiers.tests.ways import (
    OLD_SENT_AT,
    everybody_in_2019,
    submitted_in_2019,
    wanting,
)
from motcua.domain.dossiers.values import PaperBrought
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


def moment(*parts):
    return datetime(*parts, tzinfo=VIETNAM)


def accept(code, by, at=ACCEPTED_AT, **options):
    return dossiers.accept(dossier_code=code, by=by, at=at, **options)


@pytest.mark.parametrize(
    ("at", "due_at"),
    [
        # Thursday before 15:00: the same day, at closing time.
        (moment(2026, 11, 19, 15, 0, 0), moment(2026, 11, 19, 17, 0)),
        # One second later: the next working day.
        (moment(2026, 11, 19, 15, 0, 1), moment(2026, 11, 20, 17, 0)),
        # Friday evening: Monday.
        (moment(2026, 11, 20, 19, 0), moment(2026, 11, 23, 17, 0)),
        # Monday after 15:00, Tuesday 24/11/2026 is a day off (28/2026/QH16): Wednesday.
        (moment(2026, 11, 23, 15, 30), moment(2026, 11, 25, 17, 0)),
    ],
)
def test_a_birth_registration_is_due_the_same_day_or_the_next_working_day(people, row, at, due_at):
    code = submitted(people)
    issued = accept(code, people.one_stop, at=at)
    assert issued.due_at == due_at
    dossier = row(code)
    assert dossier.due_at == issued.due_at
    assert dossier.due_derivation["due"] == issued.due_at.isoformat()
    assert dossier.due_derivation["derivation"]


def test_the_slip_says_what_the_dossier_says(people, facts):
    code = submitted(people)
    issued = accept(code, people.one_stop, fee_orders=[0])
    slip = slip_paper(issued.slip_id, by=people.citizen)
    said = slip.facts
    assert slip.number == "0001/TNHS"
    assert said["dossier_code"] == code
    assert said["received_from"] == "Phạm Thị Hạnh"
    assert said["id_number"] == "033190004127"
    assert said["form_version"] == "03/2025/TT-VPCP"
    assert said["received_at"] == "14 giờ 58 phút, ngày 19 tháng 11 năm 2026"
    assert said["due_at"] == "17 giờ 00 phút, ngày 19 tháng 11 năm 2026"
    assert said["receiver_signature"]["name"] == "Lê Thu Trang"
    assert said["fee_lines"] == [
        {"name": "Lệ phí hộ tịch khi đăng ký đúng hạn", "text": "không thu"}
    ]
    assert said["components"][0]["name"] == "Tờ khai đăng ký khai sinh"
    assert said["register_serial"] == "1"
    assert "/xac-minh/#" in said["qr"]["qr_of"]
    assert facts() == ["dossiers.submitted.1", "dossiers.accepted.1"]


def test_the_register_counts_by_unit_and_year(people):
    numbers = [
        slip_paper(accept(submitted(people), people.one_stop).slip_id, by=people.citizen).number
        for _ in range(3)
    ]
    assert numbers == ["0001/TNHS", "0002/TNHS", "0003/TNHS"]


def test_the_second_officer_is_told_who_was_first(people, written):
    code = submitted(people)
    accept(code, people.one_stop, expected_version=1)
    before = written()
    with pytest.raises(Moved) as refusal:
        accept(code, people.colleague, expected_version=1)
    assert refusal.value.details == {
        "by_name": "Lê Thu Trang",
        "deed": "tiếp nhận hồ sơ",
        "time": "14:58 19/11/2026",
    }
    assert written() == before


def test_a_message_sent_meanwhile_is_nobody_s_act(people, row):
    """Another module's lines about the dossier belong neither in its history nor in a refusal."""
    code = accepted(people)
    journal.record(
        "notifications.messages_queued", subject=row(code).reference, by="system", at=ACCEPTED_AT
    )
    with pytest.raises(Moved) as refusal:
        accept(code, people.colleague)
    assert refusal.value.details["by_name"] == "Lê Thu Trang"
    history = dossier_of_applicant(code, by=people.citizen).history
    assert [line.word for line in history] == ["dossiers.submitted", "dossiers.accepted"]


def test_a_forged_version_does_not_open_a_step_the_law_has_not(people, written, row):
    code = accepted(people)
    before = written()
    with pytest.raises(WrongState):
        accept(code, people.colleague, expected_version=row(code).version)
    assert written() == before


def test_only_an_officer_of_the_receiving_unit_accepts(people, written):
    code = submitted(people)
    before = written()
    for by in (people.citizen, people.stranger, people.case_officer, people.leader):
        with pytest.raises(NotPermitted):
            accept(code, by)
    assert written() == before


def test_the_journal_names_the_officer_by_reference_only(people, row):
    line = journal.latest_about(row(accepted(people)).reference)
    assert (line.word, line.by) == ("dossiers.accepted", people.one_stop.reference)
    assert "Trang" not in repr(line)


def test_a_refused_acceptance_gives_its_numbers_back(people):
    """Series have no gaps: the numbers are taken inside the transaction that failed."""
    code = submitted(people)
    with pytest.raises(NotPermitted):
        accept(code, people.stranger)
    kinds = apps.get_model("dossiers", "Counter").objects.values_list("kind", flat=True)
    assert list(kinds) == ["dossier"]


def test_papers_brought_upon_a_request_complete_the_dossier(people):
    """T5 (61/2018/NĐ-CP art 17.1a): at the counter, without sending anything before."""
    code = wanting(people)
    issued = accept(code, people.one_stop, papers=[PaperBrought(order=2, original_count=1)])
    said = slip_paper(issued.slip_id, by=people.citizen).facts
    assert said["supplement_count"] == 1
    [row] = [row for row in said["components"] if row["name"] == "Giấy chứng sinh (bổ sung)"]
    assert row["original"] == "01"
    page = dossier_of_applicant(code, by=people.citizen)
    assert life_of(page.dossier_id).open_supplement is None


def test_what_was_asked_for_and_has_not_come_is_not_accepted(people, written):
    code = wanting(people)
    before = written()
    with pytest.raises(PapersStillMissing):
        accept(code, people.one_stop)
    with pytest.raises(ComponentUnknown):
        accept(code, people.one_stop, papers=[PaperBrought(order=6, original_count=1)])
    assert written() == before


def test_in_2019_the_receipt_is_form_01_of_2018(db, content_store):
    """01/2018/TT-VPCP arts 9, 19: form, code and office of three tiers."""
    people = everybody_in_2019()
    code = submitted_in_2019(people)
    issued = accept(code, people.one_stop, at=OLD_SENT_AT)
    said = slip_paper(issued.slip_id, by=people.citizen).facts
    assert said["dossier_code"] == "000.22.41.H31-190305-0001"
    assert said["form_version"] == "01/2018/TT-VPCP"
    assert said["agency"] == "Bộ phận Tiếp nhận và Trả kết quả phường Hiến Nam"
    # Tuesday at 9:00: the same day (61/2018/NĐ-CP art 18; the procedure's own limit).
    assert issued.due_at == moment(2019, 3, 5, 17, 0)
