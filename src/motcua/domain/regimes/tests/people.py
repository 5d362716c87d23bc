"""Who publishes regimes, and who may not. `identity` is a neighbour, so these are our own."""

from dataclasses import dataclass

from motcua.domain.regimes import permissions
from motcua.foundation.errors import NotPermitted


@dataclass(frozen=True)
class Person:
    reference: str
    rights: frozenset[tuple[str, str]] = frozenset()

    def require(self, permission, *, agency_code):
        if (permission, agency_code) not in self.rights:
            raise NotPermitted(permission=permission, agency_code=agency_code)


OPERATOR = Person("operator", frozenset({(permissions.PUBLISH_REGIMES, "*")}))
ANONYMOUS = Person("anonymous")
