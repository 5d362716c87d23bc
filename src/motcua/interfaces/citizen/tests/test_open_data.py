"""Taking the catalogue away: the page, the files, other days, and what it costs."""

import csv
import gzip
import io
import json
import sys
from functools import partial
from html import unescape

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.reporting.actions import publish_open_data

from .conftest import NOW

pytestmark = pytest.mark.django_db

A_FEW = ("dang-ky-khai-sinh", "dang-ky-ket-hon", "lien-thong-khai-tu")


@pytest.fixture
def folder(settings, tmp_path):
    settings.OPEN_DATA_FOLDER = tmp_path / "open_data"
    return settings.OPEN_DATA_FOLDER


@pytest.fixture(scope="module")
def editions(tmp_path_factory, django_db_setup, django_db_blocker):
    """Written once: the edition of the day and that of the last day on which something changed."""
    folder = tmp_path_factory.mktemp("open_data")
    act = sys.modules[publish_open_data.__module__]
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock():
        patched.setattr(act, "PAST_EDITIONS_MAX", 1)
        patched.setattr(act, "procedures_known", partial(act.procedures_known, slugs=A_FEW))
        publish_open_data(folder=folder, address="http://x", source="Tỉnh thử", by=SYSTEM, at=NOW)
    return folder


@pytest.fixture
def written(settings, editions):
    settings.OPEN_DATA_FOLDER = editions


def body(response):
    return b"".join(response.streaming_content)


def test_before_the_first_edition_the_page_and_the_files_say_so(client, folder):
    page = client.get("/du-lieu-mo/")
    file = client.get("/du-lieu-mo/moi-nhat/thu-tuc.json", headers={"Accept": "application/json"})

    assert page.status_code == 200
    assert "Bộ dữ liệu đang được lập." in unescape(page.content.decode())
    assert file.status_code == 503
    assert int(file.headers["Retry-After"]) > 0


def test_the_page_names_the_day_the_licence_and_every_file(client, written):
    page = unescape(client.get("/du-lieu-mo/").content.decode())

    assert "Danh mục ngày 19/11/2026" in page
    assert "CC BY 4.0" in page
    for name in ("thu-tuc.json", "thu-tuc.xlsx", "giay-to.csv", "thu-tuc.ttl"):
        assert f'href="/du-lieu-mo/2026-11-19/{name}"' in page
    assert 'href="/du-lieu-mo/2026-09-01/thu-tuc.json"' in page


@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_a_file_comes_packed_to_who_can_unpack_and_unpacked_to_who_cannot(
    client, written, encoding
):
    response = client.get(
        "/du-lieu-mo/2026-11-19/thu-tuc.csv", headers={"Accept-Encoding": encoding}
    )
    content = body(response)

    assert response.headers.get("Content-Encoding", "") == encoding
    assert "Accept-Encoding" in response.headers["Vary"]
    if encoding:
        assert response.headers["Content-Length"] == str(len(content))
        content = gzip.decompress(content)
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert "dang-ky-khai-sinh" in {line["Tên ngắn"] for line in lines}


def test_a_file_may_be_read_from_any_page_and_is_named_after_its_day(client, written):
    response = client.get("/du-lieu-mo/2026-11-19/thu-tuc.xlsx")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (
        response.headers["Content-Disposition"] == 'attachment; filename="thu-tuc-2026-11-19.xlsx"'
    )
    assert body(response).startswith(b"PK")


def test_a_file_that_is_there_already_is_not_sent_again(client, written):
    first = client.get("/du-lieu-mo/2026-11-19/thu-tuc.json")
    again = client.get(
        "/du-lieu-mo/2026-11-19/thu-tuc.json", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "held"),
    [("moi-nhat", "2026-11-19"), ("2026-09-02", "2026-09-01"), ("2026-11-18", "2026-09-01")],
)
def test_a_day_between_leads_to_the_edition_that_held(client, written, asked, held):
    response = client.get(f"/du-lieu-mo/{asked}/thu-tuc.json")

    assert response.status_code == 302
    assert response.headers["Location"] == f"/du-lieu-mo/{held}/thu-tuc.json"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "2026-11-20/thu-tuc.json",  # Not yet.
        "1990-01-01/thu-tuc.json",
        "hom-nay/thu-tuc.json",
        "2026-11-19/khong-co.csv",
        "2026-11-19/..%2f..%2fsecret_key",
        "2026-11-19/2026-11-19.json",
    ],
)
def test_what_is_not_there_is_not_found(client, written, path):
    assert client.get(f"/du-lieu-mo/{path}").status_code == 404


def test_handing_out_a_file_asks_the_database_nothing(client, written, django_assert_num_queries):
    with django_assert_num_queries(0):
        body(client.get("/du-lieu-mo/2026-11-19/thu-tuc.json"))


def test_the_data_have_the_shape_that_the_read_api_describes(client, written):
    response = client.get("/du-lieu-mo/2026-11-19/thu-tuc.json", headers={"Accept-Encoding": ""})
    whole = json.loads(body(response))
    record = client.get("/api/v1/procedures/dang-ky-khai-sinh").json()
    ours = next(each for each in whole["procedures"] if each["slug"] == "dang-ky-khai-sinh")

    assert set(ours) <= set(record)
    assert {name: ours[name] for name in ("code", "fees", "components", "limit")} == {
        name: record[name] for name in ("code", "fees", "components", "limit")
    }
