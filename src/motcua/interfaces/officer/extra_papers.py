"""What officials tried to ask for though no procedure lists it: the report for procedure control."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.selectors import extra_paper_attempts
from motcua.domain.dossiers.values import ExtraPaperLine
from motcua.domain.reception.selectors.unlisted import unlisted_papers
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show

DAYS_DEFAULT, DAYS_MAX = 30, 366
_ONE_DAY = timedelta(days=1)


@require_safe
@reader_required
def extra_papers(request: HttpRequest) -> HttpResponse:
    """Attempts in the agencies one may read in, between two days; each opens its dossier."""
    today = clock.now().astimezone(VIETNAM).date()
    first, last = (day_in(request.GET.get(name, "").strip()) for name in ("tu", "den"))
    last = min(last or today, today)
    first = max(first or last - DAYS_DEFAULT * _ONE_DAY, last - DAYS_MAX * _ONE_DAY)
    first = min(first, last)
    asked: dict[str, Any] = {
        "agency_codes": request.actor.agency_codes(permissions.READ),
        "since": datetime.combine(first, datetime.min.time(), tzinfo=VIETNAM),
        "until": datetime.combine(last + _ONE_DAY, datetime.min.time(), tzinfo=VIETNAM),
    }
    found = [*extra_paper_attempts(**asked), *unlisted_papers(**asked)]
    lines = sorted(found, key=lambda line: line.attempted_at, reverse=True)
    context: dict[str, Any] = {
        "headline": _headline(len(lines)),
        "first": formats.day(first),
        "last": formats.day(last),
        "by_agency": _by_agency(lines),
        "lines": [
            {
                "line": line,
                "address": reverse("officer:dossier", args=[line.dossier_code])
                if line.dossier_code
                else "",
            }
            for line in lines
        ],
    }
    return show(request, "officer/extra_papers.html", context)


def _headline(count: int) -> str:
    if not count:
        return _("Không ai đòi giấy tờ ngoài danh mục")
    words = ngettext(
        "%(count)s lần đòi giấy tờ ngoài danh mục",
        "%(count)s lần đòi giấy tờ ngoài danh mục",
        count,
    )
    return words % {"count": count}


def _by_agency(lines: Sequence[ExtraPaperLine]) -> Sequence[tuple[str, int]]:
    names = [line.agency_name for line in lines]
    return sorted(((name, names.count(name)) for name in set(names)), key=lambda each: -each[1])
