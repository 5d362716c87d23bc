"""A procedure as CPSV-AP: written, read back by the reference library, and nothing lost on the way."""

from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from motcua.domain.catalogue.selectors import procedure_on, procedures_on
from motcua.domain.reporting.rules.public_service import (
    ADMS,
    CPSV,
    CV,
    ELI,
    new_graph,
    service_graph,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 19)
ADDRESS = "https://dichvucong.example.gov.vn/thu-tuc/dang-ky-khai-sinh/"
SERVICE = URIRef(ADDRESS)


@pytest.fixture
def page():
    return procedure_on("dang-ky-khai-sinh", DAY)


@pytest.fixture
def graph(page):
    return service_graph(page, address=ADDRESS)


@pytest.mark.parametrize("form", ["turtle", "json-ld", "xml", "nt"])
def test_what_is_written_is_read_back_the_same(graph, form):
    again = Graph().parse(data=graph.serialize(format=form), format=form)

    assert isomorphic(graph, again)


def test_a_service_has_what_the_profile_asks_of_it(graph, page):
    """CPSV-AP 3.2: identifier, title, description and competent authority are mandatory."""
    assert (SERVICE, RDF.type, CPSV.PublicService) in graph
    assert graph.value(SERVICE, DCTERMS.identifier) == Literal("1.001193")
    assert graph.value(SERVICE, DCTERMS.title) == Literal("Đăng ký khai sinh", lang="vi")
    assert graph.value(SERVICE, DCTERMS.description)
    for authority in graph.objects(SERVICE, CV.hasCompetentAuthority):
        assert (authority, RDF.type, CV.PublicOrganisation) in graph
        assert graph.value(authority, SKOS.prefLabel)
    identifier = graph.value(SERVICE, ADMS.identifier)
    assert graph.value(identifier, SKOS.notation) == Literal("1.001193")


def test_every_part_of_the_page_is_there(graph, page):
    def titles(link):
        return {str(graph.value(part, DCTERMS.title)) for part in graph.objects(SERVICE, link)}

    assert titles(CPSV.hasInput) == {component.name for component in page.components}
    assert titles(CPSV.produces) == set(page.result_names)
    assert titles(CV.hasLegalResource) == {basis.number for basis in page.legal_basis}
    assert len(set(graph.objects(SERVICE, CV.hasCost))) == len(page.fees)
    assert len(set(graph.objects(SERVICE, CV.holdsRequirement))) == len(page.conditions)
    kinds = {
        CPSV.hasInput: CV.Evidence,
        CPSV.produces: CV.Output,
        CV.hasCost: CV.Cost,
        CV.hasChannel: CV.Channel,
        CV.hasLegalResource: ELI.LegalResource,
    }
    for link, kind in kinds.items():
        for part in graph.objects(SERVICE, link):
            assert (part, RDF.type, kind) in graph, link


def test_a_fee_is_a_figure_with_its_currency_or_no_figure_at_all(graph):
    values = {
        str(graph.value(cost, DCTERMS.identifier)): (
            graph.value(cost, CV.hasValue),
            graph.value(cost, CV.currency),
        )
        for cost in graph.objects(SERVICE, CV.hasCost)
    }
    dong = URIRef("http://publications.europa.eu/resource/authority/currency/VND")

    assert values["fee-1"] == (Literal(0, datatype=XSD.integer), dong)
    assert values["fee-2"] == (None, None)  # The council of the province sets it.
    assert values["fee-3"] == (Literal(8000, datatype=XSD.integer), dong)


def test_working_days_are_said_in_words_and_never_as_a_duration():
    """A duration of five days is something else than five working days."""
    seen = set()
    for row in procedures_on(day=DAY):
        page = procedure_on(row.procedure.slug, DAY)
        times = list(service_graph(page, address=ADDRESS).objects(SERVICE, CV.processingTime))
        durations = [time for time in times if time.datatype == XSD.duration]
        assert len(times) - len(durations) == 1
        is_exact = page.limit.unit.value in {"days", "months"}
        assert len(durations) == (1 if is_exact else 0), page.slug
        seen.add(is_exact)
    assert seen == {True, False}


def test_several_services_stand_in_one_graph_without_touching_each_other(page, graph):
    other = procedure_on("dang-ky-ket-hon", DAY)
    whole = new_graph()
    service_graph(page, address=ADDRESS, graph=whole)
    service_graph(other, address=ADDRESS.replace(page.slug, other.slug), graph=whole)

    assert set(graph) <= set(whole)
    assert len(set(whole.subjects(RDF.type, CPSV.PublicService))) == 2
