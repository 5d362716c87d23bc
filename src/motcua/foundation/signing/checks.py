"""Refuses a production installation whose slips and roots nobody could check."""

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .keys import SigningKeyFault, refuse_missing_key


@register("motcua")
def there_is_a_key_that_only_we_can_read(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - the signature is Django's
    **_options: Any,
) -> list[CheckMessage]:
    """The demonstration makes itself a key; a production installation is given one."""
    if settings.IS_DEMONSTRATION:
        return []
    try:
        refuse_missing_key()
    except SigningKeyFault as fault:
        hint = "openssl genpkey -algorithm ed25519 -out FILE; name it in MOTCUA_SIGNING_KEY_FILE"
        return [Error(str(fault), hint=hint, id="motcua.E002")]
    mode = Path(settings.SIGNING_KEY_FILE).stat().st_mode
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        exposed = f"others can read the signing key {settings.SIGNING_KEY_FILE}"
        return [Error(exposed, hint="chmod 600", id="motcua.E003")]
    return []
