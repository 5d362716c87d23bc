"""Filters that write figures, days and numbers of people the way the whole product does."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motcua.interfaces.design_system import formats

register = template.Library()

register.filter("dong", formats.dong)
register.filter("whole_number", formats.whole_number)
register.filter("day", formats.day)
register.filter("short_day", formats.short_day)
register.filter("long_day", formats.long_day)
register.filter("clock_time", formats.clock_time)
register.filter("weekday", formats.weekday)
register.filter("moment", formats.moment)
register.filter("capital", formats.capital)


@register.filter
def masked(number: str) -> SafeString:
    """`033•••••4127` for the eye; for the ear "số có đuôi 4127"."""
    return format_html(
        '<span class="num" aria-hidden="true">{}</span><span class="visually-hidden">{}</span>',
        formats.masked(number),
        formats.spoken_masked(number),
    )
