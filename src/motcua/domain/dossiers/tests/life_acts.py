"""Every act of the life machine: how it is done, what must refuse it, what it changes.

Each method returns a `Plan`: the call, the refusals that must come (none: it must succeed), and the
change of the naive model. `twist` is a small number that chooses among ways to do the act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers import errors
from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    ARCHIVED,
    ASSIGNED,
    AWAITING_PAYMENT,
    PAUSED,
    REFUSED,
    REJECTED,
    RESULT_READY,
    RETURNED,
    SIGNING,
    STOPPED,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
    WITHDRAW_REQUESTED,
    WITHDRAWN,
)
from motcua.domain.dossiers.values import AskedPaper, PaperBrought
from motcua.domain.identity.values import SYSTEM

from .life_model import CORRECTION, closing_after
from .people import BEFORE, PHO_HIEN_COMMITTEE
from .ways_process import REJECTION

REASON = "Lý do đủ dài cho người đọc hiểu."
BASIS = "61/2018/NĐ-CP"
CUTOFF_DAYS = 2  # Within them a supplement may certainly be asked for.


@dataclass
class Plan:
    """How an act is done and what must come of it. `may_refuse`: either is right."""

    call: Callable
    change: Callable = lambda _answer: None
    refusal: type | None = None
    may_refuse: tuple = ()


class Acts:
    """Mixed into the machine, which has `self.d` (the model), `self.at`, `self.twist`, `self.who`."""

    system = SYSTEM

    def do(self, act, by, **values):
        self.by = by
        return lambda: getattr(dossiers, act)(dossier_code=self.d.code, by=by, at=self.at, **values)

    def done(self, *steps, **change):
        """The change of the model: any steps, then one version on."""

        def apply(answer):
            for step in steps:
                step()
            self.d.done(self.at, **change)

        return apply

    def put(self, **values):
        def step():
            for name, value in values.items():
                setattr(self.d, name, value)

        return step

    def slip(self, kind):
        return lambda: self.d.slips.update([kind])

    @property
    def holder(self):
        return self.who[self.d.holder or "case_officer"]

    # Intake

    def accept(self):
        d, waits = self.d, self.d.asked == "asked"
        started_at = d.received_at if d.by_post else self.at
        papers = (
            [PaperBrought(d.papers[0][0], original_count=1)] if waits and self.twist % 3 else []
        )
        return Plan(
            self.do("accept", self.who["one_stop"], papers=papers),
            self.done(
                lambda: d.begins_to_count(started_at, self.calendar),
                self.put(asked=""),
                self.slip("receipt"),
                to=ACCEPTED,
                since=started_at,
            ),
            refusal=errors.PapersStillMissing if waits and not papers else None,
        )

    def refuse(self):
        values = {"reason_key": "other", "reason": REASON, "legal_basis": BASIS}
        return Plan(
            self.do("refuse", self.who["one_stop"], **values),
            self.done(self.slip("refusal"), to=REFUSED),
        )

    def _items(self):
        order, name = self.d.papers[0]
        return [AskedPaper(order, name if self.twist % 5 else "Giấy lạ", 1, 0, "Thiếu dấu.")]

    def _asking(self):
        if not self.twist % 5:
            return errors.PaperNotListed
        return errors.SupplementUsedUp if self.d.supplements else None

    def request_supplement_at_intake(self):
        values = {"items": self._items(), "reason": REASON, "legal_basis": BASIS}
        return Plan(
            self.do("request_supplement_at_intake", self.who["one_stop"], **values),
            self.done(
                self.put(supplements=1, asked="asked"),
                self.slip("supplement_request"),
                to=SUPPLEMENT_BEFORE_ACCEPTANCE,
            ),
            refusal=self._asking(),
        )

    def send_supplement(self):
        papers = {self.d.papers[0][0]: self.files["citizen"]} if self.twist % 4 else {}
        to = SUBMITTED if self.d.position == SUPPLEMENT_BEFORE_ACCEPTANCE else None
        refusal = errors.PapersStillMissing if not papers else None
        return Plan(
            self.do("send_supplement", self.who["citizen"], papers=papers),
            self.done(self.put(asked="sent"), to=to, hands=True),
            refusal=errors.SupplementSent if self.d.asked != "asked" else refusal,
        )

    def hand_over(self):
        return Plan(self.do("hand_over", self.who["one_stop"]), self.done(to=ASSIGNED))

    def transfer(self):
        d = self.d
        if d.position == SUBMITTED:
            to, decides = self.other_unit(), self.other_committee()
            change = self.put(receiving=to, competent=decides)
        else:
            to = self.other_committee()
            change = self.put(competent=to)
        is_same = to in {d.competent, d.receiving}
        end = ASSIGNED if d.position == APPRAISING else d.position
        return Plan(
            self.do("transfer", self.who["one_stop"], to_agency_code=to, reason=REASON),
            self.done(change, self.put(holder=""), self.slip("transfer_note"), to=end),
            refusal=errors.AgencyUnknown if is_same else None,
            may_refuse=(errors.AgencyUnknown,) if d.position == SUBMITTED else (),
        )

    def follow_successor(self):
        d = self.d
        after = self.successors_of(d.receiving, d.competent)
        end = ASSIGNED if d.position == APPRAISING else None

        def change(answer):
            assert answer is (after != (d.receiving, d.competent))
            if answer:
                d.receiving, d.competent = after
                d.holder = "" if d.position in {ASSIGNED, APPRAISING} else d.holder
                d.done(self.at, to=end, hands=True)

        return Plan(self.do("follow_successor", self.system), change)

    # Inside the agency that decides

    def take(self):
        name = "case_officer" if self.twist % 2 else "other_case_officer"
        return Plan(
            self.do("take", self.who[name]), self.done(self.put(holder=name), to=APPRAISING)
        )

    def assign(self):
        name = "case_officer" if self.twist % 2 else "other_case_officer"
        # Their posts are kept in one ward, since 2026; everywhere else they only act.
        has_post = self.d.competent == PHO_HIEN_COMMITTEE and self.at >= BEFORE
        is_refused = self.d.holder == name or not has_post
        return Plan(
            self.do("assign", self.who["leader"], to_account_id=self.who[name].account_id),
            self.done(self.put(holder=name), to=APPRAISING),
            refusal=errors.OfficerUnknown if is_refused else None,
        )

    def request_supplement_in_process(self):
        d = self.d
        is_early = d.started_at and self.at < d.started_at + timedelta(days=CUTOFF_DAYS)
        values = {"items": self._items(), "reason": REASON, "legal_basis": BASIS}
        return Plan(
            self.do(
                "request_supplement_in_process",
                self.holder,
                special_law="" if self.twist % 2 else "Luật chuyên ngành điều 5",
                **values,
            ),
            self.done(
                lambda: d.stops_being_due(self.at),
                self.put(supplements=1, asked="asked"),
                self.slip("supplement_request"),
                to=SUPPLEMENT_IN_PROCESS,
            ),
            refusal=self._asking(),
            may_refuse=(errors.SupplementTooLate,) if self.twist % 2 and not is_early else (),
        )

    def accept_supplement(self):
        d, brought = self.d, []
        if d.asked == "asked" and self.twist % 3:
            brought = [PaperBrought(d.papers[0][0], original_count=1)]
        is_missing = d.asked == "asked" and not brought
        return Plan(
            self.do("accept_supplement", self.who["one_stop"], papers=brought),
            self.done(
                lambda: d.begins_to_count(self.at, self.calendar),
                self.put(asked=""),
                self.slip("receipt"),
                to=APPRAISING,
            ),
            refusal=errors.PapersStillMissing if is_missing else None,
        )

    def raise_obligation(self):
        d, kind = self.d, ("fee", "land")[self.twist % 2]
        pauses = kind == "land" and d.due_at is not None and self.at <= d.due_at
        steps = [self.put(owes="paused" if pauses else "running"), self.slip("payment_notice")]
        if pauses:
            steps.append(lambda: d.begins_to_pause(self.at))
        return Plan(
            self.do(
                "raise_obligation",
                self.who["case_officer"],
                kind=kind,
                name="Tiền sử dụng đất",
                amount_vnd=(1_000 * (self.twist % 6)) or 0,
            ),
            self.done(*steps, to=AWAITING_PAYMENT, remembers=True),
            refusal=None if self.twist % 6 else errors.AmountImpossible,
        )

    def record_payment(self):
        d = self.d

        def change(answer):
            if d.owes == "paused":
                former = d.pauses[-1][2]
                d.ends_to_pause(self.at, self.calendar)
                assert (answer is None) == (d.due_at == former)
            else:
                assert answer is None
            d.slips.update(["receipt"] if answer else [])
            d.owes = ""
            d.done(self.at, back=True)

        call = self.do("record_payment", self.who["one_stop"], receipt_number="BL-1")
        return Plan(call, change)

    def consult(self):
        d, agency = self.d, self.other_committee()
        refusal = errors.AlreadyAsked if agency in {*d.opinions, *d.parts} else None
        answer_by = self.at + timedelta(hours=1 + self.twist)
        return Plan(
            self.do(
                "consult",
                self.holder,
                agency_code=agency,
                question="Có ý kiến?",
                answer_by=answer_by,
            ),
            self.done(
                lambda: d.opinions.update({agency: [answer_by, False]}),
                self.slip("consultation_request"),
            ),
            refusal=errors.AgencyUnknown if agency == d.competent else refusal,
        )

    def send_part(self):
        d, agency = self.d, self.other_committee()
        is_sent = agency in d.parts or (agency, self.at) in d.parts_sent

        def change(answer):
            assert (answer is None) is is_sent
            if answer:
                d.parts.add(agency)
                d.parts_sent.add((agency, self.at))
                d.slips.update(["transfer_note"])
                d.done(self.at)

        call = self.do(
            "send_part",
            self.system,
            agency_code=agency,
            kind="part",
            step_key="phan-viec",
            task="Xác nhận cư trú.",
            answer_by=self.at + timedelta(hours=8),
            asked_by_account_id=self.who["case_officer"].account_id,
        )
        return Plan(call, change)

    def recall_part(self):
        d, agency = self.d, next(iter(self.d.parts), self.other_committee())
        call = self.do(
            "recall_part", self.system, agency_code=agency, step_key="phan-viec", reason=REASON
        )
        return Plan(
            call,
            self.done(lambda: d.parts.discard(agency)),
            refusal=None if agency in d.parts else errors.ConsultationUnknown,
        )

    def answer_consultation(self):
        d, agency = self.d, self.asked_agency()
        return Plan(
            self.do(
                "answer_consultation", self.who["leader"], agency_code=agency, answer="Đồng ý."
            ),
            self.done(lambda: d.opinions.pop(agency)),
            refusal=None if agency in d.opinions else errors.ConsultationUnknown,
        )

    def note_consultation_overdue(self):
        d, agency = self.d, self.asked_agency()
        answer_by, noted = d.opinions.get(agency, (self.at, True))
        return Plan(
            self.do("note_consultation_overdue", self.system, agency_code=agency),
            self.done(lambda: d.opinions.update({agency: [answer_by, True]})),
            refusal=errors.ConsultationUnknown if noted or self.at <= answer_by else None,
        )

    def record_verification(self):
        values = {"place": "Tại nhà", "participants": "Hai bên", "findings": "Đúng như đơn."}
        return Plan(
            self.do("record_verification", self.holder, happened_at=self.at, **values),
            self.done(self.slip("verification_record")),
        )

    def pause(self):
        d = self.d
        ground = "field_verification" if self.twist % 5 else "bận"
        is_over = d.due_at is not None and self.at > d.due_at
        late = errors.MomentImpossible if is_over else None
        return Plan(
            self.do("pause", self.holder, ground=ground, reason=REASON, legal_basis=BASIS),
            self.done(lambda: d.begins_to_pause(self.at), to=PAUSED),
            refusal=late if self.twist % 5 else errors.GroundUnknown,
        )

    def resume(self):
        d = self.d
        return Plan(
            self.do("resume", self.holder),
            self.done(
                lambda: d.ends_to_pause(self.at, self.calendar),
                self.slip("receipt"),
                to=APPRAISING,
            ),
        )

    def _proposed(self, outcome):
        return self.put(outcome=outcome, appraiser=self.d.holder, holder="")

    def propose_result(self):
        file = self.files[self.d.holder or "case_officer"]
        values = {"result_name": "Kết quả", "result_number": "1/2026", "result_file_id": file}
        return Plan(
            self.do("propose_result", self.holder, **values),
            self.done(self._proposed("result"), to=SIGNING),
        )

    def propose_rejection(self):
        return Plan(
            self.do("propose_rejection", self.holder, **REJECTION),
            self.done(self._proposed("rejection"), to=SIGNING),
        )

    def send_back(self):
        return Plan(
            self.do("send_back", self.who["leader"], reason="Làm lại."),
            self.done(self.put(holder=self.d.appraiser), to=APPRAISING),
        )

    def _decided(self, outcome, to, *steps):
        d = self.d

        def finish():
            d.ready_at = self.at
            if d.is_in_time:
                d.drop_drafts()

        wrong = errors.WrongOutcome if d.outcome != outcome else None
        return {"change": self.done(finish, *steps, to=to), "refusal": wrong}

    def approve_result(self):
        call = self.do("approve_result", self.who["leader"])
        return Plan(call, **self._decided("result", RESULT_READY))

    def reject(self):
        call = self.do("reject", self.who["leader"])
        return Plan(call, **self._decided("rejection", REJECTED, self.slip("refusal")))

    # Being late

    def raise_apology(self):
        d = self.d
        is_asked = d.ask_at is not None and d.ask_at <= self.at
        is_owed = d.due_at is not None and is_asked and not d.is_in_time
        is_new = d.due_at not in d.apologies
        return Plan(
            self.do("raise_apology", self.system),
            self.done(lambda: d.apologies.update({d.due_at: False})),
            refusal=None if is_owed and is_new else errors.ApologyNotDue,
        )

    def apologise(self):
        d, new_due_at = self.d, None
        if self.twist % 2 and d.due_at is not None:
            new_due_at = closing_after(max(d.due_at, self.at), 1 + self.twist % 3, self.calendar)
        refusal = None
        if d.due_at is None or d.is_in_time or d.apologies.get(d.due_at):
            refusal = errors.ApologyNotDue
        elif new_due_at and d.reappointments:
            refusal = errors.ReappointmentUsedUp
        elif new_due_at and d.ready_at is not None:
            refusal = errors.MomentImpossible

        def send():
            d.apologies[d.due_at] = True
            d.slips["apology"] += 1
            if new_due_at:
                d.stops_being_due(self.at)
                d.due_at, d.reappointments, d.promised = new_due_at, 1, True

        call = self.do("apologise", self.who["leader"], reason=REASON, new_due_at=new_due_at)
        return Plan(call, self.done(send), refusal=refusal)

    # The end

    def hand_to_post(self):
        return Plan(
            self.do("hand_to_post", self.who["one_stop"], parcel_number="RA123456789VN"),
            self.done(self.put(with_post=True), hands=True),
            refusal=None if self.d.result_by_post else errors.NotByPost,
        )

    def return_result(self):
        d = self.d
        is_barred = d.is_late and not d.apologies.get(d.due_at)
        return Plan(
            self.do("return_result", self.who["one_stop"], returned_how="counter"),
            self.done(self.put(returned_at=self.at), to=RETURNED),
            refusal=errors.ApologyMissing if is_barred else None,
        )

    def remind_collection(self):
        return Plan(
            self.do("remind_collection", self.system),
            self.done(),
            may_refuse=(errors.MomentImpossible,),
        )

    def request_withdrawal(self):
        call = self.do("request_withdrawal", self.who["citizen"], reason=REASON)
        return Plan(call, self.done(to=WITHDRAW_REQUESTED, remembers=True))

    def record_withdrawal_request(self):
        call = self.do("record_withdrawal_request", self.who["one_stop"], reason=REASON)
        return Plan(call, self.done(to=WITHDRAW_REQUESTED, remembers=True))

    def _granted(self, act, to, slip, *, is_right, **values):
        return Plan(
            self.do(act, self.who["one_stop"], answer="Đồng ý.", **values),
            self.done(
                self.put(holder=""),
                self.d.drop_drafts,
                self.slip(slip),
                to=to,
            ),
            refusal=None if is_right else errors.WrongForRegime,
        )

    def agree_withdrawal(self):
        is_right = not self.d.stops_by_notice
        return self._granted("agree_withdrawal", WITHDRAWN, "withdrawal_note", is_right=is_right)

    def stop(self):
        return self._granted("stop", STOPPED, "stop_notice", is_right=self.d.stops_by_notice)

    def decline_withdrawal(self):
        call = self.do("decline_withdrawal", self.who["one_stop"], reason=REASON)
        return Plan(call, self.done(back=True))

    def reopen(self):
        d = self.d

        def wrong():
            if d.is_late:
                d.missed.append((d.due_at, d.ready_at))
            d.drop_drafts()
            d.ready_at, d.returned_at, d.with_post = None, None, False
            d.holder, d.outcome, d.appraiser = "", "", ""
            d.limit = CORRECTION
            d.begins_to_count(self.at, self.calendar)

        call = self.do("reopen", self.who["leader"], what_was_wrong=REASON)
        return Plan(call, self.done(wrong, self.slip("correction_record"), to=ASSIGNED))

    def archive(self):
        call = self.do("archive", self.who["case_officer"], archive_index="12/2026")
        return Plan(call, self.done(to=ARCHIVED))

    def redate(self):
        """Only a change of the calendar moves a day of return: without one nothing does."""
        values = {"due_at": self.at, "decision": "1/QĐ", "signed_by": self.who["leader"]}
        return Plan(self.do("redate", self.system, **values), refusal=errors.ImpactChanged)
