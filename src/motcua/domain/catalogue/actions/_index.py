"""Keep the search in step with what is published."""

from collections.abc import Collection, Iterator
from datetime import datetime

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import PublicationStatus
from motcua.domain.search.actions import index_entries
from motcua.domain.search.rules import fold
from motcua.domain.search.values import Entry, Part, Passage

KIND = "procedure"


def index_procedures(slugs: Collection[str], at: datetime, *, by: str = "catalogue") -> None:
    """Make procedures findable as they are now. Called by every act that publishes versions.

    Every version that stands is an entry of its period. Repeating it changes nothing.
    """
    rows = (
        models.ProcedureVersion.objects.filter(
            procedure__slug__in=slugs,
            superseded_at__isnull=True,
            publication_status=PublicationStatus.ACTIVE,
        )
        .select_related("procedure", "field")
        .order_by("procedure__position", "pk")
    )
    index_entries(kind=KIND, keys=slugs, entries=[_entry(row) for row in rows], by=by, at=at)


def _entry(row: models.ProcedureVersion) -> Entry:
    procedure = row.procedure
    return Entry(
        key=procedure.slug,
        title=row.name,
        passages=tuple(_passages(row)),
        code=row.code,
        other_codes=tuple(code for code in procedure.former_codes if code != row.code),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        rank=procedure.use_rank,
        position=procedure.position,
    )


def _passages(row: models.ProcedureVersion) -> Iterator[Passage]:
    """Name, keywords, results and field; a text that another says with its marks is left out."""
    yield Passage(Part.NAME, row.name)
    seen = {fold(row.name)}
    # Texts with marks first: they say more than the same without.
    for keyword in sorted(row.keywords, key=str.isascii):
        if fold(keyword) not in seen:
            seen.add(fold(keyword))
            yield Passage(Part.KEYWORD, keyword)
    for result in row.results:
        if fold(result["name"]) not in seen:
            seen.add(fold(result["name"]))
            yield Passage(Part.DETAIL, result["name"])
    yield Passage(Part.FIELD, row.field.name)
