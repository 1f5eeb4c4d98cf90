"""What the parts of a Word file are by ``[Content_Types].xml``, and which kinds a paper needs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from cdsdossier.files.probe.signatures import detect_file_kind
from cdsdossier.files.tables.unzip import OfficePackage, get_attribute, local_name

LIST = "[Content_Types].xml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
#: XML of others that Word keeps and never shows, unless a control is bound to it.
CUSTOM = "application/xml"
_OFFICE, _MICROSOFT = "application/vnd.openxmlformats-officedocument.", "application/vnd.ms-"


def word_types(*kinds: str) -> frozenset[str]:
    """Return the content types of these kinds of parts of Word."""
    return frozenset(f"{_OFFICE}wordprocessingml.{kind}+xml" for kind in kinds)


def office_types(*kinds: str) -> frozenset[str]:
    """Return the content types of these kinds of parts that all of Office has."""
    return frozenset(f"{_OFFICE}{kind}+xml" for kind in kinds)


def microsoft_types(*kinds: str) -> frozenset[str]:
    """Return the content types of these kinds of parts that Microsoft has added since."""
    return frozenset(f"{_MICROSOFT}{kind}+xml" for kind in kinds)


CORE = frozenset({"application/vnd.openxmlformats-package.core-properties+xml"})
#: What Word shows.
TEXTS = word_types("document.main", "document.glossary", "header", "footer", "footnotes", "endnotes", "comments")
#: Every part whose XML is looked through.
XML = frozenset().union(
    TEXTS,
    word_types("styles", "settings", "webSettings", "fontTable", "numbering", "people"),
    word_types("commentsExtended", "commentsIds", "commentsExtensible"),
    office_types("theme", "extended-properties", "custom-properties", "customXmlProperties"),
    microsoft_types("word.stylesWithEffects", "office.classificationlabels"),
    microsoft_types("office.intelligence", "office.intelligence2"),
    CORE,
)
#: Picture type → what the file is by its first bytes.
_PICTURES = {
    "image/png": "png", "image/x-png": "png", "image/jpeg": "jpeg", "image/jpg": "jpeg", "image/pjpeg": "jpeg",
    "image/gif": "gif", "image/bmp": "bmp", "image/x-bmp": "bmp", "image/tiff": "tiff", "image/x-emf": "emf",
    "image/emf": "emf", "image/x-wmf": "wmf", "image/wmf": "wmf",
}  # fmt: skip
PICTURES = frozenset(_PICTURES)
_EMF, _WMF = b" EMF", (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_FOLDED = {kind.lower(): kind for kind in {*XML, *PICTURES, RELATIONSHIPS, CUSTOM}}
#: Names that mean the same to every program.
_PLAIN = re.compile(r"(?:[\w\- ().]*[\w\-()]/)*[\w\- ().]*[\w\-()]", re.ASCII)
_MACRO = re.compile("vba|macroenabled", re.IGNORECASE)
#: A declared encoding in which other programs may read other tags than here.
_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8|utf-16|us-ascii)", re.IGNORECASE)
#: In a content type or a name → what it is, and what to do instead.
_UNNEEDED = (
    ("html|mht|rtf|text/|message", "một tệp khác chèn vào", "Chép chữ của tệp đó vào văn bản"),
    ("svg", "ảnh SVG", "Lưu ảnh thành PNG hoặc JPEG rồi chèn lại"),
    ("chart|diagram|drawingml", "biểu đồ, sơ đồ", "Chụp lại thành ảnh rồi dán"),
    ("font", "phông chữ nhúng", "Trong Word: Tệp > Tùy chọn > Lưu, bỏ chọn nhúng phông"),
    ("activex|control", "nút điều khiển", "Xóa nút đó"),
    ("ole|package|sheet|presentation|wordprocessingml.document|msword|excel", "tệp nhúng", "Xóa tệp nhúng, dán ảnh"),
)  # fmt: skip
#: Content types of the main part of other kinds of files → what the file is.
_OTHER_FILES = {
    f"{_OFFICE}wordprocessingml.template.main+xml": "mẫu Word (.dotx)",
    f"{_OFFICE}spreadsheetml.sheet.main+xml": "tệp Excel (.xlsx)",
    f"{_OFFICE}spreadsheetml.template.main+xml": "mẫu Excel (.xltx)",
    f"{_OFFICE}presentationml.presentation.main+xml": "tệp PowerPoint (.pptx)",
    f"{_OFFICE}presentationml.slideshow.main+xml": "tệp trình chiếu PowerPoint (.ppsx)",
}
_AGAIN = "rồi lưu lại; không thấy nó thì chép nội dung sang một tệp Word mới"


def read_content_types(package: OfficePackage) -> dict[str, str]:
    """Return part → content type; empty for one that is given none or several, or whose name may mean two things.

    Raises KeyError where the package has no list of types.
    """
    defaults, overrides = _listed(package, "Default", "Extension"), _listed(package, "Override", "PartName")
    alike = Counter(name.lower() for name in package.names)
    types = {}
    for name in package.names - {LIST}:
        found = overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower()) or set()
        sole = len(found) == 1 and alike[name.lower()] == 1 and name not in package.repeated
        if not name.endswith("/"):  # a folder
            (kind,) = found if sole and _PLAIN.fullmatch(name) else {""}
            types[name] = _FOLDED.get(kind.lower(), kind)
    return types


def _listed(package: OfficePackage, element: str, attribute: str) -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for one in package.tree(LIST):
        if local_name(one) == element:
            key = (get_attribute(one, attribute) or "").lower().removeprefix("/")
            found[key].add((get_attribute(one, "ContentType") or "").strip())
    return found


def iter_type_faults(package: OfficePackage, types: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each part of a kind that no paper needs, and for each picture that is none."""
    if other := next((_OTHER_FILES[kind] for kind in types.values() if kind in _OTHER_FILES), ""):
        fix = "mở bằng Word, chọn Tệp > Lưu dưới dạng (Save As), loại Word Document (.docx)"
        yield f"tệp này là {other} chỉ mang đuôi .docx; {fix if 'Word' in other else 'cần một tệp Word'}"
        return
    for name, kind in sorted(types.items()):
        if _MACRO.search(kind) or "vbaproject" in name.lower():
            yield f"tệp có macro (phần {name}); mở bằng Word, lưu lại thành .docx không có macro"
        elif kind not in _FOLDED.values():
            yield describe_unneeded(name, kind or "không rõ loại")
        elif kind not in PICTURES and _ENCODING.search(package.part(name)[:200]):
            yield f"phần {name} ghi bằng bảng mã lạ. Mở bằng Word, {_AGAIN}"
        elif kind == CUSTOM:
            package.tree(name)  # raises where it is no XML, or too big
        elif kind in PICTURES and _picture_kind(package.part(name)) != _PICTURES[kind]:
            yield f"phần {name} ghi là ảnh ({kind}) nhưng không phải. Xóa ảnh đó, chèn lại ảnh PNG hoặc JPEG, {_AGAIN}"


def describe_unneeded(part: str, kind: str) -> str:
    """Return the sentence for a part of a kind that no paper needs."""
    found = (one for one in _UNNEEDED if re.search(one[0], f"{kind} {part}", re.IGNORECASE))
    _, what, fix = next(found, ("", "loại lạ", "Mở bằng Word, xóa phần đó"))
    return f"phần {part} là {what} ({kind[:100]}), văn bản không cần. {fix}, {_AGAIN}"


def _picture_kind(data: bytes) -> str:
    if data[40:44] == _EMF:
        return "emf"
    return "wmf" if data.startswith(_WMF) else detect_file_kind(data[:4096])
