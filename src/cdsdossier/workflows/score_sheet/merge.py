"""What was exported, what stands in Excel, what stands in the dossier: the three compared, value by value."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.model.dossier import Dossier, normalize_path
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text import urls
from cdsdossier.text.numbers import format_number
from cdsdossier.workflows.score_sheet.changes import CellChange, MergeResult, format_column_title, format_entry_key
from cdsdossier.workflows.score_sheet.columns import MEMBERS, PROOFS, SCORES
from cdsdossier.workflows.score_sheet.entries import SheetEntry, hash_words, iter_sheet_entries
from cdsdossier.workflows.score_sheet.read import ExportedRow, SheetCell, SheetContent, SheetRow
from cdsdossier.workflows.score_sheet.values import UnclearCell, clean_cell_text, parse_cell_value


def collect_answers(
    sheet: SheetContent, dossier: Dossier, rules: IndicatorSet
) -> tuple[dict[str, dict[str, str]], MergeResult]:
    """Return the points and answers of a workbook as one person's, and the notes this person has changed.

    Row → field → value, for the rows with any; beside them what prevents the import, and what to know about it.
    """
    return _Merging(sheet, dossier, rules).answers()


def merge_sheet(sheet: SheetContent, dossier: Dossier, rules: IndicatorSet) -> MergeResult:
    """Compare a workbook with the dossier that it came from."""
    return _Merging(sheet, dossier, rules).merged()


class _Merging:
    def __init__(self, sheet: SheetContent, dossier: Dossier, rules: IndicatorSet) -> None:
        self.sheet, self.dossier, self.rules = sheet, dossier, rules
        self.now = {(entry.layout.name, entry.key): entry for entry in iter_sheet_entries(dossier, rules)}
        self.out = MergeResult(problems=list(sheet.problems), remarks=list(sheet.remarks))

    def merged(self) -> MergeResult:
        for row in self.sheet.found:
            kept = self.sheet.kept.get((row.layout.name, row.key))
            if kept is not None:
                self._row(row, kept)
            elif row.layout is MEMBERS:  # with or without a number: an added line is numbered like the others
                self._member(row)
            elif row.layout is PROOFS:
                self._proof(row)
            else:
                self._unknown(row)
        self._gone()
        return self.out

    def answers(self) -> tuple[dict[str, dict[str, str]], MergeResult]:
        found = {row.key[0]: self._answer(row) for row in self.sheet.found if row.layout is SCORES}
        ordered = {row: found[row] for row in self.rules.nodes if found.get(row)}
        self._said_of_answers(ordered)
        if not ordered and not self.out.problems:
            self.out.problems.append("phiếu chưa có điểm nào. Điền điểm ở các trang Nhóm.")
        return ordered, self.out

    def _answer(self, row: SheetRow) -> dict[str, str]:
        """Return what one person answered in a row; nothing where the row is not certain."""
        entry, kept = self.now.get((SCORES.name, row.key)), self.sheet.kept.get((SCORES.name, row.key))
        if entry is None or kept is None:
            self._unknown(row)
            return {}
        if not (self._matches(row, kept) and self._means_the_same(row, kept, entry, touched=bool(row.cells))):
            return {}
        read = {name: self._read(row, name) or "" for name in entry.fields if name != "measured"}
        if read.get("note") == clean_cell_text(kept.values.get("note", "")):
            del read["note"]
        return {name: value for name, value in read.items() if value}

    def _said_of_answers(self, found: dict[str, dict[str, str]]) -> None:
        """Say what one person's scores leave out, count as this person's, or hold beyond what a row may get."""
        kept = {row: _score(self.sheet.kept[SCORES.name, (row,)].values) for row in found}
        before = sum(kept[row] == _score(values) != "" for row, values in found.items())
        if before:
            self.out.remarks.append(
                f"{before} mục chấm giống hệt điểm đã có trong hồ sơ khi xuất phiếu, vẫn được tính là điểm của người "
                "này. Muốn mỗi người chấm độc lập thì xuất phiếu khi chưa chấm."
            )
        for row, values in found.items():
            top = self.rules.nodes[row].form.maximum
            if top is not None and values.get("points") and Decimal(values["points"]) > top:
                self.out.remarks.append(
                    f"{row}: {format_number(Decimal(values['points']))} điểm, tối đa chỉ {format_number(top)}."
                )
        if any(self._differs(row, *(("measured",) if row.layout is SCORES else ())) for row in self.sheet.found):
            self.out.remarks.append("Chỉ lấy điểm, đạt hay chưa, ghi chú; số liệu và các trang khác không được lấy.")

    def _differs(self, row: SheetRow, *names: str) -> bool:
        """Return whether something was typed into a row, as far as it can be read."""
        kept = self.sheet.kept.get((row.layout.name, row.key))
        before = kept.values if kept else {}
        for name in names or row.layout.fields:
            cell, old = row.cells.get(name, SheetCell("", None)), clean_cell_text(before.get(name, ""))
            try:
                if cell.unknown or parse_cell_value(row.layout.field(name), cell.value) != old:
                    return True
            except UnclearCell:
                return True
        return False

    def _matches(self, row: SheetRow, kept: ExportedRow) -> bool:
        if not kept.words or hash_words(row.words) == kept.words:
            return True
        self._problem(row.place, "mã và nội dung bên cạnh không khớp. Sắp xếp lại cả dòng, hoặc xuất lại phiếu.")
        return False

    def _means_the_same(self, row: SheetRow, kept: ExportedRow, entry: SheetEntry, *, touched: bool) -> bool:
        """Refuse what was typed for a row whose id stands for something else since the set was replaced."""
        same = not kept.words or kept.words == entry.words or not touched
        if not same:
            words = f"bộ chỉ số đã thay sau khi xuất phiếu, “{row.key[0]}” nay có lời văn khác. Xuất lại phiếu."
            self._problem(row.place, words)
        return same

    def _row(self, row: SheetRow, kept: ExportedRow) -> None:
        """Compare a row that was exported."""
        if not self._matches(row, kept):
            return
        entry = self._entry_of(row, kept)
        if entry is not None:
            if self._means_the_same(row, kept, entry, touched=self._differs(row)):
                self._compare(row, kept.values, entry)
        elif any(self._read(row, name) != clean_cell_text(kept.values.get(name, "")) for name in row.layout.fields):
            words = f"“{' '.join(row.key)}” đã bị xóa hoặc sửa trong hồ sơ sau khi xuất. Xuất lại phiếu."
            self._problem(row.place, words)

    def _entry_of(self, row: SheetRow, kept: ExportedRow) -> SheetEntry | None:
        """Return what the row stands for now; a member who has changed places is found by name."""
        entry = self.now.get((row.layout.name, row.key))
        if row.layout is not MEMBERS or (entry is not None and entry.values.get("name") == kept.values.get("name")):
            return entry
        like = self._members_named(kept.values.get("name"))
        return like[0] if len(like) == 1 else None

    def _members_named(self, name: str | None) -> list[SheetEntry]:
        return [entry for entry in self.now.values() if entry.layout is MEMBERS and entry.values.get("name") == name]

    def _compare(self, row: SheetRow, before: dict[str, str], entry: SheetEntry) -> None:
        """Note the values that Excel has changed; what only the dossier has changed stays."""
        for name in row.layout.fields:
            cell = row.cells.get(name)
            if name not in entry.fields:
                if cell is not None:
                    called, title = format_entry_key(row.layout.name, entry.key), format_column_title(row.layout, name)
                    self._problem(cell.place, f"“{called}” không ghi {title}. Xóa trống ô này.")
                continue
            value = self._read(row, name)
            old, now = (clean_cell_text(values.get(name, "")) for values in (before, entry.values))
            if value is None or value in {old, now}:
                continue
            place = cell.place if cell else row.place
            change = CellChange(entry, name, value, place)
            if now == old:
                self.out.changes.append(change)
            else:
                self.out.conflicts.append(f"{place}: {change.conflict}")

    def _read(self, row: SheetRow, name: str) -> str | None:
        """Return a cell's value; None where it could not be read, which is reported."""
        cell = row.cells.get(name, SheetCell("", None))
        if cell.unknown:
            self._problem(cell.place, "công thức chưa có giá trị hoặc báo lỗi. Gõ thẳng giá trị vào ô.")
            return None
        try:
            return parse_cell_value(row.layout.field(name), cell.value)
        except UnclearCell as why:
            self._problem(cell.place, str(why))
            return None

    def _proof(self, row: SheetRow) -> None:
        """Take in evidence that was not there when the sheet was exported."""
        place = row.key[1] if "://" in row.key[1] else normalize_path(row.key[1])
        owner = self.rules.evidence_folders.get(row.key[0])
        if owner is None:
            self._problem(
                row.place, f"bộ chỉ số không có mục chấm “{row.key[0]}”, hoặc mục chấm đó không lấy minh chứng."
            )
        elif fault := self._fault(place):
            self._problem(row.place, fault)
        elif entry := self.now.get((PROOFS.name, (owner, place))):
            self._compare(row, {}, entry)
        else:
            file = self.now[SCORES.name, (owner,)].file
            self._add(row, SheetEntry(PROOFS, (owner, place), {}, PROOFS.fields, file))

    def _fault(self, place: str) -> str:
        """Return why evidence cannot be taken in; empty where it can."""
        if "://" in place:
            fault = urls.find_url_fault(place)
            return f"đường liên kết {fault}: {place}" if fault else ""
        if place.lower().startswith("www."):
            return f"đường liên kết “{place}” thiếu phần đầu. Viết https://{place}"
        missing = f"không thấy tệp “{place}” trong thư mục evidence. Chép tệp vào đó trước."
        return missing if self.dossier.evidence.at(place) is None else ""

    def _member(self, row: SheetRow) -> None:
        """Take in a new member of the council; one that has been taken in before is no news."""
        values = {name: self._read(row, name) or "" for name in MEMBERS.fields}
        new = {name: value for name, value in values.items() if value}
        there = [one.values for one in self._members_named(new.get("name"))]
        if "name" not in new:
            self._problem(row.place, "người mới chưa có họ tên. Điền họ tên, hoặc xóa dòng này.")
        elif not there:
            self._add(row, SheetEntry(MEMBERS, (), {}, MEMBERS.fields, "dossier.yaml"))
        elif new not in there:
            words = f"đã có {new['name']} trong hội đồng. Sửa ở dòng có số của người đó, xóa dòng này."
            self._problem(row.place, words)

    def _add(self, row: SheetRow, entry: SheetEntry) -> None:
        values = {name: self._read(row, name) for name in row.layout.fields}
        told = [CellChange(entry, name, value, row.cells[name].place) for name, value in values.items() if value]
        self.out.changes += told or [CellChange(entry, "", "", row.place)]

    def _unknown(self, row: SheetRow) -> None:
        words = f"không có “{' '.join(row.key)}” khi xuất phiếu; mã này đã bị sửa. Ghi lại mã cũ, hoặc xuất lại phiếu."
        self._problem(row.place, words)

    def _gone(self) -> None:
        """Say what is no longer on the sheet: nothing is deleted in the dossier for it."""
        there = {(row.layout.name, row.key) for row in self.sheet.found}
        gone = [format_entry_key(name, key) for name, key in self.sheet.kept if (name, key) not in there]
        if gone:
            shown_keys = "; ".join(gone[:10]) + (" …" if len(gone) > 10 else "")
            self.out.remarks.append(f"Không còn trong tệp Excel, trong hồ sơ vẫn giữ nguyên: {shown_keys}.")

    def _problem(self, place: str, words: str) -> None:
        self.out.problems.append(f"{place}: {words}")


def _score(values: dict[str, str]) -> str:
    return values.get("points") or values.get("met") or ""
