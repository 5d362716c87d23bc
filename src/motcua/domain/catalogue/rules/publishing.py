"""What a publication of the catalogue may not say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from motcua.domain.catalogue.values import CataloguePublication, PublishedProcedure


def contradictions(publication: CataloguePublication) -> tuple[str, ...]:
    """Every contradiction, as `record · field: sentence` in Vietnamese. Empty if there is none."""
    fields = {field.key for field in publication.fields}
    slugs = {procedure.slug for procedure in publication.procedures}
    found: list[str] = []
    for procedure in publication.procedures:
        found += _overlaps(procedure)
        for version in procedure.versions:
            if version.field_id not in fields:
                found.append(f"{procedure.slug} · field: lĩnh vực lạ {version.field_id!r}")
            found += [
                f"{procedure.slug} · interlinked: thủ tục lạ {slug!r}"
                for slug in version.linked_slugs
                if slug not in slugs
            ]
            if not version.competent_names or not version.receiving_names:
                found.append(f"{procedure.slug} · agencies: thiếu nơi nộp hoặc cơ quan giải quyết")
    return tuple(dict.fromkeys((*found, *shared_codes(_coded(publication)))))


def _overlaps(procedure: PublishedProcedure) -> Iterator[str]:
    ordered = sorted(procedure.versions, key=lambda version: version.valid_from or date.min)
    for one, other in pairwise(ordered):
        if (one.valid_to or date.max) >= (other.valid_from or date.min):
            yield f"{procedure.slug} · history: hai phiên bản cùng hiệu lực; xin sửa ngày"


@dataclass(frozen=True, slots=True)
class Coded:
    """A national code that a procedure bears during a period."""

    code: str
    slug: str
    valid_from: date | None
    valid_to: date | None


def shared_codes(borne: Iterable[Coded]) -> Iterator[str]:
    """One national code for two procedures on the same day."""
    ordered = sorted(borne, key=lambda each: (each.code, each.valid_from or date.min))
    for one, other in pairwise(ordered):
        is_overlap = (one.valid_to or date.max) >= (other.valid_from or date.min)
        if one.code == other.code and one.slug != other.slug and is_overlap:
            yield f"{other.slug} · code: {other.code} đã dùng cho {one.slug}; xin kiểm tra mã"


def _coded(publication: CataloguePublication) -> Iterator[Coded]:
    for procedure in publication.procedures:
        for each in procedure.versions:
            if each.code:
                yield Coded(each.code, procedure.slug, each.valid_from, each.valid_to)
