"""Where an example is handed in on this node, and who decides."""

from datetime import date

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import agencies_for, procedure_on
from motcua.domain.catalogue.values import AgenciesFor, ProcedurePage
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import communes_on, resolve
from motcua.domain.packages.values import Example, Package
from motcua.foundation.clock import VIETNAM


def place_of_example(package: Package, example: Example) -> AgenciesFor:
    """Who receives and who decides. Raises NotReceivedHere, OrganisationError."""
    day = example.handed_in.at.astimezone(VIETNAM).date()
    page = procedure_on(package.slug, day)
    commune = commune_of_example(page, example, day)
    found = agencies_for(page, commune_code=commune or None, day=day)
    if not example.handed_in.receiving:
        return found
    named = resolve(example.handed_in.receiving, day=day, commune_code=commune or None)
    if named.agency is None:
        raise NotReceivedHere(name=page.name, commune=commune, day=day.isoformat())
    return AgenciesFor(
        receiving_agency_code=named.agency.code,
        competent_agency_code=found.competent_agency_code,
    )


def commune_of_example(page: ProcedurePage, example: Example, day: date) -> str:
    """The commune that the example names, else the first here where the procedure is received."""
    if example.handed_in.commune:
        return example.handed_in.commune
    for commune in communes_on(day):
        try:
            agencies_for(page, commune_code=commune.code, day=day)
        except (NotReceivedHere, OrganisationError):
            continue
        return commune.code
    return ""
