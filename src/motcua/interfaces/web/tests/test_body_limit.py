"""A body that nobody could have meant is cut by its announced length."""

import pytest
from django.test import RequestFactory

from motcua.interfaces.web.body_limit import BodyLimitMiddleware


class NeverRead:
    """A body that fails the test when somebody reads it."""

    def read(self, *arguments):
        raise AssertionError("the body was read")


def answer_to(announced, settings):
    settings.UPLOAD_BYTES_MAX = 1_000
    request = RequestFactory().post("/dang-nhap/", b"", content_type="text/plain")
    request.META["CONTENT_LENGTH"] = announced
    request.META["wsgi.input"] = NeverRead()
    return BodyLimitMiddleware(lambda _: None)(request)


@pytest.mark.parametrize("announced", ["2001", "10000000000"])
def test_a_huge_body_is_refused_unread(announced, settings):
    answer = answer_to(announced, settings)
    assert answer.status_code == 413
    assert "quá lớn" in answer.content.decode()


@pytest.mark.parametrize("announced", ["2000", "0", "", "-5", "many"])
def test_others_go_on(announced, settings):
    assert answer_to(announced, settings) is None
