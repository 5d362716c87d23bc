"""The row of one dossier, and the rows that belong to it alone: papers, requests, pauses, apologies."""

from dataclasses import dataclass
from datetime import date

from motcua.domain.catalogue.values import Component, ProcedurePage
from motcua.domain.dossiers.rules import ComponentSource, demand_for
from motcua.domain.dossiers.rules.intake import PaperDemand
from motcua.domain.processes.values import ProcessStep

from .copying import NULL, escaped
from .ledger import COMPONENT_IDS, Ledger, Papers
from .times import DAY_SECONDS, OfficeTime
from .world import Kind

_PAPERS_MAX = 5  # [assumed] as many are brought; what only applies to some is seldom there
_REASON = "Thành phần hồ sơ chưa đầy đủ theo quy định."
_BASIS = "Nghị định số 61/2018/NĐ-CP, Điều 17"


@dataclass(slots=True, kw_only=True)
class Applicant:
    """Who wants something."""

    account: int | None
    name: str
    identity_number: str
    address: str
    phone: str


@dataclass(slots=True, kw_only=True)
class Head:
    """A dossier. Moments are seconds; 0 is none."""

    kind: Kind
    page: ProcedurePage  # of the case, where one is known
    code: str
    channel: str
    receiving: str
    competent: str
    regime_key: str
    applicant: Applicant
    return_method: str
    submitted: int
    state: str = ""
    stage: str = ""
    behind: str = "[]"
    held_since: int = 0
    holder: int | None = None
    clock_started: int = 0
    accepted: int = 0
    due: int = 0
    derivation: str = NULL
    apology_raise: int = 0
    registered: int = 0
    register_serial: int = 0
    refusal: tuple[str, str, str] = ("", "", "")
    withdrawal_reason: str = ""
    withdrawal_answer: str = ""
    outcome: str = ""
    letter: str = ""
    result: tuple[str, str] = ("", "")
    appraised_by: int | None = None
    approved_by: int | None = None
    ready: int = 0
    returned: int = 0
    ended: int = 0
    supplement_at: int = 0
    supplement_completed: int = 0
    supplement_was_due: int = 0
    is_supplement_at_intake: bool = False
    pause_at: int = 0
    pause_ended: int = 0
    pause_due: int = 0
    apology_for: int = 0
    apology_raised: int = 0
    apology_sent: int = 0
    apology_by: int | None = None

    @property
    def case_key(self) -> str:
        return self.page.case.key if self.page.case else ""

    @property
    def account(self) -> int | None:
        return self.applicant.account

    def step(self, place: int) -> ProcessStep:
        return self.kind.steps[place]

    def moved(self, state: str, stage: str, at: int, *, behind: str = "[]") -> None:
        """Where it lies now."""
        self.state, self.stage, self.behind = state, stage, behind
        self.held_since = max(self.held_since, at)

    def refuse(self, key: str, reason: str, basis: str) -> None:
        """Why it is not received, or not granted."""
        self.refusal = (key, reason, basis)

    def supplement(self, at: int, *, is_at_intake: bool) -> None:
        """Papers are asked for."""
        self.supplement_at, self.is_supplement_at_intake = at, is_at_intake
        self.supplement_was_due = self.due

    def pause(self, at: int) -> None:
        """The limit stands still."""
        self.pause_at, self.pause_due = at, self.due

    def propose(self, officer: int, *, is_rejected: bool, year: int) -> None:
        """What the draft says that lies with the leader."""
        self.appraised_by, self.holder = officer, None
        serial = self.code.rpartition("-")[2].lstrip("0")
        if is_rejected:
            self.outcome, self.letter = "rejection", f"{serial}/TB-{year}"
            self.refuse("not_eligible", "Không đủ điều kiện theo quy định.", _BASIS)
            return
        self.outcome = "result"
        name = self.page.result_names[0] if self.page.results else "Kết quả giải quyết"
        self.result = (escaped(name), f"{serial}/{year}")

    def write(self, ledger: Ledger) -> None:
        """All its lines but those of the ledger."""
        sheets, office, number = ledger.book.sheets, ledger.book.office, ledger.dossier_id
        sheets.add("dossiers_dossier", self._row(number, ledger.version, office))
        if self.registered:
            sheets.add("dossiers_register_entry", self._register_row(number, office))
        sheets.lines["dossiers_component"].extend(
            f"{number * COMPONENT_IDS + place}\t{number}\t{paper}"
            for place, paper in enumerate(self._papers(ledger.book.papers))
        )
        if self.supplement_at:
            sheets.add("dossiers_supplement_request", self._supplement_row(number, office))
        if self.pause_at:
            sheets.add("dossiers_pause", self._pause_row(number, office))
        if self.apology_raised:
            sheets.add("dossiers_apology", self._apology_row(number, office))

    def _papers(self, known: Papers) -> list[str]:
        key = (self.page.version_id, self.case_key, self.channel == "online")
        if key not in known:
            listed = [each for each in self.page.components if each.is_always_required]
            known[key] = [_paper(each, self.channel) for each in listed[:_PAPERS_MAX]]
        return known[key]

    def _row(self, number: int, version: int, office: OfficeTime) -> tuple[str, ...]:
        person, kind = self.applicant, self.kind

        def text(seconds: int) -> str:
            return office.text(seconds) if seconds else NULL

        def who(account: int | None) -> str:
            return NULL if account is None else str(account)

        return (
            *(str(number), self.code, str(version), self.state, self.stage, self.behind),
            *(str(kind.page.version_id), escaped(kind.page.name), self.case_key),
            *(self.regime_key, self.channel),
            *(self.receiving, self.competent, who(person.account), person.name),
            *(person.identity_number, person.address, person.phone, ""),
            *(kind.form_key, str(kind.form_version), "{}", self.return_method),
            person.address if self.return_method == "post" else "",
            *(text(self.submitted), text(self.clock_started), text(self.accepted)),
            *(text(self.due), self.derivation if self.due else NULL, text(self.apology_raise)),
            *("0", "1" if self.registered else NULL),
            str(self.register_serial) if self.registered else NULL,
            *(who(self.holder), text(self.held_since), *self.refusal),
            *("1" if self.supplement_at else "0", self.withdrawal_reason, self.withdrawal_answer),
            *(self.outcome, self.letter, "", *self.result),
            *(who(self.appraised_by), who(self.approved_by), text(self.ready)),
            *(text(self.returned), self.return_method if self.returned else "", "", "0", ""),
        )

    def _register_row(self, number: int, office: OfficeTime) -> tuple[str, ...]:
        year = date.fromordinal(self.registered // DAY_SECONDS).year
        return (
            *(str(number), str(number), self.receiving, str(year), "1"),
            *(str(self.register_serial), office.text(self.registered)),
        )

    def _supplement_row(self, number: int, office: OfficeTime) -> tuple[str, ...]:
        name = self.page.components[0].name if self.page.components else "Tờ khai"
        words = escaped(_json_text(name))
        items = (
            f'[{{"order":1,"name":{words},"original_count":1,"copy_count":0,'
            '"what_is_missing":"Thiếu chữ ký"}]'
        )
        return (
            *(str(number), str(number), "1", "t" if self.is_supplement_at_intake else "f"),
            *(items, _REASON, _BASIS, office.text(self.supplement_at)),
            *(office.text(self.supplement_was_due) if self.supplement_was_due else NULL, ""),
            office.text(self.supplement_completed) if self.supplement_completed else NULL,
        )

    def _pause_row(self, number: int, office: OfficeTime) -> tuple[str, ...]:
        return (
            *(str(number), str(number), "field_verification", "Kiểm tra thực địa.", _BASIS),
            office.text(self.pause_at),
            office.text(self.pause_ended) if self.pause_ended else NULL,
            office.text(self.pause_due),
        )

    def _apology_row(self, number: int, office: OfficeTime) -> tuple[str, ...]:
        is_sent = self.apology_sent > 0
        reason = "Hồ sơ phức tạp, cần xác minh thêm."
        return (
            *(str(number), str(number), office.text(self.apology_for), self.competent),
            *(office.text(self.apology_raised), reason, reason if is_sent else ""),
            office.text(self.apology_sent) if is_sent else NULL,
            NULL if self.apology_by is None else str(self.apology_by),
            "f",
        )


def _paper(component: Component, channel: str) -> str:
    original = certified = electronic = "0"
    if channel != "online":
        source = ComponentSource.PAPER
        original, certified = str(component.original_count), str(component.copy_count)
        if original == certified == "0":
            original = "1"
    else:
        source = {
            PaperDemand.LOOKED_UP: ComponentSource.DATABASE,
            PaperDemand.SHOWN_LATER: ComponentSource.SHOWN,
        }.get(demand_for(component, interactive_form_name=""), ComponentSource.FORM)
        electronic = "1" if source is ComponentSource.FORM else "0"
    return (
        f"{component.order}\t{escaped(component.name)}\t{source}\t{original}\t{certified}"
        f"\t{electronic}\t0"
    )


def _json_text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
