"""Command line of the simulator."""

import argparse
import signal
import sys
from pathlib import Path
from threading import Thread

from .faults import FaultPlan
from .server import MailboxServer
from .store import Store


def main() -> int:
    parser = argparse.ArgumentParser(description="Phone and mailbox of people, simulated")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True, help="0 takes a free one and prints it")
    parser.add_argument("--file", type=Path, help="keep the messages in this file, too")
    parser.add_argument(
        "--faults",
        type=FaultPlan.parse,
        default=FaultPlan(),
        metavar="seed=1,timeout=0.2,error=0.1,reset=0.1,slow=0.05",
        help="shares of requests that go wrong; also hold_seconds=60, slow_seconds=40",
    )
    options = parser.parse_args()
    server = MailboxServer(
        (options.host, options.port), store=Store(options.file), faults=options.faults
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: Thread(target=server.shutdown).start())
    host, port = server.server_address[:2]
    sys.stdout.write(f"http://{host!s}:{port}/\n")
    sys.stdout.flush()
    server.serve_forever(poll_interval=0.1)
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
