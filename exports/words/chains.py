"""How a chain of transfers is told: its route, who says it as a whole, what of it is inferred.

The page tells the same by ``map/assets/engine/verdict.js``, from the same templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from exports.words.hedges import ClaimsTold, hedging
from exports.words.templates import say
from exports.words.voices import voice_names
from graph.evidence.assertions import Assertion
from graph.model.rows import Origin, Statement
from graph.model.vocabulary import FIDELITIES, MODES, spoken

if TYPE_CHECKING:
    from graph.network import Network
    from graph.paths.path import TransferPath
    from graph.rules.kinship import Junction

MOST_VOICES = 3
"""How many voices a sentence names; the rest are counted."""


def capital(sentence: str) -> str:
    """Return the sentence with a capital in front."""
    return sentence[:1].upper() + sentence[1:]


def route(network: Network, legs: Sequence[str]) -> str:
    """Return the actors that a chain passes, by name.

    In brackets who gives what another received.
    """
    transfers = [network.dataset.transfer[leg] for leg in legs]
    actor, at = network.dataset.actor, transfers[0].giver
    stops = [actor[at].name]
    for leg in transfers:
        stops += [f"({actor[leg.giver].name})"] if leg.giver != at else []
        stops.append(actor[leg.receiver].name)
        at = leg.receiver
    return " → ".join(stops)


def how(network: Network, legs: Sequence[str]) -> str:
    """Return in what way each transfer of a chain is said to have changed hands."""
    modes = [network.dataset.transfer[leg].mode for leg in legs]
    told = (
        say("how-not-said") if MODES[mode].family == "unstated" else spoken(mode) for mode in modes
    )
    return say("how-then").join(told)


def claims(path: TransferPath) -> list[str]:
    """Return the legs, then the claims that a stockpile is held: all that the path rests on."""
    held = (claim for one in path.junctions if one for claim in one.transfers)
    return list(dict.fromkeys([*path.legs, *held]))


def gaps(path: TransferPath) -> list[Junction]:
    """Return the steps that are no source's statement; a part of start or goal is no gap."""
    inner = path.junctions[1:-1]
    return [one for one in path.junctions if one and (one.kind != "part" or one in inner)]


def gap(network: Network, path: TransferPath, one: Junction) -> str:
    """Return what is inferred at a step."""
    names = (network.dataset.actor[actor].name for actor in (one.here, one.there))
    here, there = names
    kind = one.kind if one.kind == "held" or one not in path.junctions[1:-1] else "inner"
    return say(f"gap-{kind}", here=here, there=there)


def end_parts(network: Network, path: TransferPath) -> list[tuple[str, str]]:
    """Return whose part gives the first leg, or receives the last: part and whole, by name."""
    actor, ends = network.dataset.actor, (path.junctions[0], path.junctions[-1])
    return [(actor[one.there].name, actor[one.here].name) for one in ends if one and is_part(one)]


def is_part(one: Junction) -> bool:
    """Return whether the step goes from a whole to its part."""
    return one.kind == "part"


def is_explicit(statement: Statement) -> bool:
    """Return whether the statement's words state the hand-over itself."""
    return statement.explicitness != "implied"


def clearly(assertion: Assertion) -> bool:
    """Return whether an active statement of the assertion states it in so many words."""
    return any(is_explicit(one) for one in assertion.statements if one.status == "active")


def in_its_own_words(statement: Statement) -> bool:
    """Return whether the document says no more than the origin said."""
    return not FIDELITIES[statement.fidelity].says_more


def is_stronger(said: Iterable[Assertion]) -> bool:
    """Return whether what is said is known in stronger words than its origin's alone."""
    active = [one for a in said for one in a.statements if one.status == "active"]
    return bool(active) and not any(map(in_its_own_words, active))


def rendered(said: Sequence[Assertion]) -> str:
    """Return that what is said is known in stronger words than its origin's alone, if it is."""
    return say("verdict-strengthened") if is_stronger(said) else ""


