"""Publish at once what a package began on a new node, by a decision that was signed elsewhere.

The same acts as at the desk: legal check, decision, signature, publication, gate included. Only for a
procedure that is not in force here yet: what is in force is changed at the desk, by two people.
"""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.domain.catalogue import permissions
from motcua.domain.catalogue.actions import (
    check_record,
    prepare_decision,
    publish_decision,
    sign_decision,
)
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import DecisionId, RecordId
from motcua.domain.identity.values import Actor

# The decision is that of the person who signed it on paper; who enters it stands apart in the journal.
RECORDER = Actor(
    account_id=None,
    reference="operator:decision",
    full_name="Người vận hành ghi quyết định",
    rights=frozenset({(permissions.CHECK_RECORDS, "*"), (permissions.PUBLISH_DECISIONS, "*")}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDecision:
    """A decision of publication as it is on paper."""

    number: str
    signed_on: date
    signer_name: str
    signer_title: str
    agency_code: str
    effective_from: date


def publish_record_of(record_id: int, decision: SignedDecision, *, at: datetime) -> DecisionId:
    """Check, prepare, sign, publish. Raises what the acts refuse."""
    begun = record(RecordId(record_id))
    check_record(
        record_id=begun.record_id,
        is_sound=True,
        remarks="",
        expected_revision=begun.revision,
        by=RECORDER,
        at=at,
    )
    decision_id = prepare_decision(
        agency_code=decision.agency_code,
        effective_from=decision.effective_from,
        record_ids=[begun.record_id],
        by=RECORDER,
        at=at,
    )
    sign_decision(
        decision_id=decision_id,
        number=decision.number,
        signed_on=decision.signed_on,
        signer_name=decision.signer_name,
        signer_title=decision.signer_title,
        by=RECORDER,
        at=at,
    )
    publish_decision(decision_id=decision_id, by=RECORDER, at=at)
    return decision_id
