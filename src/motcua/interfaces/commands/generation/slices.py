"""Slices of one whole, made side by side in several processes, as one stream.

Only the parent speaks to the database, so that everything stays one transaction: all or nothing.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TypeVar, cast

Part = TypeVar("Part")


class SliceLost(Exception):
    """A process ended before it had given everything."""


def side_by_side(
    make: Callable[[str], Iterator[Part]], sizes: Mapping[str, int], processes: int
) -> Iterator[Part]:
    """The parts of all slices; those of one slice stay in their order. Raises SliceLost."""
    shares = _shares(sizes, processes)
    if len(shares) == 1:
        for name in shares[0]:
            yield from make(name)
        return
    # Forked: what slices are made from is there already, and too large to be sent.
    fork = get_context("fork")
    readers: list[Connection] = []
    workers = []
    try:
        for names in shares:
            reader, writer = fork.Pipe(duplex=False)
            readers.append(reader)
            worker = fork.Process(target=_send, args=(make, names, writer, readers), daemon=True)
            worker.start()
            workers.append(worker)
            writer.close()  # Held by the child alone: its end is the end of the pipe.
        yield from _received(readers)
        for worker in workers:
            worker.join()
            if worker.exitcode:
                raise SliceLost(f"a process ended with {worker.exitcode}")
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _received(readers: Sequence[Connection]) -> Iterator[Part]:
    alive = list(readers)
    while alive:
        for reader in cast("list[Connection]", wait(alive)):
            try:
                part: Part = reader.recv()
            except EOFError:
                alive.remove(reader)
            else:
                yield part


def _send(
    make: Callable[[str], Iterator[Part]],
    names: Sequence[str],
    writer: Connection,
    readers: Sequence[Connection],
) -> None:
    gc.disable()  # Nothing here goes in circles, and a collection would look at all the dossiers.
    for reader in readers:
        reader.close()  # Else nobody would notice that the parent is gone.
    for name in names:
        for part in make(name):
            writer.send(part)
    writer.close()


def _shares(sizes: Mapping[str, int], count: int) -> list[list[str]]:
    """Shares of about the same size: the largest slice first, always to whoever has least."""
    shares: list[list[str]] = [[] for _ in range(max(count, 1))]
    held = [0] * len(shares)
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        least = held.index(min(held))
        shares[least].append(name)
        held[least] += sizes[name]
    return shares
