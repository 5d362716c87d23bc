"""Every form on paper: kept for decades, the same bytes for the same facts, no text breaks it."""

import io
import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta

import pikepdf
import pypdf
import pytest

from motcua.domain.slips.rules import TEMPLATES_FOLDER, ControlRow, FormVersion, SupplementItem
from motcua.foundation.printing import render

from .papers import pages_of, printed, sizes_of, text_of
from .samples import (
    CODE,
    CONTROL_SLIP,
    NOTE,
    NOTES,
    PAPERS,
    REFUSAL,
    REGISTER,
    SUPPLEMENT_REQUEST,
    of_version,
)

A5 = (419.5, 595.3)  # 148 x 210 mm, TT 01/2018/TT-VPCP art 9.2.
A4_ACROSS = (841.9, 595.3)
VERSIONS = [FormVersion.TT01_2018, FormVersion.TT03_2025]
HOSTILE = [
    '#import "@preview/x:1.0.0"',
    '#read("paper.typ")',
    "$sum_(i=0)^n$",
    "*đậm* _nghiêng_ `mã` = Đề mục",
    "\\ \\u{41} #sym.arrow @nhãn <nhãn> // xóa /* xóa */",
    "]) #panic() [",
    "\"', 'nháy' \"kép\"",
    "<script>alert(1)</script>",
    "{{ 7*7 }} ${7*7} {% now %}",
]
# Texts that are not a person's: an enumeration, an address that becomes a picture.
OURS = {"form_version", "qr_address", "kind", "reason_code"}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "register"])
def test_an_ordinary_paper_is_one_a5_page(name, version):
    """LR-035: A5 upright."""
    assert sizes_of(printed(of_version(PAPERS[name], version))) == [pytest.approx(A5, abs=0.1)]


def test_the_register_is_a4_across():
    """LR-035, LR-041: a cover and the pages of lines."""
    assert sizes_of(printed(REGISTER)) == [pytest.approx(A4_ACROSS, abs=0.1)] * 2


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_can_be_kept_for_decades_and_read_aloud(name):
    """ISO 19005-2, 14289-1: identified, tagged, fonts inside, Vietnamese, dated by its facts."""
    first, second = printed(PAPERS[name]), printed(PAPERS[name])
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261125082000Z"
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
            assert about["pdfuaid:part"] == "1"
            assert str(about["dc:title"])
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "vi"
        assert "/OpenAction" not in pdf.Root
        described = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert all("/FontFile2" in item for item in described)
        names = {re.sub(r"^/\w+\+", "", str(item.FontName)) for item in described}
        assert names <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}


