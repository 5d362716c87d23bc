"""How often something may be tried, counted over all processes in one table.

    verdict = throttle.hit("sign_in", key=name, limit=5, seconds=300, at=now)
    if not verdict.is_allowed: refuse, and say "again in verdict.retry_after_seconds"

The window slides: in **no** stretch of `seconds` are more than `limit` tries admitted. A try is
counted before the thing is done, in one statement, so a race admits no more. A refused try is not
counted: whoever keeps knocking does not lock the rightful owner out for longer.
"""

from .window import Verdict, forget_old_tries, give_back, hit

__all__ = ["Verdict", "forget_old_tries", "give_back", "hit"]
