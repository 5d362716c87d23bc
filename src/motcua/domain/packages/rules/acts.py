"""The acts that an example may do, and the words each of them needs."""

from collections.abc import Mapping
from typing import Final

from motcua.domain.dossiers.states import Act
from motcua.domain.records.rules.record_checks import Row, each, text, whole

_ORDERS: Final = each(whole(least=1, most=999))
_ASKED: Final = each(Row({"order": whole(least=1, most=999), "what": text}))
_REASONED: Final = {"reason_key": text, "reason": text, "legal_basis": text}
_ASKING: Final = Row({"items": _ASKED, "reason": text, "legal_basis": text})

WORDS: Final[Mapping[Act, Row]] = {
    Act.ACCEPT: Row({}, {"papers": (_ORDERS, [])}),
    Act.REFUSE: Row(_REASONED),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: _ASKING,
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: _ASKING,
    Act.SEND_SUPPLEMENT: Row({"papers": _ORDERS}, {"note": (text, "")}),
    Act.ACCEPT_SUPPLEMENT: Row({}, {"papers": (_ORDERS, [])}),
    Act.HAND_OVER: Row({}),
    Act.TAKE: Row({}),
    Act.ASSIGN: Row({"to_role": text}),
    Act.PAUSE: Row({"ground": text, "reason": text, "legal_basis": text}),
    Act.RESUME: Row({}),
    Act.RAISE_OBLIGATION: Row({"kind": text, "name": text, "amount_vnd": whole(most=10**13)}),
    Act.RECORD_PAYMENT: Row({"receipt_number": text}),
    Act.ANSWER_CONSULTATION: Row({"answer": text}, {"result_name": (text, "")}),
    Act.PROPOSE_RESULT: Row({"result_name": text, "result_number": text}),
    Act.PROPOSE_REJECTION: Row({**_REASONED, "letter_number": text}),
    Act.SEND_BACK: Row({"reason": text}),
    Act.APPROVE_RESULT: Row({}),
    Act.REJECT: Row({}),
    Act.HAND_TO_POST: Row({"parcel_number": text}),
    Act.RETURN_RESULT: Row({"returned_how": text}),
    Act.REQUEST_WITHDRAWAL: Row({"reason": text}),
}
ACTS: Final = tuple(act.value for act in WORDS)
