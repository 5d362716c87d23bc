"""The life of one dossier: the acts of the law one after the other, until the present is reached."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from random import Random

from motcua.domain.dossiers.rules import Keeper
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.values import Matter, TaskEnd

from .chances import APOLOGISED_SHARE, NEVER_ANSWERED_SHARE, Durations, Fate
from .copying import NULL
from .head import Head
from .ledger import Asked, Ended, Ledger
from .limits import Limits, promise_of
from .staff import RECEIVES, SETTLES, SIGNS, Staff
from .times import DAY_SECONDS, FAR, OfficeTime

_BEHIND_APPRAISING = '[["in_progress", "appraising"]]'
_NOT_ELIGIBLE = '"reason_key":"not_eligible"'
_BASIS = "Nghị định số 118/2025/NĐ-CP"


@dataclass(slots=True, kw_only=True)
class Life:
    """One dossier on its way. `head` is its row, `ledger` its lines in the other tables."""

    head: Head
    ledger: Ledger
    limits: Limits
    staff: Staff
    chance: Random
    fate: Fate
    times: Durations

    def walk(self) -> None:
        """As far as it has come by now."""
        try:
            self._walk()
        except Ended:
            self._note_lateness()

    def _walk(self) -> None:
        at, clerk = self._received()
        if self.fate is Fate.REFUSED:
            self._refuse(at, clerk)
            return
        at = self._accept(at, clerk)
        start = self.office.office_of(at)
        at = self.office.seconds_at(start + self.times.hand_over)
        settling = self._hand_over(at)
        start = self._take(start, settling)
        if self.fate is Fate.STOPPED:
            self._stop(start, settling)
            return
        start += self._wait(start, settling)
        at = self._decide(start, settling)
        self._return(at)

    @property
    def office(self) -> OfficeTime:
        return self.ledger.book.office

    def _one_of(self, agency: str, role: str) -> int:
        people = self.staff.of(agency, role)
        return people[int(self.chance.random() * len(people))]

    def _received(self) -> tuple[int, int]:
        """Sent online, or typed in at the counter. Gives the next moment and who looks at it."""
        head, ledger = self.head, self.ledger
        clerk = self._one_of(head.receiving, RECEIVES)
        if head.channel == "online":
            ledger.act("dossiers.submitted", head.submitted, head.account, '"channel":"online"')
        else:
            ledger.act("dossiers.registered", head.submitted, clerk, f'"channel":"{head.channel}"')
        head.moved("submitted", "", head.submitted)
        ledger.ask(head.step(0), head.submitted, head.receiving)
        at = self.office.seconds_at(self.office.office_of(head.submitted) + self.times.intake)
        return at, clerk

    def _refuse(self, at: int, clerk: int) -> None:
        head = self.head
        self.ledger.act("dossiers.refused", at, clerk, '"reason_key":"not_competent"')
        self.ledger.answer(self.ledger.asked[0], at, clerk, StepOutcome.REFUSE)
        head.moved("refused", "", at)
        head.refuse("not_competent", "Hồ sơ không thuộc phạm vi giải quyết.", _BASIS)
        head.ended = at

    def _accept(self, at: int, clerk: int) -> int:
        """The limit starts; where papers are missing, once they have come."""
        head, ledger = self.head, self.ledger
        if self.fate is Fate.SUPPLEMENT_AT_INTAKE:
            ledger.act(
                "dossiers.supplement_requested_at_intake", at, clerk, '"ordinal":1,"papers":[1]'
            )
            head.moved("supplement_before_acceptance", "", at, behind="[]")
            head.supplement(at, is_at_intake=True)
            ledger.asked[0].is_held = True
            at = self._answered(at)
            self._check_not_over(at)
            ledger.asked[0].waited = self.times.wait
            head.supplement_completed = at
        self._check_not_over(at)
        starts = head.submitted if head.channel == "post" else at
        due = self.limits.due(head.page, head.channel, starts)
        said = (
            f'"due_at":"{self.office.iso_text(due.seconds)}",'
            f'"starts_at":"{self.office.iso_text(starts)}"'
        )
        ledger.act("dossiers.accepted", at, clerk, said)
        ledger.asked[0].is_held = False
        head.moved("accepted", "", at)
        head.clock_started = head.accepted = starts
        head.due, head.derivation = due.seconds, due.derivation
        head.registered = at
        ledger.keep(
            starts,
            Keeper.UNIT,
            head.receiving,
            account=None,
            place=("accepted", ""),
            word="dossiers.accepted",
            by=clerk,
        )
        return max(at, starts)

    def _check_not_over(self, at: int) -> None:
        if at > self.ledger.book.until:
            raise Ended

    def _answered(self, at: int) -> int:
        """When what was asked for has come; some never answer."""
        if self.chance.random() < NEVER_ANSWERED_SHARE:
            return FAR
        return self.office.seconds_at(self.office.office_of(at) + self.times.wait)

    def _hand_over(self, at: int) -> Asked:
        head, ledger = self.head, self.ledger
        clerk = self._one_of(head.receiving, RECEIVES)
        said = f'"from":"{head.receiving}","to":"{head.competent}"'
        ledger.act("dossiers.handed_over", at, clerk, said)
        ledger.answer(ledger.asked[0], at, clerk)
        self._inside(at, "assigned", "dossiers.handed_over", clerk, None)
        return ledger.ask(head.step(1), at, head.competent)

    def _inside(self, at: int, stage: str, word: str, by: int | None, holder: int | None) -> None:
        head = self.head
        head.moved("in_progress", stage, at)
        head.holder = holder
        self.ledger.keep(
            at,
            Keeper.UNIT,
            head.competent,
            account=holder,
            place=("in_progress", stage),
            word=word,
            by=by,
        )

    def _take(self, start: int, settling: Asked) -> int:
        at = self.office.seconds_at(start + self.times.queue)
        officer = self._one_of(self.head.competent, SETTLES)
        self.ledger.act("dossiers.taken", at, officer)
        settling.assignee = officer
        self._inside(at, "appraising", "dossiers.taken", officer, officer)
        return start

    def _stop(self, start: int, settling: Asked) -> None:
        """The applicant wants it no longer; the one-stop unit stops it."""
        head, ledger = self.head, self.ledger
        half = (self.times.queue + self.times.appraisal) // 2
        at = self.office.seconds_at(start + half)
        asker, word = head.account, "dossiers.withdrawal_requested"
        if asker is None:
            asker, word = self._one_of(head.receiving, RECEIVES), "dossiers.withdrawal_recorded"
        ledger.act(word, at, asker)
        head.moved("withdraw_requested", "", at, behind=_BEHIND_APPRAISING)
        head.withdrawal_reason = "Tôi không còn nhu cầu giải quyết thủ tục này."
        settling.is_held = True
        place = ("withdraw_requested", "")
        ledger.keep(
            at, Keeper.UNIT, head.receiving, account=head.holder, place=place, word=word, by=asker
        )
        asked = ledger.ask_beside(Matter.WITHDRAWAL, at, head.receiving, RECEIVES)
        settling.waited = self.times.intake + 3600
        at = self.office.seconds_at(self.office.office_of(at) + settling.waited)
        clerk = self._one_of(head.receiving, RECEIVES)
        ledger.act("dossiers.stopped", at, clerk)
        ledger.answer(asked, at, clerk)
        ledger.answer(settling, at, None, TaskEnd.CLOSED)
        ledger.give_up(at)
        head.moved("stopped", "", at)
        head.withdrawal_answer = "Đồng ý dừng giải quyết theo đề nghị."
        head.holder, head.ended = None, at

    def _wait(self, start: int, settling: Asked) -> int:
        """Papers that are asked for, or a lawful pause. Gives by how much the rest comes later."""
        if self.fate is Fate.PAUSED:
            return self._pause(start, settling)
        if self.fate is Fate.SUPPLEMENT_IN_PROCESS:
            return self._supplement(start, settling)
        return 0

    def _pause(self, start: int, settling: Asked) -> int:
        head, ledger, office = self.head, self.ledger, self.office
        begins = start + (self.times.queue + self.times.appraisal) // 2
        at = office.seconds_at(begins)
        if at > head.due or head.holder is None:
            return 0
        officer = head.holder
        ledger.act("dossiers.paused", at, officer, '"ground":"field_verification"')
        head.moved("paused", "", at, behind=_BEHIND_APPRAISING)
        head.pause(at)
        due, head.due, head.derivation = head.due, 0, NULL
        settling.is_held = True
        place = ("paused", "")
        ledger.keep(
            at,
            Keeper.UNIT,
            head.competent,
            account=officer,
            place=place,
            word="dossiers.paused",
            by=officer,
        )
        asked = ledger.ask_beside(Matter.PAUSED, at, head.competent, SETTLES, assignee=officer)
        head.pause_due = due
        back = office.seconds_at(begins + self.times.wait)
        self._check_not_over(back)
        counted = self.limits.counted(
            promise_of(head.page, head.channel), head.clock_started, [(at, back)]
        )
        said = f'"due_at":"{office.iso_text(counted.seconds)}"'
        ledger.act("dossiers.resumed", back, officer, said)
        ledger.answer(asked, back, officer)
        settling.is_held, settling.waited = False, self.times.wait
        head.pause_ended = back
        head.due, head.derivation = counted.seconds, counted.derivation
        self._inside(back, "appraising", "dossiers.resumed", officer, officer)
        return self.times.wait

    def _supplement(self, start: int, settling: Asked) -> int:
        head, ledger, office = self.head, self.ledger, self.office
        begins = start + (self.times.queue + self.times.appraisal) // 2
        at = office.seconds_at(begins)
        officer = head.holder
        said = '"by_special_law":false,"ordinal":1,"papers":[1]'
        word = "dossiers.supplement_requested_in_process"
        ledger.act(word, at, officer, said)
        head.moved("supplement_in_process", "", at, behind=_BEHIND_APPRAISING)
        head.supplement(at, is_at_intake=False)
        head.due, head.derivation = 0, NULL
        settling.is_held = True
        place = ("supplement_in_process", "")
        ledger.keep(
            at,
            Keeper.APPLICANT,
            head.receiving,
            account=head.account,
            place=place,
            word=word,
            by=officer,
        )
        back = self._answered(at)
        self._check_not_over(back)
        clerk = self._one_of(head.receiving, RECEIVES)
        due = self.limits.due(head.page, head.channel, back)
        said = f'"due_at":"{office.iso_text(due.seconds)}","ordinal":1'
        word = "dossiers.supplement_accepted"
        ledger.act(word, back, clerk, said)
        settling.is_held, settling.waited = False, self.times.wait
        head.supplement_completed = head.clock_started = back
        head.due, head.derivation = due.seconds, due.derivation
        self._inside(back, "appraising", word, clerk, officer)
        return office.office_of(back) - start - (begins - start)

    def _decide(self, start: int, settling: Asked) -> int:
        """The draft goes to the leader, who signs. A late result comes with an apology for it."""
        head, ledger, office = self.head, self.ledger, self.office
        is_rejected = self.fate is Fate.REJECTED
        proposed = office.seconds_at(start + self.times.appraisal)
        signed = office.seconds_at(start + max(self.times.whole, self.times.appraisal + 60))
        leader = self._one_of(head.competent, SIGNS)
        is_late = signed > head.due
        if is_late and self._raise_at() < proposed:
            proposed = max(proposed, self._apologise(leader) + 60)
        officer = self._propose(proposed, settling, is_rejected=is_rejected)
        signing = ledger.ask(head.step(2), proposed, head.competent, barred=officer)
        signed = max(signed, proposed + 60)
        if is_late and not head.apology_sent:
            signed = max(signed, self._apologise(leader) + 60)
        word = "dossiers.rejected" if is_rejected else "dossiers.result_approved"
        ledger.act(word, signed, leader, _NOT_ELIGIBLE if is_rejected else "")
        ledger.answer(
            signing, signed, leader, StepOutcome.REFUSE if is_rejected else StepOutcome.DONE
        )
        state = "rejected" if is_rejected else "result_ready"
        head.moved(state, "", signed)
        head.approved_by, head.ready = leader, signed
        ledger.keep(
            signed,
            Keeper.UNIT,
            head.receiving,
            account=None,
            place=(state, ""),
            word=word,
            by=leader,
        )
        return signed

    def _propose(self, at: int, settling: Asked, *, is_rejected: bool) -> int:
        head, ledger = self.head, self.ledger
        officer = head.holder
        assert officer is not None  # noqa: S101 — who has taken it
        word = "dossiers.rejection_proposed" if is_rejected else "dossiers.result_proposed"
        ledger.act(word, at, officer, _NOT_ELIGIBLE if is_rejected else "")
        outcome = StepOutcome.REFUSE if is_rejected else StepOutcome.DONE
        ledger.answer(settling, at, officer, outcome)
        year = date.fromordinal(at // DAY_SECONDS).year
        head.propose(officer, is_rejected=is_rejected, year=year)
        self._inside(at, "signing", word, officer, None)
        return officer

    def _raise_at(self) -> int:
        """The opening of the working day before the due day; a short limit is asked about at its
        end."""
        head = self.head
        opening = self.office.opening_before(head.due, 1)
        return opening if opening > head.clock_started else head.due

    def _apologise(self, leader: int | None) -> int:
        """The timer asks, the leader apologises, without another date. Gives when it was sent."""
        head, ledger, office = self.head, self.ledger, self.office
        raised = max(self._raise_at(), ledger.last + 60)
        due = office.iso_text(head.due)
        ledger.act("dossiers.apology_raised", raised, None, f'"for_due_at":"{due}"')
        head.apology_raised, head.apology_for = raised, head.due
        matter = ledger.ask_beside(Matter.APOLOGY, raised, head.competent, SIGNS)
        if leader is None:
            return raised
        sent = office.seconds_at(office.office_of(raised) + 1800 + self.times.intake)
        said = f'"due_at":"{due}","for_due_at":"{due}","is_late_notice":false'
        ledger.act("dossiers.apologised", sent, leader, said)
        ledger.answer(matter, sent, leader)
        head.apology_sent, head.apology_by = sent, leader
        return sent

    def _return(self, at: int) -> None:
        head, ledger, office = self.head, self.ledger, self.office
        handing = ledger.ask(head.step(3), at, head.receiving)
        at = office.seconds_at(office.office_of(at) + self.times.collection)
        clerk = self._one_of(head.receiving, RECEIVES)
        how = head.return_method
        ledger.act("dossiers.result_returned", at, clerk, f'"how":"{how}"')
        ledger.answer(handing, at, clerk)
        ledger.give_up(at)
        head.moved("returned", "", at)
        head.returned, head.ended = at, at

    def _note_lateness(self) -> None:
        """What a timer would have asked by now of a dossier that is still open."""
        head = self.head
        if not head.due or head.ready or head.apology_raised or head.state == "withdraw_requested":
            return
        if max(self._raise_at(), self.ledger.last + 60) > self.ledger.book.until:
            head.apology_raise = self._raise_at()
            return
        is_sent = self.chance.random() < APOLOGISED_SHARE
        with suppress(Ended):
            self._apologise(self._one_of(head.competent, SIGNS) if is_sent else None)
