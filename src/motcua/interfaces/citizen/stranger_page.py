"""The page that anybody sees of a dossier: drawn once for each state and language, then filled in.

Most look-ups come from people who are not signed in. What they see differs in the code and in the
seal against forged forms alone, so that all the rest is drawn once and kept by the process: such a
look-up costs hardly more than its one question to the database.
"""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from motcua.domain.dossiers.values import PublicProgress
from motcua.domain.identity.values import ANONYMOUS
from motcua.interfaces.citizen.tracking_context import context_for_stranger

TEMPLATE = "citizen/tracking/public.html"
# They stand for the code and the seal in what is kept. Letters that neither needs to be escaped in.
_CODE, _SEAL = "H00.CHO-MA-HO-SO", "CHO-DAU-CUA-MAU"
_KEPT_MAX = 64  # States times languages, and room for more of both.


def stranger_page(request: HttpRequest, progress: PublicProgress) -> HttpResponse:
    """The page of somebody who has only the code."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:  # A name or a message may be shown to them.
        return render(request, TEMPLATE, context_for_stranger(progress))
    drawn = _drawn(get_language() or settings.LANGUAGE_CODE, progress.state)
    return HttpResponse(drawn.replace(_CODE, progress.code).replace(_SEAL, get_token(request)))


@lru_cache(maxsize=_KEPT_MAX)
def _drawn(language: str, state: str) -> str:
    """The page for a state in the language now in use, with places for code and seal."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = reverse("citizen:track_dossier", args=[_CODE])
    request.user, request.actor = AnonymousUser(), ANONYMOUS  # type: ignore[attr-defined]
    progress = PublicProgress(dossier_id=0, code=_CODE, state=state, stage="")  # type: ignore[arg-type]
    context = context_for_stranger(progress) | {"csrf_token": _SEAL}
    return render_to_string(TEMPLATE, context, request=request)
