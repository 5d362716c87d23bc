"""People who send a form again and again, with its key, until they are answered."""

import re
import secrets
import time
from html import unescape
from threading import Lock

import httpx

PATIENCE_SECONDS_MAX = 120
AGAIN_AFTER_SECONDS = 0.2
ANSWER_SECONDS_MAX = 20
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CODE = re.compile(r"\b\d{6}\b")


class Record:
    """Who was answered what, and when: the ledger that the database is compared with."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.moments: list[float] = []
        self.repeats_count = 0

    def answered(self) -> None:
        with self._lock:
            self.moments.append(time.monotonic())

    def repeated(self) -> None:
        with self._lock:
            self.repeats_count += 1

    @property
    def silence_seconds(self) -> float:
        """The longest time in which nobody was answered."""
        pairs = zip(self.moments, self.moments[1:], strict=False)
        return max((later - earlier for earlier, later in pairs), default=0.0)


class Person:
    """A browser whose owner does not give up."""

    def __init__(self, address: str, record: Record) -> None:
        self._client = httpx.Client(base_url=address, timeout=ANSWER_SECONDS_MAX, trust_env=False)
        self._record = record
        self._token = ""

    def sign_in(self, username: str, password: str) -> None:
        self.get("/dang-nhap/")
        answer = self._client.post(
            "/dang-nhap/",
            data={"username": username, "password": password, "csrfmiddlewaretoken": self._token},
        )
        if "ma-xac-nhan" in answer.headers.get("Location", ""):
            page = self.get(answer.headers["Location"])
            code = CODE.search(unescape(page.text))[0]
            answer = self._client.post(
                page.url.path, data={"code": code, "csrfmiddlewaretoken": self._token}
            )
        assert answer.status_code == 302, answer.text
        self.get("/")  # Signing in has given the browser another seal for its forms.

    def copy(self) -> "Person":
        """The same session in another window."""
        other = Person(str(self._client.base_url), self._record)
        other._client.cookies = httpx.Cookies(self._client.cookies)
        other._token = self._token
        return other

    def get(self, path: str) -> httpx.Response:
        page = self._until_answered("GET", path)
        token = TOKEN.search(page.text)
        self._token = token[1] if token else self._token
        return page

    def send(self, path: str, fields: dict | None = None, files: dict | None = None):
        """One form, one key, as often as it takes. Returns the first real answer."""
        return self._until_answered(
            "POST",
            path,
            data={**(fields or {}), "csrfmiddlewaretoken": self._token},
            files=files,
            headers={"Idempotency-Key": secrets.token_urlsafe(18)},
        )

    def _until_answered(self, method: str, path: str, **more: object) -> httpx.Response:
        """Broken connections, silence and 5xx are no answers."""
        ends_at = time.monotonic() + PATIENCE_SECONDS_MAX
        while time.monotonic() < ends_at:
            try:
                answer = self._client.request(method, path, **more)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code < 500:
                self._record.answered()
                return answer
            self._record.repeated()
            time.sleep(AGAIN_AFTER_SECONDS)
        raise AssertionError(f"{method} {path} was not answered in {PATIENCE_SECONDS_MAX} s")
