"""What must hold of every dossier at every moment, whatever died before: read with SQL alone.

Each dossier's journal is replayed through the table of the law (`states.LIFE`): where it ends is
where the dossier must stand. The other rows must be those that its acts write, each once.
"""

import json
from collections import Counter, defaultdict

from motcua.domain.dossiers.rules import ACT_RIGHTS
from motcua.domain.dossiers.rules.rights import SUBMITTED_WORD
from motcua.domain.dossiers.states import (
    DRAFT,
    Act,
    Position,
    Stage,
    State,
    next_position,
    step_for,
)
from motcua.domain.slips.rules import SlipKind
from motcua.foundation.outbox.facts import subscriptions_to

ACTS = {right.word: act for act, right in ACT_RIGHTS.items()}
FACTS = {word: f"{word}.1" for word in ACTS} | {
    "dossiers.result_approved": "dossiers.result_ready.1",
    "dossiers.part_sent": "dossiers.consulted.1",
    "dossiers.part_recalled": "dossiers.consultation_recalled.1",
}
# Written about a dossier that stays where it is, with its version.
ASIDE = {"dossiers.extra_paper_asked", "dossiers.slip_reissued"}
# The new receipt after a payment is issued only where the payment had stopped the limit.
MAY_ISSUE = {Act.RECORD_PAYMENT: SlipKind.RECEIPT}
# Another agency gets one of these: an opinion is asked, a part is handed over.
PAPERS_OF_PARTS = [SlipKind.CONSULTATION_REQUEST.value, SlipKind.TRANSFER_NOTE.value]
# One number too many or too few in a series is a lost or doubled dossier, slip or register line. Of
# a day with codes from paper the greatest one counts: the others may not have been entered yet.
SERIES = """
    SELECT kind, agency_code, period, last_number, (
        CASE kind
        WHEN 'dossier' THEN (
            SELECT CASE WHEN bool_or(d.entered_at IS NOT NULL)
                THEN max(split_part(d.code, '-', 3)::int) ELSE count(*) END
            FROM dossiers_dossier d JOIN organisations_agency a ON a.code = agency_code
            WHERE d.code LIKE a.identifier || '-' || period || '-%%'
            OR d.code LIKE a.identifier_short || '-' || period || '-%%')
        WHEN 'register' THEN (
            SELECT count(*) FROM dossiers_register_entry e
            WHERE e.agency_id = agency_code AND e.year::text = period)
        ELSE (
            SELECT count(*) FROM dossiers_slip s JOIN organisations_agency a ON a.code = agency_code
            WHERE s.kind || '_slip' = dossiers_counter.kind AND s.facts ->> 'agency' = a.name
            AND to_char(s.issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') = period)
        END)
    FROM dossiers_counter
"""


def faults_of(query) -> list[str]:
    """Everything that is wrong, in words. `query` gives the rows of one statement."""
    words = defaultdict(list)
    for subject, word in query(
        "SELECT subject, word FROM journal_entry WHERE subject LIKE 'dossier:%%'"
        " AND word LIKE 'dossiers.%%' ORDER BY id"
    ):
        if word not in ASIDE:
            words[subject].append(word)
    dossiers = query("SELECT id, code, version, state, stage, behind FROM dossiers_dossier")
    return [
        *_positions(dossiers, words),
        *_facts(query, words),
        *_deliveries(query),
        *_drafts(query, words),
        *_slips(query, words),
        *_custody(query),
        *(
            f"series {kind} {agency} {period}: {number} given, {count} used"
            for kind, agency, period, number, count in query(SERIES)
            if number != count
        ),
    ]


def _replayed(done):
    """The position that words of the journal lead to, and the papers that their acts issue."""
    position, issued, may_issue = DRAFT, Counter(), Counter()
    for word in done:
        act = ACTS[word]
        slip = step_for(position, act).slip
        if act is Act.SEND_PART:
            may_issue.update(PAPERS_OF_PARTS)
        elif slip:
            issued[slip] += 1
        if act in MAY_ISSUE:
            may_issue[str(MAY_ISSUE[act])] += 1
        position = next_position(position, act)
    return position, issued, may_issue


