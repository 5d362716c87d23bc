"""Before the first question: what is needed, how long it takes, where it goes. Then: begin."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.selectors import (
    can_be_filed_online_here,
    procedure_on,
    receiving_places_on,
)
from motcua.domain.catalogue.values import Channel, ProcedurePage
from motcua.domain.dossiers.rules import PaperDemand, demand_for
from motcua.domain.drafts.actions import start_draft
from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.drafts.values import DraftPage
from motcua.domain.forms.selectors import form_for
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.application_carried import carried_into
from motcua.interfaces.citizen.application_papers import demand_remark
from motcua.interfaces.citizen.application_saving import see_other
from motcua.interfaces.citizen.application_steps import open_application
from motcua.interfaces.citizen.procedure_parts import time_of_case
from motcua.interfaces.citizen.procedure_words import Paper, money_headline
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import lead_to_sign_in


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what lies ahead; begin, or go on with what was begun."""
    at = clock.now()
    procedure = procedure_on(slug, at.astimezone(VIETNAM).date())
    if procedure.slug != slug:
        address = reverse("citizen:apply_start", args=[procedure.slug])
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(f"{address}{query}")
    if request.method == "POST":
        return _begin(request, procedure)
    unsent = _unsent_drafts(request, procedure)
    carried = carried_into(request, procedure)
    told = procedure.in_case(carried.case_key)
    papers = _papers(procedure, told)
    here = f"{request.path}{carried.query}"
    context = {
        "procedure": procedure,
        "can_apply": can_be_filed_online_here(procedure),
        "case": told.case,
        "time": time_of_case(told),
        "money": money_headline(told.fees_for(Channel.ONLINE)),
        "places": receiving_places_on(procedure, procedure.on),
        "to_attach": papers[PaperDemand.REQUIRED],
        "in_some_cases": papers[PaperDemand.IF_IT_APPLIES],
        "not_needed": papers[PaperDemand.LOOKED_UP],
        "shown_later": papers[PaperDemand.SHOWN_LATER],
        "unsent": unsent,
        "going_on_address": _going_on_address(request, unsent[0]) if unsent else "",
        "sign_in_address": f"{reverse('web:sign_in')}?{urlencode({'next': here}, safe='/')}",
        "carried": carried,
        "idempotency_key": new_key(),
    }
    return render(request, "citizen/application/start.html", context)


start.protection = "public"  # type: ignore[attr-defined]  # to begin, one signs in


def _begin(request: HttpRequest, procedure: ProcedurePage) -> HttpResponse:
    if not request.actor.is_signed_in:
        return lead_to_sign_in(request)

    def act() -> HttpResponse:
        carried = carried_into(request, procedure)
        draft_id = start_draft(
            procedure_slug=procedure.slug,
            case_key=carried.case_key,
            answered=carried.answers,
            commune_code=carried.commune_code,
            by=request.actor,
            at=clock.now(),
        )
        application = open_application(request, procedure.slug, draft_id)
        return see_other(application.address(application.keys[0]))

    return answer_once(request, act)


def _unsent_drafts(request: HttpRequest, procedure: ProcedurePage) -> list[DraftPage]:
    """What the reader has begun for this procedure, last saved first."""
    if not request.actor.is_signed_in:
        return []
    drafts = drafts_of(request.actor.account_id)
    return [draft for draft in drafts if draft.procedure_slug == procedure.slug]


def _going_on_address(request: HttpRequest, draft: DraftPage) -> str:
    application = open_application(request, draft.procedure_slug, draft.draft_id)
    return application.address(application.first_unfinished())


def _papers(procedure: ProcedurePage, told: ProcedurePage) -> dict[PaperDemand, list[Paper]]:
    """The papers of the case that is told of, by what is to be done about them."""
    forms = [component.form_name for component in procedure.components if component.form_name]
    form_name = form_for(forms, procedure.on).implements
    papers: dict[PaperDemand, list[Paper]] = {demand: [] for demand in PaperDemand}
    for component in told.components:
        demand = demand_for(component, interactive_form_name=form_name)
        remark = demand_remark(component, demand)
        papers[demand].append(Paper(component.name, remark, quantity="", icon="file-earmark"))
    return papers
