"""trust.md A8. Random histories of dossiers against a naive model: no illegal state, no lost slip,
lateness that adds up to the second.

Legal   LR-045 (the table), LR-046 (who had it while it was late), LR-047 (no closing without apology).

`make drill-life` runs 10,000 histories of 100 steps; the suite runs few. Dossiers begin in 2019, just
before 1 July 2025 and in 2026, so that both regimes and both orders of agencies are walked.
"""

import os
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierError, DossierNotFound, Moved, WrongState
from motcua.domain.dossiers.selectors import dossier_of_officer, lateness_of, open_acts
from motcua.domain.dossiers.states import (
    PAUSED,
    SUPPLEMENT_IN_PROCESS,
    TERMINAL,
    Act,
)
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

from .life_acts import Acts
from .life_model import Dossier
from .people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP, SON_NAM_COMMITTEE, SON_NAM_ONE_STOP, pdf
from .test_states import CELLS

HISTORIES = int(os.environ.get("MOTCUA_LIFE_HISTORIES", "120"))
STEPS = int(os.environ.get("MOTCUA_LIFE_STEPS", "40"))
HISTORIES_PER_TEST = 250

TWO_TIERS_FROM = date(2025, 7, 1)
OLD = ("hy-11953-motcua", "hy-11953-ubnd", "hy-11956-motcua", "hy-11956-ubnd")
NEW = (PHO_HIEN_ONE_STOP, PHO_HIEN_COMMITTEE, SON_NAM_ONE_STOP, SON_NAM_COMMITTEE)
AN_TAO_AFTER = (PHO_HIEN_ONE_STOP, PHO_HIEN_COMMITTEE)
SUCCESSORS = dict(zip(OLD, (*AN_TAO_AFTER, *AN_TAO_AFTER), strict=True))
BEGINNINGS = [
    datetime(2019, 1, 30, 8, tzinfo=VIETNAM),  # before Tết
    datetime(2019, 9, 5, 14, 55, tzinfo=VIETNAM),
    datetime(2025, 6, 27, 10, tzinfo=VIETNAM),  # spans the change of tiers
    datetime(2026, 2, 10, 15, 1, tzinfo=VIETNAM),
    datetime(2026, 11, 20, 9, tzinfo=VIETNAM),
]
PROCEDURES = {
    "dang-ky-khai-sinh": ("same day", 0),
    "chung-thuc-di-chuc": ("working days", 2),
    "khai-sinh-ket-hop-nhan-cha-me-con": ("working days", 3),
    "dang-ky-lai-khai-sinh": ("working days", 5),
    "dang-ky-nuoi-con-nuoi-trong-nuoc": ("days", 30),
}
WAITS = [0, 0, 1, 10, 30, 60, 240, 1_440, 2_880, 5_760, 20_160]  # minutes
# The straight way through, of which a history begins with a part.
STRAIGHT = [
    Act.ACCEPT,
    Act.HAND_OVER,
    Act.TAKE,
    Act.PROPOSE_RESULT,
    Act.APPROVE_RESULT,
    Act.RETURN_RESULT,
]
SELDOM = {
    Act.REQUEST_WITHDRAWAL,
    Act.RECORD_WITHDRAWAL_REQUEST,
    Act.AGREE_WITHDRAWAL,
    Act.STOP,
    Act.ARCHIVE,
}
OFTEN = {Act.REFUSE, Act.PAUSE, Act.CONSULT, Act.REQUEST_SUPPLEMENT_AT_INTAKE}  # else too rare
ACTS = [act for act in Act if act not in {Act.SUBMIT, Act.REGISTER}]


