"""One round: eight people at once, each over a connection of his own, as fast as answers come."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from browser import Answer, Browser


class WrongAnswer(Exception):
    """The installation refused or failed; nothing that was measured would mean anything."""


@dataclass
class Round:
    """What one round gave. `seconds` is from the common start until the last answer."""

    seconds: float = 0.0
    answer_seconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.answer_seconds) / self.seconds

    def milliseconds(self, share: float) -> float:
        """The answer time that this share of the answers did not exceed."""
        ordered = sorted(self.answer_seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def run(
    browsers: Sequence[Browser],
    requests: Sequence[Sequence[bytes]],
    *,
    is_right: Callable[[Answer], bool],
) -> Round:
    """Send each browser's requests one after the other, all browsers at once.

    Raises WrongAnswer for the first answer that is not right: a refusal is no throughput.
    """
    start = threading.Barrier(len(browsers) + 1)
    outcomes: list[tuple[list[float], list[Answer]]] = [([], []) for _ in browsers]
    faults: list[BaseException] = []

    def work(browser: Browser, own: Sequence[bytes], outcome: tuple[list, list]) -> None:
        times, answers = outcome
        browser.close()  # The server has closed what was quiet for long.
        start.wait()
        try:
            for request in own:
                began = time.perf_counter()
                answer = browser.send(request)
                times.append(time.perf_counter() - began)
                answers.append(answer)
                if not is_right(answer):
                    faults.append(WrongAnswer(f"{answer.status}\n{answer.headers.decode()}"))
                    return
        except BaseException as fault:  # noqa: BLE001 - told to whoever waits for the round
            faults.append(fault)

    threads = [
        threading.Thread(target=work, args=arguments)
        for arguments in zip(browsers, requests, outcomes, strict=True)
    ]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if faults:
        raise faults[0]
    return Round(
        seconds=seconds,
        answer_seconds=[each for times, _ in outcomes for each in times],
        answers=[each for _, answers in outcomes for each in answers],
    )
