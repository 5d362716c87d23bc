"""What a person does with a page of the desk: read its fields, send its forms, follow its links."""

import re
from html import unescape
from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if tag == "form":
            self.forms.append(
                {
                    "action": facts.get("action", ""),
                    "method": facts.get("method", ""),
                    "fields": [],
                }
            )
        elif tag == "input" and self.forms and facts.get("name"):
            is_box = facts.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in facts:
                self.forms[-1]["fields"].append(
                    (facts["name"], facts.get("value", "on" if is_box else ""))
                )

    handle_startendtag = handle_starttag


def form(response, address):
    """The fields of the form that is sent to this address, as the browser would send them."""
    reader = _Forms()
    reader.feed(response.content.decode())
    for found in reader.forms:
        if found["method"] == "get":
            continue
        if found["action"] == address or (
            not found["action"] and response.request["PATH_INFO"] == address
        ):
            fields = {}
            for name, value in found["fields"]:
                fields.setdefault(name, []).append(value)
            return fields
    raise AssertionError(f"no form goes to {address}: {[each['action'] for each in reader.forms]}")


def send(client, page_address, act, /, **typed):
    """Open a page and send one of its forms, with what is typed into it."""
    return submit(
        client, client.get(page_address), f"{page_address}{act}/" if act else page_address, **typed
    )


def submit(client, page, address, /, **typed):
    """Send a form of a page that is open, perhaps since long."""
    return client.post(address, {**form(page, address), **typed})


def words(response):
    """The text that a person sees, in one line."""
    body = re.search(r"<body.*?</body>", response.content.decode(), re.DOTALL).group()
    body = re.sub(r"<(script|style|svg|dialog).*?</\1>", " ", body, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def dossier_address(code):
    return f"/ban-lam-viec/{code}/"
