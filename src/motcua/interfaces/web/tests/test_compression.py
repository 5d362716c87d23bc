"""Text is compressed, papers are not, and the length of a page tells nothing."""

import gzip

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from motcua.interfaces.web.compression import TextCompressionMiddleware

PAGE = "Đăng ký khai sinh. " * 200


def _answer(content_type: str, *, accepts: str = "gzip, br") -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(PAGE, content_type=content_type)

    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return TextCompressionMiddleware(view)(request)


def test_a_page_is_compressed():
    response = _answer("text/html; charset=utf-8")
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE
    assert len(response.content) < len(PAGE) / 5


def test_a_page_stays_plain_for_who_cannot_read_it_otherwise():
    response = _answer("text/html; charset=utf-8", accepts="")
    assert response.content.decode() == PAGE
    assert "Accept-Encoding" in response.headers["Vary"]


def test_a_paper_is_left_as_it_is():
    response = _answer("application/pdf")
    assert "Content-Encoding" not in response.headers
    assert response.content.decode() == PAGE


def test_the_length_of_a_page_varies():
    lengths = {len(_answer("text/html").content) for _ in range(30)}
    assert len(lengths) > 1
