"""Findings of a check of the journal, in words an auditor can put into a record."""

from collections.abc import Mapping, Sequence

from motcua.domain.dossiers.selectors.codes import codes_of
from motcua.foundation.journal import Finding, Kind, Verdict

FINDINGS_SHOWN_MAX = 100
WORDS = {
    Kind.CHANGED: "bị sửa: nội dung hiện nay không phải nội dung đã ghi",
    Kind.REMOVED: "bị xóa",
    Kind.INSERTED: "bị chèn vào hoặc bị sửa trước khi niêm phong: không có dấu của hệ thống",
    Kind.COPIED: "bị chèn vào: chép lại dấu của dòng khác",
    Kind.BACK_DATED: "đề lùi ngày: ghi ngày sớm hơn nhiều so với lúc được niêm phong",
    Kind.POST_DATED: "ghi sai ngày: ghi ngày muộn hơn lúc được niêm phong",
    Kind.UNSEALED: "đã lâu mà không có niêm phong: bị đề lùi ngày, hoặc niêm phong bị xóa",
    Kind.SEAL_CHANGED: "niêm phong bị sửa",
    Kind.SEAL_REMOVED: "niêm phong bị xóa, có thể cùng với dòng của nó",
    Kind.TAIL_CUT: "các dòng cuối bị cắt bỏ",
    Kind.ROLLED_BACK: "cơ sở dữ liệu bị đưa về một bản cũ",
    Kind.REWRITTEN: "bị viết lại rồi tính lại mọi dấu vân tay: không khớp gốc đã ký",
    Kind.ROOT_FORGED: "gốc không phải do cơ quan này ký",
    Kind.ROOT_REMOVED: "gốc đã ký bị xóa khỏi cơ sở dữ liệu",
    Kind.PRIVATE_CHANGED: "phần riêng tư bị sửa",
    Kind.PRIVATE_REMOVED: "phần riêng tư bị xóa mà không có quyết định hủy",
    Kind.GUARD_OFF: "chốt chống sửa không còn nguyên",
    Kind.GUARD_TOUCHED: (
        "chốt chống sửa đã bị tháo ra lắp lại từ lần kiểm tra trước (nếu do nâng cấp hay phục hồi: "
        "chạy `motcua journal root --accept-guards`)"
    ),
}
# What the detail of a finding is.
DETAILS = {
    Kind.REMOVED: "việc thứ {} của đối tượng này",
    Kind.INSERTED: "ghi lúc {}",
    Kind.COPIED: "giống dòng {}",
    Kind.BACK_DATED: "tự ghi là {}",
    Kind.POST_DATED: "tự ghi là {}",
    Kind.UNSEALED: "tự ghi là {}",
    Kind.SEAL_REMOVED: "vị trí {}",
    Kind.TAIL_CUT: "gốc ngày {}",
    Kind.ROLLED_BACK: "gốc ngày {}",
    Kind.REWRITTEN: "gốc ngày {}",
    Kind.ROOT_FORGED: "gốc ngày {}",
    Kind.ROOT_REMOVED: "gốc ngày {}",
}


def subject_names(findings: Sequence[Finding]) -> dict[str, str]:
    """Dossiers by their codes: `dossier:12` → `hồ sơ H31.101.00-261119-0001`."""
    parts = [finding.subject.partition(":") for finding in findings]
    ids = {int(number) for kind, _, number in parts if kind == "dossier" and number.isdecimal()}
    return {f"dossier:{number}": f"hồ sơ {code}" for number, code in codes_of(ids).items()}


def line_of(finding: Finding, names: Mapping[str, str]) -> str:
    """One finding as one line: which row, of which subject, what was done, detail."""
    where = []
    if finding.entry_id is not None:
        where.append(f"dòng {finding.entry_id}")
    if finding.position is not None:
        where.append(f"vị trí {finding.position}")
    if finding.subject:
        where.append(names.get(finding.subject, finding.subject))
    place = ", ".join(where) or "nhật ký"
    detail = (
        f" ({DETAILS.get(finding.kind, '{}').format(finding.detail)})" if finding.detail else ""
    )
    return f"  [{finding.kind}] {place}: {WORDS[finding.kind]}{detail}"


def fault_text(verdict: Verdict) -> str:
    """All that was found, for people."""
    shown = verdict.findings[:FINDINGS_SHOWN_MAX]
    names = subject_names(shown)
    lines = [line_of(finding, names) for finding in shown]
    rest = len(verdict.findings) - len(lines)
    if rest or verdict.is_cut_short:
        lines.append(f"  … và {'hơn ' if verdict.is_cut_short else ''}{rest} chỗ nữa")
    return "\n".join(
        [
            f"Nhật ký bị sửa: tìm thấy {len(verdict.findings)} chỗ.",
            *lines,
            *remark_lines(verdict),
            counts_text(verdict),
        ]
    )


def remark_lines(verdict: Verdict) -> list[str]:
    """What is worth a look though the journal is whole."""
    if not verdict.remarks:
        return []
    names = subject_names(verdict.remarks)
    lines = [line_of(remark, names) for remark in verdict.remarks]
    return ["Nên xem lại (đồng hồ máy chạy sai cũng gây ra như vậy):", *lines]


def counts_text(verdict: Verdict) -> str:
    """How much was looked at."""
    text = (
        f"Đã đọc {verdict.lines_checked_count} dòng đã niêm phong của "
        f"{verdict.subjects_count} đối tượng, {verdict.unsealed_count} dòng mới chờ niêm phong, "
        f"so với {verdict.roots_checked_count} gốc đã ký."
    )
    if verdict.unknowable_marks_count:
        text += f" {verdict.unknowable_marks_count} dòng mang dấu của khóa đã hủy."
    if verdict.clock_went_back_count:
        text += f" Đồng hồ máy chủ từng chạy lùi {verdict.clock_went_back_count} lần."
    return text
