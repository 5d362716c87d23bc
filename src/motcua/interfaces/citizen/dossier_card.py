"""The card of a dossier: its code and the QR code that opens it."""

from functools import lru_cache

import segno
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motcua.domain.dossiers.rules.lookup import address_of_slip

QUIET_MODULES = 0  # The white field around it is drawn by the page.
# A reader finds the mask in the code itself; trying all eight for the prettiest takes 8 ms a page.
MASK = 3
KEPT_COUNT_MAX = 1_000  # People come back to the same dossier; a drawing has 10 kB.


def slip_qr(code: str) -> SafeString:
    """The QR code of the slip as inline SVG, drawn from its squares alone; words stand beside it."""
    return _drawn(address_of_slip(settings.PUBLIC_ADDRESS, code, secret=settings.SECRET_KEY))


@lru_cache(maxsize=KEPT_COUNT_MAX)
def _drawn(address: str) -> SafeString:
    picture = segno.make_qr(address, error="m", mask=MASK)
    size = picture.symbol_size(border=QUIET_MODULES)[0]
    drawn = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(picture.matrix)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    return format_html(
        '<svg width="148" height="148" viewBox="0 0 {} {}" shape-rendering="crispEdges"'
        ' aria-hidden="true" focusable="false"><path d="{}" fill="#1f2328"/></svg>',
        size,
        size,
        drawn,
    )
