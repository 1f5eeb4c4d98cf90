"""``templates/``: own wording and Word forms, by the id of the document.

A school's are in its dossier, an office's beside ``office.yaml``. The office's papers are never made from a dossier's:
that may have come from anybody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from cdsdossier.documents.catalogue import Catalogue, Issuer, read_catalogue
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.bagit import BAGIT_FILE
from cdsdossier.files.changes import FileChange, apply_changes
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio.messages import nearest_word

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

FOLDER = "templates"
#: The office's papers over many schools, and with what their annexes begin: they are no documents of a dossier.
ROLLUP_REPORT, ROLLUP_REMINDER = "bao-cao-tong-hop", "cong-van-nhac"
#: Files whose names begin with this are for other templates to import.
_HELPER = "_"
_TOP_COMMENT = re.compile(r"\A\s*\{#.*?#\}\n?", re.DOTALL)
#: The comment on top of an ejected template, with every name that it may use.
COMMENT = "scaffold/own-template.txt"


@dataclass(frozen=True, slots=True)
class TemplateOverrides:
    """A folder of own templates; it need not exist. None: there is no wording but ours."""

    folder: Path | None

    @classmethod
    def of(cls, home: Path | None) -> TemplateOverrides:
        """Return the folder of a dossier, or of an office; a package that was unpacked by that name is its sender's."""
        return cls(home / FOLDER if home and not (home / FOLDER / BAGIT_FILE).exists() else None)

    def body(self, template: str) -> Path | None:
        """Return the own ``<template>.html``, or None where there is none."""
        path = self.folder / f"{template}.html" if self.folder else None
        return path if path and path.is_file() else None

    def form(self, document: str) -> Path | None:
        """Return the own ``<document>.docx``, or None.

        Raises WrongUsage where there is a body as well, and for a link that leads out of the folder.
        """
        path = self.folder / f"{document}.docx" if self.folder else None
        if path is None or self.folder is None or not path.is_file():
            return None
        if path.resolve().parent != self.folder.resolve():
            raise WrongUsage(
                f"{FOLDER}/{document}.docx là lối tắt dẫn ra ngoài thư mục {FOLDER}. Hãy chép hẳn tệp vào đó."
            )
        if self.body(document):
            raise WrongUsage(
                f"Văn bản {document} có cả {FOLDER}/{document}.html và {FOLDER}/{document}.docx. "
                "Chỉ giữ một: đổi tên hoặc chuyển tệp kia ra khỏi thư mục."
            )
        return path

    def strays(self, catalogue: Catalogue, issuer: Issuer) -> tuple[str, ...]:
        """Return a sentence for each file that replaces no document of who issues them."""
        try:
            names = sorted(compose(path.name) for path in self.folder.iterdir()) if self.folder else []
        except OSError:
            return ()
        known = _list_names(catalogue, issuer)
        other = _list_names(catalogue, "school" if issuer == "office" else "office")
        strays = [name for name in names if name not in known and is_evidence_name(name) and name[0] != _HELPER]
        return tuple(
            _describe_foreign(name, issuer) if name in other else _describe_stray(name, sorted(known))
            for name in strays
        )


def find_overrides(assessment: Assessment, issuer: Issuer) -> TemplateOverrides:
    """Return the wording of who issues a document: the school's in its dossier, the office's beside ``office.yaml``."""
    return TemplateOverrides.of(assessment.office.home if issuer == "office" else assessment.dossier.folder)


def _list_names(catalogue: Catalogue, issuer: Issuer) -> set[str]:
    entries = catalogue.of(issuer)
    names = {f"{entry.id}.{form}" for entry in entries for form in ("docx", "html")}
    if issuer == "office":
        for paper in (ROLLUP_REPORT, ROLLUP_REMINDER):
            names |= {path.name for path in resources.templates_folder().glob(f"{paper}*.html")}
    return names | {f"{annex.template}.html" for entry in entries for annex in entry.annexes}


def _describe_foreign(name: str, issuer: Issuer) -> str:
    where = "của trường: để trong templates của hồ sơ" if issuer == "office" else "của cơ quan: để cạnh office.yaml"
    return f"Chú ý: {FOLDER}/{name} không được dùng. Đó là mẫu văn bản {where}."


def _describe_stray(name: str, known: list[str]) -> str:
    near = nearest_word(name, known) or nearest_word(f"{Path(name).stem}.html", known)
    if not near:
        hint = f"Tên dùng được: {', '.join(known)}."
    elif Path(near).suffix == Path(name).suffix:
        hint = f"Có phải {near}? Hãy đổi tên tệp."
    else:
        hint = f"Hãy lưu lại thành {near}."
    return f"Chú ý: {FOLDER}/{name} không thay cho văn bản nào. {hint}"


def eject_template(document: str, home: Path, templates: Path | None = None) -> tuple[Path, ...]:
    """Copy a document's body and those of its annexes into ``templates/`` of a dossier or office; return the new files.

    Raises WrongUsage for an unknown document, or one without a built-in body, and Refused, having written nothing,
    where one of the files exists already.
    """
    from cdsdossier.documents import htmltree

    source, own = templates or resources.templates_folder(), home / FOLDER
    entry = read_catalogue(source).entry(document)
    wanted = [entry.id, *(one.template for one in entry.annexes)]
    missing = [name for name in wanted if not (source / f"{name}.html").is_file()]
    if missing:
        raise WrongUsage(f"Chương trình chưa có sẵn lời văn cho {', '.join(missing)}.")
    targets = [own / f"{name}.html" for name in wanted]
    existing = [path for path in (*targets, own / f"{entry.id}.docx") if path.exists()]
    if existing:
        names = ", ".join(f"{path.parent.name}/{path.name}" for path in existing)
        raise Refused(f"Đã có {names}; không ghi đè. Đổi tên hoặc xóa tệp đó rồi chạy lại. Chưa ghi tệp nào.")
    comment = Template((resources.templates_folder() / COMMENT).read_text(encoding="utf-8"))
    top = comment.substitute(name=entry.name, document=entry.id, tags=", ".join(htmltree.TAGS))
    texts = {name: top + _TOP_COMMENT.sub("", (source / f"{name}.html").read_text(encoding="utf-8")) for name in wanted}
    apply_changes(
        home,
        [FileChange(path.relative_to(home).as_posix(), None, texts[path.stem].encode("utf-8")) for path in targets],
    )
    return tuple(targets)
