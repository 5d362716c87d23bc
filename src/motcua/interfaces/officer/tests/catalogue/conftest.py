"""Who draws, who checks and who signs procedures, at their browsers."""

from io import BytesIO

import lxml.html
import openpyxl
import pytest
from django.apps import apps

from motcua.domain.catalogue.selectors.records import record
from motcua.domain.dossiers.tests.people import register

OFFICE, COMMITTEE = "hy2-van-phong", "hy2-ubnd"
SLUG = "chung-thuc-ban-sao"
HERE = "/ban-lam-viec/thu-tuc"


@pytest.fixture
def drawer(db, browser_of):
    return browser_of(register("soan", "Đào Thị Soạn", ("kstt_officer", OFFICE)))


@pytest.fixture
def checker(db, browser_of):
    return browser_of(register("kiem", "Phan Văn Kiểm", ("kstt_officer", OFFICE)))


@pytest.fixture
def signer(db, browser_of):
    return browser_of(register("chutich", "Ngô Văn Chủ", ("leader", COMMITTEE)))


@pytest.fixture
def begin(drawer):
    """Opens an amendment of a procedure in force; gives its number."""

    def opened(slug=SLUG, kind="amended"):
        answer = drawer.post(f"{HERE}/muc/{slug}/soan/", {"loai": kind})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return int(next(part for part in answer.url.split("/") if part.isdecimal()))

    return opened


@pytest.fixture
def versions():
    """Every row of versions: what no draft may touch."""
    model = apps.get_model("catalogue", "ProcedureVersion")
    return lambda: list(model.objects.order_by("pk").values_list("pk", "superseded_at"))


@pytest.fixture
def drafts():
    model = apps.get_model("catalogue", "RecordDraft")
    return lambda: list(model.objects.order_by("pk").values_list("slug", "state", "revision"))


@pytest.fixture
def workbook(drawer, begin):
    """The workbook of a procedure in force, as it is taken out."""
    version_id = record(begin("dang-ky-khai-sinh")).base_version_id
    answer = drawer.get(f"{HERE}/phien-ban/{version_id}/bang.xlsx")
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(answer.content))


def fields_of(page, form_id="bang"):
    """The fields of a form as a browser would send them, from the page that it shows."""
    [sent] = lxml.html.fromstring(page.content.decode()).xpath(f"//form[@id='{form_id}']")
    fields = {}
    for name, value in sent.form_values():
        fields.setdefault(name, []).append(value)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def kept(number):
    return record(number).facts


def edit(number):
    return f"{HERE}/ban-thao/{number}/sua/"
