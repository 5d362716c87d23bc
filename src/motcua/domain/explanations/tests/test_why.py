"""LR-073, LR-074. One true sentence for every place a dossier can lie in, for every reader."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from motcua.domain.catalogue.selectors import procedure_version, procedures_on
from motcua.domain.dossiers.states import DRAFT, LIFE, POSITIONS, Act
from motcua.domain.explanations.rules.why import Audience, sentence, why
from motcua.domain.explanations.rules.why_words import HEADS, STEPS, Awaited
from motcua.domain.explanations.selectors import deadlines_of
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

from .lives import APPLICANT, CONSULTED, OFFICIAL, lived, reachable, unsent

MORNINGS = {
    "three tiers": datetime(2019, 4, 22, 9, 0, tzinfo=VIETNAM),
    "two tiers": datetime(2026, 11, 16, 9, 0, tzinfo=VIETNAM),
}
METHODS = ("counter", "post", "online")
RECEIVING, COMPETENT = (
    "Trung tâm Phục vụ hành chính công phường Phố Hiến",
    "Ủy ban nhân dân Phố Hiến",
)
MOMENT = re.compile(r"\d\d:\d\d ngày \d\d/\d\d/\d{4}")
RUNNING = {"accepted", "awaiting_payment", "in_progress", "withdraw_requested"}
OFFICIALS = {Audience.OFFICER, Audience.LEADER}


def world_of(procedure, at, *, return_method="counter", receiving=RECEIVING, competent=COMPETENT):
    regime = regime_on(at.date())
    calendar = calendar_for(agency_code="", on=at.date())
    return unsent(
        procedure,
        regime,
        calendar,
        receiving=receiving,
        competent=competent,
        return_method=return_method,
        at=at,
    )


@pytest.fixture
def world(db):
    """The draft of a birth registration of 2026."""
    at = MORNINGS["two tiers"]
    row = procedures_on(day=at.date()).get(procedure__slug="dang-ky-khai-sinh")
    return world_of(procedure_version(row.pk, day=at.date()), at)


def asked(world, audience=Audience.APPLICANT, *, at=None):
    at = at or world.at
    return why(
        world.page,
        world.life,
        deadlines=deadlines_of(world.page, world.regime, world.calendar, at=at),
        ground_name=world.regime.pause_ground_names[world.regime.pause_grounds[0]],
        stops_by_notice=world.regime.stop_by_applicant == "stop_notice",
        audience=audience,
        at=at,
    )


def said(world, audience=Audience.APPLICANT, *, at=None):
    return sentence(asked(world, audience, at=at).clauses)


def live(world, *acts):
    for act in acts:
        world = lived(world, act)
    return world


APPRAISING = (Act.SUBMIT, Act.ACCEPT, Act.HAND_OVER, Act.TAKE)


def moment(at):
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"


@cache
def procedures(tier):
    day = MORNINGS[tier].date()
    return tuple(procedure_version(row.pk, day=day) for row in procedures_on(day=day))


@pytest.mark.parametrize("tier", MORNINGS)
def test_every_place_of_every_procedure_has_a_true_sentence_for_every_reader(db, tier):
    """Every position that the table reaches, with all that can lie behind it."""
    counted, walked = 0, set()
    for number, procedure in enumerate(procedures(tier)):
        start = world_of(
            procedure,
            MORNINGS[tier],
            return_method=METHODS[number % 3],
            receiving=procedure.receiving_places[0].name,
            competent=procedure.competent_agencies[0].name,
        )
        places = reachable(start)
        walked |= set(places)
        for at_place in places.values():
            later = at_place.at + timedelta(days=(number % 4) * 30)
            for audience in Audience:
                holds(at_place, audience, at=later)
                counted += 1
    assert {place.plain for place in walked} == set(POSITIONS)
    assert max(len(place.behind) for place in walked) == 2  # xin rút while money is owed
    assert len(procedures(tier)) > 100
    assert counted >= len(procedures(tier)) * len(walked) * len(Audience)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("audience", Audience)
def test_every_act_at_every_place_leaves_a_true_sentence(world, audience, method):
    start = replace(world, page=replace(world.page, return_method=method))
    places, seen = reachable(start), 0
    for here in places.values():
        for step in LIFE:
            if here.position.plain in step.starts and (
                step.act not in {Act.APOLOGISE, Act.RAISE_APOLOGY} or here.page.due_at
            ):
                there = lived(here, step.act)
                for days in (0, 40):
                    holds(there, audience, at=there.at + timedelta(days=days))
                    seen += 1
    assert seen > 2 * len(LIFE)


def holds(world, audience, *, at):
    """What must be true of any sentence, told from the facts and not from the rule."""
    answer = asked(world, audience, at=at)
    text, page = sentence(answer.clauses), world.page
    assert text.endswith("."), text
    assert ". " not in text, text
    assert text[0].isupper() or not text[0].isalpha(), text
    assert not re.search(r"None|\{|\}|  | ,| ;|: ;|\(\)|Clause", text), text
    assert "tiếp theo: " in text, text
    assert len(answer.clauses) in {2, 3}
    # Who and since when.
    assert holder_by_the_facts(world) in text, text
    assert moment(answer.since) in text, text
    assert answer.since in {page.held_since, *(each.asked_at for each in world.life.consultations)}
    # The promise: the due time wherever one runs, and no other word of it elsewhere.
    runs = page.state in RUNNING and page.due_at is not None
    assert moment(page.due_at) in text if runs else "hẹn trả" not in text, text
    assert ("quá hẹn" in text) == (runs and at > page.due_at), text
    assert answer.is_overdue or "lẽ ra" not in text
    # Names of people only for officials; money not for whoever holds the slip.
    assert (audience in OFFICIALS) or (OFFICIAL not in text and APPLICANT not in text), text
    assert audience is not Audience.SLIP_HOLDER or not re.search(r"1\.250\.000|EA1234", text), text
    assert (audience is Audience.APPLICANT) or "ông/bà" not in text, text


def holder_by_the_facts(world):
    page = world.page
    receiving, competent = page.receiving_agency_name, page.competent_agency_name
    request = world.life.open_supplement
    is_late = page.result_ready_at and page.due_at and page.result_ready_at > page.due_at
    at_the_end = "bưu điện" if page.parcel_number else receiving
    if is_late and not world.life.apologies:
        at_the_end = competent
    return {
        "draft": "gửi",
        "supplement_before_acceptance": "bổ sung",
        "supplement_in_process": receiving if request and request.sent_at else "bổ sung",
        "awaiting_payment": "nộp",
        "in_progress": competent,
        "paused": competent,
        "result_ready": at_the_end,
        "rejected": at_the_end,
        "returned": "đã trả",
        "archived": competent,
    }.get(page.state, receiving)


def test_nothing_that_can_be_waited_for_is_without_words():
    assert set(HEADS) == set(STEPS) == set(Awaited)
    assert {place.state.value for place in POSITIONS} & set(Awaited) >= {DRAFT.state.value}


def test_everything_that_can_be_waited_for_is_waited_for(world):
    found = set()
    for method in METHODS:
        start = replace(world, page=replace(world.page, return_method=method))
        for here in reachable(start).values():
            found.add(asked(here).awaited)
            for step in LIFE:
                if here.position.plain in step.starts and step.act is not Act.APOLOGISE:
                    found.add(asked(lived(here, step.act)).awaited)
    late = live(world, *APPRAISING, Act.PROPOSE_RESULT)
    late = lived(replace(late, at=late.at + timedelta(days=30)), Act.APPROVE_RESULT)
    assert found | {asked(late).awaited} == set(Awaited)


# Worked examples. A birth registration is due the same day; sent Monday 16/11/2026.


def test_who_has_sent_reads_until_when_the_one_stop_unit_answers(world):
    """LR-075: eight hours of office time from 14:07 end at 14:07 of the next working day."""
    sent = live(world, Act.SUBMIT)
    assert moment(sent.at) == "14:07 ngày 16/11/2026"
    assert said(sent) == (
        f"Hồ sơ đang chờ {RECEIVING} kiểm tra giấy tờ từ 14:07 ngày 16/11/2026; "
        "tiếp theo: tiếp nhận, yêu cầu bổ sung hoặc từ chối bằng văn bản, "
        "chậm nhất 14:07 ngày 17/11/2026."
    )
    assert "lẽ ra phải xong trước" in said(sent, at=sent.at + timedelta(days=3))


def test_what_is_accepted_in_the_afternoon_is_handed_over_at_the_next_opening(world):
    """LR-006, 61/2018/NĐ-CP art 18: accepted at 19:14, after 15:00."""
    accepted = live(world, Act.SUBMIT, Act.ACCEPT)
    opens = accepted.calendar.opens_at(date(2026, 11, 17))
    assert f"chậm nhất {opens:%H:%M} ngày 17/11/2026" in said(accepted)
    noon = replace(accepted, page=replace(accepted.page, held_since=world.at.replace(hour=11)))
    closes = noon.calendar.closes_at(date(2026, 11, 16))
    assert f"chậm nhất {closes:%H:%M} ngày 16/11/2026" in said(noon, at=world.at.replace(hour=12))


def test_a_citizen_reads_the_office_and_an_official_the_name(world):
    """LR-074, TT 01/2018/TT-VPCP art 16.2d."""
    here = live(world, *APPRAISING)
    assert f"đang được cán bộ thụ lý của {COMPETENT} thẩm định" in said(here)
    for audience in OFFICIALS:
        assert f"đang được {OFFICIAL} ({COMPETENT}) thẩm định" in said(here, audience)


def test_a_leader_reads_how_many_working_days_are_left_or_passed(world):
    here = live(world, *APPRAISING)
    assert re.search(
        r"hẹn trả .*, còn \d+ ngày làm việc\.$", said(here, Audience.LEADER, at=world.at)
    )
    late = said(here, Audience.LEADER, at=here.page.due_at + timedelta(days=7))
    assert "tức 4 ngày làm việc, và chưa có văn bản xin lỗi" in late  # 24/11/2026 is a day off.


def test_an_apology_replaces_the_promise_and_is_said(world):
    """61/2018/NĐ-CP art 19.9."""
    here = live(world, *APPRAISING)
    late = here.page.due_at + timedelta(days=1)
    assert "phải xin lỗi và hẹn lại" in said(here, at=late)
    apologised = lived(replace(here, at=late), Act.APOLOGISE)
    assert f"đã xin lỗi và hẹn lại {moment(apologised.page.due_at)}" in said(apologised)


def test_an_opinion_that_is_late_is_named_with_its_deadline(world):
    """61/2018/NĐ-CP art 19.5b."""
    here = live(world, *APPRAISING, Act.CONSULT)
    deadline = here.life.consultations[0].answer_by
    assert f"đang chờ ý kiến của {CONSULTED}" in said(here)
    assert f"{CONSULTED} trả lời, chậm nhất {moment(deadline)}" in said(here)
    assert f"lẽ ra phải xong trước {moment(deadline)}" in said(here, at=deadline + timedelta(1))
    assert CONSULTED not in said(lived(here, Act.ANSWER_CONSULTATION))


def test_a_supplement_in_process_says_that_the_limit_begins_again(world):
    """61/2018/NĐ-CP art 19.4."""
    here = live(world, *APPRAISING, Act.REQUEST_SUPPLEMENT_IN_PROCESS)
    assert "đang chờ ông/bà bổ sung 2 giấy tờ" in said(here)
    assert "tính lại từ đầu khi đủ giấy tờ" in said(here)
    sent = lived(here, Act.SEND_SUPPLEMENT)
    assert f"đang chờ {RECEIVING} kiểm tra từ {moment(sent.at)}" in said(sent)


@pytest.mark.parametrize(
    ("tier", "words"), [("three tiers", "trả lại giấy tờ"), ("two tiers", "ra thông báo dừng")]
)
def test_a_wish_to_withdraw_says_what_the_regime_does_and_where_it_goes_back(db, tier, words):
    """118/2025/NĐ-CP art 21; before, a withdrawal."""
    procedure = procedures(tier)[0]
    here = live(
        world_of(procedure, MORNINGS[tier]),
        *APPRAISING,
        Act.RAISE_OBLIGATION,
        Act.REQUEST_WITHDRAWAL,
    )
    assert f"đồng ý thì {words}, không thì hồ sơ trở lại bước nộp tiền" in said(here)


def test_what_is_ready_too_late_waits_for_the_apology_first(world):
    """61/2018/NĐ-CP art 19.9: not returned without one."""
    here = live(world, *APPRAISING, Act.PROPOSE_RESULT)
    late = lived(replace(here, at=here.page.due_at + timedelta(days=3)), Act.APPROVE_RESULT)
    assert f"nhưng trễ hẹn, đang chờ {COMPETENT} gửi văn bản xin lỗi" in said(late)
    assert "Kết quả" in said(lived(late, Act.APOLOGISE))


def test_who_does_not_come_reads_when_the_next_reminder_comes(world):
    """LR-076: 1, 7 and 30 days after the result."""
    ready = live(world, *APPRAISING, Act.PROPOSE_RESULT)
    ready = lived(replace(ready, at=MORNINGS["two tiers"]), Act.APPROVE_RESULT)
    assert said(ready).endswith("chưa nhận thì được nhắc ngày 17/11/2026.")
    reminded = live(ready, Act.REMIND_COLLECTION)
    assert said(reminded).endswith("được nhắc ngày 23/11/2026.")
    assert "nhắc" not in said(live(reminded, Act.REMIND_COLLECTION, Act.REMIND_COLLECTION))
