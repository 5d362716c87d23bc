"""Keep where a draft is to be filed and how its result comes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import agencies_for, needs_commune, procedure_on
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.rules import DeliveryFault, delivery_faults, delivery_from
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.errors import AgencyNotFound, DivisionNotFound
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

PAGE_KEY = "noi-nop"


@transaction.atomic
def save_delivery(
    *, draft_id: DraftId, typed: Mapping[str, str], by: Actor, at: datetime
) -> Sequence[DeliveryFault]:
    """Keep the page "where and how" as it was typed, and say what will not do yet.

    Legal   61/2018/NĐ-CP arts 16, 20: places of filing and ways of return.
    Units   `typed` holds commune_code, return_method, return_address, phone_number, email.
    Raises  DraftNotFound.
    Writes  draft and journal. The page counts as done only without faults.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    if draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    day = at.astimezone(VIETNAM).date()
    procedure = procedure_on(draft.procedure_slug, day)
    delivery = delivery_from(typed)
    faults = list(delivery_faults(delivery, needs_commune=needs_commune(procedure)))
    if delivery.commune_code and not faults:
        try:
            agencies_for(procedure, commune_code=delivery.commune_code, day=day)
        except (NotReceivedHere, AgencyNotFound, DivisionNotFound):
            faults.append(DeliveryFault("commune_code", "Xin chọn một xã, phường trong danh sách."))
    done = [key for key in draft.pages_done if key != PAGE_KEY]
    draft.delivery = dict(delivery.as_json())
    draft.pages_done = done if faults else [*done, PAGE_KEY]
    draft.saved_at = at
    draft.save(update_fields=["delivery", "pages_done", "saved_at"])
    journal.record(
        "drafts.saved",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"page": PAGE_KEY},
    )
    return faults
