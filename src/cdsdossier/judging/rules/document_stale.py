"""Văn bản đã tạo trong thư mục output hoặc review-output không còn khớp với dữ liệu.

Vì sao: sửa điểm, hội đồng hay căn cứ mà quên tạo lại văn bản thì giấy ký một đằng, hồ sơ ghi một nẻo. So bằng dữ liệu
mà văn bản đã in, không so bằng ngày giờ của tệp. Bản chính thức (tạo bằng --final) mà cũ là lỗi; dự thảo là cảnh báo.
Hồ sơ bị trả lại thì văn bản của nơi nhận cũ đi chỉ là cảnh báo: trường sửa hồ sơ là đúng.
Cách sửa: chạy lại cdsdossier render; bản chính thức đã ký thì sửa dữ liệu về như lúc ký, hoặc ban hành lại. Giữa năm
đổi người đứng đầu thì giữ văn bản đã ký: thêm signer là người đã ký ở mục của văn bản trong documents.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD, REVIEW
from cdsdossier.model.dossier.head import CARRIED
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

SEVERITY = Severity.WARNING
MESSAGE = "{what} cũ so với dữ liệu; đã đổi: {changed}"
FIX = "{how}"

_KEEP = "Giữ văn bản đã ký: thêm signer: {name: họ tên người đã ký, title: chức vụ} ở"


def check(case: Case) -> Hits:
    """Yield every rendered document whose data has changed since; the case lists them."""
    for document, one in case.stale.items():
        what, how = "dự thảo", f"Chạy: cdsdossier render {document}"
        if one.final:
            what = "bản chính thức"
            keep = f"{_KEEP} documents.{document}" if CARRIED["head"] in one.changed else "Sửa dữ liệu về như bản đã ký"
            how = f"{keep}; hoặc ban hành lại rồi chạy: cdsdossier render {document} --final"
        severity = Severity.ERROR if one.final else None
        if document in OFFICE_DOCUMENTS and case.dossier.review and case.dossier.review.state == "tra-lai":
            severity = None  # what goes back is meant to be changed
            how = (
                f"Trường đang bổ sung thì để nguyên. Nơi nhận đã sửa review.yaml thì chạy: cdsdossier render {document}"
            )
        words: dict[str, object] = {"what": what, "changed": ", ".join(one.changed), "how": how}
        path = ("documents", document, "final") if one.file in {HEAD, REVIEW} else ()
        yield Hit(one.file, path, document, words=words, severity=severity)
