"""From what was typed to a reorganisation; what cannot be one is named beside its field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from motcua.domain.organisations.rules import plain
from motcua.domain.organisations.values import (
    Agency,
    AgencyLevel,
    Heir,
    Move,
    MoveKind,
    PersonMove,
    PublishedAgency,
    Reorganisation,
    ReorganisationFault,
)
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.forms.reading import day_in

from .offered import ROLE_WORDS, Offered, Work, key_of
from .typed import CREATE, TypedForm, TypedRow

CODE_CHARACTERS_MAX = 60


@dataclass(slots=True)
class _Building:
    """What is read so far. `places`: which field a place of the document stands for."""

    form: TypedForm
    offered: Offered
    effect: date
    moves: list[Move] = field(default_factory=list)
    founded: list[PublishedAgency] = field(default_factory=list)
    new_of_row: dict[int, PublishedAgency] = field(default_factory=dict)
    new_names: dict[str, str] = field(default_factory=dict)  # name → code
    places: dict[str, str] = field(default_factory=dict)

    def fault(self, name: str, message: str) -> None:
        self.form.faults.setdefault(name, message)

    def unit(self, text: str, name: str) -> str:
        """The code of the unit that a text names; empty, with a fault, where it names none or two."""
        return self._one(self.offered.found(text), text, name)

    def heir(self, text: str, name: str) -> str:
        """As `unit`; a new unit may bear the name of one that ends, and is meant then."""
        new = self.new_names.get(key_of(text))
        return self._one([new] if new else self.offered.found(text), text, name)

    def _one(self, codes: Sequence[str], text: str, name: str) -> str:
        if len(codes) == 1:
            return codes[0]
        if not text:
            self.fault(name, _("Chưa ghi cơ quan."))
        elif codes:
            self.fault(name, _("Có nhiều cơ quan cùng tên này. Xin chọn tên có ghi rõ nơi."))
        else:
            self.fault(name, _("Xin gõ vài chữ rồi chọn một tên trong danh sách."))
        return ""

    def found(self, n: int, agency: PublishedAgency) -> None:
        path = f"new_agencies[{len(self.founded)}]"
        self.places[path] = f"r{n}-name" if "name" in self.form.rows[n].texts else f"r{n}-unit"
        for column in ("parent", "identifier"):
            if column in self.form.rows[n].texts:
                self.places[f"{path}.{column}"] = f"r{n}-{column}"
        self.founded.append(agency)
        self.new_names[key_of(agency.name)] = agency.code
        self.new_of_row[n] = agency


def built(form: TypedForm, offered: Offered) -> tuple[Reorganisation | None, dict[str, str]]:
    """The reorganisation and the field of each of its places; None with the faults in the form."""
    head = _head(form)
    if not form.rows:
        form.faults["add"] = _("Xin thêm ít nhất một cơ quan.")
    effect = head.get("takes_effect_on")
    if not isinstance(effect, date):
        return None, {}
    building = _Building(form, offered, effect)
    for n, row in enumerate(form.rows):  # New units first: others go into them.
        if row.kind == CREATE:
            _create(building, n, row)
    for n, row in enumerate(form.rows):
        if row.kind in {MoveKind.RENAME, MoveKind.TRANSFER}:
            _carry(building, n, row)
    for n, row in enumerate(form.rows):
        if row.kind != CREATE:
            _move(building, n, row)
    if form.faults:
        return None, {}
    asked = Reorganisation(
        title=form.head["title"],
        decision_number=form.head["decision_number"],
        decided_on=head["decided_on"],
        takes_effect_on=effect,
        moves=tuple(building.moves),
        new_agencies=tuple(building.founded),
    )
    return asked, building.places


def place_faults(
    form: TypedForm, faults: Iterable[ReorganisationFault], places: dict[str, str]
) -> list[str]:
    """What the rules refuse beside its field; what has none, in words for the top of the page."""
    rest = []
    for fault in faults:
        path = fault.path
        while path and path not in places and path not in form.head:
            path = path.rpartition(".")[0]
        words = formats.capital(fault.sentence)
        name = places.get(path, path if path in form.head else "")
        if name:
            form.faults.setdefault(name, f"{words}.")
        else:
            rest.append(f"{words}.")
    return rest


def _head(form: TypedForm) -> dict[str, date]:
    found = {}
    for name, missing in (
        ("title", _("Xin ghi tên việc sắp xếp, ví dụ: Nhập hai phòng của xã Ân Thi.")),
        ("decision_number", _("Xin ghi số, ký hiệu quyết định, ví dụ: 12/NQ-HĐND.")),
    ):
        if not form.head[name]:
            form.faults[name] = missing
    for name in ("decided_on", "takes_effect_on"):
        day = day_in(form.head[name])
        if day is None:
            form.faults[name] = _("Xin ghi ngày theo cách này: 01/07/2027.")
        else:
            found[name] = day
    return found


def _create(building: _Building, n: int, row: TypedRow) -> None:
    texts = row.texts
    if not texts["name"]:
        building.fault(f"r{n}-name", _("Xin ghi tên cơ quan mới."))
    if texts["role"] not in ROLE_WORDS:
        building.fault(f"r{n}-role", _("Xin chọn loại cơ quan."))
    parent = building.heir(texts["parent"], f"r{n}-parent") if texts["parent"] else ""
    commune = building.offered.divisions.get(key_of(texts["division"]))
    if texts["division"] and commune is None:
        building.fault(f"r{n}-division", _("Xin chọn một xã, phường trong danh sách."))
    above = building.offered.agencies.get(parent)
    new = PublishedAgency(
        code=_code(building, texts["name"]),
        name=texts["name"],
        role=texts["role"],
        level=AgencyLevel.COMMUNE if commune else AgencyLevel.PROVINCE,
        parent_code=parent or None,
        division_code=commune.code if commune else (above.division_code if above else ""),
        valid_from=building.effect,
        valid_to=None,
        identifier=None,
        identifier_short=texts["identifier"] or None,
        identifier_is_assumed=False,
        successor_code=None,
        covers_divisions=(),
        address=texts["address"],
        phone=texts["phone"],
        mark="law",
        note="",
    )
    building.found(n, new)


def _carry(building: _Building, n: int, row: TypedRow) -> None:
    """The same unit under another name or in another place: a new row of it."""
    code = building.unit(row.texts["unit"], f"r{n}-unit")
    known = building.offered.agencies.get(code)
    name = row.texts.get("name", "")
    parent = ""
    if row.kind == MoveKind.RENAME and not name:
        building.fault(f"r{n}-name", _("Xin ghi tên mới."))
    if row.kind == MoveKind.TRANSFER:
        parent = building.heir(row.texts["parent"], f"r{n}-parent")
    if known is None:
        return
    building.found(n, _renewed(building, known, name=name, parent_code=parent))


def _renewed(building: _Building, known: Agency, *, name: str, parent_code: str) -> PublishedAgency:
    return PublishedAgency(
        code=_code(building, known.code),
        name=name or known.name,
        role=known.role,
        level=known.level,
        parent_code=parent_code or known.parent_code,
        division_code=known.division_code,
        valid_from=building.effect,
        valid_to=None,
        identifier=known.identifier,
        identifier_short=known.identifier_short,
        identifier_is_assumed=known.identifier_is_assumed,
        successor_code=None,
        covers_divisions=known.covers_divisions,
        address=known.address,
        phone=known.phone,
        mark="law",
        note="",
    )


def _move(building: _Building, n: int, row: TypedRow) -> None:
    code = building.unit(row.texts["unit"], f"r{n}-unit")
    path = f"moves[{len(building.moves)}]"
    heirs: list[tuple[Heir, str]] = []
    people: list[PersonMove] = []
    if row.kind in {MoveKind.RENAME, MoveKind.TRANSFER}:
        if n in building.new_of_row:
            heirs = [(Heir(agency_code=building.new_of_row[n].code), f"r{n}-unit")]
    elif row.kind == MoveKind.SPLIT:
        heirs, people = _shares(building, n, row)
    elif row.texts["heir"] or row.kind == MoveKind.MERGE:
        heirs = [(Heir(agency_code=building.heir(row.texts["heir"], f"r{n}-heir")), f"r{n}-heir")]
    building.places[path] = building.places[f"moves ({code})"] = f"r{n}-unit"
    for place, (_heir, name) in enumerate(heirs):
        building.places[f"{path}.heirs[{place}]"] = name
    building.moves.append(
        Move(
            kind=MoveKind(row.kind),
            agency_code=code,
            heirs=tuple(heir for heir, _name in heirs),
            people=tuple(people),
        )
    )


def _shares(
    building: _Building, n: int, row: TypedRow
) -> tuple[list[tuple[Heir, str]], list[PersonMove]]:
    """The rest first, then what is named, one heir once."""
    works: dict[str, tuple[list[str], list[str], str]] = {}
    codes: list[str] = []
    for k, (work_text, heir_text) in enumerate(row.shares):
        if k and not work_text and not heir_text:
            codes.append("")
            continue  # A line that nobody filled in.
        name = f"r{n}-heir-{k}"
        code = building.heir(heir_text, name)
        codes.append(code)
        work = building.offered.works.get(key_of(work_text), Work()) if k else Work()
        if k and work == Work():
            building.fault(f"r{n}-work-{k}", _("Xin chọn một lĩnh vực hoặc thủ tục."))
        elif k and code and code == codes[0]:
            building.fault(name, _("Nơi này đã nhận phần còn lại. Xin chọn nơi khác."))
        fields, slugs, _first = works.setdefault(code if k else "", ([], [], name))
        fields += [work.field_key] if work.field_key else []
        slugs += [work.slug] if work.slug else []
    heirs = [
        (
            Heir(
                agency_code=code or next(iter(codes), ""),
                field_keys=tuple(fields),
                procedure_slugs=tuple(slugs),
            ),
            name,
        )
        for code, (fields, slugs, name) in works.items()
    ]
    people = [
        PersonMove(account_id=account_id, agency_code=codes[int(value)])
        for account_id, value in row.people.items()
        if value.isdecimal() and 0 < int(value) < len(codes) and codes[int(value)]
    ]
    return heirs, people


def _code(building: _Building, words: str) -> str:
    """A code that nobody has: of the words and the day from which the unit is there."""
    stem = "-".join(plain(words).split())[:CODE_CHARACTERS_MAX] or "co-quan"
    wanted = f"{stem}-{building.effect:%Y%m%d}"
    taken = {each.code for each in building.founded} | building.offered.agencies.keys()
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (wanted, *numbers) if code not in taken)
