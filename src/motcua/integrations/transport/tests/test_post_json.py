"""Outgoing calls, against a partner that answers as it is told."""

import json
import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from motcua.integrations import transport
from motcua.integrations.transport import client


class Partner(ThreadingHTTPServer):
    """Answers with `status`, remembers what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.location, self.body = 201, "", b"{}"
        self.pieces_every_seconds = 0.0
        self.requests = []
        self.origin = f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, dict(self.headers), json.loads(body)))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        for at in range(0, len(self.server.body), 65536):
            if self.server.pieces_every_seconds:
                time.sleep(self.server.pieces_every_seconds)
            self.wfile.write(self.server.body[at : at + 65536])

    def do_GET(self):
        self.do_POST()

    def log_message(self, *words):
        pass


@pytest.fixture
def partner(settings):
    server = Partner()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.OUTGOING_ORIGINS_ALLOWED = [server.origin]
    settings.OUTGOING_SECONDS_MAX = 1
    yield server
    server.shutdown()
    server.server_close()


def post(partner, path="/messages?to=0900000127"):
    return transport.post_json(
        partner.origin + path, {"text": "Phạm Thị Hạnh"}, idempotency_key="fact-1"
    )


def test_the_body_arrives_with_its_key(partner):
    partner.body = b'{"reception": "new"}'
    assert post(partner) == transport.Answer(status=201, body=b'{"reception": "new"}')

    [(path, headers, body)] = partner.requests
    assert path == "/messages?to=0900000127"
    assert body == {"text": "Phạm Thị Hạnh"}
    assert (headers["Idempotency-Key"], headers["User-Agent"]) == ("fact-1", "motcua")
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [400, 401, 404, 409, 413, 422])
def test_a_refusal_is_final(partner, status):
    partner.status = status
    with pytest.raises(transport.PartnerRefused) as refusal:
        post(partner)
    assert refusal.value.status == status


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 599])
def test_some_answers_ask_to_come_again(partner, status):
    partner.status = status
    with pytest.raises(transport.PartnerUnavailable, match=str(status)):
        post(partner)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(partner, status, settings):
    other = Partner()
    threading.Thread(target=other.serve_forever, daemon=True).start()
    settings.OUTGOING_ORIGINS_ALLOWED = [partner.origin, other.origin]
    partner.status, partner.location = status, other.origin
    try:
        with pytest.raises(transport.PartnerUnavailable):
            post(partner)
    finally:
        other.shutdown()
        other.server_close()
    assert (len(partner.requests), other.requests) == (1, [])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/messages",
        "https://{host}/messages",
        "http://{host}@169.254.169.254/latest",
        "http://user:secret@{host}/messages",
        "http://{host}.example.vn/messages",
        "file:///etc/passwd",
        "",
    ],
)
def test_an_address_that_the_operator_did_not_name_is_never_called(partner, url):
    url = url.format(host=partner.origin.removeprefix("http://"))
    with pytest.raises(transport.AddressNotAllowed) as refusal:
        transport.post_json(url, {}, idempotency_key="k")
    assert partner.requests == []
    assert "secret" not in str(refusal.value)


def test_nobody_listening_is_unavailable(settings):
    settings.OUTGOING_ORIGINS_ALLOWED = ["http://127.0.0.1:1"]
    with pytest.raises(transport.PartnerUnavailable, match="ConnectError"):
        transport.post_json("http://127.0.0.1:1/x", {}, idempotency_key="k")


def test_a_partner_that_drips_is_cut_off(partner):
    partner.body, partner.pieces_every_seconds = b"x" * 65536 * 10, 0.4
    begun = time.monotonic()
    with pytest.raises(transport.PartnerUnavailable, match="ReadTimeout"):
        post(partner)
    assert time.monotonic() - begun < 3


def test_an_answer_without_end_is_cut_off(partner):
    partner.body = b"x" * (client.ANSWER_BYTES_MAX + 100_000)
    with pytest.raises(transport.PartnerUnavailable, match="ReadError"):
        post(partner)


def test_proxies_of_the_environment_are_ignored(partner, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    client._client.cache_clear()
    assert post(partner).status == 201


def test_logs_say_what_happened_and_nothing_about_people(partner, caplog):
    with caplog.at_level(logging.INFO):
        post(partner)
    assert f"POST {partner.origin}/messages 201" in caplog.text
    assert "fact-1" in caplog.text
    for personal in ("0900000127", "Phạm", "?to="):
        assert personal not in caplog.text
