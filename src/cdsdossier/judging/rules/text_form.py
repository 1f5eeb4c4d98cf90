"""Tên, địa danh, ký hiệu, trích yếu chưa đúng cách viết của văn bản hành chính.

Vì sao: những chữ này in lên mọi văn bản. Tên nằm trong ngoặc kép, hai dấu cách liền nhau, dấu chấm cuối tên, tên trường
viết thường, ký hiệu có dấu cách hoặc chữ thường, “V/v” trong trích yếu là lỗi thể thức mà người nhận thấy ngay. Địa
danh là tên riêng của xã, phường, thị trấn, đặc khu: “Hùng Thắng, ngày …”. Đơn vị mang tên người, bằng số hoặc theo sự
kiện lịch sử thì viết đủ: “Phường Điện Biên Phủ, ngày …”, “Phường 5, ngày …”; Thành phố Hồ Chí Minh cũng viết đủ. Không
ai kê hết được tên người, sự kiện: “Phường” viết hoa thì coi là đúng. Trước họ tên người ký không ghi học hàm, học vị,
danh hiệu (GS, TS, ThS, NGƯT …), trừ khi người đứng đầu ngành cho phép cơ sở giáo dục ghi: khi đó thêm miễn trừ, nêu văn
bản cho phép.
Trong danh sách viết trên một dòng ([…]), dấu phẩy của câu cắt câu làm đôi: câu có dấu phẩy phải nằm trong ngoặc kép.
Cách sửa: chép lại cách viết mà câu báo lỗi nêu ra.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I (số, ký hiệu; địa danh; họ tên người ký) và Phụ lục II (viết hoa tên cơ
quan).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_text
from cdsdossier.model.dossier import Evidence
from cdsdossier.model.dossier.head import Basis, Member, Person, School
from cdsdossier.model.dossier.review import Office, TeamMember
from cdsdossier.model.dossier.texts import TypedText
from cdsdossier.text import written_form
from cdsdossier.yamlio.forms import Form
from cdsdossier.yamlio.loader import MarkedList

SEVERITY = Severity.WARNING
MESSAGE = "“{text}” {what}"
FIX = "Viết: {wanted}"


class _Form(NamedTuple):
    """How one kind of text is written: what is wrong with another, and the function that puts it right."""

    what: str
    right: Callable[[str], str]
    #: The keys and the forms that it is about; none: all.
    keys: frozenset[str] = frozenset()
    forms: tuple[type[Form], ...] = (Form,)

    def is_about(self, form: type[Form], key: str) -> bool:
        return (not self.keys or key in self.keys) and issubclass(form, self.forms)


_PEOPLE = (Person, Member, TeamMember)
_BODIES = (School, Office)
_SHORT = frozenset({"name", "place", "parent", "reports_to", "issuer", "about", "post", "kind", "to"})
_SHOWN = 70
_CUT = "bắt đầu bằng chữ thường, có lẽ dấu phẩy đã cắt rời một câu"

_FORMS = (
    _Form("nằm trong ngoặc kép", written_form.unquote),
    _Form("có hai dấu cách liền nhau", written_form.close_gaps),
    _Form("có dấu câu ở cuối", written_form.drop_final_mark, _SHORT),
    _Form("có danh hiệu trước họ tên người ký", written_form.drop_titles, frozenset({"name"}), _PEOPLE),
    _Form("chưa viết hoa chữ đầu mỗi tiếng", written_form.capitalise_person, frozenset({"name"}), _PEOPLE),
    _Form("chưa viết hoa tên trường", written_form.capitalise_school, frozenset({"name"}), (School,)),
    _Form("chưa viết hoa tên cơ quan", written_form.capitalise_body, frozenset({"name"}), (Office,)),
    _Form("chưa viết hoa tên cơ quan", written_form.capitalise_body, frozenset({"parent", "reports_to", "issuer"})),
    _Form("có chữ thường hoặc dấu cách trong ký hiệu", written_form.fix_code, frozenset({"code"}), _BODIES),
    _Form("có dấu cách, gạch dài trong ký hiệu", written_form.fix_notation, frozenset({"number"}), (Basis, Evidence)),
    _Form("chưa đúng cách ghi địa danh", written_form.fix_place, frozenset({"place"}), _BODIES),
    _Form("viết hoa “Về việc” ở giữa câu", written_form.lower_subject, frozenset({"about"}), (Basis,)),
    _Form("có “V/v” trong trích yếu", written_form.spell_out_subject, frozenset({"about"}), (Basis,)),
)  # fmt: skip


def check(case: Case) -> Hits:
    """Yield every text that is written in another form than official paper has it, with the right one."""
    for typed in case.texts:
        wrong, wanted = [], typed.text
        for form in _list_forms((type(typed.form), typed.key)):
            if (right := form.right(wanted)) != wanted:
                wrong.append(form.what)
                wanted = right
        if start := _split_sentence(typed, case):
            whole = f'"{_short(f"{start}, {typed.text}")}"; là câu riêng thì viết hoa chữ đầu'
            yield hit_at_text(typed, text=_short(typed.text), what=_CUT, wanted=whole)
        elif wrong:
            yield hit_at_text(typed, text=_short(typed.text), what=", ".join(wrong), wanted=_short(wanted))


@lru_cache(maxsize=512)
def _list_forms(place: tuple[type[Form], str]) -> tuple[_Form, ...]:
    """Return how the texts of such a form at such a key are written."""
    return tuple(one for one in _FORMS if one.is_about(*place))


def _split_sentence(typed: TypedText, case: Case) -> str:
    """Return the start of the sentence that a text of a list on one line may go on; empty where it stands alone."""
    index = typed.path[-1]
    if not isinstance(index, int) or not index or not typed.is_prose or not typed.text[:1].islower():
        return ""
    written = case.dossier.get_written(typed.file, *typed.path[:-1])
    if not isinstance(written, MarkedList) or len(written) <= index:
        return ""
    start, one_line = str(written[index - 1]), written.marks[index - 1].line == written.marks[index].line
    return start if one_line and start[:1].isupper() and start[-1:].isalnum() else ""


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rpartition(' ')[0]} …"
