"""From the draft to the people: checked by another, decided, signed, published, entered, corrected."""

from datetime import datetime

import pytest

from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests import publishing
from motcua.domain.catalogue.values import RecordState
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import words

from .conftest import COMMITTEE, HERE, SLUG, edit, fields_of, kept

SIGNATURE = {
    "number": "99/QĐ-UBND",
    "signed_on": "19/11/2026",
    "signer_name": "Ngô Văn Chủ",
    "signer_title": "Chủ tịch",
}


def page(number):
    return f"{HERE}/ban-thao/{number}/"


def check(browser, number, outcome="dat", remarks=""):
    form = {"ket-qua": outcome, "remarks": remarks, "revision": record(number).revision}
    return browser.post(f"{page(number)}kiem-soat/", form)


def number_in(answer):
    assert answer.status_code == 302, words(answer)[:2000]
    return int(next(part for part in answer.url.split("/") if part.isdecimal()))


@pytest.fixture
def people(drawer, checker, signer):
    return drawer, checker, signer


@pytest.fixture
def amended(drawer, begin):
    """A draft of the procedure with two days more."""
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    fields["limit_value"] = [str(int(fields["limit_value"][0]) + 2)]
    assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    return number


@pytest.fixture
def prepared(amended, checker):
    assert check(checker, amended).status_code == 302
    form = {"agency": COMMITTEE, "effective_from": "01/01/2027", "chon": [amended]}
    return number_in(checker.post(f"{HERE}/quyet-dinh/moi/", form))


def test_who_drew_does_not_check_and_is_told_why(drawer, amended):
    assert "người khác phải kiểm soát" in words(drawer.get(page(amended)))
    answer = check(drawer, amended)
    assert answer.status_code == 403
    assert record(amended).state is RecordState.DRAFTED


def test_a_record_goes_back_with_remarks_and_they_stand_above_the_form(drawer, checker, amended):
    missing = check(checker, amended, "tra-lai")
    assert missing.status_code == 422
    assert check(checker, amended, "tra-lai", "Xin ghi rõ nơi nhận.").status_code == 302
    assert record(amended).state is RecordState.RETURNED
    assert "Xin ghi rõ nơi nhận." in words(drawer.get(edit(amended)))


def test_a_check_of_what_was_changed_meanwhile_is_refused(drawer, checker, amended):
    fields = fields_of(drawer.get(edit(amended)))
    drawer.post(edit(amended), {**fields, "note": "Đổi sau", "lam": "luu"})
    form = {"ket-qua": "dat", "remarks": "Ý kiến vừa gõ", "revision": 1}
    answer = checker.post(f"{page(amended)}kiem-soat/", form)
    assert answer.status_code == 409
    assert "Ý kiến vừa gõ" in answer.content.decode()
    assert record(amended).state is RecordState.DRAFTED


def test_the_whole_way_to_the_people(people, prepared, amended, client, versions):
    drawer, checker, signer = people
    here = f"{HERE}/quyet-dinh/{prepared}/"
    said = words(signer.get(here))
    assert "→" in said
    assert "Hạn 27/12/2026" in said  # Five days before the first of January.
    wrong = signer.post(f"{here}ky/", {**SIGNATURE, "signed_on": "hôm qua", "number": ""})
    assert wrong.status_code == 422
    assert "Ngô Văn Chủ" in wrong.content.decode()
    assert signer.post(f"{here}ky/", SIGNATURE).status_code == 302
    assert drawer.get(edit(amended)).status_code == 302  # What is signed is not changed any more.
    before = versions()
    assert signer.post(f"{here}cong-bo/").status_code == 302
    assert len(versions()) > len(before)
    assert decision(prepared).published_at is not None
    assert "01/01/2027" in words(client.get(f"/thu-tuc/{SLUG}/"))
    assert "Sắp có hiệu lực" in words(drawer.get(f"{HERE}/muc/{SLUG}/"))
    assert checker.post(f"{here}nhap-csdl/").status_code == 302
    done = words(checker.get(here))
    assert "Đã nhập cơ sở dữ liệu quốc gia" in done
    assert signer.post(f"{here}cong-bo/").status_code == 409