def _positions(dossiers, words):
    known = {f"dossier:{dossier_id}" for dossier_id, *_ in dossiers}
    yield from (f"{subject} stands in the journal only" for subject in set(words) - known)
    for dossier_id, code, version, state, stage, behind in dossiers:
        done = words[f"dossier:{dossier_id}"]
        position, _, _ = _replayed(done)
        where = tuple(Position(State(one), Stage(other)) for one, other in _list(behind))
        if position != Position(State(state), Stage(stage), where):
            yield f"{code} stands at {state} {stage} {behind}, its journal ends at {position}"
        if version != len(done):
            yield f"{code} has version {version} after {len(done)} acts"


def _list(value):
    """JSON as the driver of the moment gives it."""
    return json.loads(value) if isinstance(value, str) else value


def _facts(query, words):
    published = defaultdict(Counter)
    for order_key, name in query(
        "SELECT order_key, name FROM outbox_fact WHERE name LIKE 'dossiers.%%'"
        " AND order_key LIKE 'dossier:%%'"
    ):
        published[order_key][name] += 1
    for subject in set(words) | set(published):
        expected = Counter(FACTS[word] for word in words[subject])
        if published[subject] != expected:
            yield f"{subject} did {words[subject]} and published {dict(published[subject])}"


def _deliveries(query):
    """Every fact is either delivered to each subscriber or has a job that will."""
    waiting = {
        (fact_id, subscriber)
        for fact_id, subscriber in query(
            "SELECT args ->> 'fact_id', args ->> 'subscriber' FROM procrastinate_jobs"
            " WHERE task_name = 'outbox.deliver' AND status IN ('todo', 'doing')"
        )
    }
    done = set(query("SELECT fact_id::text, subscriber FROM outbox_delivery"))
    for fact_id, name in query("SELECT id::text, name FROM outbox_fact"):
        for subscription in subscriptions_to(name):
            if (fact_id, subscription.subscriber) not in waiting | done:
                yield f"fact {name} {fact_id} will never reach {subscription.subscriber}"


def _drafts(query, words):
    """Every dossier that was sent online comes of one draft; what was entered at the desk of none."""
    sent = [
        f"dossier:{row[0]}"
        for row in query("SELECT dossier_id FROM drafts_draft WHERE dossier_id IS NOT NULL")
    ]
    online = [subject for subject, done in words.items() if SUBMITTED_WORD in done]
    if sorted(sent) != sorted(online):
        yield f"{len(sent)} drafts were sent, {len(set(sent))} dossiers came of {len(online)}"
    empty = query(
        "SELECT code FROM dossiers_dossier d WHERE NOT EXISTS"
        " (SELECT FROM dossiers_component c WHERE c.dossier_id = d.id)"
    )
    yield from (f"{code} has no papers" for (code,) in empty)


def _slips(query, words):
    """Each act has issued its papers, and nobody has issued any other."""
    kept = defaultdict(Counter)
    for dossier_id, kind in query("SELECT dossier_id, kind FROM dossiers_slip"):
        kept[f"dossier:{dossier_id}"][kind] += 1
    for subject in set(words) | set(kept):
        _, issued, may_issue = _replayed(words[subject])
        beyond = kept[subject] - issued
        parts = words[subject].count("dossiers.part_sent")
        if issued - kept[subject] or beyond - may_issue or beyond.total() < parts:
            yield f"{subject} issued {dict(issued)} and keeps {dict(kept[subject])}"


def _custody(query):
    """From acceptance to the end a dossier lies in one place; the stretches join without a gap."""
    for code, open_count in query(
        "SELECT code, (SELECT count(*) FROM dossiers_custody c WHERE c.dossier_id = d.id"
        " AND c.until IS NULL) FROM dossiers_dossier d WHERE clock_started_at IS NOT NULL"
        " AND state NOT IN ('refused', 'withdrawn', 'stopped', 'returned', 'archived')"
    ):
        if open_count != 1:
            yield f"{code} lies in {open_count} places"
    for code, until, since in query(
        "SELECT code, until, next_since FROM (SELECT d.code, c.until, lead(c.since) OVER"
        " (PARTITION BY c.dossier_id ORDER BY c.version) AS next_since, lead(c.word) OVER"
        " (PARTITION BY c.dossier_id ORDER BY c.version) AS next_word FROM dossiers_custody c"
        " JOIN dossiers_dossier d ON d.id = c.dossier_id) AS stretches"
        " WHERE next_since IS NOT NULL AND next_word <> 'dossiers.reopened'"
        " AND until IS DISTINCT FROM next_since"
    ):
        yield f"{code} was nowhere between {until} and {since}"
