"""Publish a version of an electronic form."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from motcua.domain.forms.errors import FormFaulty
from motcua.domain.forms.models import FormVersion
from motcua.domain.forms.rules import schema_from
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def publish_form(*, description: Mapping[str, Any], by: Actor, at: dt.datetime) -> bool:
    """Publish one version. Returns False if exactly this version was published before.

    Legal   45/2020/NĐ-CP art 9; interactive forms: 224/2026/NĐ-CP art 15.
    Units   `description` is one file of `data/forms/`; `valid_from` in it is a day.
    Raises  FormFaulty: also when another description was published under the same version,
            because a dossier filled in that version must stay readable.
    Writes  form version and journal.
    """
    schema = schema_from(description)
    known = FormVersion.objects.filter(key=schema.key, version=schema.version).first()
    if known is not None:
        if known.description != dict(description):
            raise FormFaulty(faults=f"version {schema.version} of {schema.key} was published")
        return False
    FormVersion.objects.create(
        key=schema.key,
        version=schema.version,
        implements=schema.implements,
        valid_from=dt.date.fromisoformat(description["valid_from"]),
        description=dict(description),
        published_at=at,
    )
    journal.record(
        "forms.published",
        subject=f"form:{schema.key}",
        by=by.reference,
        at=at,
        facts={"version": schema.version},
    )
    return True
