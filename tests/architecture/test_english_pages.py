"""Every page speaks English to who has chosen it: nothing but law and names is left in Vietnamese."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.domain.catalogue.selectors import procedure_on, procedures_on
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.events import DossierAccepted
from motcua.domain.dossiers.rules.lookup import address_of_slip
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.tests import people as story
from motcua.domain.dossiers.tests import ways, ways_process
from motcua.domain.drafts import actions as drafts
from motcua.domain.notifications.subscribers import tell_applicant
from motcua.domain.workflow.tests.following import follow_all
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import look_up_limit
from motcua.interfaces.web.demonstration import demonstration

from .english import texts_in, vietnamese_in

NOW = datetime(2026, 11, 23, 15, 20, tzinfo=VIETNAM)  # A Monday before a day off.
BIRTH = story.BIRTH
SLUGS = (
    BIRTH,
    "doi-giay-phep-lai-xe",
    "chung-thuc-ban-sao",
    "thong-bao-website-ban-hang",
    "dang-ky-bien-dong-chuyen-quyen",
    "phieu-ly-lich-tu-phap",
    "xac-nhan-tinh-trang-hon-nhan",
    "giay-phep-xay-dung-nha-o",
)
TYPED = (
    "Giấy chứng sinh.jpg",
    "Giấy khai sinh",
    "Kinh",
    "Công chức",
    "Trẻ không cư trú ở phường Phố Hiến.",
    "Sai tên đệm của trẻ.",
    "Luật Hộ tịch 2014, Điều 13",
    *story.PAGES["nguoi-di-khai"].values(),
    *story.PAGES["tre"].values(),
    *story.PAGES["cha-me"].values(),
    "Nguyễn Phạm Minh An",
    "Tiếng Việt",
)


@pytest.fixture(autouse=True)
def at(monkeypatch, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    monkeypatch.setattr(clock, "now", lambda: NOW)
    look_up_limit.forget()


@pytest.fixture
def law_and_names(db):
    """What stays Vietnamese: published texts, names of offices, places and people, what was typed."""
    day = NOW.date()
    names = [*TYPED, *(person.full_name for person in demonstration().people)]
    names += procedures_on(day=day).values_list("name", flat=True)
    for slug in SLUGS:
        names += texts_in(procedure_on(slug, day))
    for row in procedures_on(day=day):
        names += texts_in(row.fees)
    for label, model in (("organisations", "AgencyName"), ("organisations", "Agency")):
        names += _texts_of_table(label, model)
    names += _texts_of_table("organisations", "Division")
    names += _texts_of_table("guidance", "EventVersion")  # What to do, in the words of the law.
    for model in apps.get_app_config("working_time").get_models():  # where a day off is decreed
        names += [row.get("source") or "" for row in model._default_manager.values()]
    names += get_user_model()._default_manager.values_list("full_name", flat=True)
    names += [name.rpartition(" ")[2] for name in names if len(name.split()) == 3]
    return names


def _texts_of_table(label, model):
    for row in apps.get_model(label, model)._default_manager.values():
        yield from texts_in(row)


@pytest.fixture
def english(law_and_names):
    """Opens a page in English and says what a reader of English would stumble over."""

    def open_page(client, address, *, posted=None, status=200):
        client.cookies["django_language"] = "en"
        method = client.get if posted is None else client.post
        page = method(address, posted or {}) if posted is not None else method(address)
        assert page.status_code == status, f"{address}: {page.status_code}"
        assert '<html lang="en">' in page.content.decode(), address
        people = get_user_model()._default_manager.values_list("full_name", flat=True)
        found = vietnamese_in(page.content.decode(), law_and_names=[*law_and_names, *people])
        return [f"{address}: {text}" for text in found]

    return open_page


def browser_of(actor):
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
    return client


def test_public_pages(english, client):
    addresses = [
        "/",
        "/thu-tuc/",
        "/thu-tuc/?q=khai+sinh",
        "/thu-tuc/?q=khongcogi",
        "/thu-tuc/?linh-vuc=ho-tich&cap=commune&doi-tuong=foreigner",
        *[f"/thu-tuc/{slug}/" for slug in SLUGS],
        *[f"/nop-ho-so/{slug}/" for slug in SLUGS],
        "/tra-cuu/",
        "/xac-minh/",
        "/xac-minh/goc/",
        "/xac-minh/ngoai-tuyen.html",
        "/dang-nhap/",
        "/dang-nhap/?het-phien=1",
        "/dang-nhap/?het-phien=2",
        "/dang-xuat/xong/",
    ]
    addresses += [
        "/viec-doi/",
        "/viec-doi/moi-sinh-con/",
        "/viec-doi/moi-sinh-con/?cha-me=da-ket-hon&tuoi=dung-han",
        "/viec-doi/mua-ban-xe/?viec-gi=mua-cu&loai-xe=o-to&hop-dong=chua&kinh-doanh=co",
        "/viec-doi/xay-sua-nha/?lam-gi=sua-nho",
        "/nop-ho-so/dang-ky-khai-sinh/?huong-dan=moi-sinh-con&cha-me=mot-minh-me&tuoi=tu-6-tuoi",
    ]
    found = [fault for address in addresses for fault in english(client, address)]
    found += english(client, "/khong-co/", status=404)
    found += english(client, "/thu-tuc/khong-co/", status=404)
    found += english(client, "/tra-cuu/H31.101.00-261119-0001/", status=404)
    found += english(client, "/tra-cuu/?ma=x", status=404)
    found += english(client, "/xac-minh/?ma=x", status=422)
    found += english(client, "/ngon-ngu/", status=405)
    assert not found, "\n".join(dict.fromkeys(found))


def test_applying(english, law_and_names):
    people = story.everybody()
    client = browser_of(people.citizen)
    empty = drafts.start_draft(procedure_slug=BIRTH, by=people.citizen, at=NOW)
    general = drafts.start_draft(
        procedure_slug="xac-nhan-tinh-trang-hon-nhan", by=people.citizen, at=NOW
    )
    full = story.draft(people, at=NOW)
    steps = ("nguoi-di-khai", "tre", "cha-me", "noi-nop", "giay-to", "xem-lai")
    found = []
    for draft_id in (empty, full):
        for step in steps:
            found += english(client, f"/nop-ho-so/{BIRTH}/{draft_id}/{step}/?can-sua=1")
    found += english(client, f"/nop-ho-so/{BIRTH}/{full}/xem-lai/?chua-cam-doan=1")
    for step in ("noi-dung", "noi-nop", "giay-to", "xem-lai"):
        found += english(
            client,
            f"/nop-ho-so/xac-nhan-tinh-trang-hon-nhan/{general}/{step}/?can-sua=1&tu=xem-lai",
        )
    found += english(client, f"/nop-ho-so/{BIRTH}/")
    found += english(client, f"/nop-ho-so/{BIRTH}/{uuid4()}/tre/", status=404)
    found += english(client, "/ho-so-cua-toi/")
    sent = dossiers.submit(draft_id=full, by=people.citizen, at=NOW)
    found += english(client, f"/nop-ho-so/{BIRTH}/{full}/da-gui/")
    found += english(client, f"/nop-ho-so/{BIRTH}/{full}/tre/", status=409)
    found += english(client, "/ho-so-cua-toi/")
    found += english(client, f"/tra-cuu/{sent.dossier_code}/")
    assert not found, "\n".join(dict.fromkeys(found))


def test_wrong_answers(english):
    people = story.everybody()
    client = browser_of(people.citizen)
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=people.citizen, at=NOW)
    wrong = {
        "nguoi-di-khai": {"declarant_name": "x" * 201, "declarant_id": "1", "relation": "uncle"},
        "noi-nop": {
            "return_method": "post",
            "phone_number": "1",
            "email": "x",
            "commune_code": "0",
        },
    }
    dates = [
        ("", "1", "2026"),
        ("1", "13", "2026"),
        ("1", "1", "26"),
        ("31", "11", "2026"),
        ("1", "12", "2026"),
    ]
    found = []
    for step, typed in wrong.items():
        address = f"/nop-ho-so/{BIRTH}/{draft_id}/{step}/"
        client.post(address, typed)
        found += english(client, f"{address}?can-sua=1")
    address = f"/nop-ho-so/{BIRTH}/{draft_id}/tre/"
    for date in dates:
        parts = zip(("day", "month", "year"), date, strict=True)
        client.post(address, {f"child_birth_date-{part}": value for part, value in parts})
        found += english(client, f"{address}?can-sua=1")
    address = f"/nop-ho-so/{BIRTH}/{draft_id}/giay-to/"
    for content in (b"", b"not a picture", b"%PDF-1.7 broken"):
        client.post(address, {"paper-2": SimpleUploadedFile("x.pdf", content), "di": "o-lai"})
        found += english(client, address)
    assert not found, "\n".join(dict.fromkeys(found))


def test_messages_are_marked_as_vietnamese(english):
    """Notices of an authority are written in Vietnamese, whatever the reader's language."""
    people = story.everybody()
    code = story.accepted(people)
    dossier = dossier_of_applicant(code, by=people.citizen)
    fact = DossierAccepted(
        dossier_id=dossier.dossier_id, at=story.ACCEPTED_AT, due_at=dossier.due_at
    )
    tell_applicant(fact, fact_id=uuid4())
    client = browser_of(people.citizen)
    assert english(client, "/ho-so-cua-toi/") == []
    assert f"Hồ sơ {code} đã được tiếp nhận" in client.get("/ho-so-cua-toi/").content.decode()


