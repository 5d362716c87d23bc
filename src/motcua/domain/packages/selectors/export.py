"""A procedure with all that belongs to it, as it stands here on a day."""

from collections.abc import Iterator
from datetime import date

from motcua.domain.catalogue.selectors import instrument, procedure_on, record_of
from motcua.domain.catalogue.values import ProcedurePage, PublishedVersion
from motcua.domain.forms.selectors import (
    GENERAL_FORM,
    form_on,
    forms_in_place_of,
    published_from,
)
from motcua.domain.forms.values import FormSchema
from motcua.domain.organisations.selectors import resolve
from motcua.domain.packages.rules.cited import (
    agencies_named,
    forms_cited,
    instruments_cited,
)
from motcua.domain.packages.values import (
    CarriedForm,
    CitedInstrument,
    GenericAgency,
    Package,
)
from motcua.domain.processes.selectors import process_in_force
from motcua.domain.processes.values import InternalProcess

from .imports import kept_examples


def export_package(slug: str, day: date) -> Package:
    """The package of a procedure: its record, process and forms in force on the day, the documents and
    agencies they name, and the examples that came with it last. Raises ProcedureNotFound.

    What is of this node alone, such as decisions, codes of agencies and people, does not travel.
    """
    page = procedure_on(slug, day)
    version = process_in_force(page.slug, day)
    process = None if version is None else version.process
    return with_what_is_cited(
        page, record_of(page.version_id), process, examples_slug=page.slug, day=day
    )


def with_what_is_cited(
    page: ProcedurePage,
    record: PublishedVersion,
    process: InternalProcess | None,
    *,
    examples_slug: str,
    day: date,
) -> Package:
    """A package of these parts, with everything that they name explained."""
    bare = Package(
        slug=page.slug,
        field_key=page.field_key,
        field_name=page.field_name,
        record=record,
        agencies=(),
        instruments=(),
        process=process,
        forms=(),
        examples=kept_examples(examples_slug),
    )
    names = dict.fromkeys(mention.name for mention in agencies_named(bare))
    numbers = dict.fromkeys(mention.name for mention in instruments_cited(bare))
    return Package(
        slug=bare.slug,
        field_key=bare.field_key,
        field_name=bare.field_name,
        record=record,
        agencies=tuple(_agency(name, day) for name in names),
        instruments=tuple(map(_instrument, numbers)),
        process=process,
        forms=tuple(_forms(bare, day)),
        examples=bare.examples,
    )


def _agency(name: str, day: date) -> GenericAgency:
    found = resolve(name, day=day)
    return GenericAgency(
        name=name,
        kind=found.kind.value,
        unit_level=found.unit_level.value if found.unit_level else "",
        role=found.role,
    )


def _instrument(number: str) -> CitedInstrument:
    """As the register has it; where it does not, the number stands alone."""
    found = instrument(number)
    if found is None:
        return CitedInstrument(number, "", None, "", None, None, None)
    return CitedInstrument(
        number=number,
        name=found.name,
        issued_on=found.issued_on,
        issuer=found.issuer,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        successor_number=found.successor_number,
    )


def _forms(package: Package, day: date) -> Iterator[CarriedForm]:
    """Forms that replace papers of the procedure, and forms that the process works with. The general
    declaration is on every node and does not travel."""
    names = [row["form"] for row in package.record.components if row["form"]]
    schemas: dict[str, FormSchema] = {
        schema.key: schema for schema in forms_in_place_of(names, day)
    }
    for mention in forms_cited(package):
        if mention.name not in schemas and mention.name != GENERAL_FORM:
            schemas[mention.name] = form_on(mention.name, day)
    for key in sorted(schemas):
        valid_from = published_from(key, schemas[key].version)
        assert valid_from is not None  # noqa: S101 — it was just found in force
        yield CarriedForm(schemas[key], valid_from)
