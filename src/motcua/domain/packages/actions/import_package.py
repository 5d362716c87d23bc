"""Take a package in: what it says becomes drafts here."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.actions import begin_record, save_record
from motcua.domain.catalogue.selectors.records import records
from motcua.domain.catalogue.values import ChangeKind, RecordId, RecordState
from motcua.domain.forms.actions import publish_form
from motcua.domain.forms.rules import form_as_data
from motcua.domain.identity.values import Actor
from motcua.domain.packages import permissions
from motcua.domain.packages.errors import ExamplesDeviate, PackageUnresolved
from motcua.domain.packages.models import PackageImport
from motcua.domain.packages.rules.examples import example_as_data
from motcua.domain.packages.rules.references import unresolved
from motcua.domain.packages.rules.writing import digest_of
from motcua.domain.packages.selectors.difference import difference_of
from motcua.domain.packages.selectors.known import is_published, known_here
from motcua.domain.packages.selectors.trial import tried
from motcua.domain.packages.values import ImportedPackage, Package, PackageDifference
from motcua.domain.processes.actions import draw_process, save_process
from motcua.domain.processes.rules.written import digest_of as process_digest
from motcua.domain.processes.selectors import draft_of, latest_versions
from motcua.domain.processes.values import ProcessStatus
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read
from motcua.foundation.errors import NotPermitted

# A record in one of these can still be rewritten.
_OPEN = frozenset({RecordState.DRAFTED, RecordState.RETURNED, RecordState.CHECKED})


@transaction.atomic
def import_package(*, package: Package, by: Actor, at: datetime) -> ImportedPackage:
    """Begin here what a package says: a record under work, a draft process, new forms.

    Nothing is published past the signature: the record goes the way of every record (legal check,
    decision, publication), the process is published by decision. Importing the same again while what
    it began still stands does nothing.

    Legal   LR-132 (63/2010/NĐ-CP art 13-15; TT 01/2018/TT-VPCP art 8): what
            another authority drew up is a draft here until it is decided here.
    Units   `at` is aware; today is its Vietnam day.
    Raises  NotPermitted; PackageUnresolved (with every reference that leads nowhere); ExamplesDeviate
            (with every deviation); RecordUnderWork and what the acts on drafts raise. Nothing was
            written then.
    Writes  import, journal; record, process version, forms, as far as they differ from what is here.
    """
    if not by.agency_codes(permissions.IMPORT):
        raise NotPermitted(permission=permissions.IMPORT)
    read("SELECT pg_advisory_xact_lock(hashtext('packages'), hashtext(%s))", [package.slug])
    digest, today = digest_of(package), at.astimezone(VIETNAM).date()
    held = PackageImport.objects.filter(slug=package.slug).order_by("-imported_at", "-pk").first()
    if held is not None and held.digest == digest and _still_stands(held):
        return ImportedPackage(
            slug=package.slug,
            digest=digest,
            is_repeat=True,
            record_id=held.record_id,
            process_version_id=held.process_version_id,
        )
    if faults := unresolved(package, known_here(package, today)):
        raise PackageUnresolved(faults)
    outcome = tried(package, at=at)
    if outcome.deviations:
        raise ExamplesDeviate(outcome.deviations, examples=outcome.example_count)
    difference = difference_of(package, today)
    imported = ImportedPackage(
        slug=package.slug,
        digest=digest,
        is_repeat=False,
        record_id=_record(package, difference, by=by, at=at),
        process_version_id=_process(package, by=by, at=at),
        forms_published=_forms(package, by=by, at=at),
        difference=difference,
    )
    _keep(package, imported, by=by, at=at)
    return imported


def _still_stands(held: PackageImport) -> bool:
    """Whether what the import began was not thrown away since."""
    states = {RecordState.DISCARDED.value, ProcessStatus.WITHDRAWN.value}
    return not (
        (held.record is not None and held.record.state in states)
        or (held.process_version is not None and held.process_version.status in states)
    )


def _record(
    package: Package, difference: PackageDifference, *, by: Actor, at: datetime
) -> RecordId | None:
    """A record under work; None where the procedure in force says all of it already.

    A record that an earlier import began is rewritten, that of somebody else is not.
    """
    if not difference.is_new_here and not difference.record:
        return None
    facts = record_as_data(package.record)
    began = set(PackageImport.objects.filter(slug=package.slug).values_list("record_id", flat=True))
    for record in records(states=_OPEN, slug=package.slug):
        if record.record_id in began:
            save_record(
                record_id=record.record_id,
                facts=facts,
                expected_revision=record.revision,
                by=by,
                at=at,
            )
            return record.record_id
    kind = ChangeKind.NEW if difference.is_new_here else ChangeKind.AMENDED
    return begin_record(slug=package.slug, change_kind=kind, facts=facts, by=by, at=at)


def _process(package: Package, *, by: Actor, at: datetime) -> int | None:
    """A draft; None where the published process says the same. A draft that says it is taken."""
    process = package.process
    if process is None:
        return None
    digest = process_digest(process)
    published = latest_versions(slugs=[package.slug], status=ProcessStatus.PUBLISHED)
    if published and published[0].digest == digest:
        return None
    draft = draft_of(package.slug)
    if draft is None:
        return draw_process(process=process, by=by, at=at)
    if draft.digest == digest:
        return draft.version_id
    began = PackageImport.objects.filter(
        slug=package.slug, process_version_id=draft.version_id
    ).exists()
    if not began:
        return draw_process(process=process, by=by, at=at)
    save_process(
        version_id=draft.version_id,
        process=process,
        expected_revision=draft.revision,
        by=by,
        at=at,
    )
    return draft.version_id


def _forms(package: Package, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Forms that are new here. None of them takes the place of one that people fill in today."""
    published = []
    for form in package.forms:
        if not is_published(form):
            description = form_as_data(form.schema, valid_from=form.valid_from)
            publish_form(description=description, by=by, at=at)
            published.append(f"{form.schema.key} {form.schema.version}")
    return tuple(published)


def _keep(
    package: Package,
    imported: ImportedPackage,
    *,
    by: Actor,
    at: datetime,
) -> None:
    row = PackageImport.objects.create(
        slug=package.slug,
        digest=imported.digest,
        examples=[example_as_data(example) for example in package.examples],
        record_id=imported.record_id,
        process_version_id=imported.process_version_id,
        imported_by_id=by.account_id,
        imported_at=at,
    )
    journal.record(
        "packages.imported",
        subject=f"package_import:{row.pk}",
        by=by.reference,
        at=at,
        facts={
            "procedure": package.slug,
            "digest": imported.digest,
            "record": imported.record_id,
            "process_version": imported.process_version_id,
            "forms": list(imported.forms_published),
            "examples": len(package.examples),
        },
    )
