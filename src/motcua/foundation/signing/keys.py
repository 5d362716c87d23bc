"""The keys: one file, the signing key first, retired keys after it.

`settings.SIGNING_KEY_FILE` holds PEM blocks as `openssl genpkey -algorithm ed25519` writes them. The
first private key signs. Further private keys are retired: what they signed still verifies. A retired
key whose private half was destroyed stays as a `PUBLIC KEY` block. A new file is seen at once, without
a restart: to rotate the key, put the new one on top.
"""

import hashlib
import os
import re
import secrets
from base64 import b32encode
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_ID_CHARACTERS = 6  # 30 bits tell an authority's few keys apart and fit on paper.
_PRIVATE_MODE = 0o600
_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)


class SigningKeyFault(ImproperlyConfigured):
    """The key file is missing or holds no key that signs. The message says where it was sought."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What anybody may have. `key_id` is made of the key itself, so that it cannot be borrowed."""

    key_id: str
    raw: bytes
    signs_now: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """64 bytes and the id of the key that made them."""

    key_id: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class HeldKey:
    """One key of the file. `seed` is the private half, None where only the public one was kept."""

    public: PublicKey
    seed: bytes | None


def sign(purpose: str, message: bytes) -> Signature:
    """Sign `message` with the key in use. Raises SigningKeyFault where there is none."""
    key = held_keys()[0]
    assert key.seed is not None  # noqa: S101 — `_read` puts a private key first or refuses the file
    return Signature(key.public.key_id, _private(key.seed).sign(_for(purpose, message)))


def is_signed(purpose: str, message: bytes, signature: Signature) -> bool:
    """Whether one of our keys, in use or retired, signed this message for this purpose."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 — only where it is needed
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 — likewise
        Ed25519PublicKey,
    )

    for key in public_keys():
        if key.key_id == signature.key_id:
            with suppress(InvalidSignature):
                loaded = Ed25519PublicKey.from_public_bytes(key.raw)
                loaded.verify(signature.raw, _for(purpose, message))
                return True
    return False


def public_keys() -> tuple[PublicKey, ...]:
    """All keys whose signatures are ours, the one in use first."""
    return tuple(key.public for key in held_keys())


def key_id_of(raw: bytes) -> str:
    """The name of a public key: the start of its digest."""
    return b32encode(hashlib.sha256(raw).digest()).decode().lower()[:KEY_ID_CHARACTERS]


def refuse_missing_key() -> None:
    """Raises SigningKeyFault unless there is a key that signs. Makes one for the demonstration."""
    held_keys()


def held_keys() -> tuple[HeldKey, ...]:
    """The keys of the file as it is now."""
    file = Path(settings.SIGNING_KEY_FILE)
    try:
        changed_at = file.stat().st_mtime_ns
    except OSError as fault:
        if not (settings.IS_DEMONSTRATION and isinstance(fault, FileNotFoundError)):
            raise SigningKeyFault(f"no signing key: {file}: {fault.strerror}") from fault
        _make(file)
        changed_at = file.stat().st_mtime_ns
    return _read(file, changed_at)


@lru_cache(maxsize=4)
def _read(file: Path, changed_at: int) -> tuple[HeldKey, ...]:  # noqa: ARG001 — part of the cache's key
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 — once a process
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 — likewise
        load_pem_private_key,
        load_pem_public_key,
    )

    keys: list[HeldKey] = []
    try:
        blocks = [match.group() for match in _BLOCK.finditer(file.read_bytes())]
        for block in blocks:
            key = (
                load_pem_public_key(block)
                if b"PUBLIC KEY" in block
                else load_pem_private_key(block, password=None)
            )
            if isinstance(key, Ed25519PrivateKey):
                raw, seed = key.public_key().public_bytes_raw(), key.private_bytes_raw()
            elif isinstance(key, Ed25519PublicKey):
                raw, seed = key.public_bytes_raw(), None
            else:
                raise SigningKeyFault(f"{file}: only Ed25519 keys sign here")
            keys.append(HeldKey(PublicKey(key_id_of(raw), raw, signs_now=not keys), seed))
    except (OSError, ValueError, TypeError) as fault:
        raise SigningKeyFault(f"the signing key cannot be read: {file}: {fault}") from fault
    if not keys or keys[0].seed is None:
        raise SigningKeyFault(f"{file} does not begin with a private Ed25519 key")
    return tuple(keys)


@lru_cache(maxsize=4)
def _private(seed: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 — once a process
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.from_private_bytes(seed)


def _for(purpose: str, message: bytes) -> bytes:
    return purpose.encode() + b"\n" + message


def _make(file: Path) -> None:
    """A key for the demonstration, made once and whole: two processes at once agree on one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 — once ever
        Ed25519PrivateKey,
    )
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 — likewise
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    block = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_MODE)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(block)
    with suppress(FileExistsError):
        os.link(unfinished, file)
    unfinished.unlink()
