"""Publish procedures with all their versions."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from motcua.domain.catalogue import models, permissions
from motcua.domain.catalogue.errors import CatalogueContradicts
from motcua.domain.catalogue.rules import contradictions
from motcua.domain.catalogue.rules.publishing import Coded, shared_codes
from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublicationStatus,
    PublishedVersion,
)
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.actions import publish_agency_names
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

from ._index import index_procedures

COUNTRY_WIDE = "*"
VERSIONS_PER_STATEMENT = 200


@transaction.atomic
def publish_procedures(
    *, publication: CataloguePublication, by: Actor, at: datetime
) -> PublishedCounts:
    """Make the catalogue what the publication says. Repeating it changes nothing.

    Legal   63/2010/ND-CP, art. 8 (what a procedure states) and 13-15 (publication).
    Units   `at` is timezone-aware; periods include both ends, None is open; fees are whole đồng.
    Raises  NotPermitted, CatalogueContradicts, OrganisationsContradict. When it raises, nothing
            was written.
    Writes  names of agencies, fields, procedures, versions, version of the data and journal, all or
            nothing. A version that differs is superseded by a new row, never changed: dossiers keep
            theirs. Procedures that the publication does not have, or that a decision or a correction
            has changed since, are left as they are.
    """
    by.require(permissions.PUBLISH_PROCEDURES, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise CatalogueContradicts(reason="; ".join(reasons))

    names = (
        PublishedCounts()
        if publication.agency_names is None
        else publish_agency_names(names=publication.agency_names, by=by, at=at)
    )
    data_version = models.CatalogueVersion.lock()
    publication = _without_decided(publication)
    lists = publish_rows(
        models.ProcedureField.objects.all(),
        key=("key",),
        rows=[
            {"key": field.key, "name": field.name, "position": field.position}
            for field in publication.fields
        ],
        keep_missing=True,
    ) + publish_rows(
        models.Procedure.objects.all(),
        key=("slug",),
        rows=[
            {
                "slug": procedure.slug,
                "former_codes": list(procedure.former_codes),
                "position": procedure.position,
                "use_rank": procedure.use_rank,
            }
            for procedure in publication.procedures
        ],
        keep_missing=True,
    )
    known_from = data_version.moment(at)
    versions = _publish_versions(publication, known_from)
    _require_own_codes(publication)
    index_procedures({procedure.slug for procedure in publication.procedures}, at)
    if (lists + versions).changes_anything:
        data_version.renew(at=known_from)
        journal.record(
            "catalogue.procedures_published",
            subject="catalogue",
            by=by.reference,
            at=at,
            facts={**(lists + versions).as_facts(), "version": str(data_version.token)},
        )
    return names + lists + versions


def _publish_versions(publication: CataloguePublication, at: datetime) -> PublishedCounts:
    wanted = _wanted(publication)
    held = {
        (row.procedure_id, row.valid_from): row
        for row in models.ProcedureVersion.objects.filter(
            superseded_at__isnull=True, procedure_id__in={key[0] for key in wanted}
        )
    }
    changed = {key for key, facts in wanted.items() if key in held and _differs(held[key], facts)}
    gone = held.keys() - wanted.keys()
    models.ProcedureVersion.objects.filter(pk__in=[held[key].pk for key in changed | gone]).update(
        superseded_at=at
    )
    new = [
        models.ProcedureVersion(
            procedure_id=key[0], recorded_at=at, copy_of=_repeated(held.get(key), facts), **facts
        )
        for key, facts in wanted.items()
        if key in changed or key not in held
    ]
    models.ProcedureVersion.objects.bulk_create(new, batch_size=VERSIONS_PER_STATEMENT)
    return PublishedCounts(
        new=len(new) - len(changed),
        changed=len(changed),
        withdrawn=len(gone),
        unchanged=len(wanted) - len(new),
    )


def _require_own_codes(publication: CataloguePublication) -> None:
    """No procedure that the file does not decide bears one of its codes. Raises CatalogueContradicts."""
    codes = {each.code for one in publication.procedures for each in one.versions if each.code}
    borne = models.ProcedureVersion.objects.filter(
        code__in=codes, superseded_at__isnull=True, publication_status=PublicationStatus.ACTIVE
    ).values_list("code", "procedure__slug", "valid_from", "valid_to")
    if reasons := tuple(shared_codes(Coded(row[0] or "", *row[1:]) for row in borne)):
        raise CatalogueContradicts(reason="; ".join(reasons))


def _without_decided(publication: CataloguePublication) -> CataloguePublication:
    """What a decision or a correction has changed since, a file does not take back."""
    rows = models.ProcedureVersion.objects.filter(superseded_at__isnull=True).filter(
        Q(decision__isnull=False) | ~Q(correction_reason="")
    )
    decided = set(rows.values_list("procedure__slug", flat=True))
    return replace(
        publication,
        procedures=tuple(each for each in publication.procedures if each.slug not in decided),
    )


def _wanted(publication: CataloguePublication) -> dict[tuple[int, date | None], dict[str, Any]]:
    ids = dict(models.Procedure.objects.values_list("slug", "pk"))
    return {
        (ids[procedure.slug], version.valid_from): {
            field.name: getattr(version, field.name) for field in fields(PublishedVersion)
        }
        for procedure in publication.procedures
        for version in procedure.versions
    }


def _differs(row: models.ProcedureVersion, facts: Mapping[str, Any]) -> set[str]:
    return {name for name, value in facts.items() if getattr(row, name) != value}


def _repeated(row: models.ProcedureVersion | None, facts: Mapping[str, Any]) -> int | None:
    """The row that the facts repeat with another last day; None where they say something else."""
    if row is None or _differs(row, facts) != {"valid_to"}:
        return None
    return row.copy_of or row.pk
