"""An expired session loses nothing, and a signed-out visitor is led in and back."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from motcua.domain.identity import actions
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import clock
from motcua.interfaces.web.protection import right_required, sign_in_required

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@sign_in_required
def form(request):
    return HttpResponse(f"{request.method} {sorted(request.POST.lists())}")


@right_required("dossiers.take", "dossiers.accept")
def desk(request):
    return HttpResponse("desk")


def nothing(request, **named):
    return HttpResponse("")


urlpatterns = [
    path("form/", form),
    path("desk/", desk),
    path("", include("motcua.interfaces.web.urls")),
    path("", include("motcua.interfaces.design_system.urls")),
    path(
        "",
        include(
            (
                [
                    path("", nothing, name="home"),
                    path("thu-tuc/", nothing, name="catalogue"),
                    path("tra-cuu/", nothing, name="track"),
                    path("ho-so-cua-toi/", nothing, name="my_dossiers"),
                ],
                "citizen",
            )
        ),
    ),
    path("", include(([path("ban-lam-viec/", nothing, name="desk")], "officer"))),
]


def sign_in(client, address, password, username="congdan"):
    """Follows the address of the sign-in page as a browser would, and fills it in."""
    form_html = client.get(address).content.decode().split('action="/dang-nhap/"')[1]
    wanted = unescape(form_html.split('name="next" value="')[1].split('"')[0])
    return client.post("/dang-nhap/", {"username": username, "password": password, "next": wanted})


def test_a_signed_out_visitor_is_led_in_and_back_to_the_page(client, people, password):
    people.citizen()

    answer = client.get("/form/?muc=2&trang=3")

    assert answer.headers["Location"] == "/dang-nhap/?next=%2Fform%2F%3Fmuc%3D2%26trang%3D3"
    back = sign_in(client, answer.headers["Location"], password)
    assert back.headers["Location"] == "/form/?muc=2&trang=3"


def test_a_form_sent_after_the_session_ended_is_kept_and_sent_again(client, people, password):
    """Bad input of the main job: an expired session loses nothing that was typed."""
    people.citizen()
    typed = {"ho_ten": ["Nguyễn Thị <Thử>"], "con": ["một", "hai"]}

    answer = client.post("/form/", typed)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Phiên làm việc đã hết hạn, nhưng không mất gì" in page
    back = sign_in(client, answer.headers["Location"], password)

    assert back.headers["Location"] == "/dang-nhap/gui-tiep/"
    page = client.get("/dang-nhap/gui-tiep/").content.decode()
    assert 'action="/form/"' in page
    assert '<input type="hidden" name="ho_ten" value="Nguyễn Thị &lt;Thử&gt;">' in page
    assert page.count('name="con"') == 2
    sent = client.post("/form/", typed)
    assert sent.content.decode() == f"POST {sorted(typed.items())}"


def test_the_kept_form_can_be_dropped_and_leads_back_to_its_page(client, people, password):
    people.citizen()
    answer = client.post(
        "/form/?a=1", {"x": "1"}, headers={"Referer": "http://testserver/form/?buoc=2"}
    )
    sign_in(client, answer.headers["Location"], password)
    page = client.get("/dang-nhap/gui-tiep/").content.decode()
    assert 'name="next" value="/form/?buoc=2"' in page

    dropped = client.post("/dang-nhap/gui-tiep/", {"next": "/form/?buoc=2"})

    assert dropped.headers["Location"] == "/form/?buoc=2"
    assert client.get("/dang-nhap/gui-tiep/").status_code == 302


def test_files_are_not_kept_and_the_page_says_so(client, people, password):
    people.citizen()
    answer = client.post("/form/", {"x": "1", "giay": SimpleUploadedFile("a.pdf", b"%PDF-")})

    sign_in(client, answer.headers["Location"], password)

    assert "xin chọn lại tệp" in client.get("/dang-nhap/gui-tiep/").content.decode()


def test_what_is_too_long_to_keep_is_said_before_anything_is_lost(client):
    answer = client.post("/form/", {"x": "a" * 200_001})

    page = client.get(answer.headers["Location"]).content.decode()

    assert "không giữ lại được" in page


def test_the_kept_form_is_in_nobody_elses_browser(client, people, password):
    people.citizen()
    client.post("/form/", {"x": "1"})
    other = Client()
    other.post("/dang-nhap/", {"username": "congdan", "password": password})

    assert other.get("/dang-nhap/gui-tiep/").status_code == 302


def test_htmx_and_programs_are_told_in_their_own_way(client):
    part = client.post("/form/", {"x": "1"}, headers={"HX-Request": "true"})
    program = client.get("/form/", headers={"Accept": "application/json"})

    assert part.status_code == 204
    assert part.headers["HX-Redirect"].startswith("/dang-nhap/?next=")
    assert program.status_code == 401
    assert program.headers["Content-Type"] == "application/problem+json"


def test_a_referer_elsewhere_leads_nowhere(client):
    answer = client.post("/form/", {"x": "1"}, headers={"Referer": "https://example.com/form/"})

    assert "next=%2Fform%2F&" in answer.headers["Location"]


def test_a_right_held_anywhere_opens_and_none_looks_like_a_missing_page(
    client, people, password, roles
):
    """trust.md C2: denied looks like missing."""
    people.citizen()
    client.post("/dang-nhap/", {"username": "congdan", "password": password})
    assert client.get("/desk/").status_code == 404

    actions.grant_role(
        account_id=client.get("/form/").wsgi_request.actor.account_id,
        role_key="case_officer",
        agency_code="hy2-11953-ubnd",
        title="",
        by=SYSTEM,
        at=clock.now(),
    )

    assert client.get("/desk/").content == b"desk"
    assert Client().get("/desk/").headers["Location"] == "/dang-nhap/?next=%2Fdesk%2F"


def test_forged_forms_are_refused_before_anything_is_kept():
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/form/", {"x": "1"})

    assert answer.status_code == 403
    assert "sessionid" not in strict.cookies


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_the_language_is_kept_in_a_cookie_and_the_way_back_stays_here(client):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/form/?a=1"})
    away = client.post("/ngon-ngu/", {"language": "xx", "next": "//example.com"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/form/?a=1")
    assert answer.cookies["django_language"].value == "en"
    assert (away.headers["Location"], "django_language" in away.cookies) == ("/", False)
    assert client.get("/ngon-ngu/").status_code == 405
