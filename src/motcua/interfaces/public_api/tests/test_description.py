"""The description of the API: valid OpenAPI 3.1, true to what is answered, and a page for people."""

import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from motcua.interfaces.public_api.urls import urlpatterns

pytestmark = pytest.mark.django_db

EXAMPLES = {
    "/api/v1/procedures": "?limit=100",
    "/api/v1/procedures/{slug}": "dang-ky-khai-sinh",
    "/api/v1/procedures/{slug}/versions": "dang-ky-khai-sinh",
    "/api/v1/fields": "",
    "/api/v1/agencies": "",
    "/api/v1/divisions": "",
    "/api/v1/decisions": "",
    "/api/v1/changes": "",
    "/api/v1/legal-instruments": "",
    "/api/v1/life-events": "",
}


@pytest.fixture
def described(client):
    return client.get("/api/v1/openapi.json").json()


def test_the_description_is_openapi_3_1(described):
    assert described["openapi"].startswith("3.1.")
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def test_every_route_is_described(described):
    routes = {
        "/api/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(each.pattern)) for each in urlpatterns
    }
    apart = {"/api/v1/", "/api/v1/openapi.json", "/api/{rest}"}

    assert routes - apart == set(described["paths"])


@pytest.mark.parametrize("path", EXAMPLES)
def test_answers_have_the_shape_that_is_described(client, described, path):
    example = EXAMPLES[path]
    address = path.replace("{slug}", example) if "{" in path else path + example
    schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    validator = Draft202012Validator({**schema["schema"], "components": described["components"]})

    assert list(validator.iter_errors(client.get(address).json())) == []


def test_a_refusal_has_the_shape_that_is_described(client, described):
    validator = Draft202012Validator(
        {"$ref": "#/components/schemas/Problem", "components": described["components"]}
    )
    for address in ("/api/v1/procedures/khong-co", "/api/v1/procedures?limit=x"):
        assert list(validator.iter_errors(client.get(address).json())) == []


def test_the_page_for_people_names_every_address_and_loads_nothing_from_elsewhere(
    client, described
):
    html = client.get("/api/v1/").content.decode()

    for path in described["paths"]:
        assert f"GET {path}</code>" in html
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)', html)
    assert "<script>" not in html
