"""What a page of ours may do: nothing that its own inline parts do not do, and no request."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def policy(text: str) -> str:
    """The Content-Security-Policy: no load of any kind, and only the inline parts of ``text``."""
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for kind, body in _INLINE.findall(text):
        digest = b64encode(sha256(body.encode()).digest()).decode()
        allowed[kind].append(f"'sha256-{digest}'")
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(allowed['script'])}",
            f"style-src {' '.join(allowed['style'])}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
