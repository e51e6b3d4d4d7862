"""Reads an answer in HTML, and lets no tag or attribute through but those of the house."""

from __future__ import annotations

from html.parser import HTMLParser

TAGS = {
    "pre",
    "div",
    "h3",
    "h4",
    "p",
    "strong",
    "small",
    "br",
    "ol",
    "ul",
    "li",
    "details",
    "summary",
}

ATTRIBUTES = {"class": "armstrail", "style": "list-style:none", "open": None}


class Read(HTMLParser):
    """The text of an answer, and that of it which is never folded; asserts tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.unfolded, self.folds, self.open = "", "", 0, list[str]()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            if tag == "li" and name == "value":  # the rank of a path, the number of a leg
                assert int(value or "") > 0
            else:
                assert ATTRIBUTES[name] == value
        self.folds += tag == "details"
        self.open += [tag] if tag != "br" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.folds -= tag == "details"

    def handle_data(self, data: str) -> None:
        self.words += data
        self.unfolded += "" if self.folds else data


def check_known_markup(html: str) -> None:
    """The HTML has no tags and attributes but those of the house."""
    Read(html)
