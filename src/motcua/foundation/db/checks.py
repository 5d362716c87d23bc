"""Refuses to run a production installation under a role that could rewrite everything."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's name
from django.db import DatabaseError

from .state import SUPERUSER_REFUSED, _role


@register("motcua")
def role_is_no_superuser(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - the signature is Django's
    **_options: Any,
) -> list[CheckMessage]:
    """Not only with `check --deploy`: every command of a production installation asks this first."""
    if settings.IS_DEMONSTRATION:
        return []
    try:
        name, is_superuser = _role()
    except DatabaseError as fault:
        return [Warning(f"the database does not answer: {fault}", id="motcua.W001")]
    return [Error(SUPERUSER_REFUSED % name, id="motcua.E001")] if is_superuser else []
