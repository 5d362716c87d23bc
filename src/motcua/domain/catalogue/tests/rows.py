"""Publications for the tests of this module."""

from motcua.domain.catalogue import permissions
from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedField,
    PublishedProcedure,
)
from motcua.domain.identity.values import Actor
from motcua.domain.organisations import permissions as organisation_permissions
from motcua.domain.organisations.values import NameKind, PublishedName
from motcua.domain.records.tests.rows import version

OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        {
            (permissions.PUBLISH_PROCEDURES, "*"),
            (organisation_permissions.PUBLISH_ORGANISATIONS, "*"),
        }
    ),
)
NAMES = (
    PublishedName(
        "Ủy ban nhân dân cấp xã", NameKind.BY_UNIT, None, None, "commune", "people_committee", ""
    ),
    PublishedName("Trung tâm cấp xã", NameKind.BY_UNIT, None, None, "commune", "one_stop", ""),
)
FIELD = PublishedField("thu-nghiem", "Lĩnh vực thử", 99)


def procedure(*versions, slug="giay-thu", **words):
    facts = {"slug": slug, "former_codes": ("9.000000",), "position": 999, "use_rank": None}
    return PublishedProcedure(**{**facts, **words}, versions=versions or (version(),))


def publication(*procedures):
    return CataloguePublication(
        agency_names=NAMES, fields=(FIELD,), procedures=procedures or (procedure(),)
    )
