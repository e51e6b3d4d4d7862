"""What is stated of one transfer, by whom, how strong, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exports.words import chains, hedges, phrases
from exports.words.clauses import clause
from exports.words.kinds import Judged, VerdictKind
from exports.words.templates import say

if TYPE_CHECKING:
    from graph.evidence.assertions import Assertion
    from graph.network import Network


def judge(network: Network, transfer: str, asserted: bool = False) -> Judged:
    """Return what a transfer comes to; ``asserted`` where it was asked whether it is stated."""
    backing = chains.backing(network, transfer)
    if not backing:
        return _unstated(network, transfer)
    clear = [one for one in backing if chains.clearly(one)]
    found, rendered = network.evidence.finding(transfer), chains.rendered(backing)
    words = say(
        _says(clear, asserted),
        n=len({one.voice for one in clear}),
        speakers=chains.counted(chains.speakers(network, clear)) + rendered,
        hedge=hedges.alike(clear),
        voices=chains.voices(network, {transfer: clear or backing}) + rendered,
        clause=clause(network.dataset, transfer),
        strength=phrases.backing(network.dataset.transfer[transfer], found),
        denial=chains.denial(network, [transfer]),
    )
    return Judged(_kind(network, transfer, bool(clear), found.marks), words)


def _says(clear: Sequence[Assertion], asserted: bool) -> str:
    """Return the key of the sentence: nobody says so who only calls it likely or unlikely."""
    if not clear:
        return "verdict-implied"
    if not asserted:
        return "verdict-stated"
    if hedges.says_so(clear):
        return "verdict-says-so"
    return "verdict-says-hedged" if hedges.alike(clear) else "verdict-stated"


def _kind(network: Network, transfer: str, clear: bool, marks: Sequence[str]) -> VerdictKind:
    if network.dataset.transfer[transfer].outcome != "completed":
        return "intended-or-stopped-only"
    if not clear:
        return "implied"
    return "stated-disputed" if "disputed" in marks else "stated"


def _unstated(network: Network, transfer: str) -> Judged:
    denying = chains.speakers(network, network.evidence.assertions[transfer])
    denials = [denies(denying)] if denying else []
    words = not_stated(clause(network.dataset, transfer), denials)
    if "retracted" in network.evidence.marks(transfer):
        return Judged("withdrawn", f"{words}; {withdrawn(network, transfer)}")
    return Judged("only-denied" if denials else "not-stated", words)


def withdrawn(network: Network, transfer: str, whom: str = "") -> str:
    """Return whose word for a transfer has been withdrawn; said of ``whom``, where told so."""
    ids = network.evidence.withdrawn(transfer)
    names = chains.listed(network.dataset.origin[one].name for one in ids)
    return say("verdict-withdrawn-of" if whom else "verdict-withdrawn", names=names, whom=whom)


def not_stated(asked: str, denials: Sequence[str] = ()) -> str:
    """Return that no document states it, and who denies it."""
    if not denials:
        return say("verdict-not-stated", asked=asked)
    return say("verdict-not-stated-denied", asked=asked, denials=chains.listed(denials))


def denies(names: Sequence[str], whom: str = "") -> str:
    """Return that they deny it; of ``whom``, where that is not said of those asked for."""
    key = "verdict-denies-of" if whom else "verdict-denies"
    return say(key, n=len(names), names=chains.listed(names), whom=whom)
