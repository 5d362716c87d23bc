"""The content security policy, written once: nearly every answer carries the same."""

from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_OWN_PARTS = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")


class ContentPolicyMiddleware(CSPMiddleware):
    """The library builds the policy anew for each answer; where neither the view nor a nonce has a
    part in it, that gives the same words every time."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        has_own_parts = (
            getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None) is not None
            or getattr(request, "_csp_nonce", None) is not None
            or any(hasattr(response, name) for name in _OWN_PARTS)
        )
        if has_own_parts:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy())
        return response


@lru_cache(maxsize=1)
def _policy() -> str:
    return build_policy()


@receiver(setting_changed)
def _forget(**_changed: object) -> None:
    _policy.cache_clear()
