"""Người ký, Hội đồng, căn cứ lấy từ hồ sơ năm trước mà chưa ai xác nhận.

Vì sao: init --from chép sang người ký, số cán bộ, Hội đồng và căn cứ của năm trước. Sang năm mới, những điều ấy có thể
đã đổi; văn bản in tên người cũ thì phải thu hồi. Chưa xác nhận thì chưa tạo được bản chính thức của văn bản có in điều
đó.
Cách sửa: xem lại, sửa nếu đã đổi, rồi đổi false thành true ở mục confirmed trong dossier.yaml.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import CARRIED

SEVERITY = Severity.WARNING
MESSAGE = "{what} lấy từ năm trước, chưa ai xác nhận"
FIX = "Xem lại, sửa nếu đã đổi, rồi ghi {key}: true ở đây."


def check(case: Case) -> Hits:
    """Yield everything that ``confirmed`` says false of, or nothing: an emptied value confirms nothing."""
    listed = case.dossier.get_written(HEAD, "confirmed")
    emptied = {key for key, value in listed.items() if value is None} if isinstance(listed, dict) else set()
    for key in (key for key in CARRIED if key in emptied or key in case.dossier.head.confirmed.waiting):
        what = CARRIED[key]
        words: dict[str, object] = {"what": f"{what[0].upper()}{what[1:]}", "key": key}
        yield Hit(HEAD, ("confirmed", key), f"confirmed.{key}", words=words)
