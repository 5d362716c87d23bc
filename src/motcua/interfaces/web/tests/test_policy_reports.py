"""Reports of the content security policy reach the log, short and clean, and nothing else."""

import json

import pytest

ADDRESS = "/bao-cao-csp/"


def report(client, body, **words):
    return client.post(ADDRESS, body, content_type="application/csp-report", **words)


def said(caplog):
    return [r.getMessage() for r in caplog.records if r.name == "motcua.security"]


@pytest.mark.django_db
def test_every_page_names_the_place_to_report_to(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert f"report-uri {ADDRESS}" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.django_db
def test_a_report_is_one_short_clean_line_without_what_was_typed(client, caplog):
    answer = report(
        client,
        json.dumps(
            {
                "csp-report": {
                    "violated-directive": "script-src\r\nfake line",
                    "blocked-uri": "https://elsewhere.example/x.js?secret=033190004127",
                    "document-uri": "http://testserver/" + "a" * 900,
                }
            }
        ),
    )
    assert answer.status_code == 204
    (line,) = said(caplog)
    assert "https://elsewhere.example/x.js" in line
    assert "033190004127" not in line
    assert "\n" not in line
    assert len(line) < 700


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", ["", "no json", "[]", '{"csp-report": 7}', '{"other": {}}', "x" * 20_000]
)
def test_what_is_no_report_is_dropped(client, caplog, body):
    assert report(client, body).status_code == 204
    assert said(caplog) == []


@pytest.mark.django_db
def test_a_flood_is_not_logged(client, caplog):
    body = json.dumps({"csp-report": {"violated-directive": "img-src"}})
    for _ in range(40):
        assert report(client, body).status_code == 204
    assert len(said(caplog)) == 20
