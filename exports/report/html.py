"""The answer to "how could X reach Y" as HTML for a notebook: all that the text tells.

It takes the colours and the type of whatever it stands in, loads nothing and runs nothing. Who
backs a transfer can be folded away; who denies it cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.report import sentences, shortfall
from exports.report.sentences import Claim, Telling
from exports.report.shortfall import Absence
from exports.words import phrases, verdict
from exports.words.chains import route
from exports.words.escapes import HTML
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath

_UNMARKED = 'style="list-style:none"'


def answer_html(
    network: Network, answer: Answer, changed: Sequence[str] = (), above: Iterable[str] = ()
) -> str:
    """Return the whole answer; what is said of each leg is folded, but for the denials.

    ``above`` are sentences that stand under the verdict.
    """
    told_first = verdict.of_answer(network, answer, changed).sentence
    parts = [f"<p><strong>{text(told_first)}</strong></p>", *map(paragraph, above)]
    parts.append(_element("h3", text(sentences.question(network, answer))))
    parts += map(paragraph, sentences.asked(network, answer, changed))
    told = Telling(network)
    for title, paths in sentences.lists(network, answer):
        parts.append(_element("h4", text(title)))
        if paths:
            items = (f'<li value="{one.rank}">{_path(told, one)}</li>' for one in paths)
            parts.append(_element("ol", "".join(items)))
    if cut := sentences.cut(answer):
        parts.append(paragraph(cut))
    parts += [_absence(one) for some in shortfall.absences(network, answer) for one in some]
    parts += _ending(told)
    return _whole(parts)


def path_html(network: Network, path: TransferPath, changed: Sequence[str] = ()) -> str:
    """Return one path by itself, with nothing folded."""
    told = Telling(network)
    item = f'<li value="{path.rank}">{_path(told, path, folded=False)}</li>'
    supposed = map(paragraph, phrases.supposed(changed))
    return _whole([*supposed, _element("ol", item), *_ending(told, folded=False)])


def text(words: str) -> str:
    """Return ``words`` as HTML in one line, with nothing in it that turns text round."""
    return HTML.of(" ".join(words.split()))


def paragraph(words: str) -> str:
    """Return a sentence by itself."""
    return _element("p", text(words))


def _whole(parts: Iterable[str]) -> str:
    return f'<div class="armstrail">{"".join(parts)}</div>'


def _element(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>"


def _items(sentences: Iterable[str]) -> str:
    """Return a list of sentences; nothing where there is none."""
    items = "".join(_element("li", text(one)) for one in sentences)
    return _element("ul", items) if items else ""


def _lines(sentences: Iterable[str]) -> str:
    return "<br>".join(map(text, sentences))


def _path(told: Telling, path: TransferPath, folded: bool = True) -> str:
    network = told.network
    stops = _element("strong", text(route(network, path.legs)))
    figures = _element("strong", text(sentences.figures(path)))
    rests_on = _lines(sentences.sentences(network, path))
    parts = [
        f"<p>{stops}<br>{figures}<br>{rests_on}</p>",
        _element("ol", _steps(told, path, folded)),
    ]
    if path.family:
        parts += [paragraph(sentences.FAMILY), _items(sentences.family(network, path))]
    return "".join(parts)


def _steps(told: Telling, path: TransferPath, folded: bool) -> str:
    """Return the legs by number; the claims that a stockpile is held are no legs, and have none."""
    found, number = [], 0
    for held, claims in told.steps(path):
        items = [_claim(one, folded) for one in claims]
        if held:
            inner = "".join(_element("li", one) for one in items)
            found.append(f"<li {_UNMARKED}>{text(held)}{_element('ul', inner)}</li>")
        else:
            number += 1
            found += [f'<li value="{number}">{one}</li>' for one in items]
    return "".join(found)


def _claim(claim: Claim, folded: bool) -> str:
    parts = [_element("strong", text(claim.title)), "<br>", _lines(claim.facts)]
    rest = [one.words for one in claim.said if one.side != "denies"]
    if rest:
        parts.append(_details(claim.tally, _said(rest), folded))
    elif claim.tally:
        parts.append(f"<br>{text(claim.tally)}")
    parts.append(_said([one.words for one in claim.said if one.side == "denies"]))
    parts.append(_items(claim.others))
    return "".join(parts)


def _details(summary: str, inner: str, folded: bool) -> str:
    way = "" if folded else " open"
    return f"<details{way}>{_element('summary', text(summary))}{inner}</details>"


def _said(entries: Sequence[str]) -> str:
    """Return what is said, each with its own sign in front."""
    items = "".join(_element("li", text(one)) for one in entries)
    return f"<ul {_UNMARKED}>{items}</ul>" if items else ""


def _absence(one: Absence) -> str:
    items = "".join(f"<li>{_lines(item)}</li>" for item in one.items)
    return paragraph(one.sentence) + (_element("ul", items) if items else "")


def _ending(told: Telling, folded: bool = True) -> Iterator[str]:
    """Yield the documents, and what the figures mean."""
    if documents := told.documents():
        yield _details("Documents", _items(documents), folded)
    yield f"<p><small>{_lines(phrases.CAVEATS)}</small></p>"
