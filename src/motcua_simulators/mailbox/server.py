"""The gateway's wire."""

import json
import select
import socket
import struct
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .faults import Fault, FaultPlan
from .page import page
from .store import FIELDS, Reception, Store

BODY_BYTES_MAX = 256 * 1024
CHANNELS = ("email", "sms")
STATUS_OF = {
    Reception.NEW: HTTPStatus.CREATED,
    Reception.REPEATED: HTTPStatus.OK,
    Reception.KEY_OF_ANOTHER: HTTPStatus.UNPROCESSABLE_ENTITY,
}


class Refusal(Exception):
    """The request is wrong: a 4xx with its reason."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


class MailboxServer(ThreadingHTTPServer):
    """One store, many callers."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], *, store: Store, faults: FaultPlan) -> None:
        self.store, self.faults = store, faults
        super().__init__(address, Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Callers that hang up are everyday here; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """GET / · GET /messages.json · GET /readyz · POST /messages"""

    protocol_version = "HTTP/1.1"
    timeout = 120
    server: MailboxServer

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        to = parse_qs(address.query).get("to", [""])[0]
        messages = self.server.store.listing(to=to)
        if address.path == "/":
            self._answer(HTTPStatus.OK, page(messages), kind="text/html; charset=utf-8")
        elif address.path == "/messages.json":
            repeats = self.server.store.repeats_count
            listing = {"messages": list(map(asdict, messages)), "repeats_count": repeats}
            self._answer_json(HTTPStatus.OK, listing)
        elif address.path == "/readyz":
            self._answer_json(HTTPStatus.OK, {"ready": True})
        else:
            self._answer_json(HTTPStatus.NOT_FOUND, {"error": "no such page"})

    def do_POST(self) -> None:
        try:
            key, body = self._message()
        except Refusal as refusal:
            self._answer_json(refusal.status, {"error": refusal.reason})
            return
        draw = self.server.faults.draw()
        status, answer = HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "the gateway failed"}
        if draw.is_done_first:
            reception = self.server.store.receive(key, body)
            if draw.fault is not Fault.ERROR:
                status, answer = STATUS_OF[reception], {"reception": reception.name.lower()}
        if draw.fault is Fault.RESET:
            self._break_connection()
        elif draw.fault is Fault.TIMEOUT:
            self._wait(self.server.faults.hold_seconds)
            self._break_connection()
        else:
            if draw.fault is Fault.SLOW:
                self._wait(self.server.faults.slow_seconds)
            self._answer_json(status, answer)

    def _message(self) -> tuple[str, Mapping[str, str]]:
        """The key and the body. Always reads the body, so that the connection can go on."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > BODY_BYTES_MAX:
            self.close_connection = True
            raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "no length, or too large")
        raw = self.rfile.read(int(length))
        key = self.headers.get("Idempotency-Key", "")
        if urlsplit(self.path).path != "/messages":
            raise Refusal(HTTPStatus.NOT_FOUND, "no such door")
        if not key:
            raise Refusal(HTTPStatus.BAD_REQUEST, "Idempotency-Key is missing")
        try:
            body = json.loads(raw)
        except ValueError:
            raise Refusal(HTTPStatus.BAD_REQUEST, "the body is not JSON") from None
        return key, _checked(body)

    def _wait(self, seconds: float) -> None:
        """Keep the caller waiting; ends early when the caller hangs up."""
        ends_at = time.monotonic() + seconds
        while (left := ends_at - time.monotonic()) > 0:
            if select.select([self.connection], [], [], left)[0]:
                return

    def _break_connection(self) -> None:
        """A reset, not an orderly end: what is lost on the way looks like this."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _answer_json(self, status: HTTPStatus, content: Mapping[str, Any]) -> None:
        self._answer(status, json.dumps(content, ensure_ascii=False), kind="application/json")

    def _answer(self, status: HTTPStatus, content: str, *, kind: str) -> None:
        body = content.encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # The caller did not wait.
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Quiet: messages are personal, and the page shows what arrived."""


def _checked(body: Any) -> Mapping[str, str]:
    """The fields as text. Refuses what no phone and no mailbox could take."""
    if not isinstance(body, dict):
        raise Refusal(HTTPStatus.BAD_REQUEST, "the body is not an object")
    message = {field: str(body.get(field, "")) for field in FIELDS}
    if message["channel"] not in CHANNELS:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "channel is email or sms")
    if message["channel"] == "email" and "@" not in message["to"]:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "to is no e-mail address")
    digits = message["to"].replace(" ", "").removeprefix("+")
    if message["channel"] == "sms" and not digits.isdigit():
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "to is no telephone number")
    if not message["text"]:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "text is empty")
    return message
