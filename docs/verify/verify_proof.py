"""Check proofs of the journal without us: python verify_proof.py KEYS PROOF [OLD_ROOT NEW_ROOT]

KEYS: what /xac-minh/khoa.json gives. PROOF: the file of one entry. Roots: as published, the newer one
naming the older in "extends". Raises, and prints nothing more, at whatever is not true."""

import json
import sys
from base64 import urlsafe_b64decode
from hashlib import sha256
from itertools import pairwise

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def raw(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def digests(text):
    return [raw(text)[start : start + 32] for start in range(0, len(raw(text)), 32)]


def signed(root, keys):
    names = ("authority", "day", "size", "last_entry_id", "root", "at")
    message = "\n".join(["motcua.journal.root.1", *(str(root[name]) for name in names)])
    key = Ed25519PublicKey.from_public_bytes(raw(keys[root["key_id"]]))
    key.verify(raw(root["signature"]), message.encode())  # Raises InvalidSignature.
    return raw(root["root"]), root["size"]


def climb(index, last, path, new, old=b""):  # RFC 9162, 2.1.3.2 and 2.1.4.2, both at once.
    for other in path:
        assert last > 0, "the path is too long"
        if index % 2 or index == last:
            new, old = (sha256(b"\1" + other + below).digest() for below in (new, old))
            while index and index % 2 == 0:
                index, last = index // 2, last // 2
        else:
            new = sha256(b"\1" + new + other).digest()
        index, last = index // 2, last // 2
    assert last == 0, "the path is too short"
    return new, old


def main(keys, proof, *roots):
    (root, size), position = signed(proof["root"], keys), proof["position"]
    leaf = sha256(b"\0" + proof["entry"].encode()).digest()
    assert 0 < position == json.loads(proof["entry"])[1] <= size, "not within the root"
    assert climb(position - 1, size - 1, digests(proof["path"]), leaf)[0] == root, "not under it"
    print("INCLUDED", proof["root"]["day"], size, proof["entry"])
    for older, newer in pairwise(roots):
        (old, m), (new, n) = signed(older, keys), signed(newer, keys)
        path = digests(newer["extends"]["path"])
        start, *path = [old, *path] if m & (m - 1) == 0 or not path else path
        twos = (m & -m).bit_length() - 1  # As often as m can be halved.
        assert climb(m - 1 >> twos, n - 1 >> twos, path, start, start) == (new, old), "not extended"
        print("EXTENDS", older["day"], m, newer["day"], n)


main(*(json.load(open(name, "rb")) for name in sys.argv[1:]))
