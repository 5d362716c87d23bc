"""The components of every page: `{% load design_system %}`. They decide nothing, they show."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import (
    Choice,
    Crumb,
    Due,
    DueKind,
    Fact,
    Fault,
    NoteKind,
    ProgressStep,
    Reckoning,
    ReckoningLine,
    RulerDay,
    TimelineEvent,
)
from motcua.interfaces.design_system.icons import inline_icon
from motcua.interfaces.design_system.states import look_of

register = template.Library()

KEPT_COUNT_MAX = 64  # Renderings that one place in a template keeps; then it begins anew.
NOTCHES_MAX = (
    10  # A limit of thirty days is drawn in ten notches of three; days over are not scaled.
)
NOTCHES_OVER_MAX = 3
_RULER_SIZES = ((6, "few"), (12, "some"), (17, "many"))
_NOTE_ICONS: dict[str, str] = {
    "info": "info-circle-fill",
    "ok": "check-circle-fill",
    "warn": "exclamation-triangle-fill",
    "err": "exclamation-octagon-fill",
}
_MESSAGE_KINDS: dict[str, NoteKind] = {"success": "ok", "warning": "warn", "error": "err"}


@register.tag
def same_for_all(parser: template.base.Parser, token: template.base.Token) -> "SameForAllNode":
    """`{% same_for_all section %}…{% endsame_for_all %}`: the frame of every page, drawn once.

    What stands inside depends on the language and on the values named, and on nothing else: not on
    who reads, not on the request. It is rendered once for each of these and kept in the process.
    """
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodes = parser.parse(["endsame_for_all"])
    parser.delete_first_token()
    return SameForAllNode(nodes, values)


class SameForAllNode(template.Node):
    """The part of a template that `same_for_all` encloses, with its renderings so far."""

    def __init__(
        self, nodelist: template.NodeList, values: Sequence[template.base.FilterExpression]
    ) -> None:
        self.nodelist = nodelist
        self._values = values
        self._kept: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        key = (get_language(), *(value.resolve(context) for value in self._values))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= KEPT_COUNT_MAX:
                self._kept.clear()
            kept = self._kept[key] = self.nodelist.render(context)
        return kept


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "inbox" %}`: drawn beside words, never instead of them."""
    return inline_icon(name)


@register.simple_tag
def due(kind: DueKind | Due, words: str = "") -> SafeString:
    """`{% due "soon" "Hôm nay 17:00" %}` or `{% due value %}`: shape, colour and words."""
    if isinstance(kind, Due):
        kind, words = kind.kind, kind.words
    return format_html('<span class="mc-due {}">{}</span>', kind, words)


@register.simple_tag
def ticks(used: int, total: int, kind: DueKind, over: int = 0) -> SafeString:
    """Notches of working days used. Drawing only: the words stand in the due state beside it."""
    shown = min(total, NOTCHES_MAX)
    filled = shown if over else min(shown, round(used * shown / total)) if total else 0
    classes = ["f"] * filled + [""] * (shown - filled) + ["x"] * min(over, NOTCHES_OVER_MAX)
    return format_html(
        '<span class="mc-ticks t-{}" aria-hidden="true">{}</span>',
        kind,
        format_html_join("", '<i class="{}"></i>', ((name,) for name in classes)),
    )


@register.simple_tag
def state_badge(state: str) -> SafeString:
    """`{% state_badge "in_progress" %}`: who must move, as colour, picture and words."""
    look = look_of(state)
    return format_html(
        '<span class="mc-state {}">{} {}</span>', look.group, inline_icon(look.icon), look.words
    )


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """`17:00, thứ Hai 30/11/2026`, marked for machines."""
    return format_html(
        '<time datetime="{}">{}</time>', at.isoformat(timespec="minutes"), formats.moment(at)
    )


@register.simple_block_tag
def note(content: str, kind: NoteKind = "info", icon_name: str = "") -> SafeString:
    """`{% note "warn" %}<p>…</p>{% endnote %}`: a remark with a bar and a picture."""
    return format_html(
        '<div class="mc-note {}">{}<div>{}</div></div>',
        kind,
        inline_icon(icon_name or _NOTE_ICONS[kind]),
        content,
    )


@register.filter
def note_kind(message_level: str) -> NoteKind:
    """The kind of note that carries one of Django's messages."""
    return _MESSAGE_KINDS.get(message_level, "info")


@register.inclusion_tag("design_system/components/ruler.html")
def ruler(days: Sequence[RulerDay]) -> dict[str, Any]:
    """The day ruler: one notch a day, days off hatched, days over the limit in the late colour.

    The number of days decides at which width their dates and notes have room (components.css);
    where they have none, the days that matter are named in a line below.
    """
    size = next((word for most, word in _RULER_SIZES if len(days) <= most), "lots")
    shown = [(*day.label.partition("/"), day) for day in days]
    return {"days": shown, "size": size, "captions": [day for day in days if day.caption]}


