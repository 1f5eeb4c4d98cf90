"""Đường liên kết của minh chứng không mở được với người ở ngoài trường.

Vì sao: người thẩm định chỉ mở được trang web công khai (http, https); địa chỉ trong mạng nội bộ, tệp trên máy riêng,
hoặc đường dẫn kèm mật khẩu thì không.
Cách sửa: chép đường dẫn từ thanh địa chỉ của trình duyệt, mở thử bằng máy khác; hoặc tải về, đặt vào thư mục evidence.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.text import urls

SEVERITY = Severity.ERROR
MESSAGE = "đường liên kết “{url}” {why}"
FIX = 'Chép lại từ trình duyệt, ví dụ url: "https://truong.edu.vn/trang", hoặc đặt tệp vào evidence/{row}/.'


def check(case: Case) -> Hits:
    """Yield every listed address that cannot serve as evidence, or that did not answer when asked (``--links``)."""
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            why = (urls.find_url_fault(item.url) or _unanswered(item.url, case)) if item.url else None
            if why is not None:
                yield hit_at_row(scored, "evidence", index, "url", url=_without_password(item.url or ""), why=why)


def _unanswered(url: str, case: Case) -> str | None:
    why = case.links.get(url)
    return None if why is None else f"không mở được: {why} (thử ngày {case.today:%d/%m/%Y})"


def _without_password(url: str) -> str:
    """Return an address on one line, without the user name and password before an ``@``."""
    head, slashes, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    shown = f"{head}{slashes}{'…@' if '@' in host else ''}{host.rpartition('@')[2]}{slash}{path}"
    return " ".join(shown.split())
