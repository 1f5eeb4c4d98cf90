"""Copies of built-in bodies in the dossier, for the school to change; existing files are never overwritten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

from cdsdossier.documents import catalogue
from cdsdossier.documents.templating.overrides import TemplateOverrides
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.changes import FileChange, apply_changes

_COMMENT = re.compile(r"\A\s*\{#.*?#\}\n?", re.DOTALL)
#: The comment on top of an ejected template, with every name that it may use.
COMMENT = "scaffold/own-template.txt"


def eject_template(document: str, dossier: Path, templates: Path | None = None) -> tuple[Path, ...]:
    """Copy a document's body and those of its annexes into the dossier's ``templates/``; return the new files.

    Raises WrongUsage for an unknown document, or one without a built-in body, and Refused, having written nothing,
    where one of the files exists already.
    """
    source, own = templates or resources.templates_folder(), TemplateOverrides.of(dossier)
    entry = catalogue.read_catalogue(source).entry(document)
    wanted = [entry.id, *(one.template for one in entry.annexes)]
    missing = [name for name in wanted if not (source / f"{name}.html").is_file()]
    if missing:
        raise WrongUsage(f"Chương trình chưa có sẵn lời văn cho {', '.join(missing)}.")
    targets = [own.folder / f"{name}.html" for name in wanted]
    _refuse_existing([*targets, own.folder / f"{entry.id}.docx"])
    top = _top(entry.name, entry.id)
    texts = {name: top + _COMMENT.sub("", (source / f"{name}.html").read_text(encoding="utf-8")) for name in wanted}
    apply_changes(
        dossier,
        [FileChange(path.relative_to(dossier).as_posix(), None, texts[path.stem].encode("utf-8")) for path in targets],
    )
    return tuple(targets)


def _refuse_existing(paths: Sequence[Path]) -> None:
    names = ", ".join(f"{path.parent.name}/{path.name}" for path in paths if path.exists())
    if names:
        raise Refused(f"Đã có {names}; không ghi đè. Đổi tên hoặc xóa tệp đó rồi chạy lại. Chưa tệp nào được ghi.")


def _top(name: str, document: str) -> str:
    from cdsdossier.documents import htmltree

    comment = Template((resources.templates_folder() / COMMENT).read_text(encoding="utf-8"))
    return comment.substitute(name=name, document=document, tags=", ".join(htmltree.TAGS))
