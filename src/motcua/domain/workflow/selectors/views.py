"""Saved views of the desk."""

from collections.abc import Sequence

from motcua.domain.identity.values import AccountId
from motcua.domain.workflow.values import SavedViewId, SavedViewLine
from motcua.foundation.db import read


def saved_views_of(account_id: AccountId) -> Sequence[SavedViewLine]:
    """One's own views, by name. One query; the desk asks it every time."""
    rows = read(
        "SELECT id, name, query FROM workflow_saved_view WHERE account_id = %s ORDER BY name, id",
        [account_id],
    )
    return [SavedViewLine(SavedViewId(view_id), name, query) for view_id, name, query in rows]
