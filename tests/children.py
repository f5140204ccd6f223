"""A process of its own for what would end, or take rights from, the process of the tests."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable


class Killed(Exception):
    """A child that the system ended on the spot."""


def in_child(act: Callable[[], str], *, as_nobody: bool = False) -> str:
    """What `act` returns in a process of its own, where rights are given up if there are any."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if as_nobody and os.geteuid() == 0:
                os.setuid(65534)
            os.write(writing, act().encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        answer = said.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended in (-signal.SIGKILL, -signal.SIGXFSZ):
        raise Killed
    assert ended == 0, "the child did not do what it should"
    return answer
