"""How an outgoing call can fail. Messages carry no body and no personal data."""


class TransportError(Exception):
    """An outgoing call did not succeed."""


class AddressNotAllowed(TransportError):
    """The address is not on the operator's list; nothing was sent."""


class PartnerRefused(TransportError):
    """The partner says that this request is wrong (4xx): the same again would be refused again."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(f"the partner refused with {status}")


class PartnerUnavailable(TransportError):
    """No answer, a late one, or one that asks to come again. It may have been done all the same."""
