"""The policy that is written once is the library's, and gives way where a view has its own."""

import pytest
from csp.constants import HEADER, HEADER_REPORT_ONLY, NONCE, SELF
from csp.decorators import csp_exempt, csp_update
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.interfaces.web.content_policy import ContentPolicyMiddleware


def plain(_request):
    return HttpResponse()


def with_nonce(request):
    return HttpResponse(str(request.csp_nonce))


def own(_request):
    return HttpResponse(headers={HEADER: "default-src 'none'; sandbox"})


VIEWS = [plain, own, csp_update({"img-src": ["https://example.vn"]})(plain), csp_exempt()(plain)]


def answered(middleware, view):
    return middleware(view)(RequestFactory().get("/")).headers


@pytest.mark.parametrize("view", VIEWS)
def test_every_answer_carries_what_the_library_would_send(view):
    for _ in range(2):
        headers = answered(ContentPolicyMiddleware, view)
        assert headers.get(HEADER) == answered(CSPMiddleware, view).get(HEADER)


def test_a_nonce_stands_in_the_policy_of_its_own_answer_only(settings):
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"script-src": [SELF, NONCE]}}
    response = ContentPolicyMiddleware(with_nonce)(RequestFactory().get("/"))
    assert f"'nonce-{response.content.decode()}'" in response.headers[HEADER]
    assert "nonce" not in answered(ContentPolicyMiddleware, plain)[HEADER]


def test_another_policy_in_the_settings_is_obeyed(settings):
    before = answered(ContentPolicyMiddleware, plain)[HEADER]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": [SELF]}}
    assert answered(ContentPolicyMiddleware, plain)[HEADER] == "default-src 'self'"
    assert before != "default-src 'self'"


def test_a_policy_on_trial_is_sent_beside_it(settings):
    settings.CONTENT_SECURITY_POLICY_REPORT_ONLY = {"DIRECTIVES": {"default-src": [SELF]}}
    assert answered(ContentPolicyMiddleware, plain)[HEADER_REPORT_ONLY] == "default-src 'self'"
