"""What a target must not hold: a terminal, so far."""

from __future__ import annotations

import re

_COMMANDING = re.compile("[\0-\b\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """``text`` without what commands a terminal: control characters, and what turns text round.

    A name or a note from anywhere could otherwise hide the words around it, or swap who gave and
    who received.
    """
    return _COMMANDING.sub("\ufffd", text)