@register.inclusion_tag("design_system/components/reckoning.html")
def reckoning(
    lines: Sequence[ReckoningLine], summary: str, *, is_open: bool = False
) -> dict[str, Any]:
    """A due date that can be unfolded, line by line with its legal ground."""
    calendar_version = lines.calendar_version if isinstance(lines, Reckoning) else ""
    return {
        "lines": lines,
        "summary": summary,
        "is_open": is_open,
        "calendar_version": calendar_version,
    }


@register.inclusion_tag("design_system/components/progress.html")
def progress(steps: Sequence[ProgressStep]) -> dict[str, Any]:
    """The steps of an application: a list on a desk, a bar that unfolds on a phone."""
    number = next((n for n, step in enumerate(steps, 1) if step.state == "now"), len(steps))
    return {"steps": steps, "number": number, "total": len(steps)}


@register.inclusion_tag("design_system/components/timeline.html")
def timeline(events: Sequence[TimelineEvent]) -> dict[str, Any]:
    """What happened, what is happening, what comes."""
    return {"events": events}


@register.inclusion_tag("design_system/components/facts.html")
def facts(items: Sequence[Fact]) -> dict[str, Any]:
    """A definition list in two columns, one on a phone."""
    return {"items": items}


@register.inclusion_tag("design_system/components/error_summary.html")
def error_summary(faults: Sequence[Fault]) -> dict[str, Any]:
    """Everything to mend, on top of the page, each a link to its field. Empty: nothing is drawn."""
    count = len(faults)
    heading = ngettext("Có %(count)s chỗ cần sửa", "Có %(count)s chỗ cần sửa", count)
    return {"faults": faults, "heading": heading % {"count": count}}


@register.inclusion_tag("design_system/components/crumbs.html")
def crumbs(steps: Sequence[Crumb]) -> dict[str, Any]:
    """The path from the first page to here."""
    return {"steps": steps}


@register.inclusion_tag("design_system/components/empty.html")
def empty(title: str, text: str = "", label: str = "", address: str = "") -> dict[str, Any]:
    """Nothing here: says so, and what to do instead."""
    return {"title": title, "text": text, "label": label, "address": address}


@register.inclusion_tag("design_system/components/field.html")
def field(
    *,
    name: str,
    label: str,
    kind: str = "text",
    value: Any = "",
    hint: str = "",
    error: str = "",
    choices: Sequence[Choice] = (),
    is_required: bool = True,
    is_autofocus: bool = False,
    autocomplete: str = "",
    inputmode: str = "",
    characters_max: int | None = None,
    placeholder: str = "",
    element_id: str = "",
) -> dict[str, Any]:
    """One question with its label, hint and fault.

    `kind`: text, search, tel, email, number, date, password, textarea, select, radio, checkbox, file.
    A fault is read out with the field (aria-describedby) and what was typed stays.
    """
    element_id = element_id or f"o-{name}"
    described_by = [f"{element_id}-goi-y"] if hint else []
    described_by += [f"{element_id}-loi"] if error else []
    return {
        "name": name,
        "label": label,
        "kind": kind,
        "value": "" if value is None else value,
        "hint": hint,
        "error": error,
        "choices": choices,
        "is_required": is_required,
        "is_autofocus": is_autofocus,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
        "characters_max": characters_max,
        "placeholder": placeholder,
        "element_id": element_id,
        "described_by": " ".join(described_by),
    }


@register.inclusion_tag("design_system/components/field.html")
def form_field(bound: BoundField, autocomplete: str = "") -> dict[str, Any]:
    """The same question from a field of a Django form."""
    widget = bound.field.widget
    kinds = {Textarea: "textarea", CheckboxInput: "checkbox", Select: "select"}
    kind = kinds.get(type(widget), getattr(widget, "input_type", None) or "text")
    return field(
        name=bound.html_name,
        label=str(bound.label),
        kind=kind,
        value="" if kind in {"password", "file"} else bound.value(),
        hint=str(bound.help_text),
        error=" ".join(str(error) for error in bound.errors),
        choices=[
            Choice(value=str(value), label=str(label))
            for value, label in getattr(bound.field, "choices", [])
        ],
        is_required=bound.field.required,
        autocomplete=autocomplete or str(widget.attrs.get("autocomplete", "")),
        inputmode=str(widget.attrs.get("inputmode", "")),
        characters_max=getattr(bound.field, "max_length", None),
        element_id=bound.id_for_label,
    )