def asserted_in(network: Network, leg: str) -> dict[tuple[str, str], list[Statement]]:
    """Return who asserts a transfer in which document, and by which active statements."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for one in backing(network, leg):
        for statement in one.statements:
            if statement.status == "active":
                found.setdefault((one.origin.id, statement.document), []).append(statement)
    return found


class Whole(NamedTuple):
    """Who states a whole chain in one document (ids of origins), and what of it less than plainly.

    ``implied`` are the legs that one of them only implies, ``stronger`` those that are known in
    stronger words than one's own alone. A leg has its number, from 1.
    """

    origins: tuple[str, ...]
    implied: tuple[int, ...]
    stronger: tuple[int, ...]


def whole(network: Network, legs: Sequence[str]) -> Whole:
    """Return who states all legs in one document, and what of it less than plainly."""
    said = [asserted_in(network, leg) for leg in legs]
    pairs = [pair for pair in said[0] if all(pair in one for one in said)]
    origins = tuple(sorted({origin for origin, _ in pairs}))

    def lacking(words: Callable[[Statement], bool]) -> tuple[int, ...]:
        so = [{pair[0] for pair in pairs if any(map(words, one[pair]))} for one in said]
        return tuple(number for number, some in enumerate(so, 1) if len(some) < len(origins))

    return Whole(origins, lacking(is_explicit), lacking(in_its_own_words))


def throughout(network: Network, legs: Sequence[str]) -> str:
    """Return by whom the whole chain is stated in one document; empty where by nobody."""
    found = whole(network, legs)
    if not found.origins:
        return ""
    names = say("throughout-and").join(_hedged(network, one, legs) for one in found.origins)
    if len(legs) == 1:
        told = say("implied-by" if found.implied else "stated-by", origins=names)
        return told + (say("verdict-strengthened") if found.stronger else "")
    key = "throughout-implied" if found.implied else "throughout"
    told = "; ".join(_remarks(found.implied, found.stronger))
    return say(key, origins=names) + (f" ({told})" if told else "")


def _hedged(network: Network, origin: str, legs: Sequence[str]) -> str:
    """Return an origin by name, and how it hedges what it says of the legs."""
    own = {leg: [one for one in backing(network, leg) if one.origin.id == origin] for leg in legs}
    return network.dataset.origin[origin].name + hedging(own, len(legs))


def loose(network: Network, legs: Sequence[str]) -> str:
    """Return, after what is told of a chain, which legs everybody states less than plainly."""
    said = {number: backing(network, leg) for number, leg in enumerate(legs, 1)}
    implied = [number for number, found in said.items() if not any(map(clearly, found))]
    stronger = [number for number, found in said.items() if is_stronger(found)]
    return "".join(f"; {one}" for one in _remarks(implied, stronger))


def _remarks(implied: Sequence[int], stronger: Sequence[int]) -> list[str]:
    """Return which legs are implied, and which are known in stronger words than the source's."""
    found = {"legs-implied": implied, "legs-strengthened": stronger}
    return [
        say(key, legs=", ".join(map(str, legs)), n=len(legs)) for key, legs in found.items() if legs
    ]


def backing(network: Network, transfer: str) -> list[Assertion]:
    """Return the active assertions for a transfer."""
    return [one for one in network.evidence.assertions[transfer] if one.supports]


def composition(network: Network, path: TransferPath) -> str:
    """Return who put the chain together, or what of it is inferred, without a full stop."""
    told = composed(network, path)
    return say("inferred", why=told) if gaps(path) else capital(told)


def composed(network: Network, path: TransferPath) -> str:
    """Return the same as a clause: what is inferred, and who states the rest."""
    found = gaps(path)
    broken = any(one.kind == "held" or one in path.junctions[1:-1] for one in found)
    joined = "" if broken else throughout(network, path.legs)
    joined = joined or say("assembled", n=_statements(network, path))
    return "; ".join([*(gap(network, path, one) for one in found), joined])


