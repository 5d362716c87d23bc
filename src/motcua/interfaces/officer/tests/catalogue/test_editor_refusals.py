"""What an officer may do wrong in the form of a record: refused in words, and nothing typed is lost."""

import pytest
from django.apps import apps

from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import RecordState
from motcua.domain.dossiers.tests.people import register
from motcua.interfaces.officer.tests.pages import words

from .conftest import COMMITTEE, HERE, OFFICE, SLUG, edit, fields_of, kept

SIGNATURE = {
    "number": "98/QĐ-UBND",
    "signed_on": "19/11/2026",
    "signer_name": "Ngô Văn Chủ",
    "signer_title": "Chủ tịch",
}


def keep_rows(number, key, rows):
    """As an import keeps them: more rows than the form adds."""
    model = apps.get_model("catalogue", "RecordDraft")
    facts = {**kept(number), key: rows}
    model.objects.filter(pk=number).update(facts=facts)


def found_sound(checker, number):
    form = {"ket-qua": "dat", "remarks": "", "revision": record(number).revision}
    assert checker.post(f"{HERE}/ban-thao/{number}/kiem-soat/", form).status_code == 302


def decision_with(checker, number):
    form = {"agency": COMMITTEE, "effective_from": "01/01/2027", "chon": [number]}
    answer = checker.post(f"{HERE}/quyet-dinh/moi/", form)
    assert answer.status_code == 302, words(answer)[:2000]
    return answer.url


def test_more_rows_than_the_form_adds_are_all_kept(drawer, begin):
    number = begin()
    rows = [{"number": f"{n}/2026/NĐ-CP"} for n in range(1, 151)]
    keep_rows(number, "legal_basis", rows)
    fields = fields_of(drawer.get(edit(number)))
    assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    assert kept(number)["legal_basis"] == rows


