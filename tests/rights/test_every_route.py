"""trust.md C2. Every route x who asks x how: one table, and nothing open that it closes.

A route that is missing here fails the test: adding one is a decision about who may open it. What
is denied looks like what is missing.
"""

from datetime import datetime

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, get_resolver

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.tests import publishing
from motcua.domain.control.tests.boards import checked
from motcua.domain.dossiers.actions import reissue_slip
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.selectors.issued_slips import issued_slips
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.calendar_changes import enter, off
from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.organisations.tests import moves
from motcua.domain.processes.actions import draw_process
from motcua.domain.processes.rules.builtin import typical_process
from motcua.domain.reception.tests import halls
from motcua.domain.working_time.values import DayChanges, DayKind, DayScope
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

NOW = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)

APPLICANT = {"citizen"}
READERS = {"one_stop", "colleague", "case_officer", "other_case_officer", "leader", "controller"}
STRANGERS = {"neighbour", "stranger", "administrator"}
SIGNED_IN = APPLICANT | READERS | STRANGERS
EVERYBODY = SIGNED_IN | {"nobody"}
OFFICIALS = READERS | {"stranger", "administrator"}
PROCESSES = {"controller", "leader", "stranger"}
RECORDS = {"controller", "leader", "stranger"}

# What a GET answers to those who may: the rest is led to sign in (nobody) or finds nothing (404).
PAGE, LED_ON, FORM_ONLY = {200}, {301, 302, 303}, {405}
# route → (who may, what they get)
ROUTES = {
    "healthz": (EVERYBODY, PAGE),
    "readyz": (EVERYBODY, {200, 503}),
    "": (EVERYBODY, PAGE),
    "thu-tuc/": (EVERYBODY, PAGE),
    "thu-tuc/thay-doi.atom": (EVERYBODY, PAGE),
    "thu-tuc/goi-y/": (EVERYBODY, PAGE),
    "thu-tuc/<str:slug>/": (EVERYBODY, PAGE),
    "sitemap.xml": (EVERYBODY, PAGE),
    "robots.txt": (EVERYBODY, PAGE),
    "du-lieu-mo/": (EVERYBODY, PAGE),
    "du-lieu-mo/<slug:day>/<str:file_name>": (EVERYBODY, {503}),  # None is written in this world.
    "api/v1/": (EVERYBODY, PAGE),
    "api/v1/openapi.json": (EVERYBODY, PAGE),
    "api/v1/procedures": (EVERYBODY, PAGE),
    "api/v1/procedures/<slug:slug>.jsonld": (EVERYBODY, PAGE),
    "api/v1/procedures/<slug:slug>.ttl": (EVERYBODY, PAGE),
    "api/v1/procedures/<slug>": (EVERYBODY, PAGE),
    "api/v1/procedures/<slug>/versions": (EVERYBODY, PAGE),
    "api/v1/fields": (EVERYBODY, PAGE),
    "api/v1/agencies": (EVERYBODY, PAGE),
    "api/v1/divisions": (EVERYBODY, PAGE),
    "api/v1/decisions": (EVERYBODY, PAGE),
    "api/v1/changes": (EVERYBODY, PAGE),
    "api/v1/legal-instruments": (EVERYBODY, PAGE),
    "api/v1/life-events": (EVERYBODY, PAGE),
    "api/v1/procedures/<slug>/differences": (EVERYBODY, {422}),  # Of which two nobody has said.
    "api/<path:rest>": (EVERYBODY, {404}),
    "viec-doi/": (EVERYBODY, PAGE),
    "viec-doi/<slug:event_key>/": (EVERYBODY, PAGE),
    "tra-cuu/": (EVERYBODY, PAGE),
    "tra-cuu/<str:code>/": (EVERYBODY, PAGE),
    "xac-minh/": (EVERYBODY, PAGE),
    "xac-minh/ho-so/": (EVERYBODY, LED_ON),
    "xac-minh/khoa.json": (EVERYBODY, PAGE),
    "xac-minh/co-quan.json": (EVERYBODY, PAGE),
    "xac-minh/ngoai-tuyen.html": (EVERYBODY, PAGE),
    "xac-minh/giu-trang.js": (EVERYBODY, PAGE),
    "xac-minh/goc/": (EVERYBODY, PAGE),
    "xac-minh/goc/<slug:name>.json": (EVERYBODY, {404}),  # None is signed in this world.
    "xac-minh/goc/<slug:name>.pdf": (EVERYBODY, {404}),
    "lay-so/": (EVERYBODY, PAGE),
    "lay-so/<slug:unit>/": (EVERYBODY, PAGE),
    "so-cua-toi/<slug:key>/": (EVERYBODY, PAGE),
    "bang-goi-so/<slug:unit>/": (EVERYBODY, PAGE),
    "dang-nhap/": (EVERYBODY, PAGE | LED_ON),
    "dang-nhap/ma-xac-nhan/": (EVERYBODY, PAGE | LED_ON),
    "dang-nhap/gui-tiep/": (SIGNED_IN, PAGE | LED_ON),
    "dang-xuat/": (EVERYBODY, PAGE | LED_ON),
    "dang-xuat/xong/": (EVERYBODY, PAGE | LED_ON),
    "ngon-ngu/": (EVERYBODY, FORM_ONLY),
    "bao-cao-csp/": (EVERYBODY, FORM_ONLY),
    "ban-mau/": (EVERYBODY, PAGE),
    "nop-ho-so/<str:slug>/": (EVERYBODY, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/truong-hop/": (APPLICANT, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/noi-nop/": (APPLICANT, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/giay-to/": (APPLICANT, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/giay-to/<int:order>/tep/": (APPLICANT, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/xem-lai/": (APPLICANT, PAGE),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/da-gui/": (APPLICANT, PAGE | LED_ON),
    "nop-ho-so/<str:slug>/<uuid:draft_id>/<slug:page_key>/": (APPLICANT, PAGE),
    "ho-so-cua-toi/": (SIGNED_IN, PAGE),
    "ho-so-cua-toi/ban-khai/<uuid:draft_id>/bo/": (APPLICANT, PAGE | FORM_ONLY),
    "ho-so-cua-toi/tin/<int:message_id>/da-doc/": (SIGNED_IN, FORM_ONLY),
    "ho-so-cua-toi/<str:code>/giay-hen.pdf": (APPLICANT, PAGE),
    "ho-so-cua-toi/<str:code>/ket-qua/": (APPLICANT, PAGE),
    "ho-so-cua-toi/<str:code>/giay/<slug:paper>.pdf": (APPLICANT, PAGE),
    "ho-so-cua-toi/<str:code>/giay-to/<int:order>/": (APPLICANT, PAGE),
    "ho-so-cua-toi/<str:code>/giay-to/<int:order>/bo-sung-<int:supplement>/": (APPLICANT, {404}),
    # Nothing is asked for and nothing can be withdrawn any more: back to the dossier.
    "ho-so-cua-toi/<str:code>/bo-sung/": (APPLICANT, LED_ON),
    "ho-so-cua-toi/<str:code>/xin-rut/": (APPLICANT, LED_ON),
    "tai-khoan/phien/": (SIGNED_IN, PAGE),
    "tai-khoan/mat-khau/": (SIGNED_IN, PAGE),
    "ban-lam-viec/": (OFFICIALS, PAGE),
    "ban-lam-viec/nhieu-ho-so/": (OFFICIALS - {"administrator"}, FORM_ONLY | LED_ON),
    "ban-lam-viec/bo-loc/": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/bo-loc/<int:view_id>/xoa/": (OFFICIALS - {"administrator"}, FORM_ONLY),
    # Who sees to a unit's work; anybody may say when they are away.
    "ban-lam-viec/don-vi/": ({"leader", "stranger", "controller"}, PAGE),
    "ban-lam-viec/don-vi/viec/": ({"leader", "stranger", "controller"}, PAGE),
    "ban-lam-viec/nghi-phep/": (OFFICIALS, PAGE),
    "ban-lam-viec/nghi-phep/<int:absence_id>/huy/": (OFFICIALS, FORM_ONLY),
    "ban-lam-viec/tiep-nhan-giay/": ({"one_stop", "colleague", "stranger"}, PAGE),
    # The leader of an agency delegates; the one of the other ward for his own.
    "ban-lam-viec/uy-quyen/": ({"leader", "stranger"}, PAGE),
    "ban-lam-viec/uy-quyen/moi/": ({"leader", "stranger"}, PAGE),
    "ban-lam-viec/uy-quyen/<int:number>/ket-thuc/": ({"leader", "stranger"}, LED_ON),
    "ban-lam-viec/lanh-dao/": ({"leader", "controller", "stranger"}, PAGE),
    "ban-lam-viec/lanh-dao/ho-so/": ({"leader", "controller", "stranger"}, PAGE),
    "ban-lam-viec/tiep-nhan-giay/<dossier_code:code>/phieu-<int:slip_id>.pdf": (READERS, PAGE),
    "ban-lam-viec/hang-cho/": ({"one_stop", "colleague", "stranger"}, PAGE),
    "ban-lam-viec/hang-cho/buoc/": ({"one_stop", "colleague", "stranger"}, FORM_ONLY),
    "ban-lam-viec/hang-cho/dong/": ({"one_stop", "colleague", "stranger"}, FORM_ONLY),
    "ban-lam-viec/yeu-cau-ngoai-danh-muc/": (OFFICIALS - {"administrator"}, PAGE),
    # Books are open to who reads in their agency: everybody else asks for his own, or for none.
    # Who enters or signs changes of the calendar; the one below is of the ward's committee.
    "ban-lam-viec/lich-lam-viec/": ({"leader", "stranger", "administrator"}, PAGE),
    "ban-lam-viec/lich-lam-viec/moi/": ({"administrator"}, PAGE),
    "ban-lam-viec/lich-lam-viec/<int:number>/": ({"leader", "administrator"}, PAGE),
    "ban-lam-viec/lich-lam-viec/<int:number>/ky/": ({"leader", "administrator"}, LED_ON),
    "ban-lam-viec/lich-lam-viec/<int:number>/bo/": ({"leader", "administrator"}, LED_ON),
    "ban-lam-viec/so-theo-doi/": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/so.pdf": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/so.xlsx": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/so-trang.pdf": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/phieu-trang.pdf": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/tin-thu-tuc/": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/tin-thu-tuc/<int:notice_id>/da-xem/": (OFFICIALS - {"administrator"}, FORM_ONLY),
    "ban-lam-viec/so-theo-doi/giao-nhan/": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/giao-nhan.xlsx": (OFFICIALS - {"administrator"}, PAGE),
    "ban-lam-viec/so-theo-doi/khoa/": (set(), PAGE),  # The head of a one-stop unit, not here.
    # Boards: procedure control of the committee above the hall; it has but this one to look at.
    # Procedure control of the province rearranges units: one enters, another publishes.
    "ban-lam-viec/to-chuc/sap-nhap/": ({"controller"}, PAGE),
    "ban-lam-viec/to-chuc/sap-nhap/moi/": ({"controller"}, PAGE),
    "ban-lam-viec/to-chuc/sap-nhap/tep/": ({"controller"}, LED_ON),
    "ban-lam-viec/to-chuc/sap-nhap/<int:reorganisation_id>/": ({"controller"}, PAGE),
    "ban-lam-viec/to-chuc/sap-nhap/<int:reorganisation_id>/cong-bo/": ({"controller"}, LED_ON),
    "ban-lam-viec/to-chuc/sap-nhap/<int:reorganisation_id>/rut/": ({"controller"}, LED_ON),
    "ban-lam-viec/niem-yet/": ({"controller"}, LED_ON),
    "ban-lam-viec/niem-yet/<slug:agency_code>/": ({"controller"}, PAGE),
    "ban-lam-viec/niem-yet/<slug:agency_code>/niem-yet.pdf": ({"controller"}, PAGE),
    "ban-lam-viec/niem-yet/<slug:agency_code>/kiem-tra/": ({"controller"}, PAGE),
    "ban-lam-viec/niem-yet/<slug:agency_code>/anh-<int:check_id>/": ({"controller"}, PAGE),
    # Who draws, checks and signs procedures; the province decides whose act counts.
    "ban-lam-viec/thu-tuc/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/moi/": ({"controller"}, PAGE),
    "ban-lam-viec/thu-tuc/nhap/": ({"controller"}, PAGE),
    "ban-lam-viec/thu-tuc/nhap/ghi/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/nhap-goi/": ({"controller"}, PAGE),
    "ban-lam-viec/thu-tuc/nhap-goi/ghi/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/muc/<slug:slug>/goi.yaml": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/mau.xlsx": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/muc/<slug:slug>/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/muc/<slug:slug>/soan/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/muc/<slug:slug>/so-sanh/": (
        RECORDS,
        {404},
    ),  # Of which two nobody has said.
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/sua/": ({"controller"}, PAGE),
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/kiem-soat/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/bo/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/bang.xlsx": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/thu-tuc.json": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/phien-ban/<int:published_id>/bang.xlsx": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/phien-ban/<int:published_id>/thu-tuc.json": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/phien-ban/<int:published_id>/dinh-chinh/": (
        RECORDS - {"controller"},
        PAGE,
    ),
    "ban-lam-viec/thu-tuc/quyet-dinh/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/quyet-dinh/moi/": ({"controller"}, PAGE),
    "ban-lam-viec/thu-tuc/quyet-dinh/<int:decision_id>/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/quyet-dinh/<int:decision_id>/ky/": (RECORDS - {"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/quyet-dinh/<int:decision_id>/cong-bo/": (
        RECORDS - {"controller"},
        LED_ON,
    ),
    "ban-lam-viec/thu-tuc/quyet-dinh/<int:decision_id>/nhap-csdl/": ({"controller"}, LED_ON),
    "ban-lam-viec/thu-tuc/quyet-dinh/<int:decision_id>/rut/": (RECORDS, LED_ON),
    "ban-lam-viec/thu-tuc/danh-muc/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/danh-muc/<slug:address>/": (RECORDS, PAGE),
    "ban-lam-viec/thu-tuc/danh-muc/<slug:address>/cong-bo/": (RECORDS - {"controller"}, PAGE),
    # Who draws and who publishes internal processes; the office decides whose act counts.
    "ban-lam-viec/quy-trinh/": (PROCESSES, PAGE),
    "ban-lam-viec/quy-trinh/so-sanh/": (PROCESSES, {404}),  # Of which two nobody has said.
    "ban-lam-viec/quy-trinh/thu-tuc/<slug:slug>/": (PROCESSES, PAGE),
    "ban-lam-viec/quy-trinh/thu-tuc/<slug:slug>/soan/": ({"controller"}, LED_ON),
    "ban-lam-viec/quy-trinh/<int:version_id>/": (PROCESSES, PAGE),
    "ban-lam-viec/quy-trinh/<int:version_id>/sua/": ({"controller"}, PAGE),
    # Nothing was submitted for it last month: the page says so.
    "ban-lam-viec/quy-trinh/<int:version_id>/chay-thu/": ({"controller"}, {422}),
    "ban-lam-viec/quy-trinh/<int:version_id>/bo/": (PROCESSES, LED_ON),
    "ban-lam-viec/quy-trinh/<int:version_id>/ban-hanh/": (PROCESSES - {"controller"}, PAGE),
    "ban-lam-viec/quy-trinh/<int:version_id>/chuyen-ho-so/": ({"controller"}, LED_ON),  # A draft.
    "ban-lam-viec/quy-trinh/<int:version_id>/mo-hinh.bpmn": (PROCESSES, PAGE),
    "ban-lam-viec/quy-trinh/<int:version_id>/bang.xlsx": (PROCESSES, PAGE),
    "ban-lam-viec/in-phieu/": (set(), PAGE),  # Nothing chosen: nothing to print.
    "ban-lam-viec/<dossier_code:code>/": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/phieu/": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/phieu/<int:slip_id>.pdf": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/phieu/<int:slip_id>/ban-<int:copy>.pdf": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/phieu/<int:slip_id>/cap-lai/": (READERS, LED_ON),
    "ban-lam-viec/<dossier_code:code>/phieu-kiem-soat/": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/phieu-kiem-soat.pdf": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/ghi-chu/": (READERS, FORM_ONLY | LED_ON),
    "ban-lam-viec/<dossier_code:code>/xem-nhanh/": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/so-dinh-danh/": (READERS, FORM_ONLY | LED_ON),
    "ban-lam-viec/<dossier_code:code>/giay-hen.pdf": (READERS, PAGE),
    "ban-lam-viec/<dossier_code:code>/giay-to/<int:order>/": (READERS, PAGE),
    # Nothing was asked for a second time of this dossier.
    "ban-lam-viec/<dossier_code:code>/giay-to/<int:order>/bo-sung-<int:supplement>/": (
        READERS,
        {404},
    ),
    "ban-lam-viec/<dossier_code:code>/ket-qua/": (READERS, PAGE),
    # No other agency has a part of this dossier.
    "ban-lam-viec/<dossier_code:code>/phan-viec/<int:number>/ket-qua/": (READERS, {404}),
    # Nobody is asked for anything about this dossier any more.
    "ban-lam-viec/<dossier_code:code>/viec/<int:task_id>/xong/": (READERS, {404}),
    "ban-lam-viec/<dossier_code:code>/viec/<int:task_id>/giao/": (READERS, {404}),
    # The pages of acts: the dossier below is returned, so every act is over.
    "ban-lam-viec/<dossier_code:code>/tiep-nhan/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tu-choi/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/chuyen/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/nhan-viec/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/trinh-ky/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tra-lai/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/ky-duyet/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tra-ket-qua/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/yeu-cau-bo-sung/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/nhan-bo-sung/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/chuyen-co-quan/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/nghia-vu-tai-chinh/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/da-nop-tien/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/yeu-cau-bo-sung-khi-giai-quyet/": (
        READERS,
        FORM_ONLY | LED_ON | {409},
    ),
    "ban-lam-viec/<dossier_code:code>/lay-y-kien/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tra-loi-y-kien/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/bien-ban-xac-minh/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tam-dung/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/tinh-tiep/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/trinh-tu-choi/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/ky-tu-choi/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/xin-loi/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/ghi-xin-rut/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/giao-buu-dien/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/cho-rut/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/dung-giai-quyet/": (READERS, FORM_ONLY | LED_ON | {409}),
    "ban-lam-viec/<dossier_code:code>/khong-cho-rut/": (READERS, FORM_ONLY | LED_ON | {409}),
    # What may follow a returned dossier is offered to who may do it, and leads the rest back.
    "ban-lam-viec/<dossier_code:code>/giao-ho-so/": (READERS, PAGE | LED_ON),
    "ban-lam-viec/<dossier_code:code>/sua-ket-qua/": (READERS, PAGE | LED_ON),
    "ban-lam-viec/<dossier_code:code>/luu-tru/": (READERS, PAGE | LED_ON),
}
WRITTEN = [
    ("dossiers", "Dossier"),
    ("drafts", "Draft"),
    ("dossiers", "Component"),
    ("dossiers", "Slip"),
    ("dossiers", "SlipCopy"),
    ("dossiers", "RegisterVolume"),
    ("outbox", "FactRow"),
    ("workflow", "Absence"),
    ("workflow", "QuickNote"),
    ("workflow", "SavedView"),
    ("processes", "ProcessVersionRow"),
    ("catalogue", "RecordDraft"),
    ("catalogue", "PublicationDecision"),
    ("catalogue", "ProcedureVersion"),
    ("control", "Posting"),
    ("control", "PostingCheck"),
    ("reception", "QueueDay"),
    ("reception", "Ticket"),
]


# Acts that stay open after the dossier is over, and whose they are.
STILL_OPEN = {
    "ban-lam-viec/<dossier_code:code>/phieu/<int:slip_id>/cap-lai/": {"one_stop", "colleague"},
    "ban-lam-viec/thu-tuc/ban-thao/<int:record_id>/bo/": {"controller"},
    "ban-lam-viec/quy-trinh/thu-tuc/<slug:slug>/soan/": {"controller"},
    "ban-lam-viec/quy-trinh/<int:version_id>/bo/": {"controller"},
}


def routes():
    def below(patterns, prefix=""):
        for pattern in patterns:
            address = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield address
            else:
                yield from below(pattern.url_patterns, address)

    return list(below(get_resolver().url_patterns))


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    settings.OPEN_DATA_FOLDER = tmp_path / "open_data"
    monkeypatch.setattr(clock, "now", lambda: NOW)
    people = walk.everybody()
    code = walk.returned(people)
    draft_id = walk.draft(people)
    closure = off(
        "2026-12-03", DayKind.CLOSURE, "Mất điện", DayScope.AGENCY, walk.PHO_HIEN_COMMITTEE
    )
    number = enter(DayChanges((closure,)), by=people.administrator)
    slip_id = issued_slips(code, by=people.one_stop)[0].slip_id
    reissue_slip(dossier_code=code, slip_id=slip_id, reason="Làm mất.", by=people.one_stop, at=NOW)
    assert len(drafts_of(people.citizen.account_id)) == 1
    assert dossier_of_applicant(code, by=people.citizen).result_file_id
    halls.arrange(at=NOW)
    return people, {
        "<slug:agency_code>": walk.PHO_HIEN_ONE_STOP,
        "<int:check_id>": str(checked(people.controller, at=NOW)),
        "<slug:unit>": halls.HALL,
        "<slug:key>": halls.take(at=NOW).key,
        "<str:slug>": walk.BIRTH,
        "<slug:slug>": walk.BIRTH,
        "<slug>": walk.BIRTH,
        "<path:rest>": "v2",
        "<slug:day>": "2026-11-19",
        "<str:file_name>": "thu-tuc.json",
        "<int:version_id>": str(
            draw_process(
                process=typical_process(procedure_on(walk.BIRTH, NOW.date())),
                by=people.controller,
                at=NOW,
            )
        ),
        "<int:record_id>": str(publishing.drawn(at=NOW)),
        "<int:decision_id>": str(
            publishing.prepared(publishing.checked("dang-ky-ket-hon", at=NOW), at=NOW)
        ),
        "<int:published_id>": str(procedure_on(walk.BIRTH, NOW.date()).version_id),
        "<slug:address>": "mot-cua",
        "<uuid:draft_id>": str(draft_id),
        "<slug:page_key>": "tre",
        "<slug:name>": "2026-11-25",
        "<slug:event_key>": "moi-sinh-con",
        "<int:order>": "2",
        "<slug:paper>": "giay-hen-1",
        "<int:message_id>": "1",
        "<int:notice_id>": "1",
        "<int:number>": str(number),
        "<int:reorganisation_id>": str(moves.entered(by=people.controller, at=NOW)),
        "<int:supplement>": "1",
        "<int:slip_id>": str(slip_id),
        "<int:task_id>": "1",
        "<int:view_id>": "1",
        "<int:absence_id>": "1",
        "<int:copy>": "1",
        "<str:code>": code,
        "<dossier_code:code>": code,
    }


def browser(people, who):
    client = Client()
    if who != "nobody":
        account = getattr(people, who).account_id
        client.force_login(get_user_model()._default_manager.get(pk=account))
    return client


def address_of(route, values):
    for placeholder, value in values.items():
        route = route.replace(placeholder, value)
    assert "<" not in route, f"{route}: what stands for this part?"
    return "/" + route


def rows():
    return {
        name: sorted(map(repr, apps.get_model(label, name).objects.values_list()))
        for label, name in WRITTEN
    }


def test_the_table_names_every_route_and_no_other():
    assert sorted(routes()) == sorted(ROUTES)


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_who_may_open_what(world, who):
    people, values = world
    client = browser(people, who)
    wrong = []
    for route, (may, answers) in ROUTES.items():
        if route == "dang-xuat/":
            continue  # Opened last of all; a POST ends the session.
        answer = client.get(address_of(route, values))
        status = answer.status_code
        if status in LED_ON and who in SIGNED_IN - may:
            status = client.get(answer.headers["Location"]).status_code  # Led to nothing, then.
        if who in may:
            expected = answers
        elif who == "nobody":
            expected = LED_ON | FORM_ONLY
        else:
            expected = {403, 404} | FORM_ONLY
        if status not in expected:
            wrong.append(f"{who} GET /{route}: {status}, not one of {sorted(expected)}")
    assert wrong == []


@pytest.mark.parametrize("who", sorted(EVERYBODY - APPLICANT))
def test_nobody_writes_what_is_not_theirs(world, who):
    """POST to every route of a dossier and draft of somebody else: nothing is written, ever."""
    people, values = world
    client = browser(people, who)
    before = rows()
    for route in ROUTES:
        if "<" not in route or route == "nop-ho-so/<str:slug>/":
            continue  # Nobody's dossier; the latter opens a draft of one's own.
        if who in STILL_OPEN.get(route, ()):
            continue
        answer = client.post(address_of(route, values), {"reason": "x", "expected_version": 9})
        assert answer.status_code < 500, route
    assert rows() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("who", ["nobody", "citizen", "one_stop"])
def test_other_methods_do_nothing(world, who, method):
    people, values = world
    client = browser(people, who)
    before = rows()
    for route in ROUTES:
        answer = getattr(client, method)(address_of(route, values))
        assert answer.status_code not in {200, 201, 204} or method == "options", route
        assert answer.status_code < 500, route
    assert rows() == before


def test_what_is_denied_looks_like_what_is_missing(world):
    """Status and words of the page are the same for another's dossier and for none."""
    people, values = world
    client = browser(people, "stranger")
    there = f"/ban-lam-viec/{values['<str:code>']}/"
    missing = "/ban-lam-viec/H31.101.00-261119-9999/"
    pages = []
    for address in (there, missing):
        answer = client.get(address)
        number = answer.headers["X-Request-Number"]
        text = answer.content.decode().replace(number, "N").replace(address, "A")
        pages.append((answer.status_code, _without_tokens(text)))
    assert pages[0] == pages[1]


def _without_tokens(text):
    lines = text.splitlines()
    return [line for line in lines if "csrfmiddlewaretoken" not in line and "%2F" not in line]
