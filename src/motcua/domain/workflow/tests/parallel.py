"""The investment certificate as far as a test needs it: asked, appraised, with the head."""

from motcua.domain.dossiers.states import Act

from .interlinked import BUILDING, FARMING, INVESTMENT, TRADE, act, answer, pdf_of, register

STEPS = {BUILDING: "y-kien-xay-dung", FARMING: "y-kien-nnmt", TRADE: "y-kien-cong-thuong"}


def assigned(others, *, at):
    """With its case officer; three departments are asked."""
    code = register(INVESTMENT, "hy2-pvhcc", others.province_counter, at=at)
    act(code, Act.ASSIGN, others.finance_head, at=at, to_account_id=others.finance.account_id)
    return code


def appraising(others, *, at):
    """All three have answered."""
    code = assigned(others, at=at)
    for by, agency in (
        (others.building, BUILDING),
        (others.farming, FARMING),
        (others.trade, TRADE),
    ):
        answer(code, by, agency, STEPS[agency], at=at)
    return code


def reviewing(others, *, at):
    """The draft lies with the head of the division."""
    code = appraising(others, at=at)
    act(
        code,
        Act.PROPOSE_RESULT,
        others.finance,
        at=at,
        result_name="Giấy chứng nhận đăng ký đầu tư",
        result_number="12/2026",
        result_file_id=pdf_of(others.finance, at),
    )
    return code
