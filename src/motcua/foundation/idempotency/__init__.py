"""The same request twice has one effect and two equal answers (trust.md A6).

The act and its answer commit together: a process that dies between them leaves neither. A repeat
that arrives while the first is at work waits for it on the row the first has written or locked.
"""

from .answers import Answer, KeyReused, forget_old_answers, once

__all__ = ["Answer", "KeyReused", "forget_old_answers", "once"]
