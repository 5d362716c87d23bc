"""Two versions of a procedure side by side, or a version and a record under work."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors.public import versions_in_time
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import PublishedVersion, RecordId, VersionId
from motcua.domain.records.rules.difference import differences
from motcua.domain.records.rules.record import read_record, record_as_data
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.catalogue.access import number_in, reader_required
from motcua.interfaces.officer.catalogue.history import period_words
from motcua.interfaces.officer.catalogue.reading import slug_of_version
from motcua.interfaces.officer.catalogue.written_words import side_by_side
from motcua.interfaces.officer.room import show

RECORD_MARK = "ban-thao-"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison."""

    label: str
    known: str
    data: dict[str, Any]
    version: PublishedVersion | None


@require_safe
@reader_required
def comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """`?cu=3&moi=5`, `?cu=3&moi=ban-thao-7`: what the second changes of the first."""
    old, new = (_side(slug, request.GET.get(name, "")[:40]) for name in ("cu", "moi"))
    changes = differences(old.version, new.version) if old.version and new.version else None
    context = {
        "section": "catalogue",
        "slug": slug,
        "title": new.data.get("name") or slug,
        "old": old,
        "new": new,
        "changes": changes,
        "sections": side_by_side(old.data, new.data),
    }
    return show(request, "officer/catalogue/comparison.html", context)


def _side(slug: str, named: str) -> Side:
    """What one address names. Raises ProcedureNotFound, RecordNotFound."""
    if named.startswith(RECORD_MARK):
        found = record(RecordId(number_in(named.removeprefix(RECORD_MARK))))
        if slug not in {found.slug, slug_of_version(found)}:
            raise ProcedureNotFound(asked_for=slug[:100])
        label = _("Bản thảo, lưu ngày %(day)s") % {"day": formats.day(found.saved_at)}
        return Side(label, "", found.facts, read_record(found.facts)[0])
    wanted = number_in(named)
    for version in versions_in_time(slug, with_superseded=True):
        if version.version_id == wanted:
            held = record_of(VersionId(wanted))
            known = _("ghi ngày %(day)s") % {"day": formats.day(version.recorded_at)}
            if version.superseded_at is not None:
                known += ", " + _("bị thay ngày %(day)s") % {
                    "day": formats.day(version.superseded_at)
                }
            return Side(period_words(version), known, record_as_data(held), held)
    raise ProcedureNotFound(asked_for=slug[:100])
