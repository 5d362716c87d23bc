"""What was answered before the application, while a life event led to its procedure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.forms.rules import answers_carried, shown
from motcua.domain.forms.selectors import form_for
from motcua.domain.forms.values import FieldKind
from motcua.domain.guidance.errors import EventNotFound
from motcua.domain.guidance.rules import answers_kept
from motcua.domain.guidance.selectors import carried_answers, case_carried, event_on
from motcua.domain.guidance.values import CarriedAnswers
from motcua.interfaces.citizen.guidance_result import CARRIED_FROM, COMMUNE
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Fact


@dataclass(frozen=True, slots=True)
class Carried:
    """Answers of a life event on their way into an application."""

    answers: CarriedAnswers  # as the form takes them
    case_key: str
    commune_code: str
    parameters: Mapping[str, str]  # of the address, so that they survive the sign-in
    facts: Sequence[Fact]  # what will stand on the form, in words

    @property
    def query(self) -> str:
        return f"?{urlencode(self.parameters)}" if self.parameters else ""


CASE = "truong-hop"  # in the address: the case that was chosen on the procedure's page


def carried_into(request: HttpRequest, procedure: ProcedurePage) -> Carried:
    """What the address, or the form that was sent, carries; nothing where it is not understood."""
    typed = request.POST if request.method == "POST" else request.GET
    try:
        event = event_on(typed.get(CARRIED_FROM, ""), procedure.on)
    except EventNotFound:
        chosen = procedure.case_named(typed.get(CASE, ""))
        case_key = chosen.key if chosen else ""
        return Carried({}, case_key, "", {CASE: case_key} if case_key else {}, ())
    answers = answers_kept(event, typed.dict())
    forms = [component.form_name for component in procedure.components if component.form_name]
    schema = form_for(forms, procedure.on)
    filled = answers_carried(schema, carried_answers(event, answers, procedure.slug, procedure.on))
    commune = typed.get(COMMUNE, "")
    return Carried(
        answers=filled,
        case_key=case_carried(event, answers, procedure.slug, procedure.on),
        commune_code=commune,
        parameters={
            CARRIED_FROM: event.key,
            **answers,
            **({COMMUNE: commune} if commune else {}),
        },
        facts=[
            Fact(said(field.label), _words(field.kind, shown(field, filled[field.key])))
            for field in schema.fields
            if field.key in filled
        ],
    )


def _words(kind: FieldKind, text: str) -> str:
    return said(text) if kind is FieldKind.CHOICE else text
