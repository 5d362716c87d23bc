"""The browser's session: kept by `domain.identity`, named by a cookie, ended on the server.

`SESSION_ENGINE` points here. The first look at a session asks one query, which also brings the
actor with the rights held now; `request.actor` costs nothing more.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest, HttpResponse

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import SessionEnded
from motcua.domain.identity.values import ANONYMOUS, AccountId, Actor, Device
from motcua.foundation import clock
from motcua.interfaces.web.client_address import client_address

KEY_BYTES = 32  # 256 random bits; trust.md C5 asks for 128.
USER_AGENT_CHARACTERS_MAX = 300
_BETWEEN_NOTES = timedelta(seconds=60)


def key_digest(key: str) -> str:
    """What is kept of a key. Plain SHA-256 is enough: a key is random, nobody can guess it."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's idea of a session over the acts and questions of `domain.identity`."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.device = Device()
        self._loaded_actor: Actor = ANONYMOUS

    @property
    def actor(self) -> Actor:
        """Who acts, with the rights held at the moment the session was read."""
        self._get_session()
        return self._loaded_actor

    @property
    def digest(self) -> str:
        """The digest of this session's key; empty while it has none."""
        return key_digest(self.session_key) if self.session_key else ""

    def load(self) -> dict[str, Any]:
        at = clock.now()
        kept = selectors.open_session(self.digest, at=at)
        if kept is None:
            self._session_key = None  # A key that we did not give, or that has ended, is dropped.
            return {}
        self._loaded_actor = kept.actor
        if at - kept.seen_at >= _BETWEEN_NOTES:
            actions.keep_session(
                key_digest=self.digest,
                data=None,
                account_id=None,
                device=None,
                by=kept.actor,
                at=at,
            )
        content: dict[str, Any] = self.decode(kept.data)
        return content

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
        else:
            self._keep(is_new=must_create)

    def create(self) -> None:
        self._session_key = secrets.token_urlsafe(KEY_BYTES)
        self._keep(is_new=True)
        self.modified = True

    def cycle_key(self) -> None:
        """A new key for the same content: the old one is dead at once, the new one is kept when
        the request ends, in one statement, together with whoever has signed in meanwhile."""
        content = dict(self._get_session())
        self._end(self.session_key)
        self._session_key = None
        self._session_cache = content
        self.modified = True

    def flush(self) -> None:
        super().flush()
        self._loaded_actor = ANONYMOUS

    def delete(self, session_key: str | None = None) -> None:
        self._end(session_key or self.session_key)

    def exists(self, session_key: str) -> bool:
        return selectors.open_session(key_digest(session_key), at=clock.now()) is not None

    @classmethod
    def clear_expired(cls) -> None:
        actions.forget_ended_sessions(by=ANONYMOUS, at=clock.now())

    def _keep(self, *, is_new: bool) -> None:
        content = self._get_session(no_load=is_new)
        account = content.get(SESSION_KEY)
        try:
            actions.keep_session(
                key_digest=self.digest,
                data=self.encode(content),
                account_id=AccountId(int(account)) if account else None,
                device=self.device if is_new else None,
                by=self._loaded_actor,
                at=clock.now(),
            )
        except SessionEnded:
            raise UpdateError from None

    def _end(self, key: str | None) -> None:
        if key:
            actions.end_session(key_digest=key_digest(key), by=self._loaded_actor, at=clock.now())


class SessionMiddleware(DjangoSessionMiddleware):
    """Tells a new session from which device it comes; keeps signed-in pages out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.device = Device(
            address=client_address(request),
            user_agent=request.headers.get("User-Agent", "")[:USER_AGENT_CHARACTERS_MAX],
        )

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.accessed and session.actor.is_signed_in:
            # On a shared computer the next person's "back" key must find nothing.
            response.headers.setdefault("Cache-Control", "no-store, private")
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            # Ended elsewhere while this request ran. Its work is done; its session stays ended.
            return response
