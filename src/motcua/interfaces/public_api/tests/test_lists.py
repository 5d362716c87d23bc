"""Fields, agencies, divisions, decisions and changes."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.selectors import fields_on, instruments
from motcua.domain.catalogue.tests import rows
from motcua.domain.guidance.selectors import events_on
from motcua.domain.organisations.actions import publish_organisations
from motcua.domain.organisations.selectors import agencies_on, communes_on
from motcua.domain.organisations.tests import rows as organisation_rows
from motcua.domain.organisations.values import DivisionLevel, PublishedDivision

from .test_procedures import TODAY, leaf_through

pytestmark = pytest.mark.django_db


def test_fields_are_those_of_the_day_with_their_counts(read):
    told = read("/api/v1/fields")["items"]

    assert [(each["key"], each["procedure_count"]) for each in told] == [
        (field.key, field.count) for field in fields_on(TODAY)
    ]


def test_agencies_and_divisions_are_whole_and_each_once(read):
    agencies = [each["code"] for each in leaf_through(read, "/api/v1/agencies?limit=9")]
    communes = [each["code"] for each in leaf_through(read, "/api/v1/divisions?limit=9")]

    assert agencies == sorted(agency.code for agency in agencies_on(TODAY))
    assert communes == sorted(commune.code for commune in communes_on(TODAY))


def test_agencies_and_divisions_are_told_as_they_were_known(read, at, after_loading):
    """LR-124: what was corrected since can still be asked for, page by page."""
    before = at.now
    at.now += timedelta(hours=1)
    names = {}
    for number, name in enumerate(("Cũ", "Mới")):
        publish_organisations(
            publication=organisation_rows.publication(
                organisation_rows.agency("a-thu", name=f"Cơ quan {name}", division_code="00001"),
                divisions=[
                    PublishedDivision(
                        "00001", DivisionLevel.COMMUNE, f"Xã {name}", "commune", "33", None, None
                    )
                ],
            ),
            by=organisation_rows.OPERATOR,
            at=at.now + timedelta(hours=number),
        )
        names[number] = (at.now + timedelta(hours=number)).isoformat().replace("+", "%2B")
    for number, name in enumerate(("Cũ", "Mới")):
        query = f"?limit=1&known_at={names[number]}"
        agency = read(f"/api/v1/agencies{query}")
        division = read(f"/api/v1/divisions{query}")
        assert agency["items"][0]["name"] == f"Cơ quan {name}"
        assert division["items"][0]["name"] == f"Xã {name}"
        assert read(agency["next"].removeprefix(settings.PUBLIC_ADDRESS))["known_at"]
    unknown = read(f"/api/v1/agencies?limit=1&known_at={before.isoformat().replace('+', '%2B')}")
    assert unknown["items"][0]["code"] != "a-thu"


def test_districts_were_until_the_end_of_june_2025(read):
    """72/2025/QH15."""
    assert read("/api/v1/divisions?level=district&day=2025-06-30")["items"]
    assert read("/api/v1/divisions?level=district&day=2025-07-01")["items"] == []


def test_a_cursor_of_one_level_is_not_one_of_another(client):
    following = client.get("/api/v1/divisions?limit=2&level=commune").json()["next"]
    cursor = following.partition("cursor=")[2]

    response = client.get(f"/api/v1/divisions?limit=2&level=district&cursor={cursor}")
    assert response.status_code == 422


def test_changes_are_told_with_the_day_they_take_effect_announced_ones_too(read, at):
    """63/2010/NĐ-CP art 15: a change is public before it takes effect."""
    old = rows.version(valid_to=date(2026, 12, 31), limit_value=7.0)
    new = rows.version(valid_from=date(2027, 1, 1), limit_value=5.0)
    gone = rows.version(code="9.000009", valid_to=date(2026, 8, 31))
    publish_procedures(
        publication=rows.publication(
            rows.procedure(old, new), rows.procedure(gone, slug="giay-cu", former_codes=())
        ),
        by=rows.OPERATOR,
        at=at.now,
    )

    told = leaf_through(read, "/api/v1/changes?limit=20")
    ours = [
        (each["slug"], each["kind"], each["effective_on"])
        for each in told
        if each["slug"] in {"giay-thu", "giay-cu"}
    ]

    assert ours == [
        ("giay-thu", "amended", "2027-01-01"),
        ("giay-cu", "abolished", "2026-09-01"),
        ("giay-cu", "new", "2025-07-01"),
        ("giay-thu", "new", "2025-07-01"),
    ]
    days = [each["effective_on"] for each in told]
    assert days == sorted(days, reverse=True)
    assert len({(each["slug"], each["effective_on"]) for each in told}) == len(told)


def test_changes_can_be_asked_of_some_days_only(read, at):
    first = rows.version(valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    publish_procedures(
        publication=rows.publication(rows.procedure(first)), by=rows.OPERATOR, at=at.now
    )

    def kinds(since, until):
        found = read(f"/api/v1/changes?since={since}&until={until}")["items"]
        return [each["kind"] for each in found if each["slug"] == "giay-thu"]

    assert kinds("2026-03-01", "2026-03-31") == ["new"]
    assert kinds("2026-03-02", "2026-04-01") == ["abolished"]
    assert kinds("2026-03-02", "2026-03-31") == []
    assert kinds(TODAY + timedelta(days=1), TODAY + timedelta(days=9)) == []


def test_legal_instruments_are_whole_and_each_once(read):
    told = [each["number"] for each in leaf_through(read, "/api/v1/legal-instruments?limit=9")]

    assert told == sorted(instrument.number for instrument in instruments())


def test_life_events_lead_to_procedures_that_can_be_read(client, read):
    events = read("/api/v1/life-events")["items"]

    assert [event["key"] for event in events] == [event.key for event in events_on(TODAY)]
    slugs = {slug for event in events for slug in event["slugs"]}
    assert slugs
    for slug in sorted(slugs)[:5]:
        assert client.get(f"/api/v1/procedures/{slug}").status_code == 200
