"""Typst to PDF/A: `render(template, facts)`.

The same facts give the same bytes: the creation date is the fact `issued_at`, the fonts come from a
package and never from the machine, and what people typed reaches the template as data, not markup.
"""

from .faults import PrintingFault
from .render import render

__all__ = ["PrintingFault", "render"]
