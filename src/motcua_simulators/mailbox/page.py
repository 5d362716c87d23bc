"""The page that shows a phone and a mailbox."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from html import escape

from .store import Message

VIETNAM = timezone(timedelta(hours=7))
STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#eff2f5;color:#1f2328}
main{max-width:72rem;margin:0 auto;padding:1.5rem;display:grid;gap:2rem;
grid-template-columns:minmax(0,22rem) minmax(0,1fr)}
header{max-width:72rem;margin:0 auto;padding:1.5rem 1.5rem 0}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:0 0 .75rem}p{margin:.25rem 0}
article{background:#fff;border:1px solid #cfd6dd;border-radius:.5rem;padding:.75rem 1rem;
margin:0 0 .75rem;overflow-wrap:anywhere}
.phone article{border-radius:1rem 1rem 1rem .25rem}.about{color:#5f6167;font-size:.875rem}
pre{white-space:pre-wrap;font:inherit;margin:.5rem 0 0}
@media(max-width:48rem){main{grid-template-columns:minmax(0,1fr)}}
"""


def page(messages: Sequence[Message]) -> str:
    """All messages, newest first: short ones on the phone, letters in the mailbox."""
    newest_first = list(reversed(messages))
    phone = [message for message in newest_first if message.channel == "sms"]
    letters = [message for message in newest_first if message.channel != "sms"]
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5"><title>Điện thoại và hộp thư</title>
<style>{STYLE}</style></head><body>
<header><h1>Điện thoại và hộp thư (mô phỏng)</h1>
<p class="about">Mọi tin nhắn và thư mà hệ thống một cửa gửi ra. Trang tự tải lại sau 5 giây.</p>
</header>
<main><section class="phone"><h2>Tin nhắn ({len(phone)})</h2>{_articles(phone)}</section>
<section><h2>Thư ({len(letters)})</h2>{_articles(letters)}</section></main>
</body></html>
"""


def _articles(messages: Sequence[Message]) -> str:
    if not messages:
        return "<p>Chưa có gì.</p>"
    return "".join(_article(message) for message in messages)


def _article(message: Message) -> str:
    received_at = datetime.fromisoformat(message.received_at).astimezone(VIETNAM)
    title = f"<p><strong>{escape(message.subject)}</strong></p>" if message.subject else ""
    return (
        f'<article><p class="about">Đến {escape(message.to)}, '
        f"{received_at:%H:%M:%S %d/%m/%Y}, hồ sơ {escape(message.dossier_code)}</p>"
        f"{title}<pre>{escape(message.text)}</pre></article>"
    )
