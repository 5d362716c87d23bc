"""What every page knows without asking anybody: no query, no session, nothing that can fail."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """This installation and the address the reader is at."""

    province_name: str
    is_demonstration: bool
    address: str


def page(request: HttpRequest) -> dict[str, Site]:
    """Context processor: `site` in every template."""
    return {
        "site": Site(
            province_name=settings.PROVINCE_NAME,
            is_demonstration=settings.IS_DEMONSTRATION,
            address=request.get_full_path(),
        )
    }
