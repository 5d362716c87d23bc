"""Answers that are the same for everybody until something is published or the day ends.

A process makes each once; a reader that has it already is told so (304).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from motcua.domain.catalogue.selectors.public import catalogue_state
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

FRESH_SECONDS = 600
ANSWERS_MAX = 32
_kept: dict[str, bytes] = {}


def kept_answer(
    request: HttpRequest, *, name: str, content_type: str, make: Callable[[datetime], bytes]
) -> HttpResponse:
    """What `make` gives for now, kept under a name and the reader's language."""
    now, state = clock.now().astimezone(VIETNAM), catalogue_state()
    seed = f"{name}\n{state.token}\n{now.date()}\n{get_language()}"
    tag = hashlib.sha256(seed.encode()).hexdigest()[:32]
    midnight = datetime.combine(now.date(), time.min, tzinfo=VIETNAM)
    modified_at = max(state.published_at or midnight, midnight)
    response = get_conditional_response(request, f'W/"{tag}"', int(modified_at.timestamp()))
    if response is None:
        if tag not in _kept:
            if len(_kept) >= ANSWERS_MAX:
                _kept.clear()
            _kept[tag] = make(now)
        response = HttpResponse(_kept[tag], content_type=content_type)
    response.headers["ETag"] = f'W/"{tag}"'
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response
