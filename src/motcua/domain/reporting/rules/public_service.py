"""A procedure as linked data: a public service in the words of CPSV-AP 3.2.

docs/howto/use_the_data.md has the table of what becomes what. Addresses below the procedure's own
end in `#`, so that a part has a name that stays and can be asked for.

Legal   LR-130 (open data can be read by machines, under a licence).
"""

from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, SKOS, XSD, Namespace

from motcua.domain.catalogue.values import (
    Channel,
    Fee,
    Level,
    Method,
    ProcedurePage,
)
from motcua.domain.organisations.values import NamedAgency
from motcua.domain.working_time.values import UNIT_NAMES, Limit, LimitUnit

CPSV: Final = Namespace("http://purl.org/vocab/cpsv#")
CV: Final = Namespace("http://data.europa.eu/m8g/")
ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
LANGUAGES: Final = "http://publications.europa.eu/resource/authority/language/"
CURRENCIES: Final = "http://publications.europa.eu/resource/authority/currency/"
CODE_SYSTEM: Final = "Cơ sở dữ liệu quốc gia về thủ tục hành chính"
# Only these units are lengths of time for a machine; hours and days of work depend on a calendar.
_DURATIONS: Final = {LimitUnit.DAYS: "P{}D", LimitUnit.MONTHS: "P{}M"}
_LEVELS: Final = {
    Level.MINISTRY: "ministry",
    Level.PROVINCE: "province",
    Level.DISTRICT: "district",
    Level.COMMUNE: "commune",
}


def service_graph(page: ProcedurePage, *, address: str, graph: Graph | None = None) -> Graph:
    """The statements about one procedure. `address`: its own page, which names it.

    `graph`: statements of several procedures go into one.
    """
    target = graph if graph is not None else new_graph()
    service = URIRef(address)
    target.add((service, RDF.type, CPSV.PublicService))
    target.add((service, DCTERMS.identifier, Literal(page.code or page.slug)))
    target.add((service, DCTERMS.title, _vietnamese(page.name)))
    target.add((service, DCTERMS.description, _vietnamese(_description(page))))
    target.add((service, DCTERMS.language, URIRef(f"{LANGUAGES}VIE")))
    target.add((service, FOAF.page, service))
    target.add((service, CV.thematicArea, _field(target, service, page)))
    target.add((service, DCTERMS.type, Literal(_LEVELS[page.level])))
    for keyword in page.keywords:
        target.add((service, DCAT.keyword, _vietnamese(keyword)))
    _identifiers(target, service, page)
    _time(target, service, page.limit)
    _authorities(target, service, page)
    for number, fee in enumerate(page.fees, start=1):
        target.add((service, CV.hasCost, _cost(target, service, fee, f"fee-{number}")))
    for method in _methods(page):
        target.add((service, CV.hasChannel, _channel(target, service, method)))
    _inputs(target, service, page)
    _outputs(target, service, page)
    _legal_resources(target, service, page)
    for number, condition in enumerate(page.conditions, start=1):
        requirement = URIRef(f"{service}#requirement-{number}")
        target.add((requirement, RDF.type, CV.Requirement))
        target.add((requirement, DCTERMS.description, _vietnamese(condition)))
        target.add((service, CV.holdsRequirement, requirement))
    for linked in page.linked_procedures:
        other = URIRef(address.replace(f"/{page.slug}/", f"/{linked.slug}/"))
        target.add((service, DCTERMS.relation, other))
    if page.valid_from:
        target.add((service, DCTERMS.issued, Literal(page.valid_from, datatype=XSD.date)))
    target.add((service, DCTERMS.modified, Literal(page.recorded_at, datatype=XSD.dateTime)))
    return target


