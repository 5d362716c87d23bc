"""What the answers fill in on the form of an application."""

from motcua.domain.forms.values import FieldKind, FormSchema
from motcua.domain.guidance.values import Answers, CarriedAnswers, EventFault, EventStep


def carried(step: EventStep, answers: Answers) -> CarriedAnswers:
    """Field of the form → answer. A field that the form does not have is dropped by the draft."""
    filled: dict[str, str] = {}
    for each in step.carried:
        text = each.text or (each.values or {}).get(answers.get(each.question, ""), "")
        if text:
            filled[each.field] = text
    return filled


def carrying_faults(step: EventStep, schema: FormSchema) -> tuple[EventFault, ...]:
    """What would be lost on the way: fields that the form does not have, choices it does not offer."""
    fields = {field.key: field for field in schema.fields}
    faults = []
    for each in step.carried:
        field = fields.get(each.field)
        path = f"steps.{step.key}.carried.{each.field}"
        if field is None:
            faults.append(EventFault(path, f"biểu mẫu {schema.key} không có ô này"))
            continue
        texts = [each.text] if each.text else list((each.values or {}).values())
        if field.kind is FieldKind.CHOICE:
            offered = {choice.key for choice in field.choices}
            if strange := sorted(set(texts) - offered):
                faults.append(EventFault(path, f"ô này không có lựa chọn {', '.join(strange)}"))
        elif field.kind not in {FieldKind.TEXT, FieldKind.LONG_TEXT}:
            faults.append(EventFault(path, "chỉ điền sẵn ô chữ và ô lựa chọn"))
        elif any(len(text) > field.characters_max for text in texts):
            faults.append(EventFault(path, f"dài quá {field.characters_max} ký tự"))
    return tuple(faults)
