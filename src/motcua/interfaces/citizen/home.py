"""The first page: one question, one search box."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue import selectors
from motcua.domain.guidance.selectors import events_on
from motcua.domain.guidance.values import LifeEvent
from motcua.foundation import clock
from motcua.interfaces.citizen.catalogue import EXAMPLES, hit_of

OFTEN_NEEDED_COUNT = 6
TILES_COUNT_MAX = 12  # The rest is one link further; a phone shows them one below the other.


@dataclass(frozen=True, slots=True)
class Tile:
    """A life event and how many of its procedures are in force today."""

    event: LifeEvent
    count: int
    address: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, follow a dossier, begin from a life event. Two queries."""
    today = clock.now().date()
    slugs = set(selectors.procedures_on(day=today).values_list("procedure__slug", flat=True))
    events = events_on(today)
    tiles = [
        Tile(
            event,
            len(slugs & set(event.slugs)),
            reverse("citizen:life_event", args=[event.key]),
        )
        for event in events[:TILES_COUNT_MAX]
    ]
    return render(
        request,
        "citizen/home.html",
        {
            "tiles": [tile for tile in tiles if tile.count],
            "event_count": len(events),
            "often": [hit_of(row) for row in selectors.most_used(today, OFTEN_NEEDED_COUNT)],
            "total": len(slugs),
            "examples": [(text, _(text)) for text in EXAMPLES],
        },
    )
