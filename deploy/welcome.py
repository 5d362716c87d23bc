"""What `make demo` says once everything answers: where to go and as whom, in both languages."""

from pathlib import Path

PLACES = (
    ("/", "Trang dân", "Citizens"),
    ("/thu-tuc/", "Tìm thủ tục", "Procedures"),
    ("/tra-cuu/", "Tra cứu hồ sơ", "Track a dossier"),
    ("/ban-lam-viec/", "Bàn làm việc", "Officers' desk"),
    ("/readyz", "Tình trạng máy", "Readiness"),
)
WIDTH = 92


def welcome(address: str, *, mailbox: str, seconds: float, state_folder: Path) -> str:
    lines = [
        "",
        "═" * WIDTH,
        f"  Một cửa điện tử đã chạy · motcua is running        ({seconds:.1f} s)",
        "═" * WIDTH,
        *(
            f"  {address + path:<44}{vietnamese} · {english}"
            for path, vietnamese, english in PLACES
        ),
        f"  {mailbox + '/':<44}Điện thoại, hộp thư của người dân · Citizens' phone and mailbox",
        "─" * WIDTH,
        f"  Dữ liệu · data: {state_folder}        nhật ký · logs: {state_folder / 'log'}",
        "  Ctrl-C để dừng · stops everything     make demo FRESH=1 để làm lại từ đầu · begins anew",
        "═" * WIDTH,
    ]
    return "\n".join(lines)
