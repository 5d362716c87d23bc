"""What one request costs, seen from inside: its statements, and with --profile its functions."""

import cProfile
import io
import pstats
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections, reset_queries

PROFILED_FUNCTIONS_COUNT = 40


class Inside:
    """The same requests answered in this process, without a server in between."""

    def __init__(self) -> None:
        self._application = get_wsgi_application()
        request_started.disconnect(reset_queries)

    def statements(self, request: bytes) -> list[str]:
        """The messages that one request sends to the database, in their order."""
        connection.force_debug_cursor = True
        connection.queries_log.clear()
        try:
            self.answer(request)
            return [query["sql"] for query in connection.queries_log]
        finally:
            connection.force_debug_cursor = False
            connections.close_all()

    def profile(self, requests: list[bytes]) -> str:
        """Where the time of these requests goes, function by function."""
        profiler = cProfile.Profile()
        profiler.enable()
        for request in requests:
            self.answer(request)
        profiler.disable()
        connections.close_all()
        out = io.StringIO()
        pstats.Stats(profiler, stream=out).sort_stats("cumulative").print_stats(
            PROFILED_FUNCTIONS_COUNT
        )
        return out.getvalue()

    def answer(self, request: bytes) -> str:
        """The status line's text."""
        statuses: list[str] = []

        def start_response(status: str, _headers: list, _fault: object = None) -> Callable:
            statuses.append(status)
            return lambda _: None

        answer = self._application(_environ(request), start_response)
        for _ in answer:
            pass
        if hasattr(answer, "close"):
            answer.close()
        return statuses[0]


def _environ(request: bytes) -> dict[str, object]:
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    named = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in headers.items()}
    parts = urlsplit(target)
    return {
        **named,
        "REQUEST_METHOD": method,
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "CONTENT_TYPE": headers.get("Content-Type", ""),
        "CONTENT_LENGTH": headers.get("Content-Length", ""),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SCRIPT_NAME": "",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
