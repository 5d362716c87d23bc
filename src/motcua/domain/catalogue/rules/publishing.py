"""What a publication of the catalogue may not say."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedProcedure,
    PublishedVersion,
)


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
    return tuple(dict.fromkeys((*found, *_shared_codes(publication))))


def _overlaps(procedure: PublishedProcedure) -> Iterator[str]:
    ordered = sorted(procedure.versions, key=lambda version: version.valid_from or date.min)
    for one, other in pairwise(ordered):
        if (one.valid_to or date.max) >= (other.valid_from or date.min):
            yield f"{procedure.slug} · history: hai phiên bản cùng hiệu lực; xin sửa ngày"


def _shared_codes(publication: CataloguePublication) -> Iterator[str]:
    """One national code for two procedures on the same day."""
    holders: dict[str, list[tuple[str, PublishedVersion]]] = {}
    for procedure in publication.procedures:
        for version in procedure.versions:
            if version.code:
                holders.setdefault(version.code, []).append((procedure.slug, version))
    for code, rows in holders.items():
        ordered = sorted(rows, key=lambda row: row[1].valid_from or date.min)
        for (one, earlier), (other, later) in pairwise(ordered):
            is_overlap = (earlier.valid_to or date.max) >= (later.valid_from or date.min)
            if one != other and is_overlap:
                yield f"{other} · code: {code} đã dùng cho {one}; xin kiểm tra mã"
