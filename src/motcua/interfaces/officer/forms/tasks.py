"""The forms of one task: how it ended, and to whom it is given."""

from datetime import datetime

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.selectors.offers import TaskChoice
from motcua.domain.workflow.selectors.tasks import people_for
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.forms.fields import (
    REASON_CHARACTERS_MAX,
    Field,
    FieldKind,
    Form,
)

OUTCOME_WORDS = {
    StepOutcome.DONE: _("Đạt, chuyển bước sau"),
    StepOutcome.SUPPLEMENT: _("Cần bổ sung"),
    StepOutcome.SEND_BACK: _("Trả lại để làm lại"),
    StepOutcome.REFUSE: _("Không đủ điều kiện"),
}
TO_QUEUE = "hang-cho"


def finish_form(choice: TaskChoice, *, chosen: str = "") -> Form:
    """How a step ended. A note is needed unless it is done."""
    note = Field(
        name="note",
        label=_("Ghi chú"),
        kind=FieldKind.TEXT,
        hint=_("Người làm bước sau thấy nguyên văn. Bắt buộc khi không đạt hoặc trả lại."),
        characters_max=REASON_CHARACTERS_MAX,
    )
    known = {each.value for each in choice.outcomes}
    if len(choice.outcomes) == 1:
        return Form(fields=[note], given={"outcome": choice.outcomes[0].value})
    outcome = Field(
        name="outcome",
        label=_("Kết quả của bước này"),
        kind=FieldKind.CHOICE,
        missing=_("Chưa chọn kết quả của bước này."),
        choices=[Choice(each.value, str(OUTCOME_WORDS[each])) for each in choice.outcomes],
        initial=chosen if chosen in known else StepOutcome.DONE.value,
    )
    return Form(fields=[outcome, note])


def assign_form(choice: TaskChoice, *, at: datetime) -> Form:
    """Who is to do it, with how much each has; or back to the queue of the role."""
    people = [
        Choice(str(person.account_id), person.full_name, _load(person.open_tasks))
        for person in people_for(choice.task_id, at=at)
    ]
    return Form(
        fields=[
            Field(
                name="to",
                label=_("Giao cho ai?"),
                kind=FieldKind.CHOICE,
                missing=_("Chưa chọn người làm."),
                choices=[*people, Choice(TO_QUEUE, translated("Để chung, ai làm cũng được"))],
            )
        ]
    )


def _load(count: int) -> str:
    if not count:
        return translated("đang rảnh")
    return ngettext("đang có %(count)s việc", "đang có %(count)s việc", count) % {"count": count}
