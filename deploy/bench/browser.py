"""A lean HTTP client over one kept connection, so that the measuring costs little of the machine."""

import re
import socket
import sys
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_CODE = re.compile(r"\b\d{6}\b")
RECEIVE_BYTES = 65536
FOUND = 302


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, read to its end."""

    status: int
    headers: bytes
    body: bytes

    @property
    def location(self) -> str:
        return self.header(b"location")

    @property
    def text(self) -> str:
        return unescape(self.body.decode())

    def header(self, name: bytes) -> str:
        found = re.search(rb"(?im)^" + name + rb": (.*?)\r?$", self.headers)
        return found[1].decode() if found else ""


@dataclass
class Browser:
    """One person's browser: a connection and cookies."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    _socket: socket.socket | None = None

    def get(self, path: str) -> Answer:
        self.close()  # The server may have closed what was quiet for long.
        answer = self.send(self.request("GET", path))
        self._keep_cookies(answer)
        token = _TOKEN.search(answer.body.decode(errors="replace"))
        self.token = token[1] if token else self.token
        return answer

    def post(self, path: str, **fields: str) -> Answer:
        self.close()
        answer = self.send(self.request("POST", path, **fields))
        self._keep_cookies(answer)
        return answer

    def sign_in(self, username: str, password: str) -> None:
        """Through the real pages; an officer of the demonstration is shown his code there."""
        self.get("/dang-nhap/")
        answer = self.post("/dang-nhap/", username=username, password=password)
        if "ma-xac-nhan" in answer.location:
            page = self.get(answer.location)
            code = _CODE.search(page.text)
            answer = self.post(answer.location, code=code[0] if code else "")
        if answer.status != FOUND:
            sys.exit(f"bench: {username} could not sign in: {answer.status}\n{answer.text[:2000]}")

    def request(self, method: str, path: str, *, address: str = "", **fields: str) -> bytes:
        """The bytes of a request. `address` is whom the proxy in front would name."""
        body = b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        if self.cookies:
            pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            lines.append(f"Cookie: {pairs}")
        if address:
            lines.append(f"X-Forwarded-For: {address}")
        if method == "POST":
            body = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def send(self, request: bytes) -> Answer:
        """Send and read the answer; opens the connection anew when the server has closed it."""
        if self._socket is None:
            self._socket = socket.create_connection((self.host, self.port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        received = self._socket.recv(RECEIVE_BYTES)
        while b"\r\n\r\n" not in received:
            received += self._more()
        headers, _, body = received.partition(b"\r\n\r\n")
        answer = Answer(int(headers[9:12]), headers, body)
        length = int(answer.header(b"content-length") or 0)
        while len(body) < length:
            body += self._more()
        if b"connection: close" in headers.lower():
            self.close()
        return Answer(answer.status, headers, body)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _more(self) -> bytes:
        received = self._socket.recv(RECEIVE_BYTES) if self._socket else b""
        if not received:
            raise ConnectionError("the server closed the connection in the middle of an answer")
        return received

    def _keep_cookies(self, answer: Answer) -> None:
        for found in re.finditer(rb"(?im)^set-cookie: ([^=]+)=([^;]*)", answer.headers):
            self.cookies[found[1].decode()] = found[2].decode()
