"""Icons as inline SVG: no icon font (130 KB), no second request, the colour of the text around.

They come from the npm package bootstrap-icons, laid into `settings.ICONS_FOLDER` at set-up. Only the
path data is taken from the file and only through `format_html`, so a file can never bring a script.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PATH = re.compile(r"<path\b([^<>]*)>")
_SHAPE = re.compile(r'\bd="([^"]*)"')
_EVEN_ODD = 'fill-rule="evenodd"'
_RULE = SafeString(' fill-rule="evenodd"')
_ICONS_MAX = 300  # We use about sixty; a bound all the same.


class IconMissing(LookupError):
    """A template names an icon that the set does not have: a spelling mistake, not a run-time case."""


@lru_cache(maxsize=_ICONS_MAX)
def inline_icon(name: str) -> SafeString:
    """One icon, hidden from screen readers because the words stand beside it.

    Raises IconMissing if the set is there and lacks this name. Before the set was laid down (an
    installation half made) the page still works: the words carry the meaning.
    """
    if not _NAME.fullmatch(name):
        raise IconMissing(name)
    folder = Path(settings.ICONS_FOLDER)
    try:
        drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        if folder.is_dir():
            raise IconMissing(name) from None
        return SafeString("")
    paths = format_html_join(
        "",
        '<path{} d="{}"/>',
        (
            (_RULE if _EVEN_ODD in attributes else "", shape.group(1))
            for attributes in _PATH.findall(drawing)
            if (shape := _SHAPE.search(attributes))
        ),
    )
    return format_html(
        '<svg class="bi" width="1em" height="1em" viewBox="0 0 16 16" fill="currentColor"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        paths,
    )
