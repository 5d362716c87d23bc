"""Run as a program by `test_outbox_delivery`: dossiers whose acts publish fact after fact.

    python tests/faults/publish_facts.py 43 3

Each fact is published in a transaction of its own, dossiers in turn, as a busy morning would. The
last dossiers (the second number) gave an e-mail address that the gateway refuses.
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 - after the settings
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from motcua.domain.catalogue.models import Procedure, ProcedureField, ProcedureVersion  # noqa: E402
from motcua.domain.dossiers import events  # noqa: E402
from motcua.domain.dossiers.models import Dossier  # noqa: E402
from motcua.domain.identity.models import Account  # noqa: E402
from motcua.domain.organisations.models import Agency  # noqa: E402
from motcua.foundation import clock, outbox  # noqa: E402

BEGUN_AT = clock.now()


def main(dossiers_count: int, refused_count: int) -> None:
    # Messages are worded by the regime and the calendar of the dossier.
    law = [settings.REFERENCE_DATA_FOLDER / name for name in ("regimes.yaml", "holidays.yaml")]
    call_command("load", *map(str, law), verbosity=0)
    dossiers = _dossiers(dossiers_count, refused_count)
    own = {
        "receiving_agency_code": "mot-cua",
        "competent_agency_code": "mot-cua",
        "due_at": BEGUN_AT + timedelta(days=5),
        "holder_account_id": dossiers[0].holder_id,
    }
    for fact_type in (
        events.DossierSubmitted,
        events.DossierAccepted,
        events.DossierHandedOver,
        events.DossierTaken,
        events.ResultReady,
        events.ResultReturned,
    ):
        fields = {name: own[name] for name in own if name in fact_type.__dataclass_fields__}
        for dossier in dossiers:
            with transaction.atomic():
                outbox.publish(fact_type(dossier_id=dossier.pk, at=clock.now(), **fields))


def _dossiers(count: int, refused_count: int) -> list[Dossier]:
    agency = Agency.objects.create(
        code="mot-cua", name="Bộ phận Một cửa xã Tiên Lữ", role="one_stop", level="commune"
    )
    applicant = Account.objects.create(
        username="hanh", kind="citizen", full_name="Phạm Thị Hạnh", registered_at=BEGUN_AT
    )
    version = ProcedureVersion.objects.create(
        procedure=Procedure.objects.create(slug="dang-ky-khai-sinh", position=1),
        field=ProcedureField.objects.create(key="ho-tich", name="Hộ tịch", position=1),
        name="Đăng ký khai sinh",
        tier="two_tier",
        level="commune",
        publication_status="active",
        limit_value=1,
        limit_unit="working_days",
        **{key: [] for key in ("subjects", "components", "results", "legal_basis")},
        competent_names=[],
        receiving_names=[],
        post_receives=True,
        post_returns=True,
        online_is_available=True,
        has_online_payment=True,
        steps_hours=8,
    )
    return [
        Dossier.objects.create(
            code=f"H33.12-261119-{number:04}",
            state="in_progress",
            stage="appraising",
            procedure_version=version,
            procedure_name="Đăng ký khai sinh",
            regime_key="R2",
            channel="online",
            receiving_agency=agency,
            competent_agency=agency,
            account=applicant,
            submitter_name="Phạm Thị Hạnh",
            submitter_identity_number="033190004127",
            submitter_address="Thôn Đông, xã Tiên Lữ",
            phone_number="0900000127",
            email="hanh@example.vn" if number <= count - refused_count else "không có a còng",
            form_key="khai-sinh",
            form_version=1,
            answers={},
            return_method="counter",
            submitted_at=BEGUN_AT,
            clock_started_at=BEGUN_AT,
            accepted_at=BEGUN_AT,
            due_at=BEGUN_AT + timedelta(days=5),
            holder=applicant,
            held_since=BEGUN_AT,
        )
        for number in range(1, count + 1)
    ]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