def new_graph() -> Graph:
    """A graph that writes the prefixes of CPSV-AP and no others."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (
        ("cpsv", CPSV),
        ("cv", CV),
        ("adms", ADMS),
        ("eli", ELI),
        ("foaf", FOAF),
        ("dct", DCTERMS),
        ("dcat", DCAT),
        ("skos", SKOS),
        ("xsd", XSD),
    ):
        graph.bind(prefix, namespace)
    return graph


def _description(page: ProcedurePage) -> str:
    parts = [f"{page.field_name}."]
    if page.result_names:
        parts.append(f"Kết quả: {', '.join(page.result_names)}.")
    if page.note:
        parts.append(page.note)
    return " ".join(parts)


def _field(graph: Graph, service: URIRef, page: ProcedurePage) -> URIRef:
    """The field as a concept, named beside all procedures and not below one."""
    base = str(service).rsplit(f"{page.slug}/", 1)[0]
    concept = URIRef(f"{base}?linh-vuc={page.field_key}")
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, _vietnamese(page.field_name)))
    return concept


def _identifiers(graph: Graph, service: URIRef, page: ProcedurePage) -> None:
    for name, code in (("code", page.code), ("local-code", page.local_code)):
        if code is None:
            continue
        identifier = URIRef(f"{service}#{name}")
        graph.add((identifier, RDF.type, ADMS.Identifier))
        graph.add((identifier, SKOS.notation, Literal(code)))
        graph.add((identifier, ADMS.schemaAgency, _vietnamese(CODE_SYSTEM)))
        graph.add((service, ADMS.identifier, identifier))


def _time(graph: Graph, subject: URIRef, limit: Limit) -> None:
    """An exact duration where the unit is one; the words of the law in any case."""
    if limit.unit in _DURATIONS and limit.value == int(limit.value):
        text = _DURATIONS[limit.unit].format(int(limit.value))
        graph.add((subject, CV.processingTime, Literal(text, datatype=XSD.duration)))
    words = f"{limit.value:g} {UNIT_NAMES[limit.unit]}".replace(".", ",")
    graph.add((subject, CV.processingTime, _vietnamese(words)))


def _authorities(graph: Graph, service: URIRef, page: ProcedurePage) -> None:
    for number, named in enumerate(page.competent_agencies, start=1):
        organisation = _organisation(graph, service, named, f"authority-{number}")
        graph.add((service, CV.hasCompetentAuthority, organisation))


def _organisation(graph: Graph, service: URIRef, named: NamedAgency, name: str) -> URIRef:
    organisation = URIRef(f"{service}#{name}")
    shown = named.agency.name if named.agency else named.name
    graph.add((organisation, RDF.type, CV.PublicOrganisation))
    graph.add((organisation, SKOS.prefLabel, _vietnamese(shown)))
    graph.add((organisation, DCTERMS.title, _vietnamese(shown)))
    if named.agency:
        graph.add((organisation, DCTERMS.identifier, Literal(str(named.agency.code))))
    return organisation


def _cost(graph: Graph, service: URIRef, fee: Fee, name: str) -> URIRef:
    cost = URIRef(f"{service}#{name}")
    graph.add((cost, RDF.type, CV.Cost))
    graph.add((cost, DCTERMS.identifier, Literal(fee.code or name)))
    words = ". ".join(part for part in (fee.name, fee.condition, fee.set_by) if part)
    graph.add((cost, DCTERMS.description, _vietnamese(words)))
    if fee.amount_vnd is not None:
        graph.add((cost, CV.hasValue, Literal(fee.amount_vnd, datatype=XSD.integer)))
        graph.add((cost, CV.currency, URIRef(f"{CURRENCIES}VND")))
    elif fee.amount_usd is not None:
        graph.add((cost, CV.hasValue, Literal(f"{fee.amount_usd:g}", datatype=XSD.decimal)))
        graph.add((cost, CV.currency, URIRef(f"{CURRENCIES}USD")))
    return cost


def _methods(page: ProcedurePage) -> tuple[Method, ...]:
    """The methods as published; where none is, those that the other facts say."""
    if page.methods:
        return page.methods
    open_channels = [Channel.DIRECT]
    if page.online.is_available:
        open_channels.append(Channel.ONLINE)
    if page.post_receives:
        open_channels.append(Channel.POST)
    return tuple(Method(channel=each, limits=(), fees=None, note=None) for each in open_channels)


def _channel(graph: Graph, service: URIRef, method: Method) -> URIRef:
    name = f"channel-{method.channel.value}"
    channel = URIRef(f"{service}#{name}")
    graph.add((channel, RDF.type, CV.Channel))
    graph.add((channel, DCTERMS.identifier, Literal(name)))
    graph.add((channel, DCTERMS.type, Literal(method.channel.value)))
    if method.note:
        graph.add((channel, DCTERMS.description, _vietnamese(method.note)))
    for each in method.limits:
        _time(graph, channel, each.limit)
    for number, fee in enumerate(method.fees or (), start=1):
        cost = _cost(graph, service, fee, f"{name}-fee-{number}")
        graph.add((cost, CV.ifAccessedThrough, channel))
        graph.add((service, CV.hasCost, cost))
    return channel


def _inputs(graph: Graph, service: URIRef, page: ProcedurePage) -> None:
    for component in page.components:
        evidence = URIRef(f"{service}#component-{component.order}")
        graph.add((evidence, RDF.type, CV.Evidence))
        graph.add((evidence, DCTERMS.identifier, Literal(component.code or str(component.order))))
        graph.add((evidence, DCTERMS.title, _vietnamese(component.name)))
        if component.condition:
            graph.add((evidence, DCTERMS.description, _vietnamese(component.condition)))
        for link in filter(None, (component.url, component.sample_url)):
            graph.add((evidence, FOAF.page, Literal(link, datatype=XSD.anyURI)))
        graph.add((service, CPSV.hasInput, evidence))


def _outputs(graph: Graph, service: URIRef, page: ProcedurePage) -> None:
    for number, result in enumerate(page.results, start=1):
        output = URIRef(f"{service}#result-{number}")
        graph.add((output, RDF.type, CV.Output))
        graph.add((output, DCTERMS.identifier, Literal(result.code or f"result-{number}")))
        graph.add((output, DCTERMS.title, _vietnamese(result.name)))
        graph.add((service, CPSV.produces, output))


def _legal_resources(graph: Graph, service: URIRef, page: ProcedurePage) -> None:
    for number, basis in enumerate(page.legal_basis, start=1):
        resource = URIRef(f"{service}#legal-basis-{number}")
        graph.add((resource, RDF.type, ELI.LegalResource))
        graph.add((resource, DCTERMS.identifier, Literal(basis.number)))
        graph.add((resource, DCTERMS.title, _vietnamese(basis.number)))
        if basis.article:
            graph.add((resource, DCTERMS.description, _vietnamese(basis.article)))
        graph.add((service, CV.hasLegalResource, resource))


def _vietnamese(text: str) -> Literal:
    return Literal(text, lang="vi")