STATES = ("submitted", "accepted", "assigned", "appraising", "signing", "result_ready", "returned")


@pytest.mark.parametrize("state", [*STATES, "refused", "sent_back"])
def test_a_dossier_in_every_state(english, state, settings):
    people = story.everybody()
    code = _dossier_in(state, people)
    found = english(browser_of(people.citizen), f"/tra-cuu/{code}/")
    found += english(browser_of(people.citizen), "/ho-so-cua-toi/")
    found += english(Client(), f"/tra-cuu/{code}/")
    slip = address_of_slip("", code, secret=settings.SECRET_KEY)
    found += english(Client(), slip)
    for actor in (people.one_stop, people.case_officer, people.leader):
        client = browser_of(actor)
        found += english(client, f"/ban-lam-viec/{code}/")
        found += english(client, f"/ban-lam-viec/?chon={code}")
    assert not found, "\n".join(dict.fromkeys(found))


WAYS = (
    ways.wanting,
    ways.wanting_in_process,
    ways.sent_in_process,
    ways.withdrawing,
    ways_process.owing,
    ways_process.consulted,
    ways_process.paused,
    ways_process.apologised,
    ways_process.rejected,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_dossier_on_its_further_ways(english, way, settings):
    """What its applicant and who holds the slip read; what officials typed is marked as Vietnamese."""
    people = story.everybody()
    code = way(people)
    citizen = browser_of(people.citizen)
    found = english(citizen, f"/tra-cuu/{code}/")
    found += english(citizen, "/ho-so-cua-toi/")
    found += english(Client(), f"/tra-cuu/{code}/")
    found += english(Client(), address_of_slip("", code, secret=settings.SECRET_KEY))
    assert not found, "\n".join(dict.fromkeys(found))


def test_sending_a_supplement_and_asking_to_withdraw(english):
    people = story.everybody()
    citizen = browser_of(people.citizen)
    address = f"/ho-so-cua-toi/{ways.wanting(people)}/"
    found = english(citizen, f"{address}bo-sung/?can-sua=1")
    citizen.post(f"{address}bo-sung/", {"paper-2": SimpleUploadedFile("x.exe", b"MZ")})
    found += english(citizen, f"{address}bo-sung/")
    found += english(citizen, f"{address}xin-rut/")
    found += english(citizen, f"{address}xin-rut/", posted={"reason": "x"}, status=422)
    found += english(
        citizen, f"{address}xin-rut/", posted={"reason": "x", "confirmed": "on"}, status=422
    )
    assert not found, "\n".join(dict.fromkeys(found))


def _dossier_in(state, people):
    if state == "refused":
        code = story.submitted(people)
        dossiers.refuse(
            dossier_code=code,
            reason_key="not_competent",
            reason="Trẻ không cư trú ở phường Phố Hiến.",
            legal_basis="Luật Hộ tịch 2014, Điều 13",
            by=people.one_stop,
            at=story.ACCEPTED_AT,
        )
        return code
    if state == "sent_back":
        code = story.signing(people)
        dossiers.send_back(
            dossier_code=code,
            reason="Sai tên đệm của trẻ.",
            by=people.leader,
            at=story.ACCEPTED_AT,
        )
        return code
    return getattr(story, state)(people)


def _done_to_several(client, code, *, is_stale=False):
    """The address of the page that says what became of each chosen row."""
    follow_all(at=NOW)
    page = client.get("/ban-lam-viec/").content.decode()
    task, version, _ = (
        re.search(rf'name="chon" value="([^"]*@{code})"', page).group(1).split("@", 2)
    )
    chosen = f"{task}@{1 if is_stale else version}@{code}"
    form = {"act": "approve_result", "chon": [chosen], "idempotency_key": uuid4().hex}
    return client.post("/ban-lam-viec/nhieu-ho-so/", form)["Location"]


def test_the_desk(english):
    people = story.everybody()
    code = story.submitted(people)
    story.submitted(people)  # The only dossier found would open at once.
    counter, officer, leader = map(
        browser_of, (people.one_stop, people.case_officer, people.leader)
    )
    found = english(browser_of(people.administrator), "/ban-lam-viec/")
    for pile in ("can-lam", "noi-khac", "cho-tra", "da-xong"):
        found += english(counter, f"/ban-lam-viec/?muc={pile}")
    found += english(counter, "/ban-lam-viec/?han=qua-han")
    found += english(counter, "/ban-lam-viec/?q=0001x")
    found += english(counter, "/ban-lam-viec/?q=Hạnh")
    address = f"/ban-lam-viec/{code}/"
    found += english(counter, f"{address}tu-choi/")
    found += english(
        counter, f"{address}tu-choi/", posted={"expected_version": "1", "reason": "x"}, status=422
    )
    dossiers.accept(dossier_code=code, by=people.one_stop, at=NOW)
    found += english(counter, f"{address}tiep-nhan/", posted={"expected_version": "1"}, status=409)
    found += english(counter, f"{address}tu-choi/", posted={"expected_version": "1"}, status=409)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=NOW)
    dossiers.take(dossier_code=code, by=people.case_officer, at=NOW)
    found += english(officer, f"{address}trinh-ky/")
    found += english(officer, f"{address}trinh-ky/", posted={"expected_version": "4"}, status=422)
    story.propose(code, people)
    found += english(leader, f"{address}tra-lai/")
    found += english(leader, f"{address}tra-lai/", posted={"expected_version": "5"}, status=422)
    found += english(leader, _done_to_several(leader, code, is_stale=True))
    found += english(leader, _done_to_several(leader, code))
    assert not found, "\n".join(dict.fromkeys(found))


