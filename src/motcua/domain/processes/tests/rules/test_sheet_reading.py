"""Our workbook comes back as it was; an office's own annex is read with the place of each doubt."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from motcua.domain.processes.rules.imported import STEPS_MAX
from motcua.domain.processes.rules.sheet_cells import ROWS_MAX
from motcua.domain.processes.rules.sheet_reading import process_from_workbook
from motcua.domain.processes.rules.sheet_writing import workbook_of
from motcua.domain.processes.tests.any_process import ROLE_NAMES, SLIPS, forked, processes
from motcua.domain.processes.values import Place, StepKind, StepOutcome
from motcua.foundation.workbooks import UNPACKED_BYTES_MAX

SLIP_NAMES = {slip: f"Mẫu {slip}" for slip in SLIPS}


def read(content, slug="dang-ky-khai-sinh"):
    return process_from_workbook(
        content, procedure_slug=slug, name="Thủ tục", role_names=ROLE_NAMES, slip_names=SLIP_NAMES
    )


def written(process):
    return workbook_of(process, role_names=ROLE_NAMES, slip_names=SLIP_NAMES)


def workbook(*rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(process=processes().filter(lambda each: each.steps))
def test_every_process_comes_back_as_it_was(process):
    assert read(written(process)).process == process


def test_our_own_table_comes_back_without_a_question():
    process = forked()
    outcome = read(written(process), slug=process.procedure_slug)
    assert outcome.process == process
    assert outcome.remarks == ()


HEAD = ("TT", "Các bước", "Đơn vị/người thực hiện", "Thời gian (ngày)", "Chuyển tiếp")


def test_an_annex_of_an_office_becomes_a_draft():
    content = workbook(
        ("PHỤ LỤC: QUY TRÌNH NỘI BỘ",),
        HEAD,
        (1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa", 0.5, "2"),
        (2, "Thẩm định", "Chuyên viên Phòng Kinh tế", "20 giờ", "Đạt: 3; Cần bổ sung: 1"),
        (3, "Lãnh đạo ký duyệt", "Lãnh đạo cơ quan", "0,5 ngày", "Đạt: 4\nKhông đạt: từ chối"),
        (4, "Trả kết quả", "Bộ phận Một cửa", "2 giờ", "kết thúc"),
        ("", "Tổng cộng", "", 5, ""),
    )
    outcome = read(content)
    steps = outcome.process.steps
    assert [step.hours for step in steps] == [Decimal(4), Decimal(20), Decimal(4), Decimal(2)]
    assert [step.kind for step in steps] == [
        StepKind.INTAKE,
        StepKind.APPRAISE,
        StepKind.SIGN,
        StepKind.RETURN,
    ]
    assert steps[1].exit_for(StepOutcome.SUPPLEMENT).to == (steps[0].key,)
    assert steps[2].exit_for(StepOutcome.REFUSE).to == ("end:refusal",)
    assert steps[3].exit_for(StepOutcome.DONE).to == ("end:result",)
    assert steps[0].actor.place is Place.RECEIVING
    assert steps[1].actor.division == "Chuyên viên Phòng Kinh tế"
    assert [remark.where for remark in outcome.remarks] == [
        "Hàng 3, cột Người thực hiện",
        "Hàng 4, cột Người thực hiện",
    ]
    assert not any(remark.is_fault for remark in outcome.remarks)


def test_without_a_column_of_transitions_one_step_follows_the_other():
    content = workbook(
        HEAD[:4],
        (1, "Tiếp nhận", "Công chức tiếp nhận và trả kết quả", 1),
        (2, "Trả kết quả", "Công chức tiếp nhận và trả kết quả", 1),
    )
    outcome = read(content)
    first, last = outcome.process.steps
    assert first.exit_for(StepOutcome.DONE).to == (last.key,)
    assert last.exit_for(StepOutcome.DONE).to == ("end:result",)
    assert "không có cột Chuyển tiếp" in outcome.remarks[0].words


def test_merged_cells_speak_for_all_their_rows_and_hours_only_for_the_first():
    content = workbook(
        HEAD,
        (1, "Thẩm định", "Văn thư", 1, "2"),
        (2, "Thẩm tra", None, None, "kết quả"),
        merged=("C2:C3", "D2:D3"),
    )
    outcome = read(content)
    assert [step.actor.role_key for step in outcome.process.steps] == ["clerk", "clerk"]
    assert [step.hours for step in outcome.process.steps] == [Decimal(8), Decimal(0)]
    assert [remark.where for remark in outcome.remarks] == ["Hàng 3, cột Thời gian (giờ)"]


def test_a_title_over_the_whole_sheet_is_not_laid_out_cell_by_cell():
    whole = replaced(
        workbook(("QUY TRÌNH",), HEAD, (1, "Tiếp nhận", "Văn thư", 1, "kết quả")),
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="H1:XFD1048576"/></mergeCells>',
    )
    assert [step.name for step in read(whole).process.steps] == ["Tiếp nhận"]


def replaced(content, old, new):
    """The workbook with some words of its sheet changed."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(changed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return changed.getvalue()


def test_every_fault_has_its_place_and_nothing_is_taken():
    content = workbook(
        HEAD,
        (1, "Tiếp nhận", "", 1, "2"),
        (2, "", "Văn thư", "lâu", "bước 9"),
    )
    outcome = read(content)
    assert outcome.process is None
    assert [remark.where for remark in outcome.remarks] == [
        "Hàng 2, cột Người thực hiện",
        "Hàng 3, cột Bước công việc",
        "Hàng 3, cột Thời gian (giờ)",
        "Hàng 3, cột Chuyển tiếp",
    ]
    assert all(remark.is_fault for remark in outcome.remarks)


def test_a_table_without_a_needed_column_is_refused_by_its_name():
    outcome = read(workbook(("TT", "Bước", "Người thực hiện", "Ghi chú"), (1, "a", "b", "c")))
    assert outcome.process is None
    assert outcome.remarks[0].where == "Hàng 1"
    assert "Thời gian" in outcome.remarks[0].words


def test_a_hundred_thousand_rows_are_refused_where_they_become_too_many():
    rows = (("1", "Bước", "Văn thư", 1, "kết quả") for _ in range(100_000))
    outcome = read(workbook(HEAD, *rows))
    assert outcome.process is None
    assert outcome.remarks[0].where == f"Trang “Sheet”, hàng {ROWS_MAX + 1}"


def test_more_steps_than_a_process_has_are_refused():
    rows = ((n, "Bước", "Văn thư", 1, "kết quả") for n in range(STEPS_MAX + 1))
    outcome = read(workbook(HEAD, *rows))
    assert outcome.process is None
    assert outcome.remarks[0].where == f"Hàng {STEPS_MAX + 2}"


def bomb():
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (UNPACKED_BYTES_MAX + 1))
    return content.getvalue()


STRANGE = {
    "nothing": b"",
    "no workbook": b"%PDF-1.7",
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "another archive": ZipFile,
    "cut": 400,
    "bomb": bomb,
    "empty": workbook,
    "no table": lambda: workbook(("Kính gửi", "Phòng Kinh tế"), ("Về việc", "khác")),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_table_is_refused_with_words(name):
    content = STRANGE[name]
    if content is ZipFile:
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("a.txt", "b")
        content = packed.getvalue()
    elif isinstance(content, int):
        content = written(forked())[:content]
    elif callable(content):
        content = content()
    outcome = read(content)
    assert outcome.process is None
    assert outcome.remarks[0].words
    assert outcome.remarks[0].is_fault


def test_texts_that_look_like_formulas_stay_texts():
    process = forked()
    content = written(process)
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
