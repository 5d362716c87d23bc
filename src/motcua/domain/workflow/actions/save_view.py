"""Keep filters of the desk under a name."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.workflow import models
from motcua.domain.workflow.errors import NameImpossible, TooManyViews
from motcua.domain.workflow.values import SavedViewId
from motcua.foundation import journal
from motcua.foundation.db import read
from motcua.foundation.errors import NotPermitted

VIEWS_MAX = 20
NAME_CHARACTERS_MAX = 60
QUERY_CHARACTERS_MAX = 500


@transaction.atomic
def save_view(*, name: str, query: str, by: Actor, at: datetime) -> SavedViewId:
    """Save a view of one's own desk; a view of that name is replaced.

    Legal   none: a convenience of the desk.
    Units   `name` has 1 to 60 characters; `query` is the address's, without "?", at most 500;
            `at` is aware. A person keeps at most 20 views.
    Raises  NotPermitted (nobody is signed in), NameImpossible, TooManyViews. Nothing is written.
    Writes  view, journal.
    """
    if by.account_id is None:
        raise NotPermitted
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_CHARACTERS_MAX or len(query) > QUERY_CHARACTERS_MAX:
        raise NameImpossible(most=NAME_CHARACTERS_MAX)
    # Two browsers of one person save one after the other, so that the count holds.
    read("SELECT pg_advisory_xact_lock(hashtext('workflow_saved_view'), %s)", [by.account_id])
    own = models.SavedView.objects.filter(account_id=by.account_id)
    if not own.filter(name=name).exists() and own.count() >= VIEWS_MAX:
        raise TooManyViews(most=VIEWS_MAX)
    view, _is_new = own.update_or_create(
        account_id=by.account_id, name=name, defaults={"query": query, "saved_at": at}
    )
    journal.record(
        "workflow.view_saved",
        subject=by.reference,
        by=by.reference,
        at=at,
        facts={"view": view.pk},
        private_facts={"name": name},
    )
    return SavedViewId(view.pk)
