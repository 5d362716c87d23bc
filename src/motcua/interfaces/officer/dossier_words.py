"""A dossier in sentences: where it is, who holds it, when it is due, what was done by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.rules import ACT_RIGHTS, ReturnMethod
from motcua.domain.dossiers.states import Act, Stage, State
from motcua.domain.dossiers.values import DossierLife, DossierPage
from motcua.domain.explanations.rules.why import Audience, sentence
from motcua.domain.explanations.selectors import why_of
from motcua.domain.identity.values import Actor
from motcua.domain.working_time.values import DueTime, due_from_json
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Fact, RulerDay, TimelineEvent
from motcua.interfaces.design_system.deadlines import part_words, ruler_days
from motcua.interfaces.design_system.states import look_of
from motcua.interfaces.officer.act_words import HISTORY_WORDS, RETURN_WORDS, step_words
from motcua.interfaces.officer.deadlines import Calendars

_WHO_DID: dict[str, Promise] = {
    "dossiers.accepted": pgettext_lazy("by", "Tiếp nhận"),
    "dossiers.result_proposed": pgettext_lazy("by", "Thẩm định"),
    "dossiers.result_approved": pgettext_lazy("by", "Ký duyệt"),
    "dossiers.rejected": pgettext_lazy("by", "Ký từ chối"),
    "dossiers.apologised": pgettext_lazy("by", "Xin lỗi"),
    "dossiers.result_returned": pgettext_lazy("by", "Trả kết quả"),
}


OVER = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED, State.RETURNED, State.ARCHIVED})
_SUPPLEMENT_SENT = gettext_lazy(
    "Người nộp đã gửi giấy tờ bổ sung lúc %(since)s, chờ %(receiving)s kiểm tra."
)
_WHERE: dict[tuple[str, str], Promise] = {
    (State.SUBMITTED, ""): gettext_lazy(
        "Hồ sơ nộp lúc %(since)s, đang chờ %(receiving)s tiếp nhận."
    ),
    (State.SUPPLEMENT_BEFORE_ACCEPTANCE, ""): gettext_lazy(
        "Chờ người nộp bổ sung giấy tờ từ %(since)s; đủ thì %(receiving)s tiếp nhận."
    ),
    (State.REFUSED, ""): gettext_lazy("%(receiving)s đã từ chối tiếp nhận lúc %(since)s."),
    (State.ACCEPTED, ""): gettext_lazy(
        "Hồ sơ nằm tại %(receiving)s từ %(since)s, chờ chuyển cho %(competent)s."
    ),
    (State.AWAITING_PAYMENT, ""): gettext_lazy(
        "Chờ người nộp thực hiện nghĩa vụ tài chính từ %(since)s."
    ),
    (State.IN_PROGRESS, "assigned"): gettext_lazy(
        "Hồ sơ ở %(competent)s từ %(since)s, chờ chuyên viên nhận thụ lý."
    ),
    (State.IN_PROGRESS, "appraising"): gettext_lazy("Hồ sơ ở %(competent)s từ %(since)s."),
    (State.IN_PROGRESS, "signing"): gettext_lazy(
        "Dự thảo kết quả chờ lãnh đạo %(competent)s ký từ %(since)s."
    ),
    (State.SUPPLEMENT_IN_PROCESS, ""): gettext_lazy(
        "Chờ người nộp bổ sung giấy tờ từ %(since)s. Thời hạn dừng tính cho đến khi nhận đủ."
    ),
    (State.PAUSED, ""): gettext_lazy("Thời hạn tạm dừng từ %(since)s."),
    (State.WITHDRAW_REQUESTED, ""): gettext_lazy(
        "Người nộp xin rút hồ sơ lúc %(since)s, chờ %(receiving)s trả lời."
    ),
    (State.WITHDRAWN, ""): gettext_lazy("Người nộp đã rút hồ sơ lúc %(since)s."),
    (State.STOPPED, ""): gettext_lazy(
        "%(receiving)s đã dừng giải quyết lúc %(since)s theo yêu cầu của người nộp."
    ),
    (State.REJECTED, ""): gettext_lazy(
        "Lãnh đạo đã ký từ chối giải quyết; văn bản nằm tại %(receiving)s từ %(since)s, chờ trả."
    ),
    (State.RESULT_READY, ""): gettext_lazy(
        "Kết quả đã ký, nằm tại %(receiving)s từ %(since)s, chờ trả cho người nộp."
    ),
    (State.RETURNED, ""): gettext_lazy("Đã trả kết quả lúc %(since)s. Hồ sơ đã xong."),
    (State.ARCHIVED, ""): gettext_lazy("Đã nộp lưu hồ sơ lúc %(since)s."),
}


def where_words(page: DossierPage, *, by: Actor) -> str:
    """Where the dossier lies and who has it since when: the first sentence of its page."""
    names = {
        "receiving": page.receiving_agency_name,
        "competent": page.competent_agency_name,
        "holder": page.holder_name,
        "since": _since(page),
    }
    is_inside = page.state in {State.IN_PROGRESS, State.PAUSED}
    if is_inside and page.holder_account_id is not None:
        if page.holder_account_id == by.account_id:
            held = _("Ông/bà đang giữ hồ sơ từ %(since)s.") % names
        else:
            held = _("%(holder)s, %(competent)s, đang giữ hồ sơ từ %(since)s.") % names
        is_paused = page.state == State.PAUSED
        return _("%(held)s Thời hạn đang tạm dừng.") % {"held": held} if is_paused else held
    if page.state == State.SUPPLEMENT_IN_PROCESS and is_supplement_sent(page):
        return str(_SUPPLEMENT_SENT) % names
    return str(_WHERE[State(page.state), page.stage]) % names


def is_supplement_sent(page: DossierPage) -> bool:
    """Whether the papers that were asked for last have been sent and wait to be checked."""
    words = [line.word for line in page.history]
    return bool(words) and words[-1] == ACT_RIGHTS[Act.SEND_SUPPLEMENT].word


def is_apology_owed(page: DossierPage, *, at: datetime) -> bool:
    """Whether an apology is to be written now: asked for and not sent, or the promise is broken."""
    words = [line.word for line in page.history]
    raised, sent = (
        max((place for place, word in enumerate(words) if word == ACT_RIGHTS[act].word), default=-1)
        for act in (Act.RAISE_APOLOGY, Act.APOLOGISE)
    )
    until = page.result_ready_at or at
    is_over_due = page.due_at is not None and until > page.due_at
    return raised > sent or (is_over_due and page.state not in OVER)


def why_words(page: DossierPage, life: DossierLife, *, by: Actor, at: datetime) -> str:
    """Why it has not gone on: what it waits for, who has it, what comes next and by when."""
    if page.state in OVER:
        return ""
    is_leader = by.may(permissions.APPROVE_RESULT, agency_code=page.competent_agency_code)
    audience = Audience.LEADER if is_leader else Audience.OFFICER
    answer = why_of(page, life, audience=audience, at=at)
    return sentence(answer.clauses, translate=_, moment=_moment_words)


def _moment_words(at: datetime | date) -> str:
    return formats.moment(at) if isinstance(at, datetime) else formats.long_day(at)


def due_moment_words(page: DossierPage) -> str:
    """`17:00 thứ Tư, 25/11/2026`; empty before acceptance."""
    if page.due_at is None:
        return ""
    return f"{formats.clock_time(page.due_at)} {formats.long_day(page.due_at)}"


def reckoned(page: DossierPage) -> DueTime | None:
    """The due time with its derivation, as it was counted at acceptance."""
    return None if page.due_derivation is None else due_from_json(page.due_derivation)


def ruler_of(page: DossierPage, *, calendars: Calendars) -> Sequence[RulerDay]:
    """The days of the limit for the ruler; nothing for a limit that ends on the day it began."""
    due = reckoned(page)
    if due is None:
        return ()
    calendar = calendars.of(page.receiving_agency_code)
    days = ruler_days(due, at=calendars.at, calendar=calendar, ended_at=page.result_ready_at)
    return days if len(days) > 1 else ()


def reckoning_summary(due: DueTime) -> str:
    """The line that unfolds into the reckoning: the limit and where it ends."""
    total = due.derivation[-1].mark
    if not total:
        return _("Ngày hẹn trả được tính thế nào?")
    return _("Cách tính: %(limit)s") % {"limit": part_words(total)}


def timeline_of(page: DossierPage) -> Sequence[TimelineEvent]:
    """What is happening now, then all that happened, latest first."""
    events = [
        TimelineEvent(
            title=str(HISTORY_WORDS.get(line.word, _("Thay đổi hồ sơ"))),
            detail=_detail(line.word, page, line.by_name),
            at=line.at,
        )
        for line in reversed(page.history)
    ]
    if page.state in OVER:
        return events
    is_inside = page.state in {State.IN_PROGRESS, State.PAUSED}
    current = TimelineEvent(
        title=step_words(page.state, page.stage),
        state="now",
        detail=(page.holder_name if is_inside else "") or page.holding_agency_name,
        moment_words=_("từ %(since)s") % {"since": _since(page)},
    )
    return [current, *events]


def who_did_what(page: DossierPage) -> Sequence[Fact]:
    """Which person did which step, the last one where a step was done again."""
    done = {line.word: line.by_name for line in page.history if line.by_name}
    facts = [Fact(str(term), done[word]) for word, term in _WHO_DID.items() if word in done]
    if page.holder_name and "dossiers.result_proposed" not in done:
        facts.append(Fact(_("Thẩm định"), page.holder_name))
    return facts


def return_words(page: DossierPage) -> str:
    """How the applicant wants the result, with the address for the post."""
    words = str(RETURN_WORDS[page.return_method])
    is_by_post = page.return_method == ReturnMethod.POST
    return f"{words}: {page.return_address}" if is_by_post else words


def _detail(word: str, page: DossierPage, by_name: str) -> str:
    """Who did it; for a hand-over also to whom, for a return also how."""
    by_name = by_name or _("Hệ thống")
    if word == "dossiers.handed_over":
        return _("%(name)s, chuyển cho %(agency)s") % {
            "name": by_name,
            "agency": page.competent_agency_name,
        }
    if word == "dossiers.result_returned" and page.returned_how:
        return f"{by_name}, {_lower(str(RETURN_WORDS[page.returned_how]))}"
    return by_name


def _since(page: DossierPage) -> str:
    return f"{formats.clock_time(page.held_since)} {formats.weekday(page.held_since)} " + (
        formats.short_day(page.held_since)
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


@dataclass(frozen=True, slots=True)
class Badge:
    """The step of a dossier as colour (who must move), picture and words."""

    group: str
    icon: str
    words: str


_STAGE_ICONS = {Stage.ASSIGNED: "hourglass", Stage.APPRAISING: "gear", Stage.SIGNING: "pen"}


def badge_of(page: DossierPage) -> Badge:
    """Inside the agency the step says more than the public state does."""
    look = look_of(page.state)
    icon = _STAGE_ICONS.get(Stage(page.stage), look.icon)
    return Badge(group=look.group, icon=icon, words=step_words(page.state, page.stage))
