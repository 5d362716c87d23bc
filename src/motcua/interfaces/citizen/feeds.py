"""What changes in the catalogue, as an Atom feed; all addresses for search engines.

Legal   LR-131 (63/2010/NĐ-CP art 14-15: new, amended, replaced, abolished, public before the day).
"""

from datetime import datetime, time, timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors.changes import changes, differences_of
from motcua.domain.catalogue.selectors.public import addresses_on
from motcua.domain.catalogue.values.public import CatalogueChange, CatalogueChangeKind
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.kept_answers import kept_answer
from motcua.interfaces.citizen.procedure_history import telling
from motcua.interfaces.design_system import formats

ENTRIES_MAX = 50
ANNOUNCED_DAYS_MAX = 366
ADDRESSES_MAX = 50_000  # What one sitemap may hold.
CLOSED_TO_ROBOTS = ("/ban-lam-viec/", "/ho-so-cua-toi/", "/nop-ho-so/", "/tra-cuu/", "/dang-nhap/")
OPEN_PAGES = ("citizen:home", "citizen:catalogue", "citizen:track", "public_api:documentation")
_TITLES = {
    CatalogueChangeKind.NEW: gettext_lazy("Thủ tục mới: %(name)s"),
    CatalogueChangeKind.AMENDED: gettext_lazy("Sửa đổi: %(name)s"),
    CatalogueChangeKind.REPLACED: gettext_lazy("Thay thế: %(name)s"),
    CatalogueChangeKind.ABOLISHED: gettext_lazy("Bãi bỏ: %(name)s"),
}


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """The latest changes and those announced, each with what differs, as readers of news read it."""
    return kept_answer(
        request,
        name="changes.atom",
        content_type="application/atom+xml; charset=utf-8",
        make=_feed,
    )


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with the day since when it is as it is."""
    return kept_answer(
        request, name="sitemap.xml", content_type="application/xml; charset=utf-8", make=_sitemap
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: forms and desks. Where the addresses stand."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED_TO_ROBOTS),
        f"Sitemap: {settings.PUBLIC_ADDRESS}{reverse('citizen:sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _feed(now: datetime) -> bytes:
    found = changes(until=now.date() + timedelta(days=ANNOUNCED_DAYS_MAX), count_max=ENTRIES_MAX)
    different = differences_of(found)
    feed = Atom1Feed(
        title=_("Thay đổi của thủ tục hành chính, tỉnh %(province)s")
        % {"province": settings.PROVINCE_NAME},
        link=settings.PUBLIC_ADDRESS + reverse("citizen:catalogue"),
        description=_("Thủ tục mới, sửa đổi, thay thế, bãi bỏ và ngày có hiệu lực."),
        language="vi",
        feed_url=settings.PUBLIC_ADDRESS + reverse("citizen:changes_feed"),
        author_name=_("Ủy ban nhân dân tỉnh %(province)s") % {"province": settings.PROVINCE_NAME},
    )
    for change in found:
        told = telling(different[change.version_id]) if change.version_id in different else []
        address = settings.PUBLIC_ADDRESS + reverse("citizen:procedure", args=[change.slug])
        day = change.effective_on
        published_at = min(change.recorded_at, datetime.combine(day, time.min, tzinfo=VIETNAM))
        feed.add_item(
            title=_TITLES[change.kind] % {"name": change.name},
            link=f"{address}?ngay={day.isoformat()}" if change.version_id else address,
            description=_entry_words(change, told),
            unique_id=f"{address}#{change.kind.value}-{day.isoformat()}",
            pubdate=published_at,
            updateddate=change.recorded_at,
            categories=[change.kind.value],
        )
    return feed.writeString("utf-8").encode()


def _entry_words(change: CatalogueChange, told: list[str]) -> str:
    since = _("Có hiệu lực từ ngày %(day)s.") % {"day": formats.day(change.effective_on)}
    decision = ""
    if change.decision:
        decision = " " + _("Theo Quyết định %(number)s.") % {"number": change.decision.number}
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in told))
    differences = format_html("<ul>{}</ul>", items) if told else ""
    return format_html("<p>{}{}</p>{}", since, decision, differences)


def _sitemap(now: datetime) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(
            f"<url><loc>{escape(settings.PUBLIC_ADDRESS + reverse(name))}</loc></url>"
            for name in OPEN_PAGES
        ),
    ]
    room = ADDRESSES_MAX - len(OPEN_PAGES)
    for slug, since in addresses_on(now.date())[:room]:
        address = escape(settings.PUBLIC_ADDRESS + reverse("citizen:procedure", args=[slug]))
        lines.append(f"<url><loc>{address}</loc><lastmod>{since.isoformat()}</lastmod></url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
