"""How the support of a path came about, as text for 80 columns and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from exports.words import phrases
from exports.words.phrases import wrap
from exports.words.voices import voice_names
from graph.evidence.assertions import ALL_UNGRADED
from graph.evidence.figures import half_up
from graph.evidence.findings import Finding
from graph.evidence.worlds import Variable
from graph.network import Network
from graph.paths.path import TransferPath
from graph.scrutiny.arithmetic import Sum
from graph.scrutiny.explanation import Explanation, Said, VoiceShare

DIGITS = 4
"""How many digits an exact figure may have and be written whole."""

MOST_BITS_WRITTEN = 3_000
"""How long, in bits, the denominator of a fraction may be and be written: 900 digits."""


def as_json(network: Network, found: Explanation) -> dict[str, Any]:
    """Return the contract: figures as numbers, the value also as an exact fraction."""
    names = voice_names(network.dataset)
    return {
        "level": found.level,
        "value": float(found.value),
        "exact": None if found.method.worlds else fraction(found.value),
        "arithmetic": written(found.sum) if found.sum else None,
        "voices": [_voice_json(names[one.voice], one) for one in found.voices],
        "masses": [
            {
                "transfer": one.transfer,
                **{mass: getattr(one, mass) for mass in MASS_SIGNS},
            }
            for one in found.claims
        ],
    }


def _voice_json(name: str, one: VoiceShare) -> dict[str, Any]:
    return {
        "voice": one.voice,
        "name": name,
        "backs": [_said_json(said) for said in one.backs],
        "denies": [_said_json(said) for said in one.denies],
        "wholly": float(one.wholly),
        "silent": float(one.silent),
        "cases": [
            {"up_to": float(case.end), "width": float(case.width), "support": float(case.support)}
            for case in one.cases
        ],
    }


def _said_json(said: Said) -> dict[str, Any]:
    return {
        "transfer": said.transfer,
        "origin": said.origin,
        "letter": said.letter,
        "threshold": float(said.threshold),
        "hedge": float(said.hedge),
    }


def fraction(value: Fraction) -> str | None:
    """Return a fraction as a text; None where it is longer than anybody reads.

    >>> fraction(Fraction(7, 20)), fraction(Fraction(1, 2**9_000))
    ('7/20', None)
    """
    return str(value) if value.denominator.bit_length() <= MOST_BITS_WRITTEN else None


def exact(value: Fraction) -> str:
    """Return a figure as it is calculated with; with ``about`` where it has too many digits.

    >>> exact(Fraction(7, 20)), exact(Fraction(1, 3)), exact(Fraction(1))
    ('.35', 'about .3333', '1')
    """
    rounded = Fraction(half_up(value, DIGITS), 10**DIGITS)
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):.{DIGITS}f}"
    whole, _, digits = text.partition(".")
    digits = digits.rstrip("0").ljust(2, "0") if digits.strip("0") else ""
    plain = f"{whole.lstrip('0')}.{digits}" if digits else whole
    return plain if rounded == value else f"about {plain}"


def written(found: Sum) -> str:
    """Return a calculation in one line, without its result.

    >>> half = Sum("holds", Fraction(1, 2), ("voice", "v"))
    >>> written(Sum("product", Fraction(1, 4), (), (half, half)))
    '.50 x .50'
    """
    parts = [written(part) for part in found.parts]
    match found.how:
        case "fails":
            return f"(1 - {exact(1 - found.value)})"
        case "product":
            return " x ".join(map(_bracketed, found.parts, parts))
        case "either":
            return f"1 - {' x '.join(f'(1 - {_bracketed(*one)})' for one in _pairs(found, parts))}"
        case "cases":
            return _weighed(found, parts)
        case _:
            return exact(found.value)


def _pairs(found: Sum, parts: Sequence[str]) -> list[tuple[Sum, str]]:
    return list(zip(found.parts, parts, strict=True))


def _bracketed(part: Sum, text: str) -> str:
    return f"({text})" if part.how in ("either", "cases") else text


def _weighed(found: Sum, parts: Sequence[str]) -> str:
    """Return each case that adds anything, weighed by how probable it is."""
    terms = [
        exact(width) if part.value == 1 else f"{exact(width)} x {_bracketed(part, text)}"
        for width, (part, text) in zip(found.widths, _pairs(found, parts), strict=True)
        if part.value
    ]
    return " + ".join(terms) or "0"


def lines(network: Network, path: TransferPath, found: Explanation) -> Iterator[str]:
    """Yield the calculation, then every voice, then the four masses of every leg."""
    pad = "   "
    upper = found.level == "high"
    ungraded = "not all of it is graded" if "ungraded" in path.marks else "its support is 0"
    what = (
        f"the upper end of its range came about ({ungraded})" if upper else "its support came about"
    )
    yield wrap(f"How {what}", pad)
    yield from _calculation(network, path, found)
    named = voice_names(network.dataset)
    for one in found.voices:
        yield wrap(named[one.voice], f"{pad}  ", f"{pad}    ")
        for sentence in _sentences(network, path, one, upper):
            yield wrap(sentence, f"{pad}    ", f"{pad}      ")
    yield wrap(f"The four masses of each leg ({LEGEND})", f"{pad}  ", f"{pad}    ")
    for claim in found.claims:
        yield from masses(claim, f"{pad}    ", _called(path, claim.transfer))


def _calculation(network: Network, path: TransferPath, found: Explanation) -> Iterator[str]:
    pad, deeper = "     ", "       "
    if found.method.worlds:
        yield wrap(f"{phrases.number(found.value)}: {found.method}.", pad, deeper)
        return
    result = exact(found.value)
    if found.sum and found.sum.parts:
        equals = "is" if result.startswith("about") else "="
        yield wrap(f"{written(found.sum)} {equals} {result}", pad, deeper)
    yield wrap(_why(network, path, found, result), pad, deeper)


def _why(network: Network, path: TransferPath, found: Explanation, result: str) -> str:
    """Return why the calculation has the form that it has."""
    named = voice_names(network.dataset)
    if found.sum is None:
        return (
            f"It is {result}; too many voices are entangled to write the sum out in one line. The"
            " cases of each voice add up to it."
        )
    if not found.sum.parts:
        ungraded = found.sum.variable == ALL_UNGRADED and len(found.voices) > 1
        who = "the ungraded voices, which count as one, decide" if ungraded else "one voice decides"
        return f"It is {result}: {who} it alone.{_once(named, path, found)}"
    shared = _first_cases(found.sum)
    if shared:
        return (
            "Some of this rests on the same voice, so that it does not simply multiply: it is"
            f" summed over {_uncertain(network, shared.variable)}."
        )
    coins = len({name for name in found.sum.variables if name[0] == "coin"})
    voices = len(found.sum.variables) - coins
    apart = f"{phrases.count(voices, 'voice')}, each independent of the others"
    apart = apart if voices > 1 else "One voice"
    apart += f", and {phrases.count(coins, 'hedge')}, independent of all else" if coins else ""
    joins = "any one of them is enough" if found.sum.how == "either" else "so the figures multiply"
    return f"{apart}: {joins}.{_once(named, path, found)}"


def _uncertain(network: Network, variable: Variable) -> str:
    """Return what a variable stands for."""
    if variable == ALL_UNGRADED:
        return "how far the ungraded voices, which count as one, can be relied on"
    if variable[0] == "coin":
        return f"whether the hedge of {network.dataset.origin[variable[1]].name} falls right"
    return f"how far {voice_names(network.dataset)[variable[1]]} can be relied on"


def _once(named: Mapping[str, str], path: TransferPath, found: Explanation) -> str:
    """Return that a voice behind several legs counts once, where one is."""
    said = []
    for one in found.voices:
        claims = list(dict.fromkeys(_called(path, back.transfer) for back in one.backs))
        if len(claims) > 1 and len(one.cases) > 1:
            said.append(f" {named[one.voice]} backs {_listed(claims)}, and counts once.")
    return "".join(said)


def _first_cases(found: Sum) -> Sum | None:
    """Return the outermost sum over cases, if anything in the calculation is one."""
    if found.how == "cases":
        return found
    return next((one for part in found.parts if (one := _first_cases(part))), None)


def _called(path: TransferPath, claim: str) -> str:
    if claim in path.legs:
        return f"leg {path.legs.index(claim) + 1}"
    return f"the claim that a stockpile is held [{claim}]"


def _sentences(network: Network, path: TransferPath, one: VoiceShare, upper: bool) -> Iterator[str]:
    for verb, said in (("backs", one.backs), ("denies", one.denies)):
        for worth, claims in _by_worth(network, path, said).items():
            yield f"{verb} {_listed(claims)}: {worth}"
    if len({said.threshold for said in one.backs}) > 1:
        yield "where it is relied on for the lower letter, it is for the higher too"
    yield _given(one, "the upper end" if upper else "support")


def _by_worth(network: Network, path: TransferPath, said: Sequence[Said]) -> dict[str, list[str]]:
    """Return what is said, by the words for what it is worth."""
    found: dict[str, list[str]] = {}
    for one in said:
        found.setdefault(_worth(network, one), []).append(_called(path, one.transfer))
    return {worth: list(dict.fromkeys(claims)) for worth, claims in found.items()}


def _worth(network: Network, said: Said) -> str:
    own = network.dataset.origin[said.origin].grade
    lowered = f" (graded {own}, lowered to {said.letter})" if own != said.letter else ""
    coin = f", x {exact(said.hedge)} by its own hedge" if said.hedge < 1 else ""
    return f"{phrases.grading(said.letter)}, {exact(said.threshold)}{lowered}{coin}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _given(one: VoiceShare, what: str) -> str:
    """Return what is left by how far the voice is relied on, which makes up the figure."""
    if len(one.cases) == 1:
        return f"makes no difference to {what}"
    wholly, silent = exact(one.wholly), exact(one.silent)
    total = sum((case.width * case.support for case in one.cases), Fraction(0))
    terms = " + ".join(f"{exact(case.width)} x {exact(case.support)}" for case in one.cases)
    check = f"{terms} {'is' if 'about' in terms + exact(total) else '='} {exact(total)}"
    return f"wholly relied on, {what} is {wholly}; not at all, {silent} ({check})"


def masses(found: Finding, indent: str, title: str = "") -> Iterator[str]:
    """Yield the bar of a transfer, and the four figures under it."""
    if title:
        yield wrap(title, indent, f"{indent}  ")
        indent += "  "
    yield wrap(bar(found), indent)
    figures = (f"{mass} {phrases.number(getattr(found, mass))}" for mass in MASS_SIGNS)
    yield wrap(", ".join(figures), indent)


LENGTH = 40

MASS_SIGNS: Mapping[str, str] = MappingProxyType(
    {"support": "#", "conflict": "x", "counter": "-", "open": "."}
)

LEGEND = ", ".join(f"{sign} {mass}" for mass, sign in MASS_SIGNS.items())


def bar(found: Finding) -> str:
    """Return the bar; a mass above 0 has a character at least, so that no denial vanishes."""
    masses = {mass: float(getattr(found, mass)) for mass in MASS_SIGNS}
    drawn = "".join(MASS_SIGNS[mass] * size for mass, size in _sizes(masses).items())
    return f"[{drawn}]"


def _sizes(masses: Mapping[str, float]) -> dict[str, int]:
    """Return characters of each mass: the nearest to its share that add up to all of them.

    >>> _sizes({"support": 0.7, "conflict": 0.001, "counter": 0.0, "open": 0.299})
    {'support': 28, 'conflict': 1, 'counter': 0, 'open': 11}
    """
    sizes = {mass: max(int(LENGTH * share), int(share > 0)) for mass, share in masses.items()}
    while sum(sizes.values()) != LENGTH:
        step = 1 if sum(sizes.values()) < LENGTH else -1
        off = {mass: step * (LENGTH * masses[mass] - size) for mass, size in sizes.items()}
        able = [mass for mass, size in sizes.items() if masses[mass] > 0 and size + step > 0]
        sizes[max(able, key=off.__getitem__)] += step
    return sizes
