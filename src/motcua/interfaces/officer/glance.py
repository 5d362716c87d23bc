"""A look at one dossier beside the list: enough to decide whether to open it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.rules import ComponentSource
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.values import DossierPage, PaperInDossier
from motcua.domain.identity.values import Actor
from motcua.foundation import clock
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, SEVERAL, SOURCE_WORDS
from motcua.interfaces.officer.deadlines import Calendars, due_of
from motcua.interfaces.officer.dossier_words import badge_of, ruler_of, where_words
from motcua.interfaces.officer.offers import offers_on
from motcua.interfaces.officer.rows import short_code


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the dossier. `is_here`: a file or a form, not something still to be seen."""

    name: str
    source: str
    is_here: bool
    address: str = ""
    file_words: str = ""
    count_words: str = ""
    is_new: bool = False  # It came upon a supplement request.


def glance_at(code: str, *, by: Actor, calendars: Calendars) -> dict[str, Any]:
    """What the pane shows of a dossier that somebody asked for: the reading is in the diary."""
    page = dossier_of_officer(code, by=by)
    record_reading(dossier_id=page.dossier_id, purpose="glance", by=by, at=calendars.at)
    offers = offers_on(page, by=by)
    return {
        "page": page,
        "code": page.code,
        "badge": badge_of(page),
        "short_code": short_code(page.code),
        "address": reverse("officer:dossier", args=[page.code]),
        "due": due_of(page, agency_code=page.receiving_agency_code, calendars=calendars),
        "where": where_words(page, by=by),
        "ruler": ruler_of(page, calendars=calendars),
        "papers": paper_lines(page),
        "papers_here": sum(paper.is_here for paper in paper_lines(page)),
        "channel": CHANNEL_LOOKS[page.channel][1],
        "offers": offers,
        "can_act_at_once": bool(offers.main and offers.main.act in SEVERAL),
        "result_address": reverse("officer:result", args=[page.code])
        if page.result_file_id
        else "",
    }


@require_safe
@reader_required
def glance(request: HttpRequest, code: str) -> HttpResponse:
    """The pane alone, for a list that moves its cursor without loading a page."""
    found = glance_at(code, by=request.actor, calendars=Calendars(at=clock.now()))
    return render(request, "officer/glance.html", {"glance": found})


def paper_lines(page: DossierPage) -> Sequence[PaperLine]:
    """The papers of a dossier as they are listed on the desk."""
    return [_paper_line(page, paper) for paper in page.papers]


def _paper_line(page: DossierPage, paper: PaperInDossier) -> PaperLine:
    is_on_paper = paper.source == ComponentSource.PAPER
    return PaperLine(
        name=paper.name,
        source=str(SOURCE_WORDS[paper.source]),
        is_here=paper.file_id is not None or is_on_paper or paper.source == ComponentSource.FORM,
        address=_file_address(page, paper) if paper.file_id else "",
        file_words=_file_words(paper) if paper.file_id else "",
        count_words=_count_words(paper) if is_on_paper else "",
        is_new=paper.supplement > 0,
    )


def _file_address(page: DossierPage, paper: PaperInDossier) -> str:
    if paper.supplement:
        return reverse("officer:later_paper", args=[page.code, paper.order, paper.supplement])
    return reverse("officer:paper", args=[page.code, paper.order])


def _count_words(paper: PaperInDossier) -> str:
    """`1 bản chính, 2 bản sao`: what lies in the folder."""
    counts = [
        ngettext("%(count)s bản chính", "%(count)s bản chính", paper.original_count)
        % {"count": paper.original_count}
        if paper.original_count
        else "",
        ngettext("%(count)s bản sao", "%(count)s bản sao", paper.certified_count)
        % {"count": paper.certified_count}
        if paper.certified_count
        else "",
    ]
    return ", ".join(filter(None, counts))


def _file_words(paper: PaperInDossier) -> str:
    """`PDF, 1,2 MB`: what opens and how long it takes on a bad line."""
    kind = {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG"}[paper.media_type]
    return f"{kind}, {size_words(paper.byte_count)}"


def size_words(byte_count: int) -> str:
    """`640 KB`, `1,2 MB`."""
    kilobyte, megabyte = 1024, 1024 * 1024
    if byte_count < megabyte:
        return f"{max(byte_count // kilobyte, 1)} KB"
    return f"{byte_count / megabyte:.1f} MB".replace(".", ",")
