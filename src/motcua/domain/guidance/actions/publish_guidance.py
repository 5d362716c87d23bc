"""Publish a version of a life event."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from motcua.domain.catalogue.selectors import can_be_filed_online_here
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.forms.selectors import form_for
from motcua.domain.guidance import permissions
from motcua.domain.guidance.errors import GuidanceFaulty
from motcua.domain.guidance.models import EventVersion, GuidanceRelease
from motcua.domain.guidance.rules import carrying_faults, event_from, faults_of
from motcua.domain.guidance.selectors import page_of
from motcua.domain.guidance.values import EventFault, EventStep, LifeEvent
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_guidance(*, description: Mapping[str, Any], by: Actor, at: dt.datetime) -> bool:
    """Publish one version. Returns False if exactly this version was published before.

    A later version that begins on the same day takes the earlier one's place: a word is mended so.

    Legal   LR-120 (61/2018/NĐ-CP art 17.1; 224/2026/NĐ-CP art 15).
    Units   `description` is one file of `data/guidance/`, of the right shape; `valid_from` in it is
            a day. Procedures must be in force on that day or on the day of publication, whichever
            is later.
    Raises  NotPermitted; GuidanceFaulty: a dead end, something out of reach, a procedure, paper or
            field that is not there, or another description under a version that was published.
    Writes  version of the event, version of the data and journal, all or nothing.
    """
    by.require(permissions.PUBLISH_GUIDANCE, agency_code=COUNTRY_WIDE)
    event = event_from(description)
    release = GuidanceRelease.lock()
    known = EventVersion.objects.filter(key=event.key, version=event.version).first()
    if known is not None:
        if known.description != dict(description):
            raise GuidanceFaulty(
                faults=f"bản {event.version} của {event.key} đã công bố; xin tăng version"
            )
        return False
    _refuse(event, [*faults_of(event), *_faults_against_catalogue(event, at)])
    EventVersion.objects.create(
        key=event.key,
        version=event.version,
        valid_from=event.valid_from,
        description=dict(description),
        published_at=at,
    )
    release.renew(at=at)
    journal.record(
        "guidance.published",
        subject=f"guidance:{event.key}",
        by=by.reference,
        at=at,
        facts={"version": event.version},
    )
    return True


def _refuse(event: LifeEvent, faults: list[EventFault]) -> None:
    """Raises GuidanceFaulty with every fault that is not a warning."""
    sentences = [
        f"{event.key}.{fault.path}: {fault.sentence}" for fault in faults if not fault.is_warning
    ]
    if EventVersion.objects.filter(key=event.key, version__gt=event.version).exists():
        sentences.append(f"{event.key}: đã có bản mới hơn bản {event.version}; xin tăng version")
    if sentences:
        raise GuidanceFaulty(faults="; ".join(sentences))


def _faults_against_catalogue(event: LifeEvent, at: dt.datetime) -> Iterator[EventFault]:
    """Whatever the event names must stand in the catalogue and on the form."""
    day = max(event.valid_from, at.astimezone(VIETNAM).date())
    for step in event.steps:
        path = f"steps.{step.key}"
        page = page_of(step, day)
        if page is None:
            yield EventFault(path, f"không có thủ tục {step.slug} vào ngày {day:%d/%m/%Y}")
            continue
        yield from _unknown_cases(path, step, page)
        yield from _unknown_names(path, step, page)
        if step.carried and can_be_filed_online_here(page):
            forms = [each.form_name for each in page.components if each.form_name]
            yield from carrying_faults(step, form_for(forms, page.on))


def _unknown_cases(path: str, step: EventStep, page: ProcedurePage) -> Iterator[EventFault]:
    """A procedure that tells no cases apart is not asked for any."""
    cases = {case.key for case in page.cases}
    for choice in step.cases:
        if cases and choice.key not in cases:
            yield EventFault(f"{path}.cases", f"{page.slug} không có trường hợp {choice.key!r}")


def _unknown_names(path: str, step: EventStep, page: ProcedurePage) -> Iterator[EventFault]:
    """Names that the procedure does not have: without effect, so they refuse nothing."""
    listed = {
        "papers": ({each.name for each in page.components}, step.papers),
        "fees": (
            {each.name for each in page.fees}
            | {fee.name for method in page.methods for fee in method.fees or ()},
            step.fees,
        ),
        "limits": ({each.condition for each in page.limit_variants}, step.limits),
    }
    for part, (names, mentions) in listed.items():
        for mention in mentions:
            if mention.name not in names:
                yield EventFault(
                    f"{path}.{part}", f"{page.slug} không có {mention.name!r}", is_warning=True
                )