class Life(Acts, RuleBasedStateMachine):
    """One dossier from the counter to its end, in a transaction that is rolled back."""

    who: dict
    files: dict
    applicant: ApplicantOnPaper
    is_whole: bool  # from the counter on; else it begins somewhere on the way
    stepped: Counter  # acts that were done, for the test that all are reached

    def __init__(self):
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.d = None

    @initialize(
        began_at=st.sampled_from(BEGINNINGS),
        slug=st.sampled_from(sorted(PROCEDURES)),
        channel=st.sampled_from(["counter", "counter", "post"]),
        returned=st.sampled_from(["counter", "post"]),
        steps_done=st.sampled_from([1, 2, 3, 3, 3, 3, 4, 5, 6]),
    )
    def begin(self, began_at, slug, channel, returned, steps_done):
        self.at, self.twist = began_at, 1
        units = OLD if began_at.date() < TWO_TIERS_FROM else NEW
        page = procedure_on(slug, began_at.date())
        papers = tuple((paper.order, paper.name) for paper in page.components)
        code = dossiers.register(
            procedure_slug=slug,
            channel=channel,
            receiving_agency_code=units[0],
            applicant=self.applicant,
            papers=[PaperBrought(papers[0][0], original_count=1)],
            return_method=returned,
            return_address="Thôn Đông, xã Tiên Lữ" if returned == "post" else "",
            occurred_at=began_at - timedelta(minutes=20) if channel == "post" else None,
            by=self.who["one_stop"],
            at=began_at,
        ).dossier_code
        row = apps.get_model("dossiers", "Dossier").objects.get(code=code)
        self.d = Dossier(
            code=code,
            receiving=row.receiving_agency_id,
            competent=row.competent_agency_id,
            received_at=row.submitted_at,
            by_post=channel == "post",
            result_by_post=returned == "post",
            stops_by_notice=units is NEW,
            papers=papers,
            limit=PROCEDURES[slug],
        )
        assert (self.d.receiving, self.d.competent) == units[:2]
        self.look(Act.REGISTER)
        for act in STRAIGHT[: 0 if self.is_whole else steps_done]:
            self._do(act)

    @rule(
        minutes=st.sampled_from(WAITS),
        choice=st.sampled_from(range(80_000)),
        twist=st.sampled_from(range(60)),
    )
    def act(self, minutes, choice, twist):
        """Mostly what the law knows here; sometimes whatever comes, sometimes without right."""
        self.at += timedelta(minutes=minutes)
        self.twist = twist
        kind, choice = choice % 16, choice // 16
        if kind == 0:
            self._try_without_right(ACTS[choice % len(ACTS)])
            return
        legal = [act for act in ACTS if (self.d.position, act) in CELLS]
        if choice % 5:  # So that histories grow long, most go on.
            legal = [act for act in legal if act not in SELDOM]
        legal += 2 * [act for act in legal if act in OFTEN]
        pool = ACTS if kind == 1 else legal
        if pool:
            self._do(pool[choice // 5 % len(pool)])

    def _do(self, act):
        plan = getattr(self, act.value)()
        button = self._button(act)
        try:
            with transaction.atomic():
                answer = plan.call()
        except DossierError as refusal:
            self._is_right(refusal, act, plan)
            return
        assert (self.d.position, act) in CELLS, act
        assert button == "", (act, button)
        assert plan.refusal is None, (act, plan.refusal)
        version = self.d.version
        plan.change(answer)
        note(act.value)
        if act in {Act.FOLLOW_SUCCESSOR, Act.SEND_PART} and self.d.version == version:
            return
        self.look(act)

    def _button(self, act):
        """What an officer's button says before the act: empty, why not, or that there is none.

        Asked at every third act: it costs as much as the act.
        """
        if self.twist % 3 or self.by in (self.system, self.who["citizen"]):
            return ""
        page = dossier_of_officer(self.d.code, by=self.by)
        return dict(open_acts(page, by=self.by, at=self.at)).get(act, "no button")

    def _try_without_right(self, act):
        who, self.who = self.who, dict.fromkeys(self.who, self.who["nobody"])
        system, self.system = self.system, self.who["nobody"]
        try:
            plan = getattr(self, act.value)()
        finally:
            self.who, self.system = who, system
        with pytest.raises((NotPermitted, DossierNotFound)), transaction.atomic():
            plan.call()
        self.look_at_version()

    def _is_right(self, refusal, act, plan):
        if (self.d.position, act) not in CELLS:
            assert isinstance(refusal, Moved | WrongState), (act, refusal)
        else:
            awaited = (*plan.may_refuse, *([plan.refusal] if plan.refusal else []))
            assert isinstance(refusal, awaited), (act, refusal, awaited)
        self.look_at_version()

    # What must be true

    def look_at_version(self):
        row = apps.get_model("dossiers", "Dossier").objects.get(code=self.d.code)
        assert row.version == self.d.version
        return row

    def look(self, act):
        """The dossier, its slips and its custody are what the model says."""
        d, row = self.d, self.look_at_version()
        self.stepped.update([act])
        assert row.position.plain == d.position
        assert list(row.position.behind) == d.behind
        assert row.holder_id == (self.who[d.holder].account_id if d.holder else None)
        assert (row.receiving_agency_id, row.competent_agency_id) == (d.receiving, d.competent)
        assert row.result_ready_at == d.ready_at
        self._look_at_due(row)
        self._look_at_slips(row)
        self._look_at_custody(row)
        if d.missed or d.is_late or d.position in TERMINAL:
            self.look_at_lateness(row)

    def _look_at_due(self, row):
        d = self.d
        assert row.due_at == d.due_at
        assert (row.due_derivation is None) == (d.due_at is None)
        if d.position in {PAUSED, SUPPLEMENT_IN_PROCESS}:
            assert row.due_at is None
        d.ask_at = row.apology_raise_at
        assert row.reappointments == d.reappointments
        known = {apology.for_due_at: apology.sent_at is not None for apology in row.apologies.all()}
        assert known == d.apologies

    def _look_at_slips(self, row):
        kinds = list(row.slips.order_by("id").values_list("kind", "ordinal"))
        expected = {(kind, n + 1) for kind, count in self.d.slips.items() for n in range(count)}
        assert set(kinds) == expected
        assert len(kinds) == len(expected)

    def _look_at_custody(self, row):
        kept = [
            [held.keeper, held.agency_id if held.keeper == "unit" else "", held.since, held.until]
            for held in row.custody.order_by("version")
        ]
        assert kept == self.d.custody
        for earlier, later in pairwise(kept):
            assert earlier[3] is not None
            assert earlier[3] <= later[2]

    def look_at_lateness(self, row):
        """The parts are those of the model, and add up to the whole."""
        found = lateness_of(row.pk, at=self.at)
        calendar = calendar_for(agency_code=row.receiving_agency_id, on=self.at.date())
        awaited = self.d.late_shares(self.at, calendar)
        shares = {
            (share.keeper.value, share.agency_code): [share.office_time, share.working_days]
            for share in found.shares
        }
        assert shares == awaited
        assert found.office_time == sum((time for time, _ in awaited.values()), timedelta())
        assert found.working_days == sum(days for _, days in awaited.values())

    def teardown(self):
        try:
            if self.d is not None:
                row = self.look_at_version()
                self.look_at_lateness(row)
                written = apps.get_model("journal", "Entry").objects.filter(subject=row.reference)
                assert written.count() == self.d.version
        finally:
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    # What the acts ask

    @property
    def calendar(self):
        return calendar_for(agency_code=self.d.receiving, on=self.at.date())

    def _is_new(self):
        return self.at.astimezone(VIETNAM).date() >= TWO_TIERS_FROM

    def other_unit(self):
        return NEW[2] if self._is_new() else OLD[2]

    def other_committee(self):
        return NEW[3] if self._is_new() else OLD[3]

    def asked_agency(self):
        return next(iter(self.d.opinions), self.other_committee())

    def successors_of(self, *codes):
        return tuple(SUCCESSORS.get(code, code) if self._is_new() else code for code in codes)


@pytest.fixture
def cast(people, reference_data_at_hand):
    """People who hold their roles in every agency that a history meets."""
    at = BEGINNINGS[0]
    rights = {
        name: {permission for permission, _ in getattr(people, name).rights}
        for name in ("one_stop", "case_officer", "leader")
    }
    rights["other_case_officer"] = rights["case_officer"]
    rights["leader"] = rights["leader"] | {"dossiers.answer_consultation"}
    who = {
        name: replace(
            getattr(people, name),
            rights=frozenset((right, agency) for right in held for agency in (*OLD, *NEW)),
        )
        for name, held in rights.items()
    }
    who |= {"citizen": people.citizen, "nobody": people.administrator}
    files = {
        name: keep_file(chunks=[pdf()], original_name="giay.pdf", by=who[name], at=at).file_id
        for name in ("citizen", "case_officer", "other_case_officer")
    }
    applicant = ApplicantOnPaper(
        full_name="Phạm Thị Hạnh",
        identity_number="033190004127",
        address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
        phone_number="0900 000 127",
    )
    return {"who": who, "files": files, "applicant": applicant}


@pytest.mark.parametrize("part", range(-(-HISTORIES // HISTORIES_PER_TEST)))
def test_random_histories_are_what_the_model_says(cast, part):
    count = min(HISTORIES_PER_TEST, HISTORIES - part * HISTORIES_PER_TEST)
    stepped = Counter()
    for is_whole, share in ((True, count // 3), (False, count - count // 3)):
        run_state_machine_as_test(
            type("Life", (Life,), cast | {"stepped": stepped, "is_whole": is_whole}),
            settings=settings(
                max_examples=max(share, 1),
                phases=[Phase.generate],  # Shrinking would take longer than reading the history.
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    if count == HISTORIES_PER_TEST:  # A rare act may be missed once in a while, a part never is.
        assert len(set(ACTS) - set(stepped) - {Act.REDATE}) <= 2, stepped
