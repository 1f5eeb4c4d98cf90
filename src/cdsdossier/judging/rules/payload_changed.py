"""Hồ sơ nhận theo gói đã bị sửa sau khi nhận.

Vì sao: nơi nhận xét đúng hồ sơ mà nhà trường đã gửi; một tệp đổi sau đó (do lỡ tay, do chương trình khác) làm kết quả
không còn là của hồ sơ ấy. Chương trình so kích thước và thời gian của từng tệp với lần xem trước, chỗ nào khác thì
đọc lại cả tệp; muốn đọc lại mọi tệp thì thêm --full.
Cách sửa: giải nén lại từ gói đã nhận bằng cdsdossier verify TỆP.zip --to THƯ MỤC; ý kiến của nơi nhận ghi trong
review.yaml ở ngoài thư mục data.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD

SEVERITY = Severity.ERROR
MESSAGE = "hồ sơ không còn như gói đã nhận: {what}"
FIX = "Giải nén lại từ gói đã nhận: cdsdossier verify TỆP.zip --to THƯ MỤC"


def check(case: Case) -> Hits:
    """Yield every change of a received payload; the case lists them."""
    for one in case.altered:
        yield Hit(one.path.removeprefix("data/") or HEAD, words={"what": one.message.rstrip(".")})
