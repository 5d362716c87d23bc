"""Keys: made for the demonstration, refused when missing in production, rotated without a restart."""

import os
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.core.checks import run_checks

from motcua.foundation import signing
from motcua.foundation.signing import SigningKeyFault


def private_block(key=None):
    key = key or Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_block(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def file(settings, tmp_path):
    settings.SIGNING_KEY_FILE = tmp_path / "keys" / "signing_key.pem"
    settings.SIGNING_KEY_FILE.parent.mkdir()
    return settings.SIGNING_KEY_FILE


def write(file, *blocks):
    file.write_bytes(b"".join(blocks))
    # Two files written within one tick of the clock must differ.
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + len(file.read_bytes())))
    file.chmod(0o600)


def test_the_demonstration_makes_one_key_that_only_we_can_read(file):
    with ThreadPoolExecutor(8) as threads:
        signatures = list(threads.map(lambda _: signing.sign("t.1", b"x"), range(32)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len({signature.key_id for signature in signatures}) == 1
    assert [path.name for path in file.parent.iterdir()] == ["signing_key.pem"]
    assert all(signing.is_signed("t.1", b"x", signature) for signature in signatures)


def test_anybody_can_check_a_signature_with_the_published_key(file):
    signature = signing.sign("t.1", b"word")
    (key,) = signing.public_keys()
    assert (key.key_id, key.signs_now) == (signature.key_id, True)
    Ed25519PublicKey.from_public_bytes(key.raw).verify(signature.raw, b"t.1\nword")


def test_a_signature_is_good_for_its_words_its_purpose_and_its_key_alone(file):
    signature = signing.sign("t.1", b"word")
    assert not signing.is_signed("t.1", b"words", signature)
    assert not signing.is_signed("t.2", b"word", signature)
    assert not signing.is_signed("t.1", b"word", signing.Signature("aaaaaa", signature.raw))
    assert not signing.is_signed("t.1", b"word", signing.Signature(signature.key_id, b"short"))


def test_a_retired_key_still_verifies_and_the_new_one_signs_at_once(file):
    old, new = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    write(file, private_block(old))
    before, mark = signing.sign("t.1", b"x"), signing.mark("t.1", "x")
    write(file, private_block(new), private_block(old))
    after = signing.sign("t.1", b"x")
    assert before.key_id != after.key_id
    assert [key.signs_now for key in signing.public_keys()] == [True, False]
    assert signing.is_signed("t.1", b"x", before)
    assert signing.is_signed("t.1", b"x", after)
    assert signing.check_mark("t.1", "x", mark) == "true"
    write(file, private_block(new), public_block(old))  # Its private half is destroyed.
    assert signing.is_signed("t.1", b"x", before)
    assert signing.check_mark("t.1", "x", mark) == "unknowable"
    write(file, private_block(new))  # It is struck off the list.
    assert not signing.is_signed("t.1", b"x", before)
    assert signing.check_mark("t.1", "x", mark) == "false"


def test_a_key_that_openssl_made_is_taken(file):
    command = ["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    assert signing.is_signed("t.1", b"x", signing.sign("t.1", b"x"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a key",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        public_block(Ed25519PrivateKey.generate()),
        private_block(generate_private_key(SECP256R1())),
    ],
    ids=["empty", "words", "broken", "public only", "another kind"],
)
def test_a_file_that_holds_no_key_that_signs_is_refused_and_left_alone(file, content):
    write(file, content)
    with pytest.raises(SigningKeyFault):
        signing.sign("t.1", b"x")
    assert file.read_bytes() == content


@pytest.mark.django_db
def test_production_does_not_start_without_a_key_of_its_own(file, settings):
    settings.IS_DEMONSTRATION = False

    def faults():
        return [fault.id for fault in run_checks(tags=["motcua"]) if fault.id >= "motcua.E002"]

    with pytest.raises(SigningKeyFault, match="no signing key"):
        signing.sign("t.1", b"x")
    assert not file.exists()
    assert "motcua.E002" in faults()
    write(file, private_block())
    assert faults() == []
    file.chmod(0o640)
    assert faults() == ["motcua.E003"]
