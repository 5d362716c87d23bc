"""Every screen of an officer that the life of a dossier brings: axe, console, width, on both screens."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.workflow.tests.following import follow_all
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.tests.test_act_forms import CASES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def thursday_afternoon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def people():
    return walk.everybody()


def sit_down(visit, actor):
    """A browser in which somebody has signed in a moment ago."""
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
    visitor = visit()
    name = settings.SESSION_COOKIE_NAME
    host = urlsplit(visitor.address).hostname
    cookie = {"name": name, "value": client.cookies[name].value, "domain": host, "path": "/"}
    visitor.context.add_cookies([cookie])
    return visitor


def test_every_form_of_an_act_and_the_dossier_behind_it(visit, people):
    visitors = {who: sit_down(visit, getattr(people, who)) for _, who, _ in CASES.values()}
    for act, (reach, who, _typed) in CASES.items():
        code = reach(people)
        visitor = visitors[who]
        visitor.open(f"/ban-lam-viec/{code}/")
        visitor.page.locator(".mc-why summary, main").first.click()
        visitor.inspector.look()
        address = f"/ban-lam-viec/{code}/{ACT_WORDS[act].address}/"
        visitor.open(address)
        assert visitor.page.url.endswith(address), act
    follow_all(at=NOW)
    for visitor in visitors.values():
        visitor.open("/ban-lam-viec/")
        visitor.open("/ban-lam-viec/?muc=noi-khac")
        visitor.open("/ban-lam-viec/?muc=can-lam&han=qua-han&loc=mo")
        visitor.open("/ban-lam-viec/nghi-phep/")
        visitor.open("/ban-lam-viec/bo-loc/?han=qua-han")
        visitor.open("/ban-lam-viec/yeu-cau-ngoai-danh-muc/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_heads_see_of_a_units_work(visit, people, scheme):
    walk.appraising(people)
    code = walk.signing(people)
    follow_all(at=NOW)
    leader = sit_down(visit, people.leader)
    leader.page.emulate_media(color_scheme=scheme)
    for address in ("", "don-vi/", "don-vi/viec/", "nghi-phep/", f"{code}/"):
        leader.open(f"/ban-lam-viec/{address}")
    leader.open("/ban-lam-viec/don-vi/")
    leader.page.get_by_role("link", name="còn lại").or_(
        leader.page.get_by_role("link", name="hạn hôm nay")
    ).first.click()
    leader.page.locator("[data-row]").first.wait_for()
