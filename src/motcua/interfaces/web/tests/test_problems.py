"""trust.md E2. Every error says in Vietnamese what to do, with a number, and shows no inside."""

import json
import re

import pytest
from django.db import OperationalError
from django.http import HttpResponseNotAllowed
from django.test import RequestFactory, override_settings
from django.urls import path

from motcua.foundation.errors import DomainError
from motcua.foundation.telemetry import request_number
from motcua.interfaces.web import problems

NUMBER = re.compile(r"[2-9A-Z]{8}")


class TooFast(DomainError):
    code = "tests.too_fast"
    http_status = 429
    message = "Đã thử %(count)s lần."
    remedy = "Xin chờ."


def fail(request):
    raise ZeroDivisionError("the inside of the machine")


def refuse(request):
    raise TooFast(count="<b>6</b>", retry_after_seconds=7)


def database_gone(request):
    raise OperationalError("connection to server at secret-host failed")


def form_only(request):
    return HttpResponseNotAllowed(["POST"])


urlpatterns = [
    path("fail/", fail),
    path("refuse/", refuse),
    path("gone/", database_gone),
    path("form/", form_only),
]
handler400 = "motcua.interfaces.web.problems.bad_request"
handler404 = "motcua.interfaces.web.problems.not_found"
handler500 = "motcua.interfaces.web.problems.server_error"


@pytest.fixture
def browser(client):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        yield client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/fail/", 500, "Xin thử lại sau ít phút"),
        ("/refuse/", 429, "Xin chờ."),
        ("/gone/", 503, "Những gì đã lưu vẫn còn nguyên"),
        ("/form/", 405, "Xin quay lại trang trước"),
        ("/khong-co/", 404, "Xin xem lại địa chỉ"),
    ],
)
def test_an_error_is_a_page_in_vietnamese_with_a_number(browser, address, status, says):
    answer = browser.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert says in page
    number = answer.headers["X-Request-Number"]
    assert NUMBER.fullmatch(number)
    assert number in page
    for inside in ("Traceback", "ZeroDivisionError", "the inside", "secret-host", "psycopg"):
        assert inside not in page


@pytest.mark.django_db
def test_a_program_gets_a_problem_document(browser):
    answer = browser.get("/refuse/", headers={"Accept": "application/problem+json"})
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Retry-After"] == "7"
    document = json.loads(answer.content)
    assert document["type"] == "urn:motcua:problem:tests.too_fast"
    assert document["status"] == 429
    assert document["instance"] == answer.headers["X-Request-Number"]


@pytest.mark.django_db
def test_details_are_escaped_on_the_page(browser):
    page = browser.get("/refuse/").content.decode()
    assert "<b>6</b>" not in page
    assert "&lt;b&gt;6&lt;/b&gt;" in page


def test_the_page_stands_even_when_its_template_does_not(monkeypatch):
    def broken(*arguments, **named):
        raise OSError

    monkeypatch.setattr(problems, "render", broken)
    with request_number() as number:
        answer = problems.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert number in answer.content.decode()


@pytest.mark.django_db
def test_the_log_has_the_number_that_is_shown(browser, caplog):
    number = browser.get("/fail/").headers["X-Request-Number"]
    assert number
    assert any(record.exc_info for record in caplog.records)


@pytest.mark.django_db
@pytest.mark.parametrize("preferred", ["en-US,en;q=0.9", "vi", ""])
def test_vietnamese_comes_first_whatever_the_browser_prefers(client, preferred):
    answer = client.get("/khong-co/", headers={"Accept-Language": preferred})
    assert answer.headers["Content-Language"] == "vi"
    assert 'lang="vi"' in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "leads_back"),
    [("/ban-lam-viec/khong-co/", True), ("/ban-lam-viec/", False), ("/khong-co/", False)],
)
def test_what_is_not_on_the_desk_leads_back_to_the_desk(address, leads_back):
    page = problems.not_found(RequestFactory().get(address)).content.decode()

    assert ('href="/ban-lam-viec/">Về bàn làm việc' in page) is leads_back
