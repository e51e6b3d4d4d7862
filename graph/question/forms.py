"""What constraints and questions look like, in the letters of :mod:`graph.question.grammar`."""

from __future__ import annotations

from typing import NamedTuple

from graph.question.grammar import EXCEPT, NEVER, NOT, OR_NOT


class Clause(NamedTuple):
    """What one constraint looks like; ``limit`` is a field of Limits, or how dates are meant."""

    limit: str
    pattern: str


VERB = "[RGSECHO]"
"""What was done, or a mode that can be one."""

_LIST = r"[AK](?:(?:,[AK])*,?&[AK])*"
_AVOID = (
    rf"n[xT]*v*{_LIST}|n[xToES]*v+{_LIST}|{NOT}x?T*v+{_LIST}|{NEVER}x?T+v+{_LIST}"
    rf"|{NEVER}v+(?>{_LIST})(?!\|*{VERB})|[{NOT}{NEVER}]x?[ES]v+(?>{_LIST})(?!\|*t)"
)
_BOTH_ENDS = r"eD&D|[fidq]D[tuv]D"
_DAYS = r"[idq]D(?:[,&]+[idq]?D|D)*"
_DATED = rf"(?:{_BOTH_ENDS}|[absfuy]D|(?>{_DAYS}))"

UNCLEAR = (
    rf"{NOT}?(?:{_BOTH_ENDS}|[absfuy]D)[,&]*D(?:[,&]*[idq]?D)*",
    rf"{NOT}?{_DATED},?&(?:U+[idq]?D?|[ab](?!D))",
    r"[idqmkuv]*D[gz]",
    r"[absu],?&[absu]D",
)
"""Dates that could be meant in several ways, such as "after 2021 or 2022", "in 2021 or later"."""

ALTERNATIVES = rf"{NOT}?{_DATED}(?:,?&{_DATED})+"
"""Times of which each is enough, where an "or" joins them: no constraint says so."""

NUMBERED = r"[ftcyiomqvkuabsd]*#(?:[t&]+#)*[Ugz]*"
"""A number that counts something else than legs."""

SHARED = r"c?@?o?[kmqU]*o?%|c?@?o?[kmq]U"
"""A share that is no least support, or a figure that is no share."""

NEGATIVE = (
    Clause("avoid", _AVOID),
    Clause("stated", rf"3|c?(?:n|{NOT}|{NEVER})F[gz]?"),
)
"""The constraints that begin with a negation."""

POSITIVE = (
    Clause("via", rf"T?v+{_LIST}(?:,?&T?v+{_LIST})*"),
    Clause("between", _BOTH_ENDS),
    Clause("after", r"aD"),
    Clause("before", r"bD"),
    Clause("since", r"[sf]D"),
    Clause("until", r"[uy]D"),
    Clause("within", _DAYS),
    Clause("places", r"i+[PA](?:(?:,i|&i*)[PA])*"),
    Clause(
        "max_legs",
        r"[imqcv]+u?#[gz]|u#[gz]|(?<![abdefkostyU])(?<!#[t&])#[gz]"
        r"|[ic]?m#(?![UKMAOxDPBo#%]|[t&]#)",
    ),
    Clause("least_band", r"c?B"),
    Clause("min_support", r"c?@?o?k@?o?%"),
    Clause("modes", r"[yic]?O(?:,O|,?&y?O)*"),
    Clause("materiel", r"[oc]?M(?:,M|,?&[oc]?M)*"),
    Clause("only_direct", r"[cvi]?1[gz]?"),
    Clause("undisputed", "2"),
    Clause("any_time", "4"),
    Clause("any_materiel", "[co]?5"),
)
"""The other constraints, in the order in which they are looked for."""

NEGATION = f"[{NOT}{EXCEPT}{OR_NOT}n]"
"""What turns a constraint after it into another that armstrail does not have."""

_DATES = ("between", "after", "before", "since", "until", "within")
_FAR = [one.pattern for one in POSITIVE if one.limit not in (*_DATES, "places", "max_legs")]
NEGATED = (
    rf"{NEGATION}(?:{'|'.join(clause.pattern for clause in POSITIVE)})"
    rf"|[{EXCEPT}n][UoxT]+(?:{'|'.join(_FAR)})"
)
"""A constraint that is turned into one that there is not, though unknown words stand between."""

NEGATED_TOO = r"(?:[,&]*[MOKBP]|[ioyd]+[MOPD]|x)*"
"""What belongs to a negated constraint before it: "without captured rifles, pistols or mortars"."""

DOUBTED = ("via", "avoid", "modes", "materiel", "least_band", "only_direct", "undisputed", "stated")
"""The constraints that "or not" takes back; after others it belongs to the question."""

LEFT_OUT = rf"[{EXCEPT}n][^RGSECHXJLIAhwpl,]*A|\^x?A"
"""Somebody left out of what is asked, which makes another question of it: "who but the US"."""

CORE = "hwplRGSECHXJLIftcy>A&"
"""The letters of which a form is made once the constraints are taken out."""


class Form(NamedTuple):
    """One form of question; ``{s}`` in its pattern is the start, ``{g}`` the goal.

    ``whole`` forms would change their meaning if a word that is not understood were a name.
    """

    kind: str
    written: str
    whole: bool = False

    @property
    def pattern(self) -> str:
        """The regular expression, with groups ``s`` and ``g``."""
        return self.written.replace("{s}", "(?P<s>A)").replace("{g}", "(?P<g>A)")


FORMS = (
    Form("scrutinise", r"[hpw]?Xf?{s}(?:[>tRSE]+|&)?{g}"),
    Form("scrutinise", r"[hpw]?f?{s}[>tRSE]+{g}X"),
    Form("paths", r"[hplw]?[RGE]?(?:S?[fy])?{s}(?:[RSE]?t|[RS>])+{g}"),
    Form("paths", r"[hplw]?{g}[GC]f?{s}"),
    Form("paths", r"[hplw]?{g}S[cyf]{s}"),
    Form("paths", r"[hpl]?{s}Gy{g}"),
    Form("paths", r"[hplw]?{s}S{g}c"),
    Form("paths", r"[whp]?St?{g}[cfy]{s}"),
    Form("paths", r"[whp][RE]t?{g}f{s}"),
    Form("downstream", r"[wp]Gf?{s}"),
    Form("downstream", r"t?[wp]{s}[RSE]t?"),
    Form("downstream", r"l{s}[RSEt]+"),
    Form("downstream", r"[ph]H{s}"),
    Form("downstream", r"J[fy]?{s}"),
    Form("downstream", r"wS[yf]{s}"),
    Form("upstream", r"wSt?{g}"),
    Form("upstream", r"[wp]R[ft]?{g}"),
    Form("upstream", r"[hl]R{g}", whole=True),
    Form("upstream", r"f?[wlp]{g}[GC]f?"),
    Form("upstream", r"l{g}f"),
    Form("upstream", r"w{g}S[yf]"),
    Form("upstream", r"[hl]{g}[GS]f?"),
    Form("upstream", r"L[f]?{g}"),
    Form("show", r"[wp]?{s}"),
)
"""Every form, in the order in which they are tried; ``I`` stands in none, and is left out."""