def test_a_text_that_is_too_long_is_kept_whole_and_told_at_its_place(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    long = "chữ " * 20_000 + "cuối"
    answer = drawer.post(edit(number), {**fields, "note": long, "lam": "luu"})
    assert answer.status_code == 302
    assert kept(number)["note"] == long
    page = drawer.get(edit(number))
    assert f"Dài {len(long)} ký tự, nhiều nhất là 4000." in words(page)
    assert 'href="#o-note"' in page.content.decode()


def test_a_record_that_is_too_large_comes_back_as_typed(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    long = "x" * 1_100_000
    answer = drawer.post(edit(number), {**fields, "note": long, "lam": "luu"})
    assert answer.status_code == 422
    assert "dài quá 1000 kB" in words(answer)
    assert fields_of(answer)["note"] == [long]
    assert record(number).revision == 1


def test_more_than_can_be_sent_is_refused_in_words(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    answer = drawer.post(edit(number), {**fields, "note": "x" * 5_000_000, "lam": "luu"})
    assert answer.status_code in {400, 413}
    assert record(number).revision == 1


def test_numbers_of_another_record_are_not_cut_to_this_one(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    for revision in ("1" + "0" * 12, "9" * 40, "-1", "١", ""):
        answer = drawer.post(edit(number), {**fields, "revision": revision, "lam": "luu"})
        assert answer.status_code == 409
    beside = {"cu": record(number).base_version_id, "moi": f"ban-thao-{number:09d}7"}
    assert drawer.get(f"{HERE}/muc/{SLUG}/so-sanh/", beside).status_code == 404


def test_what_was_signed_is_not_saved_any_more_and_what_was_typed_stays(
    drawer, checker, signer, begin
):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    found_sound(checker, number)
    here = decision_with(checker, number)
    assert signer.post(f"{here}ky/", SIGNATURE).status_code == 302
    before = kept(number)
    answer = drawer.post(edit(number), {**fields, "note": "Gõ quá muộn", "lam": "luu"})
    assert answer.status_code == 409
    assert fields_of(answer)["note"] == ["Gõ quá muộn"]
    assert kept(number) == before
    assert drawer.post(f"{HERE}/ban-thao/{number}/bo/").status_code == 409


def test_a_record_changed_after_its_check_is_not_signed_before_the_next(
    drawer, checker, signer, begin
):
    number = begin()
    found_sound(checker, number)
    here = decision_with(checker, number)
    fields = fields_of(drawer.get(edit(number)))
    drawer.post(edit(number), {**fields, "note": "Đổi sau khi kiểm", "lam": "luu"})
    assert record(number).state is RecordState.DRAFTED
    answer = signer.post(f"{here}ky/", SIGNATURE)
    assert answer.status_code == 409
    assert "98/QĐ-UBND" in answer.content.decode()
    found_sound(checker, number)
    assert signer.post(f"{here}ky/", SIGNATURE).status_code == 302


def test_a_decision_is_signed_once_and_the_second_is_told_its_number(
    checker, signer, begin, browser_of
):
    number = begin()
    found_sound(checker, number)
    here = decision_with(checker, number)
    key = {"idempotency_key": "ky-mot-lan-thoi-0001"}
    twice = [signer.post(f"{here}ky/", {**SIGNATURE, **key}) for _ in range(2)]
    assert [answer.status_code for answer in twice] == [302, 302]
    other = browser_of(register("pho", "Lý Thị Phó", ("leader", COMMITTEE)))
    late = other.post(f"{here}ky/", {**SIGNATURE, "number": "97/QĐ-UBND"})
    assert late.status_code == 409
    assert "98/QĐ-UBND" in words(late)


def test_an_end_has_no_form_to_save(drawer, begin):
    number = begin(kind="abolished")
    before = kept(number)
    answer = drawer.post(edit(number), {"lam": "luu", "revision": "1", "name": "x"})
    assert answer.status_code == 302
    assert kept(number) == before


def test_a_new_slug_that_is_taken_stays_in_its_field(drawer, begin):
    number = begin()
    base = record(number).base_version_id
    drawer.post(f"{HERE}/ban-thao/{number}/bo/")
    form = {"loai": "replaced", "goc": base, "slug": "Đăng ký khai sinh"}
    answer = drawer.post(f"{HERE}/muc/{SLUG}/soan/", form)
    assert answer.status_code == 422
    assert "đã có thủ tục mang tên này" in words(answer)
    assert 'value="Đăng ký khai sinh"' in answer.content.decode()


@pytest.mark.parametrize("field", ["name", "note", "conditions", "components-1-name"])
def test_markup_is_shown_as_typed_wherever_a_record_is_read(drawer, checker, begin, field):
    number = begin()
    base = record(number).base_version_id
    fields = fields_of(drawer.get(edit(number)))
    fields[field] = ["<img src=x onerror=alert(1)>&amp;"]
    assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    found_sound(checker, number)
    beside = f"{HERE}/muc/{SLUG}/so-sanh/?cu={base}&moi=ban-thao-{number}"
    pages = (edit(number), f"{HERE}/ban-thao/{number}/", beside, f"{HERE}/muc/{SLUG}/")
    lists = (f"{HERE}/?trang-thai=cho-ky", f"{HERE}/quyet-dinh/moi/")
    for address in (*pages, *lists, decision_with(checker, number)):
        shown = checker.get(address)
        assert shown.status_code == 200
        assert "<img src=x" not in shown.content.decode()


def test_who_holds_no_right_of_the_province_does_not_check(begin, browser_of):
    """LR-113: procedure control of the province, in the agencies that the installation names."""
    number = begin()
    far = browser_of(register("xa", "Mai Thị Xã", ("kstt_officer", "hy2-phuong-pho-hien")))
    form = {"ket-qua": "dat", "remarks": "", "revision": 1}
    answer = far.post(f"{HERE}/ban-thao/{number}/kiem-soat/", form)
    assert answer.status_code in {403, 404}
    assert record(number).state is RecordState.DRAFTED
    assert OFFICE