def _statements(network: Network, path: TransferPath) -> int:
    return len(
        {
            statement.id
            for claim in claims(path)
            for one in network.evidence.assertions[claim]
            for statement in one.statements
            if one.supports and statement.status == "active"
        }
    )


def listed(names: Iterable[str], most: int = MOST_VOICES) -> str:
    """Return the first names, and how many more there are."""
    known = list(names)
    more = [say("verdict-more", n=len(known) - most)] if len(known) > most else []
    return "; ".join([*known[:most], *more])


def speakers(network: Network, said: Iterable[Assertion]) -> list[str]:
    """Return the voices behind assertions, as :func:`called` calls them."""
    return called(voice_names(network.dataset), (one.origin for one in said))


def called(names: Mapping[str, str], origins: Iterable[Origin]) -> list[str]:
    """Return voices in their order, each as its one origin is called.

    Where several origins of a voice say it, it is called as the voice: see ``names``.
    """
    return [*_by_voice(names, origins).values()]


def _by_voice(names: Mapping[str, str], origins: Iterable[Origin]) -> dict[str, str]:
    """Return what each voice is called, by its id."""
    found: dict[str, dict[str, str]] = {}
    for one in origins:
        found.setdefault(one.voice, {})[one.id] = one.name
    return {
        voice: names[voice] if len(own) > 1 else next(iter(own.values()))
        for voice, own in found.items()
    }


def named(network: Network, found: Iterable[str]) -> list[str]:
    """Return voices by name."""
    names = voice_names(network.dataset)
    return [names[voice] for voice in found]


def voices(network: Network, told: ClaimsTold, legs: int = 1) -> str:
    """Return who says it, and how each hedges: one by name, several counted and named.

    ``legs`` is how many of the claims that are told are legs.
    """
    origins = (one.origin for said in told.values() for one in said)
    known = _by_voice(voice_names(network.dataset), origins)
    return counted([name + hedging(_of_voice(told, one), legs) for one, name in known.items()])


def _of_voice(told: ClaimsTold, voice: str) -> ClaimsTold:
    return {claim: [one for one in said if one.voice == voice] for claim, said in told.items()}


def counted(names: Sequence[str]) -> str:
    """Return one name alone, several counted and named."""
    return say("verdict-voices", n=len(names), names=listed(names))


def two_sided(network: Network, found: Iterable[str]) -> set[str]:
    """Return the voices that both assert and deny one and the same of these transfers."""
    both: set[str] = set()
    for claim in found:
        said = network.evidence.assertions[claim]
        backs, denies = ({o.voice for o in said if o.supports is side} for side in (True, False))
        both |= backs & denies
    return both


def both_ways(network: Network, claim: str) -> list[str]:
    """Return that a voice both says so of a transfer and denies it, where one does.

    It has no support then, which is not for want of anybody who says so.
    """
    both = two_sided(network, [claim])
    denying = (one for one in network.evidence.assertions[claim] if not one.supports)
    names = speakers(network, (one for one in denying if one.voice in both))
    return [say("verdict-both", n=len(names), names=listed(names))] if names else []


def denial(network: Network, found: Sequence[str]) -> str:
    """Return who denies these transfers, and who both says so and denies it."""
    denying = [
        one for claim in found for one in network.evidence.assertions[claim] if not one.supports
    ]
    both = two_sided(network, found)
    ways = speakers(network, (one for one in denying if one.voice in both))
    rest = speakers(network, (one for one in denying if one.voice not in both))
    parts = [say("verdict-both", n=len(ways), names=listed(ways))] if ways else []
    key = "verdict-denied" if len(found) == 1 else "verdict-denied-in-part"
    parts += [say(key, names=listed(rest))] if rest else []
    return "; ".join(parts) or say("verdict-undenied", n=len(found))
