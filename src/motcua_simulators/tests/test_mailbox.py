"""The simulated phone and mailbox, spoken to over the wire as we speak to the real gateway."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import httpx
import pytest

import motcua_simulators
from motcua_simulators.mailbox.faults import Fault, FaultPlan

MESSAGE = {
    "channel": "sms",
    "to": "0900000127",
    "subject": "",
    "text": "Hồ sơ đã được tiếp nhận",
    "dossier_code": "H33.12-261123-0001",
}


class Mailbox:
    """A running simulator."""

    def __init__(self, *flags):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "motcua_simulators.mailbox", "--port", "0", *flags],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        self.client = httpx.Client(base_url=self.address, timeout=10, trust_env=False)

    def send(self, key, **changes):
        headers = {"Idempotency-Key": key} if key else {}
        return self.client.post("messages", json={**MESSAGE, **changes}, headers=headers)

    def listing(self, **query):
        return self.client.get("messages.json", params=query).json()

    def stop(self):
        self.client.close()
        self.process.terminate()
        assert self.process.wait(timeout=10) == 0


@pytest.fixture
def mailbox():
    running = []

    def start(*flags):
        running.append(Mailbox(*flags))
        return running[-1]

    yield start
    for one in running:
        if one.process.poll() is None:
            one.stop()


def test_a_key_has_one_effect(mailbox):
    box = mailbox()
    assert [box.send("a").status_code for _ in range(3)] == [201, 200, 200]
    assert box.send("b").status_code == 201
    assert box.send("a", text="khác").status_code == 422

    listing = box.listing()
    assert [(row["sequence"], row["key"]) for row in listing["messages"]] == [(1, "a"), (2, "b")]
    assert listing["repeats_count"] == 2


def test_what_is_wrong_is_refused_and_kept_out(mailbox):
    box = mailbox()
    assert box.send("").status_code == 400
    assert box.send("a", to="không phải số").status_code == 422
    assert box.send("b", channel="email").status_code == 422
    assert box.send("c", channel="fax").status_code == 422
    assert box.send("d", text="").status_code == 422
    headers = {"Idempotency-Key": "e"}
    assert box.client.post("messages", content=b"{", headers=headers).status_code == 400
    assert box.client.post("messages", json=[1], headers=headers).status_code == 400
    assert box.client.post("elsewhere", json=MESSAGE, headers=headers).status_code == 404
    assert box.client.post("messages", content=b"x" * 300_000, headers=headers).status_code == 413
    assert box.client.get("nothing").status_code == 404
    assert box.listing()["messages"] == []


def test_the_page_shows_messages_as_text_and_never_as_markup(mailbox):
    box = mailbox()
    box.send("a", text="<script>alert(1)</script>")
    box.send("b", channel="email", to="hanh@example.vn", subject="<b>Hẹn trả</b>")
    answer = box.client.get("/")

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<script>" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "&lt;b&gt;Hẹn trả&lt;/b&gt;" in answer.text
    assert [row["key"] for row in box.listing(to="hanh@example.vn")["messages"]] == ["b"]


def test_messages_outlive_a_kill_when_a_file_is_given(mailbox, tmp_path):
    file = tmp_path / "mailbox.jsonl"
    first = mailbox("--file", str(file))
    assert first.send("a").status_code == 201
    first.process.kill()
    first.process.wait()

    second = mailbox("--file", str(file))
    assert second.send("a").status_code == 200
    assert second.send("b").status_code == 201
    assert [row["key"] for row in second.listing()["messages"]] == ["a", "b"]


def test_a_time_out_comes_after_the_effect(mailbox):
    box = mailbox("--faults", "timeout=1")
    with pytest.raises(httpx.ReadTimeout):
        box.client.post(
            "messages", json=MESSAGE, headers={"Idempotency-Key": "a"}, timeout=httpx.Timeout(0.5)
        )
    assert [row["key"] for row in box.listing()["messages"]] == ["a"]


def test_a_reset_breaks_the_connection_and_an_error_is_500(mailbox):
    breaking = mailbox("--faults", "reset=1")
    with pytest.raises(httpx.TransportError):
        breaking.send("a")
    failing = mailbox("--faults", "error=1")
    assert [failing.send(str(number)).status_code for number in range(20)] == [500] * 20
    done_before_failing = len(failing.listing()["messages"])
    assert 0 < done_before_failing < 20


def test_a_slow_answer_comes_late_but_comes(mailbox):
    box = mailbox("--faults", "slow=1,slow_seconds=0.4")
    answer = box.send("a")
    assert answer.status_code == 201
    assert answer.elapsed.total_seconds() >= 0.4
    assert box.listing()["messages"][0]["key"] == "a"


def test_the_plan_of_faults_is_the_same_for_the_same_seed_and_keeps_its_shares():
    words = "seed=1,timeout=0.2,error=0.1,reset=0.1,slow=0.05"
    plan, again = FaultPlan.parse(words), FaultPlan.parse(words)
    draws = [plan.draw() for _ in range(10_000)]

    assert draws == [again.draw() for _ in range(10_000)]
    shares = Counter(draw.fault for draw in draws)
    expected = {
        Fault.TIMEOUT: 0.2,
        Fault.ERROR: 0.1,
        Fault.RESET: 0.1,
        Fault.SLOW: 0.05,
        Fault.NONE: 0.55,
    }
    for fault, share in expected.items():
        assert shares[fault] / 10_000 == pytest.approx(share, abs=0.02), fault


@pytest.mark.parametrize("words", ["storm=1", "timeout=0.9,error=0.2", "timeout=-1", "timeout=x"])
def test_a_plan_that_makes_no_sense_is_refused(words):
    with pytest.raises(ValueError, match=r"fault|float"):
        FaultPlan.parse(words)


def test_simulators_import_nothing_of_the_product():
    """They know only the wire: what agrees with them agrees with the contract."""
    folder = Path(motcua_simulators.__file__).parent
    for file in folder.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.split(".")[0] == "motcua" for name in names), file