def with_text(value, text):
    """`value` with `text` for everything that a person typed, however deep."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(with_text(item, text) for item in value)
    if is_dataclass(value):
        return replace(
            value,
            **{
                field.name: with_text(getattr(value, field.name), text)
                for field in fields(value)
                if field.name not in OURS
            },
        )
    return value


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["supplement_request", "apology", "register", "transfer_note"])
def test_what_people_write_is_printed_as_written(name, text):
    # Quotation marks around a procedure's name are ours; what is inside stays.
    seen = text_of(printed(with_text(PAPERS[name], text))).replace("\u200b", "").casefold()
    assert " ".join(text.split()).casefold() in seen


@pytest.mark.parametrize(
    "text",
    ["W" * 900, "Nguyễn " * 150, "👨‍👩‍👧🇻🇳", "a\u200bb\u202ec", "\ud800", "", "𝕬 中文 عربى"],
    ids=["one word", "long", "emoji", "invisible", "half a pair", "empty", "other scripts"],
)
@pytest.mark.parametrize("name", PAPERS)
def test_no_text_breaks_a_paper(name, text):
    paper = with_text(PAPERS[name], text)
    if text == "":  # A paper without a title has none to be read by.
        paper = replace(paper, head=replace(paper.head, agency="Cơ quan"))
    assert printed(paper).startswith(b"%PDF-1.7")


def changed(value):
    """Another value of the same kind; None where there is no such thing as another."""
    ways = {
        bool: lambda: not value,
        int: lambda: value + 1,
        str: lambda: f"{value} khác",
        datetime: lambda: value + timedelta(days=1, minutes=3),
        tuple: lambda: value[:-1],
    }
    way = ways.get(type(value))
    return way() if way else None


def leaves(value):
    """Every copy of `value` in which one fact, however deep, is another."""
    if isinstance(value, tuple) and value:
        for index, item in enumerate(value):
            for label, other in leaves(item):
                yield f"{index}.{label}", (*value[:index], other, *value[index + 1 :])
    if is_dataclass(value):
        for field in fields(value):
            now = getattr(value, field.name)
            if (other := changed(now)) is not None and other != now:
                yield field.name, replace(value, **{field.name: other})
            if is_dataclass(now) or isinstance(now, tuple):
                for label, copy in leaves(now):
                    yield f"{field.name}.{label}", replace(value, **{field.name: copy})


EVERY_FORM = [name for name in PAPERS if name not in set(NOTES) or name == "transfer_note"]
# Facts that another fact stands before, so that they stay silent in the sample.
SILENT = {
    "apology": {  # A letter names its addressee, not his numbers.
        f"applicant.{field}" for field in ("id_number", "id_label", "phone", "email")
    },
    "transfer_note": {"lines", "signatures", "head.qr_address"},  # two signatures: no code
    "control_slip": {"head.qr_address", "rows.0.due_at", "rows.1.finished_at"},
    "register": {"head.slip_no", "head.dossier_code", "head.qr_address"},
    "refusal_after_appraisal": {"reason_code"},
}


@pytest.mark.parametrize("name", EVERY_FORM)
def test_every_fact_reaches_the_paper(name):
    """Changing any one fact changes the paper: none is carried along unprinted."""
    paper = PAPERS[name]
    before = printed(paper)
    for label, other in leaves(paper):
        if label in SILENT.get(name, set()):
            continue
        assert printed(other) != before, label


def test_a_long_paper_goes_on_with_number_code_and_the_head_of_its_table():
    """30/2020/NĐ-CP: pages are numbered from the second on."""
    items = tuple(
        SupplementItem(name=f"Giấy tờ {number}: " + "giấy chứng nhận " * 6, what_is_missing="Thiếu")
        for number in range(1, 31)
    )
    rows = CONTROL_SLIP.rows * 15
    for paper, head in (
        (replace(SUPPLEMENT_REQUEST, items=items), "Nội dung cần bổ sung"),
        (replace(CONTROL_SLIP, rows=rows), "Người giao"),
    ):
        pages = pages_of(printed(paper))
        assert len(pages) >= 3
        for number, page in enumerate(pages[1:], start=2):
            assert page.startswith(f"{number} {CODE}")
        assert head in pages[1]
    assert all(
        f"Giấy tờ {number}:" in text_of(printed(replace(SUPPLEMENT_REQUEST, items=items)))
        for number in range(1, 31)
    )


def test_a_control_slip_without_names_leaves_room_to_sign():
    row = ControlRow(sender="A", receiver="B", handed_at=CONTROL_SLIP.received_at)
    assert printed(replace(CONTROL_SLIP, rows=(row,))).startswith(b"%PDF")


def test_several_papers_in_one_file_keep_their_own_pages_and_can_be_kept_too():
    papers = [REFUSAL, SUPPLEMENT_REQUEST, NOTE, CONTROL_SLIP]
    facts = {
        "issued_at": "2026-11-25T15:20:00+07:00",
        "title": "Bốn phiếu",
        "papers": [{"kind": str(paper.template), "facts": paper.as_facts()} for paper in papers],
    }
    pdf = render(TEMPLATES_FOLDER / "batch.typ", facts)
    pages = pages_of(pdf)
    assert len(pages) == len(papers)
    assert not any(page.startswith(("2 ", "3 ", "4 ")) for page in pages)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title == "Bốn phiếu"
    titles = [entry.title for entry in reader.outline]
    assert titles[0] == "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ"
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfuaid:part"]) == ("2", "1")
    alone = pages_of(printed(REFUSAL))[0]
    assert pages[0] == alone
