"""The words of a question in one table, and the forms that a question takes.

Every sort of word is one letter, so that a sentence becomes a short text and its grammar a few
regular expressions: "how could US weapons reach Hamas after 2021" is ``hAxRAaD``. The letters of
words that are the same for every dataset stand in :data:`WORDS`. The others stand for what is
looked up: an actor ``A``, a type of actors ``K``, materiel ``M``, a mode ``O``, a least band
``B``, a date ``D``, a place ``P``, a whole number ``#``, a share ``%``, and ``U`` for a word that
is not understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from graph.vocabulary import BANDS

EXAMPLES = (
    "how could US weapons reach Hamas after 2021 without the Taliban?",
    "who could have supplied ISIS?",
    "what became of US arms?",
    "what does US -> Taliban rest on?",
    "who is Hamas?",
)
"""Questions to learn from; the names are those of the bundled dataset."""

ASKED: Mapping[str, str] = MappingProxyType(
    {
        "paths": "paths from {start} to {goal}",
        "downstream": "what became of the arms of {start}",
        "upstream": "who could have supplied {goal}",
        "scrutinise": "what {start} -> {goal} rests on",
        "show": "what is said of {start}",
    }
)
"""How each kind of question is said back."""

LONGEST = 1_000
"""A question has no more characters than this."""

NOISE, ARMS, END_UP_WITH = "_", "x", "W"
"""Letters of words without a meaning of their own here, of nouns for arms of any kind, and of the
phrase whose sense depends on whether arms or an actor is its subject."""

NOT, NEVER, EXCEPT = "!", "N", "~"
"""Letters of negations: of what follows, a constraint or what is asked; of what is asked in any
case; and of a constraint in any case."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # asking
        "h": "how;why",
        "w": "who;whom;whose;which",
        "p": "what",
        "l": "where;how far",
        # what arms or actors do: R reach, G get, S supply, E end up, C come from
        "R": "reach;reached;reaches;reaching;get to;got to;gets to;getting to;come to;came to;"
        "comes to;come into the hands of;came into the hands of;fall into the hands of;"
        "fell into the hands of;fallen into the hands of;get into the hands of;"
        "got into the hands of;"
        "end up in the hands of;ended up in the hands of;find their way to;found their way to;"
        "make their way to;made their way to;go to;went to;gone to;going to;move to;moved to;"
        "flow to;flowed to;travel to;travelled to;arrive at;arrived at;fall to;fell to",
        END_UP_WITH: "end up with;ended up with;ends up with;wind up with;wound up with",
        "G": "get;got;gets;getting;obtain;obtained;obtains;receive;received;receives;acquire;"
        "acquired;acquires;come by;came by;get hold of;got hold of;buy;bought;hold;holds;held",
        "S": "supply;supplied;supplies;supplying;provide;provided;provides;arm;armed;arming;"
        "equip;equipped;give;gave;given;send;sent;deliver;delivered;transfer;transferred;pass;"
        "passed;pass on;passed on;furnish;furnished;ship;shipped",
        "E": "end up;ended up;wind up;wound up;go;went;gone;land;landed;travel;travelled;come;"
        "came;spread",
        "C": "come from;came from;comes from;stem from;stemmed from;originate;originated;"
        "originate from;originated from",
        # other things that are asked: H became of, X rests on, J downstream, L upstream, I is
        "H": "became of;become of;becomes of;happened to;happen to;happens to",
        "X": "rest on;rests on;rest upon;based on;depend on;depends on;stand on;stands on;"
        "hang on;hangs on;evidence for;evidence that;scrutinise;scrutinize",
        "J": "downstream;downstream of;downstream from",
        "L": "upstream;upstream of;upstream from",
        "I": "is;are;was;were;said of;said about;about;known of;known about;tell;show;dossier of",
        # small words
        "f": "from",
        "t": "to;into",
        "i": "in;at;near",
        "o": "of",
        "c": "with",
        "y": "by",
        "&": "and;or;then;and then;as well as",
        # what is asked of the answer: v via, n avoiding, dates, k at least, m at most
        "v": "through;via;by way of;passing",
        "n": "without;avoiding;avoid;not through;not via;not by way of;bypassing;"
        "other than through;except through;except via;not involving",
        "a": "after",
        "b": "before",
        "s": "since",
        "u": "until;till;up to",
        "d": "during;on",
        "e": "between",
        "k": "at least;no less than;not less than",
        "m": "at most;no more than;not more than",
        "q": "within",
        # what paths are counted in, z where the word has another meaning without a number
        "g": "step;steps;leg;legs;hop;hops;handover;handovers",
        "z": "hand;hands",
        "1": "directly;direct;only direct;only directly",
        "2": "undisputed;undenied;that nobody denies;denied by nobody",
        "3": "stated throughout;not inferred;without inference;no inference;nothing inferred",
        "4": "at any time;in any order;whatever the order",
        "5": "any materiel;of any materiel;of any kind;whatever the materiel",
        NOT: "not;neither;nor;no",
        NEVER: "never;nobody;nothing;none;no one;nowhere;unable to;impossible;couldn't;didn't;"
        "can't;cannot;isn't;aren't;wasn't;weren't;don't;doesn't;hasn't;haven't;hadn't;won't;"
        "wouldn't;shouldn't;fail to;fails to;failed to;failing to;refuse to;refused to",
        EXCEPT: "except;unless;indirectly",
        ARMS: "arms;weapons;weapon;weaponry;armaments;equipment;materiel;gear;hardware;kit",
        NOISE: "a;an;the;any;some;all;could;can;may;might;would;will;did;do;does;have;has;had;"
        "having;been;be;being;it;its;they;them;their;that;this;these;those;there;'s;me;i;you;"
        "please;ever;also;alleged;allegedly;reported;reportedly;said;claim;claims;supposedly;"
        "possibly;possible;made;path;paths;route;routes;way;ways;actor;actors;support;know;"
        "or fewer;or less;or not;whether or not",
    }
)
"""All words of the grammar by the letter of their sort; phrases are told apart by ``;``."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

MATERIEL: Mapping[str, str] = MappingProxyType(
    {
        "atgm": "anti-tank missile;TOW;TOW missile;guided missile",
        "manpads": "MANPADS;shoulder-fired missile;anti-aircraft missile",
        "small-arm": "small arms;gun;firearm",
        "uav": "drone;UAV",
        "ammunition": "ammo;munition;bullet;cartridge",
        "night-vision": "night vision;night vision goggles;night-vision goggle",
        "thermal-optic": "thermal sight;thermal weapon sight",
        "armoured-vehicle": "armored vehicle",
        "communications": "radio",
        "body-armour": "body armor",
        "explosive": "IED;mine",
        "parts": "spare part;component",
    }
)
"""Other words for a term of the materiel tree; plurals are made from these and from its names."""


class Mode(NamedTuple):
    """Words for a mode or a kind of modes; ``verb`` is the letter that they are as a verb."""

    modes: str
    words: str
    verb: str = ""


MODES_SAID = (
    Mode("sold", "sell;sold;selling;sale", "S"),
    Mode("exported", "export;exported;exporting", "S"),
    Mode("smuggled", "smuggle;smuggled;smuggling", "S"),
    Mode("captured", "capture;captured;capturing", "G"),
    Mode("captured;seized-on-collapse", "seize;seized;seizing", "G"),
    Mode("stolen", "steal;stole;stolen;stealing", "G"),
    Mode("surrendered", "surrender;surrendered", "S"),
    Mode("shared", "share;shared", "S"),
    Mode("leaked", "leak;leaked"),
    Mode("abandoned", "abandoned;left behind"),
    Mode("lost", "lost"),
    Mode("unaccounted", "unaccounted;unaccounted for"),
    Mode("redirected", "redirected"),
    Mode("retransferred", "retransferred"),
    Mode("diversion", "diverted;diversion;by diversion"),
)

BANDS_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        band: (f"at least {band}", f"no less than {band}", f"only {band}", f"{band} or better")
        for band in BANDS
    }
)


class Clause(NamedTuple):
    """What one constraint looks like; ``limit`` is a field of Limits, or how dates are meant."""

    limit: str
    pattern: str


_LIST = r"[AK](?:(?:,[AK])*,?&[AK])*"
_BOTH_ENDS = r"eD&D|[fidq]D[tuv]D"
_DAYS = r"[idq]D(?:[,&]+[idq]?D|D)*"
_DATED = rf"(?:{_BOTH_ENDS}|[absfuy]D|(?>{_DAYS}))"

UNCLEAR = (
    rf"{NOT}?(?:{_BOTH_ENDS}|[absfuy]D)[,&]*D(?:[,&]*[idq]?D)*",
    rf"{NOT}?{_DATED},?&(?:U+[idq]?D?|[ab](?!D))",
)
"""Dates that could be meant in several ways, such as "after 2021 or 2022", "in 2021 or later"."""

ALTERNATIVES = rf"{NOT}?{_DATED}(?:,?&{_DATED})+"
"""Times of which each is enough, where an "or" joins them: no constraint says so."""

NUMBERED = r"[ftcyiomqvkuabsd]*#(?:[t&]+#)*[Ugz]*"
"""A number that counts something else than legs."""

CLAUSES = (
    Clause("via", rf"v{_LIST}"),
    Clause("avoid", rf"n{_LIST}"),
    Clause("between", _BOTH_ENDS),
    Clause("after", r"aD"),
    Clause("before", r"bD"),
    Clause("since", r"[sf]D"),
    Clause("until", r"[uy]D"),
    Clause("within", _DAYS),
    Clause("places", r"i[PA](?:(?:&|&i)[PA])*"),
    Clause(
        "max_legs",
        r"[imqcv]+u?#[gz]|u#[gz]|(?<![abdefkostyU])(?<!#[t&])#[gz]"
        r"|[ic]?m#(?![UKMAOxDPBo#%]|[t&]#)",
    ),
    Clause("least_band", r"B"),
    Clause("min_support", r"c?o?k%"),
    Clause("modes", r"[yi]?O(?:(?:,O)*,?&y?O)*"),
    Clause("materiel", r"[oc]?M(?:(?:,M)*,?&[oc]?M)*"),
    Clause("only_direct", "1"),
    Clause("undisputed", "2"),
    Clause("stated", "3"),
    Clause("any_time", "4"),
    Clause("any_materiel", "5"),
)
"""Every constraint, in the order in which they are looked for."""

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
