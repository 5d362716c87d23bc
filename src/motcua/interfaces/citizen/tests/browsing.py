"""What a person does with a public page: read it, fill in its form as a browser would, send it."""

import io
import re
from html import unescape
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

BIRTH = "dang-ky-khai-sinh"
START = f"/nop-ho-so/{BIRTH}/"


class _Forms(HTMLParser):
    """Every form of a page with what a browser would send of it untouched."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self._select = None
        self._textarea = None

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if tag == "form":
            self.forms.append({"facts": facts, "fields": {}})
        elif not self.forms:
            return
        elif tag == "input" and facts.get("name"):
            is_box = facts.get("type") in {"checkbox", "radio"}
            if facts.get("type") != "file" and (not is_box or "checked" in facts):
                self.forms[-1]["fields"][facts["name"]] = facts.get("value", "on" if is_box else "")
        elif tag == "select":
            self._select = facts["name"]
            self.forms[-1]["fields"][self._select] = ""
        elif tag == "option" and self._select and "selected" in facts:
            self.forms[-1]["fields"][self._select] = facts["value"]
        elif tag == "textarea":
            self._textarea = facts["name"]
            self.forms[-1]["fields"][self._textarea] = ""

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._textarea = None

    def handle_data(self, text):
        if self._textarea:
            self.forms[-1]["fields"][self._textarea] += text


def filled_in(page):
    """The fields of the page's own form, as it stands."""
    reader = _Forms()
    reader.feed(page.content.decode())
    here = page.request["PATH_INFO"]
    found = [form for form in reader.forms if form["facts"].get("action") == here]
    assert len(found) == 1, f"{len(found)} forms go to {here}"
    return found[0]["fields"]


def send(client, page, **typed):
    """Send the form of an open page with what is typed into it."""
    return client.post(page.request["PATH_INFO"], {**filled_in(page), **typed})


def opened(client, answer):
    """Follow the redirect that answers a form."""
    assert answer.status_code == 303, (answer.status_code, words(answer)[:400])
    page = client.get(answer["Location"])
    assert page.status_code == 200
    return page


def begin(client, slug=BIRTH, *, case="-"):
    """Start an application, in a case if it has some; the first page of questions."""
    page = opened(client, send(client, client.get(f"/nop-ho-so/{slug}/")))
    return fill(client, page, case_key=case) if step_of(page) == "truong-hop" else page


def fill(client, page, **typed):
    """Fill in a step and go on; the next page."""
    return opened(client, send(client, page, **typed))


def step_of(page):
    """The last part of the address: which step this is."""
    return page.request["PATH_INFO"].rstrip("/").rsplit("/", 1)[-1]


def text(page):
    """The page as it is, entities resolved."""
    return unescape(page.content.decode())


def words(page):
    """What a person sees of the page's own content, in one line."""
    body = re.search(r"<main.*?</main>", page.content.decode(), re.DOTALL)
    shown = re.sub(
        r"<(script|style|svg).*?</\1>", " ", body.group() if body else "", flags=re.DOTALL
    )
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def picture(name="giấy chứng sinh.jpg", content_type="image/jpeg", size=(40, 30)):
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, "JPEG")
    return SimpleUploadedFile(name, stream.getvalue(), content_type)


def file(name, content, content_type="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type)
