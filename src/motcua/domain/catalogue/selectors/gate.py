"""The world as the gate must know it."""

from datetime import date

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import PublicationStatus
from motcua.domain.forms.selectors import GENERAL_FORM, form_keys_on, published_names_on
from motcua.domain.organisations.selectors import data_version, known_names
from motcua.domain.records.rules.gate_context import GateContext, HeldVersion

from .held import as_known, catalogue
from .instruments import groups_on, instruments


def gate_context(day: date, *, slug: str = "", base_version_id: int | None = None) -> GateContext:
    """What `rules.gate.faults_of` asks of the catalogue, offices, forms and law on a day.

    `slug` is the procedure whose record is judged, `base_version_id` the version whose place it would
    take. Two queries while this process holds the rest.
    """
    key = ("gate", day, data_version())
    held = catalogue.get(key, lambda: _context(day))
    return GateContext(
        day=day,
        slug=slug,
        base_version_id=base_version_id,
        field_keys=held.field_keys,
        agency_names=held.agency_names,
        instruments=held.instruments,
        form_names=published_names_on(day),
        has_general_form=GENERAL_FORM in form_keys_on(day),
        group_codes=held.group_codes,
        held=held.held,
    )


def _context(day: date) -> GateContext:
    return GateContext(
        day=day,
        field_keys=frozenset(models.ProcedureField.objects.values_list("key", flat=True)),
        agency_names=known_names(),
        instruments={each.number: each for each in instruments()},
        group_codes=frozenset(group.code for group in groups_on(day)),
        held=tuple(
            HeldVersion(
                version_id=pk,
                slug=slug,
                name=name,
                # What is abolished or replaced leaves its code to others.
                code=code if status == PublicationStatus.ACTIVE else None,
                valid_from=valid_from,
                valid_to=valid_to,
            )
            for pk, slug, name, code, status, valid_from, valid_to in as_known()
            .select_related(None)
            .order_by("pk")
            .values_list(
                *("pk", "procedure__slug", "name", "code"),
                *("publication_status", "valid_from", "valid_to"),
            )
        ),
    )
