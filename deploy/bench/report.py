"""What was measured, as a table for people and as JSON for programs."""

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rounds import Round

AT_LEAST, AT_MOST = "at least", "at most"
AIMS = (
    ("submission_of_floor_ratio", AT_LEAST, 0.15),
    ("tracking_of_bare_ratio", AT_LEAST, 0.7),
    ("tracking_p99_ms", AT_MOST, 100.0),
    ("tracking_by_owner_p99_ms", AT_MOST, 100.0),
    ("slip_render_ms", AT_MOST, 50.0),
    ("due_times_per_second", AT_LEAST, 200_000.0),
    ("search_recall_at_5", AT_LEAST, 0.95),
    ("search_first_right", AT_LEAST, 0.80),
    ("search_p95_ms", AT_MOST, 20.0),
)


@dataclass
class Line:
    """One kind of request over its rounds."""

    name: str
    rounds: list[Round] = field(default_factory=list)
    processor_ms: list[dict[str, float]] = field(default_factory=list)
    messages_count: int | None = None

    def add(self, measured: Round, processor_seconds: Mapping[str, float]) -> None:
        count = len(measured.answer_seconds)
        self.rounds.append(measured)
        self.processor_ms.append(
            {part: 1000 * seconds / count for part, seconds in processor_seconds.items()}
        )

    def milliseconds(self, share: float) -> float:
        together = Round(answer_seconds=[t for each in self.rounds for t in each.answer_seconds])
        return together.milliseconds(share)

    def as_json(self) -> dict[str, Any]:
        return {
            "per_second": round(statistics.median(per_second(self)), 1),
            "per_second_by_round": [round(each, 1) for each in per_second(self)],
            "p50_ms": round(self.milliseconds(0.50), 2),
            "p95_ms": round(self.milliseconds(0.95), 2),
            "p99_ms": round(self.milliseconds(0.99), 2),
            "answers_count": sum(len(each.answer_seconds) for each in self.rounds),
            "messages_to_database_count": self.messages_count,
            "processor_ms": {
                part: round(statistics.median(each[part] for each in self.processor_ms), 2)
                for part in self.processor_ms[0]
            },
        }


def per_second(line: Line) -> list[float]:
    return [each.per_second for each in line.rounds]


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The middle one of the ratios of neighbours in time: what disturbs one disturbs both."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def table(lines: Sequence[Line]) -> str:
    heading = f"{'':<43}{'per second':>11}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}"
    rows = [heading + f"{'messages':>10}{'web ms':>8}{'db ms':>7}"]
    for line in lines:
        facts = line.as_json()
        spent = facts["processor_ms"]
        count = "" if line.messages_count is None else str(line.messages_count)
        rows.append(
            f"{line.name:<43}{facts['per_second']:>11.1f}{facts['p50_ms']:>8.1f}"
            f"{facts['p95_ms']:>8.1f}{facts['p99_ms']:>8.1f}{count:>10}"
            f"{spent['web']:>8.2f}{spent['database']:>7.2f}"
        )
    return "\n".join(rows)


def verdicts(figures: Mapping[str, float]) -> str:
    """Every figure; beside those that have one, the aim and whether it is met."""
    aims = {name: (sense, aim) for name, sense, aim in AIMS}
    rows = []
    for name, reached in figures.items():
        row = f"  {name:<40}{reached:>10.3f}"
        if name in aims:
            sense, aim = aims[name]
            is_met = reached >= aim if sense == AT_LEAST else reached <= aim
            row += f"   {sense} {aim}: {'met' if is_met else 'MISSED'}"
        rows.append(row)
    return "\n".join(rows)


def write(file: Path, content: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
