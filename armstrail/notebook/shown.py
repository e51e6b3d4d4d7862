"""Results that show themselves: as text in a console, as HTML in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar, overload

from armstrail.naming import Finder
from exports.map.build import asked
from exports.report.answering import Reply, saying_in_markdown
from exports.report.html import answer_html, path_html
from exports.report.json import as_json
from exports.report.replies import Read, heading
from exports.report.schemas import versioned
from exports.report.text import as_text, path_text
from exports.words import phrases
from exports.words.chains import route
from exports.words.escapes import HTML, harmless
from graph.model.names import Respelling
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath

T = TypeVar("T")


class Shows:
    """A notebook shows the HTML, a console the text."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f"<pre>{HTML.of(str(self))}</pre>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": self._repr_html_()}


@dataclass(frozen=True, slots=True, repr=False)
class ShownPath(TransferPath, Shows):
    """A path that shows itself with its evidence, and what was supposed (``changed``)."""

    network: Network = field(compare=False, kw_only=True)
    changed: Sequence[str] = field(default=(), compare=False, kw_only=True)

    @classmethod
    def of(cls, network: Network, path: TransferPath, changed: Sequence[str] = ()) -> ShownPath:
        """Return the same path, able to show itself."""
        values = {one.name: getattr(path, one.name) for one in fields(TransferPath)}
        return cls(**values, network=network, changed=changed)

    @property
    def route(self) -> str:
        """Return the actors that it passes, by name."""
        return route(self.network, self.legs)

    def __repr__(self) -> str:
        return harmless(f"<TransferPath {self.rank}: {self.route}; {phrases.strength(self)}>")

    def __str__(self) -> str:
        return harmless(path_text(self.network, self, self.changed))

    def _repr_html_(self) -> str:
        return path_html(self.network, self, self.changed)


class ShowsContract(Shows):
    """What shows itself as the command line would; ``data`` is its contract.

    Each class of it has what makes the two: ``_text`` and ``_data``.
    """

    _text: Callable[[], str]
    _data: Callable[[], Any]

    @property
    def data(self) -> Any:
        """Return what ``--json`` prints."""
        return versioned(self._data())

    def __str__(self) -> str:
        return harmless(self._text())


class Listed(Sequence[T], ShowsContract, Generic[T]):
    """A list of results that shows itself as the command line would; ``data`` is its contract.

    ``respelled`` says how misspelt names were read.
    """

    def __init__(
        self,
        items: Iterable[T],
        title: str,
        text: Callable[[], str],
        data: Callable[[], Any],
        respelled: Sequence[Respelling] = (),
    ) -> None:
        self.items, self.title, self._text, self._data = tuple(items), title, text, data
        self.respelled = tuple(respelled)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self.items[place]

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        told = f"{self.title}; {self.data['verdict']['sentence']}"
        read = "".join(f" {one}" for one in phrases.respelled(self.respelled))
        return harmless(f"<{phrases.count(len(self), 'result')}: {told}{read}>")


class Documented(Listed[T]):
    """A list of results that can be pasted into a memo: ``markdown`` is the same in Markdown."""

    def __init__(
        self,
        items: Iterable[T],
        title: str,
        text: Callable[[], str],
        data: Callable[[], Any],
        markdown: Callable[[], str],
        respelled: Sequence[Respelling] = (),
    ) -> None:
        super().__init__(items, title, text, data, respelled)
        self._markdown = markdown

    @property
    def markdown(self) -> str:
        """Return what ``--markdown`` prints."""
        return saying_in_markdown(self._markdown(), self.respelled)


class Paths(Listed[ShownPath]):
    """The paths of an answer, best first, inferred ones last; ``answer`` has all the rest."""

    def __init__(
        self,
        network: Network,
        answer: Answer,
        changed: Sequence[str] = (),
        respelled: Sequence[Respelling] = (),
    ) -> None:
        actor = network.dataset.actor
        title = f"{actor[answer.start].name} → {actor[answer.goal].name}"
        shown = (ShownPath.of(network, path, changed) for path in answer.paths)
        reply = Reply(
            answer,
            lambda: as_json(network, answer, changed),
            lambda: as_text(network, answer, changed),
        ).saying(respelled)
        super().__init__(shown, title, reply.text, reply.data, respelled)
        self.network, self.answer, self.changed = network, answer, changed

    def _repr_html_(self) -> str:
        return self.html(phrases.respelled(self.respelled))

    def html(self, above: Iterable[str] = ()) -> str:
        """Return the whole answer as HTML, with sentences ``above`` under its verdict."""
        return answer_html(self.network, self.answer, self.changed, above)


class Asked(ShowsContract):
    """A question as it was read, and what was found; ``data`` is the contract of ``ask``."""

    def __init__(
        self, read: Read, found: Any, text: Callable[[], str], data: Callable[[], Any]
    ) -> None:
        self.question, self.read_as = read
        self.found, self._read, self._text, self._data = found, read, text, data

    def __repr__(self) -> str:
        told = f"{self.read_as}; {self.data['verdict']['sentence']}"
        read = "".join(f" {one}" for one in phrases.respelled(self.question.respelled))
        return harmless(f"<asked: {told}{read}>")

    def _repr_html_(self) -> str:
        if not isinstance(self.found, Paths):
            return super()._repr_html_()
        return self.found.html(heading(self._read))


class Examined(ShowsContract):
    """What a conclusion rests on; ``report`` is None where there is no path."""

    def __init__(self, reply: Reply, respelled: Sequence[Respelling] = ()) -> None:
        self.report, self.respelled = reply.found, tuple(respelled)
        told = reply.saying(respelled)
        self._data, self._text = told.data, told.text

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class InlineMap:
    """A map that a notebook shows where it is the value of a cell; ``html`` is the page itself.

    It stands in a sandboxed ``iframe`` with the page as ``srcdoc``: the page's own
    Content-Security-Policy holds there too, its scripts cannot reach the notebook, and no request
    is made. ``height`` is in CSS pixels.
    """

    html: str
    height: int = 860

    def _repr_html_(self) -> str:
        return (
            '<iframe title="Map of alleged transfers" width="100%"'
            f' height="{int(self.height)}" style="border:0"'
            ' sandbox="allow-scripts allow-downloads allow-popups"'
            f' srcdoc="{HTML.escaped(self.html)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<map of alleged transfers, {len(self.html):,} characters of HTML>"


def inline(network: Network, height: int = 860, **how: Any) -> InlineMap:
    """Return the map of a network, or of a part of it, to be shown in a notebook.

    ``how`` are the arguments of :func:`exports.map.build.asked`, actors named as one types them:
    ``inline(net, start="US", goal="ISIS")``, ``inline(net, around="Taliban", steps=2)``. Raises
    :class:`~graph.errors.ArmstrailError` as it does.
    """
    find = Finder(network)
    text, _, _ = asked(network, find, respelled=find.respelled, **how)
    return InlineMap(text, height)
