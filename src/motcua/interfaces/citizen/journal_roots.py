"""The signed roots of the journal, published: who keeps one can hold us to it.

Legal   LR-033: the register of what was done to dossiers is kept unchanged and can be shown to be so.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.foundation import journal, signing
from motcua.foundation.journal.lines import moment_of
from motcua.foundation.journal.paper import root_paper
from motcua.foundation.journal.roots import packed, published_roots
from motcua.interfaces.design_system import formats

ROOTS_SHOWN_MAX = 60


@dataclass(frozen=True, slots=True)
class RootShown:
    """One published root."""

    name: str
    day: str
    signed_at: str
    lines: str
    digest: str
    key_id: str


@require_safe
def roots(request: HttpRequest) -> HttpResponse:
    """The newest roots, newest first, and the keys that signed them."""
    named = published_roots(newest=ROOTS_SHOWN_MAX)
    context = {
        "section": "",
        "roots": [_shown(name, root) for name, root in reversed(named)],
        "keys": [(key.key_id, packed(key.raw), key.signs_now) for key in signing.public_keys()],
    }
    return render(request, "citizen/slip_check/roots.html", context)


@require_safe
def root_file(request: HttpRequest, name: str) -> HttpResponse:
    """One root as the file that `motcua journal verify --roots` reads."""
    response = JsonResponse(
        dict(_root(name).document), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response.headers["Access-Control-Allow-Origin"] = "*"  # Anybody's verifier may fetch it.
    return response


@require_safe
def root_page(request: HttpRequest, name: str) -> HttpResponse:
    """One root to print and keep."""
    response = HttpResponse(root_paper(_root(name)), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="goc-{name}.pdf"'
    return response


for _view in (roots, root_file, root_page):
    _view.protection = "public"  # type: ignore[attr-defined]


def _root(name: str) -> journal.SignedRoot:
    found = published_roots(name=name)
    if not found:
        raise Http404
    return found[0][1]


def _shown(name: str, root: journal.SignedRoot) -> RootShown:
    at = moment_of(root.at)
    year, month, day = root.day.split("-")
    return RootShown(
        name=name,
        day=f"{day}/{month}/{year}",
        signed_at=f"{formats.clock_time(at)}, {formats.day(at)}",
        lines=formats.whole_number(root.size),
        digest=root.root.hex(),
        key_id=root.key_id,
    )
