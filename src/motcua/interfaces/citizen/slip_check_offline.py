"""The check of slips without a network: a page to keep as one file, and a keeper of the page itself."""

import base64
import hashlib
import json
from functools import lru_cache

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from motcua.foundation import clock
from motcua.interfaces.citizen.slip_check import SlipShown, known_to_browsers, unit_names
from motcua.interfaces.design_system import formats

SCRIPT, STYLE = "citizen/verify.js", "citizen/verify_offline.css"
# What the page of the check shows itself with; the keeper fetches it once.
KEPT = (
    "bootstrap.min.css",
    "fonts/fonts.css",
    "fonts/be-vietnam-pro-latin-400-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-400-normal.woff2",
    "fonts/be-vietnam-pro-latin-600-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-600-normal.woff2",
    "design_system/tokens.css",
    "design_system/components.css",
    "design_system/page.js",
    "design_system/public.css",
    "citizen/application.css",
    "citizen/verify.css",
    SCRIPT,
)


@require_safe
def offline_page(request: HttpRequest) -> HttpResponse:
    """One file that checks slips from a disk or a memory card, with today's public keys in it.

    The file carries a policy of its own: its two inline parts by their digests, and nothing else.
    """
    script, style = _text_of(SCRIPT), _text_of(STYLE)
    known = known_to_browsers() | {"agencies": unit_names(), "keeper": ""}
    context = {
        "script": mark_safe(script),  # noqa: S308 — our own file, by its digest
        "style": mark_safe(style),  # noqa: S308 — likewise
        "policy": (
            f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'"
        ),
        "known": json.dumps(known, ensure_ascii=False),
        "empty": SlipShown("", "", "", "", "", "", "", ""),
        "made_on": formats.day(clock.now()),
    }
    response = render(request, "citizen/slip_check/offline.html", context)
    response.headers["Content-Disposition"] = 'attachment; filename="kiem-tra-giay-hen.html"'
    return response


@require_safe
def keeper(request: HttpRequest) -> HttpResponse:
    """The service worker of /xac-minh/: keeps the page, so that a scanned code opens without network."""
    kept = [reverse("citizen:slip_check"), *(static(name) for name in KEPT)]
    kept.append(reverse("citizen:agency_names"))
    version = hashlib.sha256(json.dumps([kept, known_to_browsers()]).encode()).hexdigest()[:12]
    context = {"kept": mark_safe(json.dumps(kept)), "version": version}  # noqa: S308 — addresses of ours
    text = render_to_string("citizen/slip_check/keeper.js", context)
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


offline_page.protection = keeper.protection = "public"  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _text_of(name: str) -> str:
    path = finders.find(name)
    assert isinstance(path, str), name  # noqa: S101 — a file of this package
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 — a path as the finder gives it
        return file.read()


def _digest(text: str) -> str:
    """As the browser makes it: of the text between the tags."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
