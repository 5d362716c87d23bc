"""Who publishes calendars, and who may not. `identity` is a neighbour, so these are our own."""

from dataclasses import dataclass

from motcua.domain.working_time import permissions
from motcua.foundation.errors import NotPermitted


@dataclass(frozen=True)
class Person:
    reference: str
    rights: frozenset[tuple[str, str]] = frozenset()

    def may(self, permission, *, agency_code):
        return (permission, agency_code) in self.rights

    def require(self, permission, *, agency_code):
        if not self.may(permission, agency_code=agency_code):
            raise NotPermitted(permission=permission, agency_code=agency_code)


OPERATOR = Person("operator", frozenset({(permissions.PUBLISH_CALENDAR, "*")}))
ANONYMOUS = Person("anonymous")
