"""The first page: one question, one search box."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from motcua.domain.catalogue import selectors
from motcua.foundation import clock
from motcua.interfaces.citizen.catalogue import hit_of
from motcua.interfaces.citizen.life_events import LIFE_EVENTS, LifeEvent

OFTEN_NEEDED_COUNT = 6
# What people say, in the words they say it; each finds something (tests). The catalogue is searched
# in Vietnamese in every language.
EXAMPLES = (
    gettext_noop("mới sinh em bé"),
    gettext_noop("sao y giấy tờ"),
    gettext_noop("đổi bằng lái xe"),
    gettext_noop("sang tên sổ đỏ"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A life event and how many of its procedures are in force today."""

    event: LifeEvent
    count: int


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, follow a dossier, begin from a life event. Two queries."""
    today = clock.now().date()
    slugs = set(selectors.procedures_on(day=today).values_list("procedure__slug", flat=True))
    tiles = [Tile(event, len(slugs & set(event.slugs))) for event in LIFE_EVENTS]
    return render(
        request,
        "citizen/home.html",
        {
            "tiles": [tile for tile in tiles if tile.count],
            "often": [hit_of(row) for row in selectors.most_used(today, OFTEN_NEEDED_COUNT)],
            "total": len(slugs),
            "examples": [(text, _(text)) for text in EXAMPLES],
        },
    )
