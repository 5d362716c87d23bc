"""Where browsers report what the content security policy stopped (trust.md C6).

A report is a stranger's word: it is cut short, cleaned and logged, and never answered in detail.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.foundation import clock, throttle
from motcua.interfaces.web.client_address import client_address

logger = logging.getLogger("motcua.security")

REPORT_BYTES_MAX = 16 * 1024
WORD_CHARACTERS_MAX = 200
REPORTS_PER_MINUTE_MAX = 20


@csrf_exempt  # A browser sends reports by itself, without any form.
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Log one report; drop what is no report or comes too often."""
    verdict = throttle.hit(
        "csp_report",
        key=client_address(request),
        limit=REPORTS_PER_MINUTE_MAX,
        seconds=60,
        at=clock.now(),
    )
    report = _report(request) if verdict.is_allowed else None
    if report:
        logger.warning(
            "content security policy stopped %s from %s on %s",
            *(_word(report, name) for name in _NAMES),
        )
    return HttpResponse(status=204)


_NAMES = ("violated-directive", "blocked-uri", "document-uri")


def _report(request: HttpRequest) -> Mapping[str, Any] | None:
    body = request.read(REPORT_BYTES_MAX + 1)
    if len(body) > REPORT_BYTES_MAX:
        return None
    try:
        report = json.loads(body)["csp-report"]
    except (ValueError, KeyError, TypeError):
        return None
    return report if isinstance(report, dict) else None


def _word(report: Mapping[str, Any], name: str) -> str:
    """Printable, short, and without a query: a query may hold what a person typed."""
    text = str(report.get(name, "")).partition("?")[0]
    return "".join(sign for sign in text if sign.isprintable())[:WORD_CHARACTERS_MAX]
