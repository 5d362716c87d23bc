"""By which channels each kind of notice goes."""

from collections.abc import Mapping

from motcua.domain.notifications.values import Channel, Notice, NoticeKind

_LETTERS = (Channel.IN_APP, Channel.EMAIL)
# What asks the applicant to do nothing and moves no date: an SMS for it would be noise.
_WITHOUT_SMS: Mapping[NoticeKind, tuple[Channel, ...]] = {
    NoticeKind.SUBMITTED: _LETTERS,
    NoticeKind.TRANSFERRED: _LETTERS,
    NoticeKind.FOLLOWED_SUCCESSOR: _LETTERS,
    NoticeKind.HANDED_OVER: _LETTERS,
    NoticeKind.TAKEN: (Channel.IN_APP,),
    NoticeKind.PAYMENT_RECORDED: _LETTERS,
    NoticeKind.RETURNED: _LETTERS,
}
CHANNELS: Mapping[NoticeKind, tuple[Channel, ...]] = {
    kind: _WITHOUT_SMS.get(kind, (*_LETTERS, Channel.SMS)) for kind in NoticeKind
}


def addresses(notice: Notice) -> Mapping[Channel, str]:
    """Where the notice goes: the channels of its kind for which the applicant gave an address.

    Who handed a dossier in on paper and has no account is told by what he wrote on the paper.
    """
    known = {
        Channel.IN_APP: "",
        Channel.EMAIL: notice.email.strip(),
        Channel.SMS: "".join(sign for sign in notice.phone_number if sign.isdigit() or sign == "+"),
    }
    return {
        channel: known[channel]
        for channel in CHANNELS[notice.kind]
        if known[channel] or (channel is Channel.IN_APP and notice.recipient_account_id is not None)
    }