def test_the_own_account(english):
    people = story.everybody()
    client = browser_of(people.citizen)
    found = english(client, "/tai-khoan/phien/")
    found += english(client, "/tai-khoan/mat-khau/")
    found += english(
        client, "/tai-khoan/mat-khau/", posted={"old": "a", "new": "b", "again": "c"}, status=422
    )
    found += english(client, "/dang-xuat/")
    found += english(Client(), "/dang-nhap/", posted={"username": "a", "password": "b"}, status=422)
    assert not found, "\n".join(dict.fromkeys(found))


# --- The reader itself ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "stumbles"),
    [
        ("<p>Hồ sơ</p>", ["Hồ sơ"]),
        ("<p>Dossier <b>đã xong</b></p>", ["đã xong"]),
        ('<p lang="vi">Hồ sơ <b>đã xong</b></p><p>Done</p>', []),
        ("<p>Trang</p><p>Trang 2</p>", ["Trang"]),
        ('<div lang="vi"><p lang="en">Hồ sơ</p></div>', ["Hồ sơ"]),
        ('<input placeholder="Tên" aria-label="Name">', ["Tên"]),
        ('<input lang="vi" placeholder="Tên"><p>Họ</p>', ["Họ"]),
        ("<title>Thủ tục</title><style>/* màu */</style>", ["Thủ tục"]),
        ("<p>Đăng ký khai sinh, ward Phố Hiến, 8.000 đ, 61/2018/NĐ-CP</p>", []),
        ("<p>Đăng ký khai sinh trễ hạn</p>", ["Đăng ký khai sinh trễ hạn"]),
    ],
)
def test_the_reader_stumbles_over_vietnamese_that_is_no_law(page, stumbles):
    assert vietnamese_in(page, law_and_names=["Đăng ký khai sinh", "Phố Hiến"]) == stumbles
