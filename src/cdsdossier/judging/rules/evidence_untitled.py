"""Danh mục minh chứng in minh chứng bằng tên tệp, vì chưa có tên.

Vì sao: “hop-dong-lms.pdf” trên một văn bản gửi cấp trên không nói đó là giấy tờ gì. Lúc còn thu thập thì đặt tệp vào
thư mục là đủ; khi Danh mục minh chứng đã ghi ngày trong sổ văn bản thì mỗi minh chứng phải có tên, chưa có thì chưa tạo
được bản chính thức của danh mục.
Cách sửa: nhiều tệp thì gõ cdsdossier sheet export, điền cột Tên minh chứng trong Excel rồi sheet import; từng tệp thì
cdsdossier evidence add có --title, hoặc ghi tệp vào mục evidence của mục chấm, kèm title.
"""

from collections.abc import Iterator, Sequence

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, is_evidence_refused
from cdsdossier.model.dossier import Evidence, normalize_path
from cdsdossier.yamlio.edit.emit import format_flow_item

SEVERITY = Severity.WARNING
MESSAGE = "“{row}” có {count} minh chứng chưa có tên: {names}"
FIX = "{how}"

_LIST = "danh-muc-minh-chung"
_SHOWN = 3
_LONG = 45
_TITLE = "Tên của văn bản"


def check(case: Case) -> Hits:
    """Yield every row with evidence that the dated list prints under the name of its file or under its address."""
    issued = case.dossier.head.documents.get(_LIST)
    if issued is None or issued.date is None or any(group.unreadable for group in case.scores.groups):
        return
    described = _described(case)
    for row in case.indicator_set.folders_of:
        pieces = {_identity(piece): described.get(_identity(piece), piece) for piece in _pieces(row, case)}
        bare = [piece for piece in pieces.values() if not (piece.title or "").strip()]
        if bare and not is_evidence_refused(row, case):
            yield _hit(case, row, bare)


def _described(case: Case) -> dict[str, Evidence]:
    """Return each listed piece as the first row that lists it describes it; its title is what is printed."""
    found: dict[str, Evidence] = {}
    for scored in case.dossier.scores.values():
        for piece in scored.form.evidence:
            found.setdefault(_identity(piece), piece)
    return found


def _pieces(row: str, case: Case) -> Iterator[Evidence]:
    """Yield the files and addresses that a row lists, then the files in its folders."""
    if row in case.dossier.scores:
        yield from (piece for piece in case.dossier.scores[row].form.evidence if piece.file or piece.url)
    for folder in case.indicator_set.folders_of[row]:
        yield from (Evidence(file=file.path) for file in case.dossier.evidence.in_folder(folder))


def _hit(case: Case, row: str, bare: list[Evidence]) -> Hit:
    names = ", ".join(_name(piece) for piece in bare[:_SHOWN]) + (" …" if len(bare) > _SHOWN else "")
    listed = case.dossier.scores[row].form.evidence if row in case.dossier.scores else ()
    words: dict[str, object] = {"row": row, "count": len(bare), "names": names, "how": _how(row, bare[0], listed)}
    file = case.dossier.scores[row].file if row in case.dossier.scores else case.indicator_set.nodes[row].group.file
    return Hit(file, ("scores", row), row, key=True, words=words)


def _how(row: str, piece: Evidence, listed: Sequence[Evidence]) -> str:
    """Return what to type for one piece, by whether the row lists it, lists others, or has no list yet."""
    named = {"file": piece.file, "url": piece.url, "title": _TITLE}
    item = format_flow_item({key: value for key, value in named.items() if value})
    if _identity(piece) in map(_identity, listed):
        return f"Thêm title vào mục đó trong evidence của mục chấm: {item}"
    if listed:
        return f"Thêm vào mục evidence của mục chấm: - {item}"
    return f"Ghi thêm ở mục chấm {row}: evidence: [{item}]"


def _identity(piece: Evidence) -> str:
    return normalize_path(piece.file) if piece.file else str(piece.url)


def _name(piece: Evidence) -> str:
    """Return the name of a file, or an address, with both ends where it is long."""
    name = normalize_path(piece.file).rpartition("/")[2] if piece.file else str(piece.url)
    return name if len(name) <= _LONG else f"{name[: _LONG // 2]}…{name[-_LONG // 3 :]}"
