"""Who stands at the counter: read off the card, or found by exactly one number.

Legal   LR-100: what the state has is not asked for again; nothing is found by a part of a number, so
        many looks an officer may take, and each is on record.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.reception.actions import look_up_applicant
from motcua.domain.reception.rules import card_from
from motcua.domain.reception.values import FoundApplicant
from motcua.foundation import clock, throttle
from motcua.interfaces.officer.forms.counter import PERSON
from motcua.interfaces.officer.forms.fields import Typed

WINDOW_SECONDS = 600
DIGITS_MIN = 5  # Shorter is the number of no paper: nobody is looked for.
FIND, USE = "find", "use-"
_SOURCES: dict[str, str | Promise] = {
    "account": gettext_lazy("Tài khoản trên hệ thống"),
    "dossier": gettext_lazy("Hồ sơ đã nộp %(code)s"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look has brought, in words, and what was found before it is filled in."""

    people: Sequence[FoundApplicant] = ()
    words: str = ""
    is_from_card: bool = False
    is_refused: bool = False
    is_filled: bool = False

    @property
    def lines(self) -> Sequence[tuple[FoundApplicant, str]]:
        return [
            (each, str(_SOURCES[each.source]) % {"code": each.dossier_code}) for each in self.people
        ]


def read_card(typed: Typed) -> tuple[Typed, bool]:
    """What a scanner read goes into the fields it speaks of."""
    card = card_from(typed.texts.get("identity_number", ""))
    if card is None:
        return typed, False
    said = {
        "identity_number": card.identity_number,
        "full_name": card.full_name,
        "address": card.address,
    }
    faults = {name: fault for name, fault in typed.faults.items() if name not in said}
    return Typed({**typed.texts, **said}, {**typed.values, **said}, faults), True


def find(request: HttpRequest, typed: Typed) -> tuple[Typed, Finding]:
    """Look for the person; with `use-…` fill in whom the officer has chosen."""
    typed, is_card = read_card(typed)
    typed = Typed(typed.texts, typed.values, {})  # Nobody has said yet that the form is complete.
    is_from_card = is_card or bool(request.POST.get("card"))
    number = "".join(typed.texts.get("identity_number", "").upper().split())
    phone = typed.texts.get("phone_number", "")
    if len(number) < DIGITS_MIN and not phone:
        fault = _("Xin quét thẻ, hoặc gõ đủ số định danh, hoặc gõ số điện thoại ở dưới.")
        return typed.with_fault("identity_number", fault), Finding()
    verdict = throttle.hit(
        "counter_look_up",
        key=request.actor.reference,
        limit=settings.COUNTER_LOOK_UPS_MAX,
        seconds=WINDOW_SECONDS,
        at=clock.now(),
    )
    if not verdict.is_allowed:
        words = _("Đã tìm quá nhiều người. Xin chờ %(seconds)s giây, hoặc gõ thông tin bằng tay.")
        said = words % {"seconds": verdict.retry_after_seconds}
        return typed, Finding(words=said, is_from_card=is_from_card, is_refused=True)
    by_number = {"identity_number": number} if len(number) >= DIGITS_MIN else {}
    people = look_up_applicant(
        **(by_number or {"phone_number": phone}), by=request.actor, at=clock.now()
    )
    chosen = _chosen(request.POST.get("then", ""), people)
    if chosen is not None:
        filled = _filled(typed, chosen, keeps=is_from_card)
        return filled, Finding(is_from_card=is_from_card, is_filled=True, words=_("Đã điền."))
    return typed, Finding(people, _words(people, is_card=is_card), is_from_card=is_from_card)


def _chosen(then: str, people: Sequence[FoundApplicant]) -> FoundApplicant | None:
    place = then.removeprefix(USE)
    if not then.startswith(USE) or not place.isdecimal() or int(place[:2]) >= len(people):
        return None
    return people[int(place[:2])]


def _filled(typed: Typed, person: FoundApplicant, *, keeps: bool) -> Typed:
    """Everything that is known; what the card says stays, it is newer than any record."""
    texts = dict(typed.texts)
    for name in PERSON:
        known = getattr(person, name)
        if known and not (keeps and texts.get(name)):
            texts[name] = known
    return Typed(texts, typed.values, typed.faults)


def _words(people: Sequence[FoundApplicant], *, is_card: bool) -> str:
    if people:
        return _("Đã có thông tin. Xin đối chiếu với người nộp rồi chọn:")
    if is_card:
        return _("Đã đọc thẻ. Chưa có hồ sơ nào của người này, xin ghi thêm số điện thoại.")
    return _("Chưa có thông tin về số này. Xin ghi họ tên, địa chỉ, điện thoại.")
