"""Who draws processes and who publishes them, at their browsers."""

import lxml.html
import pytest

from motcua.domain.dossiers.tests.people import register

OFFICE, COMMITTEE = "hy2-van-phong", "hy2-ubnd"
SLUG = "chung-thuc-ban-sao"
HERE = "/ban-lam-viec/quy-trinh"


@pytest.fixture
def drawer(db, browser_of):
    return browser_of(register("ve", "Đào Thị Vẽ", ("kstt_officer", OFFICE)))


@pytest.fixture
def other_drawer(db, browser_of):
    return browser_of(register("hoa", "Phan Văn Họa", ("kstt_officer", OFFICE)))


@pytest.fixture
def publisher(db, browser_of):
    return browser_of(register("chutich", "Ngô Văn Chủ", ("leader", COMMITTEE)))


@pytest.fixture
def begin(drawer):
    """Opens a draft from the catalogue's table; gives its number."""

    def opened(slug=SLUG, browser=None):
        answer = (browser or drawer).post(
            f"{HERE}/thu-tuc/{slug}/soan/", {"tu": "danh-muc"}, follow=False
        )
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return int(answer.url.rstrip("/").split("/")[-2])

    return opened


@pytest.fixture
def form():
    """The fields of the editor as a browser would send them, from the page that it shows."""
    return fields_of


def fields_of(page):
    [sent] = lxml.html.fromstring(page.content.decode()).xpath("//form[@id='bang']")
    fields = {}
    for name, value in sent.form_values():
        fields.setdefault(name, []).append(value)
    fields.pop("csrfmiddlewaretoken", None)
    return fields
