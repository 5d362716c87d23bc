"""The clock and its two verifiers asked the same questions."""

import random
from dataclasses import replace
from datetime import time, timedelta
from functools import lru_cache

from motcua.domain.working_time.rules import contradictions, due_moment, due_time, work_calendar
from motcua.domain.working_time.values import CountingRules, Pause, parse_limit
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.reference_data.calendar_file import read_publication

from .cases import AGENCY, documents, questions
from .days import DayClock
from .minutes import MinuteClock
from .plain import PlainCalendar

EXPLAINED_ONE_IN = 20  # The explanation is slower than the moment, so not every one is told.


class Clocks:
    """One calendar's document, read and counted in three ways."""

    def __init__(self, document, agency=AGENCY):
        faults, publication = read_publication("calendar", document)
        assert faults == ()
        assert contradictions(publication) == ()
        self.calendar = work_calendar(
            publication.days, publication.office_hours, agency_code=agency, province_code="33"
        )
        plain = PlainCalendar(document, agency)
        self.minutes, self.days = MinuteClock(plain), DayClock(plain)

    def product(self, question, *, is_explained=False):
        """The answer of the product, without its zone."""
        pauses = [Pause(_aware(one), _aware(other)) for one, other in question.pauses]
        cutoff = None if question.cutoff is None else time(*divmod(question.cutoff, 60))
        count = due_time if is_explained else due_moment
        found = count(
            _aware(question.received),
            parse_limit(f"{question.value}{question.unit}"),
            self.calendar,
            CountingRules(cutoff=cutoff),
            same_day=question.same_day,
            pauses=pauses,
        )
        if is_explained:
            assert found.derivation[-1].at == found.due_at
            found = found.due_at
        return found.replace(tzinfo=None)

    def disagreement(self, question, number=0):
        """What the three say, if they do not say the same; else an empty text."""
        explained = number % EXPLAINED_ONE_IN == 0
        said = {
            "product": self.product(question, is_explained=explained),
            "minutes": self.minutes.due(*_asked(question), **_words(question)),
            "days": self.days.due(*_asked(question), **_words(question)),
        }
        if len(set(said.values())) > 1:
            return f"{question}: {said}"
        if question.seconds:  # Again, some seconds later: the minutes cannot say.
            later = replace(
                question,
                received=question.received + timedelta(seconds=question.seconds),
                seconds=0,
            )
            said = {
                "product": self.product(later),
                "days": self.days.due(*_asked(later), **_words(later)),
            }
            if len(set(said.values())) > 1:
                return f"{later}: {said}"
        return ""


def disagreements(*, seed, count):
    """Every disagreement in `count` questions, the same ones for the same seed."""
    clocks = _clocks(seed)
    for number, question in enumerate(questions(random.Random(seed), count)):
        if found := clocks[question.calendar].disagreement(question, number):
            yield found


@lru_cache(maxsize=1)
def _clocks(seed):
    return [Clocks(document) for document in documents(random.Random(f"calendars {seed}"))]


def _asked(question):
    return question.received, question.value, question.unit


def _words(question):
    return {
        "cutoff": question.cutoff,
        "pauses": question.pauses,
        "same_day": question.same_day,
    }


def _aware(moment):
    return moment.replace(tzinfo=VIETNAM)
