"""Questions about life events and what answers lead to."""

from .events import event_on, events_on
from .plans import carried_answers, case_carried, page_of, plan_for

__all__ = ["carried_answers", "case_carried", "event_on", "events_on", "page_of", "plan_for"]