def test_what_the_gate_refuses_is_told_at_each_procedure(drawer, checker, signer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    drawer.post(edit(number), {**fields, "subjects": [], "lam": "luu"})
    assert check(checker, number).status_code == 302
    form = {"agency": COMMITTEE, "effective_from": "01/01/2027", "chon": [number]}
    prepared = number_in(checker.post(f"{HERE}/quyet-dinh/moi/", form))
    answer = signer.post(f"{HERE}/quyet-dinh/{prepared}/ky/", SIGNATURE)
    assert answer.status_code == 422
    assert "Chưa ký, công bố được." in words(answer)
    assert decision(prepared).signed_at is None
    assert "99/QĐ-UBND" in answer.content.decode()


def test_a_decision_asks_for_records_and_a_day_and_keeps_what_was_typed(checker, amended):
    check(checker, amended)
    form = {
        "agency": COMMITTEE,
        "effective_from": "32/01/2027",
        "instrument_number": "12/2026/NĐ-CP",
    }
    answer = checker.post(f"{HERE}/quyet-dinh/moi/", form)
    assert answer.status_code == 422
    assert "Xin chọn ít nhất một thủ tục" in words(answer)
    assert 'value="32/01/2027"' in answer.content.decode()
    assert 'value="12/2026/NĐ-CP"' in answer.content.decode()


def test_who_draws_may_not_sign_and_who_signs_may_not_draw(drawer, signer, prepared, amended):
    here = f"{HERE}/quyet-dinh/{prepared}/"
    assert drawer.post(f"{here}ky/", SIGNATURE).status_code == 404
    assert signer.get(edit(amended)).status_code == 404
    assert decision(prepared).signed_at is None


def test_a_decision_taken_back_frees_its_records(checker, prepared, amended):
    assert checker.post(f"{HERE}/quyet-dinh/{prepared}/rut/").status_code == 302
    assert record(amended).decision_id is None
    assert record(amended).state is RecordState.CHECKED


def decided(checker, signer, number):
    """Checked, put into a decision, signed and published from the first of January."""
    assert check(checker, number).status_code == 302
    form = {"agency": COMMITTEE, "effective_from": "01/01/2027", "chon": [number]}
    here = f"{HERE}/quyet-dinh/{number_in(checker.post(f'{HERE}/quyet-dinh/moi/', form))}/"
    assert signer.post(f"{here}ky/", SIGNATURE).status_code == 302
    answer = signer.post(f"{here}cong-bo/")
    assert answer.status_code == 302, words(answer)[:2000]


def test_a_procedure_is_abolished_from_a_day(people, begin, browser_of, at):
    _drawer, checker, signer = people
    number = begin(kind="abolished")
    assert "Hồ sơ đã nộp trước ngày đó vẫn giải quyết tiếp" in words(checker.get(page(number)))
    decided(checker, signer, number)
    planned = words(checker.get(f"{HERE}/", {"trang-thai": "sap-hieu-luc"}))
    assert "Bãi bỏ từ ngày 01/01/2027" in planned
    at.now = datetime(2027, 1, 4, 9, 0, tzinfo=VIETNAM)
    checker = browser_of(actor_for(account_of("kiem"), at=at.now))
    assert "Bãi bỏ từ ngày 01/01/2027" in words(
        checker.get(f"{HERE}/", {"trang-thai": "het-hieu-luc"})
    )
    assert f"/muc/{SLUG}/" not in checker.get(f"{HERE}/").content.decode()


def test_a_procedure_takes_the_place_of_another(drawer, checker, begin):
    base = record(begin()).base_version_id
    drawer.post(f"{HERE}/ban-thao/{record(begin_of(drawer)).record_id}/bo/")
    form = {"loai": "replaced", "goc": base, "slug": "Chứng thực bản sao kiểu mới"}
    number = number_in(drawer.post(f"{HERE}/muc/{SLUG}/soan/", form))
    found = record(number)
    assert found.slug == "chung-thuc-ban-sao-kieu-moi"
    assert "Thay thế" in words(checker.get(page(number)))
    beside = {"cu": base, "moi": f"ban-thao-{number}"}
    assert checker.get(f"{HERE}/muc/{SLUG}/so-sanh/", beside).status_code == 200


def begin_of(browser):
    """The record under work of the procedure, from the page that lists it."""
    text = browser.get(f"{HERE}/muc/{SLUG}/").content.decode()
    return int(text.split("/ban-thao/")[1].split("/")[0])


def test_two_versions_side_by_side_mark_what_differs(drawer, amended):
    base = record(amended).base_version_id
    answer = drawer.get(f"{HERE}/muc/{SLUG}/so-sanh/", {"cu": base, "moi": f"ban-thao-{amended}"})
    said = words(answer)
    assert "1 chỗ khác" in said
    assert "Thời hạn giải quyết:" in said
    assert answer.content.decode().count('<tr class="changed">') == 1
    for wrong in ({"cu": "x", "moi": base}, {"cu": base, "moi": "ban-thao-999999"}, {}):
        assert drawer.get(f"{HERE}/muc/{SLUG}/so-sanh/", wrong).status_code == 404
    other = drawer.get(f"{HERE}/muc/dang-ky-khai-sinh/so-sanh/", {"cu": base, "moi": base})
    assert other.status_code == 404


def test_history_is_shown_as_it_was_known_on_a_day(drawer):
    record_id = publishing.checked(SLUG, at=NOW)
    publishing.published(record_id, at=NOW)
    here = f"{HERE}/muc/{SLUG}/"
    assert "Đã có bản khác thay" in words(drawer.get(here))
    known = words(drawer.get(here, {"biet": "19/11/2026"}))
    assert "Sắp có hiệu lực" in known
    assert "Đã có bản khác thay" not in known
    assert "Xin ghi ngày" in words(drawer.get(here, {"biet": "hôm kia"}))


def test_a_published_version_is_said_right_with_a_reason(drawer, signer, begin, versions):
    version_id = record(begin()).base_version_id
    here = f"{HERE}/phien-ban/{version_id}/dinh-chinh/"
    fields = fields_of(signer.get(here))
    fields["note"] = ["Chữ đã sửa"]
    before = versions()
    refused = signer.post(here, {**fields, "lam": "luu", "reason": ""})
    assert refused.status_code == 422
    assert fields_of(refused)["note"] == ["Chữ đã sửa"]
    assert versions() == before
    answer = signer.post(here, {**fields, "lam": "luu", "reason": "Sửa lỗi gõ ở ghi chú."})
    assert answer.status_code == 302, words(answer)[:2000]
    assert len(versions()) == len(before) + 1
    assert drawer.get(here).status_code == 404


def test_the_list_filters_by_state_and_words(drawer, amended):
    assert SLUG in drawer.get(f"{HERE}/").content.decode()
    work = words(drawer.get(f"{HERE}/", {"trang-thai": "dang-soan"}))
    assert kept(amended)["name"] in work
    none = words(drawer.get(f"{HERE}/", {"trang-thai": "dang-soan", "q": "khong co chu nay"}))
    assert "Không có thủ tục nào như vậy" in none
    for state in ("sap-hieu-luc", "het-hieu-luc", "tra-lai", "cho-ky", "la"):
        assert drawer.get(f"{HERE}/", {"trang-thai": state}).status_code == 200
