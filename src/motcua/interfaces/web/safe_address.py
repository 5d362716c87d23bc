"""Where a page may send the browser: within this site, nowhere else."""

import unicodedata

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

ADDRESS_CHARACTERS_MAX = 2_000


def within_site(request: HttpRequest, wanted: str | None, *, default: str) -> str:
    """The wanted address if it is a path of this site, else `default` (no open redirect)."""
    if not wanted or len(wanted) > ADDRESS_CHARACTERS_MAX:
        return default
    is_path = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    is_clean = not any(unicodedata.category(sign) in {"Cc", "Zl", "Zp"} for sign in wanted)
    if is_path and is_clean and "\\" not in wanted:
        is_ours = url_has_allowed_host_and_scheme(
            wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return wanted if is_ours else default
    return default
