"""What this node knows of the things that a package speaks of."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import gate_context, procedure_on
from motcua.domain.catalogue.selectors.data_sources import data_sources_named
from motcua.domain.forms.errors import FormNotFound
from motcua.domain.forms.selectors import (
    form_keys_on,
    form_on,
    form_version,
    forms_in_place_of,
    published_from,
)
from motcua.domain.identity.selectors import roles
from motcua.domain.organisations.selectors import agencies_on, communes_on, resolve
from motcua.domain.packages.rules.references import Known
from motcua.domain.packages.values import CarriedForm, GenericAgency, Package


def known_here(package: Package, today: date) -> Known:
    """All that `rules.references.unresolved` asks for, on the first day on which it would matter."""
    day = max(today, package.record.valid_from or today)
    gate = gate_context(day)
    return Known(
        field_keys=gate.field_keys,
        agencies={
            each.name: _agency(each.name, day)
            for each in package.agencies
            if each.name in gate.agency_names
        },
        instruments=frozenset(gate.instruments),
        form_keys=form_keys_on(day),
        form_obstacles=dict(_form_obstacles(package, today)),
        role_keys=frozenset(role.key for role in roles()),
        slugs=frozenset(held.slug for held in gate.held),
        data_sources=data_sources_named() | frozenset(settings.PACKAGE_DATA_SOURCES),
        commune_codes=frozenset(commune.code for commune in communes_on(day)),
        agency_own_names=frozenset(agency.name for agency in agencies_on(day)),
    )


def is_published(form: CarriedForm) -> bool:
    """Whether this very version is published here."""
    valid_from = published_from(form.schema.key, form.schema.version)
    return (
        valid_from == form.valid_from
        and form_version(form.schema.key, form.schema.version) == form.schema
    )


def _agency(name: str, day: date) -> GenericAgency:
    found = resolve(name, day=day)
    return GenericAgency(
        name=name,
        kind=found.kind.value,
        unit_level=found.unit_level.value if found.unit_level else "",
        role=found.role,
    )


def _form_obstacles(package: Package, today: date) -> Iterator[tuple[str, str]]:
    for form in package.forms:
        if not is_published(form) and (sentence := _obstacle(package, form, today)):
            yield form.schema.key, sentence


def _obstacle(package: Package, form: CarriedForm, today: date) -> str:
    """Why a form that is new here cannot be published by an import: it may change no declaration that
    people fill in today, for that a decision must be signed first."""
    schema = form.schema
    if published_from(schema.key, schema.version) is not None:
        return f"Phiên bản {schema.version} đã ban hành ở đây với nội dung hoặc ngày khác."
    if _begins_on(schema.key, form.valid_from):
        return f"Ở đây đã có phiên bản khác bắt đầu từ {form.valid_from:%d/%m/%Y}."
    if form.valid_from <= today and _is_in_use(package, form, today):
        return f"Áp dụng từ {form.valid_from:%d/%m/%Y} thì thay ngay tờ khai đang dùng."
    return ""


def _begins_on(key: str, day: date) -> bool:
    try:
        return published_from(key, form_on(key, day).version) == day
    except FormNotFound:
        return False


def _is_in_use(package: Package, form: CarriedForm, today: date) -> bool:
    implements = form.schema.implements
    if form.schema.key in form_keys_on(today) or (
        implements and forms_in_place_of([implements], today)
    ):
        return True
    try:
        page = procedure_on(package.slug, today)
    except ProcedureNotFound:
        return False
    return any(each.form_name == implements for each in page.components if each.form_name)
