"""What must hold of every dossier at every moment, whatever died before: read with SQL alone.

Each dossier's journal is replayed through the table of the law (`states.TRANSITIONS`): where it ends
is where the dossier must stand. The other rows must be those that its acts write, each once.
"""

from collections import Counter, defaultdict

from motcua.domain.dossiers.rules import ACT_RIGHTS
from motcua.domain.dossiers.rules.rights import SUBMITTED_WORD
from motcua.domain.dossiers.states import DRAFT, Act, Position, Stage, State, next_position
from motcua.foundation.outbox.facts import subscriptions_to

ACTS = {SUBMITTED_WORD: Act.SUBMIT} | {right.word: act for act, right in ACT_RIGHTS.items()}
FACTS = {word: f"{word}.1" for word in ACTS} | {
    "dossiers.result_approved": "dossiers.result_ready.1"
}
# One number too many or too few in a series is a lost or doubled dossier, slip or register line.
SERIES = """
    SELECT kind, agency_code, period, last_number, (
        CASE kind WHEN 'dossier' THEN (
            SELECT count(*) FROM dossiers_dossier d WHERE d.competent_agency_id = agency_code
            AND to_char(d.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') = period)
        ELSE (
            SELECT count(*) FROM dossiers_slip s JOIN dossiers_dossier d ON d.id = s.dossier_id
            WHERE d.receiving_agency_id = agency_code
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
        words[subject].append(word)
    dossiers = query("SELECT id, code, version, state, stage FROM dossiers_dossier")
    return [
        *_positions(dossiers, words),
        *_facts(query, words),
        *_deliveries(query),
        *_drafts(query, dossiers),
        *_slips(query, words),
        *(
            f"series {kind} {agency} {period}: {number} given, {count} used"
            for kind, agency, period, number, count in query(SERIES)
            if number != count
        ),
    ]


def _positions(dossiers, words):
    known = {f"dossier:{dossier_id}" for dossier_id, *_ in dossiers}
    yield from (f"{subject} stands in the journal only" for subject in set(words) - known)
    for dossier_id, code, version, state, stage in dossiers:
        done = words[f"dossier:{dossier_id}"]
        position = DRAFT
        for word in done:
            position = next_position(position, ACTS[word])
        if position != Position(State(state), Stage(stage)):
            yield f"{code} stands at {state} {stage}, its journal ends at {position}"
        if version != len(done):
            yield f"{code} has version {version} after {len(done)} acts"


def _facts(query, words):
    published = defaultdict(Counter)
    for order_key, name in query(
        "SELECT order_key, name FROM outbox_fact WHERE name LIKE 'dossiers.%%'"
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


def _drafts(query, dossiers):
    sent = [
        row[0]
        for row in query("SELECT dossier_id FROM dossiers_draft WHERE dossier_id IS NOT NULL")
    ]
    if sorted(sent) != sorted(dossier_id for dossier_id, *_ in dossiers):
        yield f"{len(sent)} drafts were sent, {len(set(sent))} dossiers came of {len(dossiers)}"
    empty = query(
        "SELECT code FROM dossiers_dossier d WHERE NOT EXISTS"
        " (SELECT FROM dossiers_component c WHERE c.dossier_id = d.id)"
    )
    yield from (f"{code} has no papers" for (code,) in empty)


def _slips(query, words):
    slips = {f"dossier:{row[0]}" for row in query("SELECT dossier_id FROM dossiers_slip")}
    accepted = {subject for subject, done in words.items() if "dossiers.accepted" in done}
    if slips != accepted:
        yield f"slips and acceptances differ: {slips ^ accepted}"
