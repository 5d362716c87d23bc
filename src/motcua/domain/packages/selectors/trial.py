"""How the examples of a package go here: by the very acts of the law, and nothing of it stays.

All is done inside a savepoint that is rolled back: rows, journal, outbox, counters of codes and
registers. What readers of other requests keep at hand is neither used nor filled. Only what no
transaction takes back remains: gaps in the numbers of rows, and the one sample sheet in the store.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.db import IntegrityError, connection, transaction

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedField,
    PublishedProcedure,
)
from motcua.domain.forms.actions import publish_form
from motcua.domain.forms.rules import form_as_data
from motcua.domain.forms.selectors import form_version
from motcua.domain.forms.values import FormSchema
from motcua.domain.packages.errors import Deviation
from motcua.domain.packages.rules.places import RECORD, example_place
from motcua.domain.packages.values import Package, TrialOutcome
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.reference_data import apart
from motcua.foundation.errors import DomainError

from .trial_example import example_deviations
from .trial_people import PUBLISHER, People
from .trial_process import process_put_in_force

DEVIATIONS_MAX = 200
_ONE_DAY = timedelta(days=1)
_MORNING = time(8, 0)


@dataclass(frozen=True, slots=True)
class _Days:
    """When a trial plays. Everything is ready on the working morning before the first example."""

    first: datetime

    @property
    def ready_at(self) -> datetime:
        day = self.first.astimezone(VIETNAM).date() - _ONE_DAY
        return datetime.combine(day, _MORNING, tzinfo=VIETNAM)


def tried(package: Package, *, at: datetime) -> TrialOutcome:
    """Run every example on the package's own record, process and forms; compare; leave no trace.

    Legal   LR-133 (61/2018/NĐ-CP arts 17-20): due times, fees and papers as the law has them.
    Units   `at` is the real moment, aware: when the trial's record is known. Examples play at theirs.
    """
    steps = sum(1 + len(example.steps) for example in package.examples)
    if not package.examples:
        return TrialOutcome(0, 0, ())
    with _taken_back():
        found = tuple(_deviations(package, at))[:DEVIATIONS_MAX]
    return TrialOutcome(len(package.examples), steps, found)


@contextmanager
def _taken_back() -> Iterator[None]:
    """Whatever is done inside is undone, and no reader beside has seen it.

    By savepoints, also where the transaction outside was told to do without them.
    """
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, True
    try:
        with apart(), transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        features.uses_savepoints = before
        form_version.cache_clear()  # what was published inside may be published otherwise


def _deviations(package: Package, at: datetime) -> Iterator[Deviation]:
    days = _Days(min(example.handed_in.at for example in package.examples))
    people = People(since=days.ready_at)
    outside = [
        Deviation(
            example_place(number, 0),
            "nộp ngoài thời gian hiệu lực của thủ tục trong gói",
        )
        for number, example in enumerate(package.examples, 1)
        if not _holds(package, example.handed_in.at)
    ]
    if outside:
        yield from outside
        return
    failed = [*_record_published(package, at), *_forms_published(package, at)]
    if not failed:
        failed = list(process_put_in_force(package, people, first=days.first))
    yield from failed
    if failed:
        return
    for number, example in enumerate(package.examples, 1):
        with transaction.atomic():
            yield from example_deviations(package, example, people.copy(), number=number)
            transaction.set_rollback(True)


def _holds(package: Package, at: datetime) -> bool:
    day = at.astimezone(VIETNAM).date()
    record = package.record
    return (record.valid_from is None or record.valid_from <= day) and (
        record.valid_to is None or day <= record.valid_to
    )


def _record_published(package: Package, at: datetime) -> Iterator[Deviation]:
    """The record alone, as it is in the package; linked procedures are not looked at in a trial."""
    publication = CataloguePublication(
        agency_names=None,
        fields=(PublishedField(package.field_key, package.field_name, 1),),
        procedures=(
            PublishedProcedure(
                slug=package.slug,
                former_codes=(),
                position=1,
                use_rank=None,
                versions=(replace(package.record, linked_slugs=[]),),
            ),
        ),
    )
    try:
        publish_procedures(publication=publication, by=PUBLISHER, at=at)
    except DomainError as refusal:
        yield Deviation(RECORD, refusal.message % refusal.details)


def _forms_published(package: Package, at: datetime) -> Iterator[Deviation]:
    for form in package.forms:
        place = f"biểu mẫu {form.schema.key}"
        description = form_as_data(form.schema, valid_from=form.valid_from)
        try:
            with transaction.atomic():
                publish_form(description=description, by=PUBLISHER, at=at)
        except DomainError as refusal:
            if not _is_same_form(form.schema):
                yield Deviation(place, refusal.message % refusal.details)
        except IntegrityError:
            yield Deviation(
                place, f"ở đây đã có phiên bản khác bắt đầu từ {form.valid_from:%d/%m/%Y}"
            )


def _is_same_form(schema: FormSchema) -> bool:
    return form_version(schema.key, schema.version) == schema
