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

from graph.model.vocabulary import BANDS

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

NOT, NEVER, EXCEPT, OR_NOT = "!", "N", "~", "Q"
"""Letters of negations: of what follows, a constraint or what is asked; of what is asked in any
case; of a constraint in any case; and of the constraint before it."""

WHY, WHEN, UNKNOWN = "Y", "0", "U"
"""Letters of two question words that are answered only in part, and of what is not understood."""

ANSWERED_WITH: Mapping[str, str] = MappingProxyType(
    {
        "when": "the paths, whose legs carry their periods",
        "which": "the paths, whose legs carry their materiel",
    }
)
"""What is answered where the time or the materiel is asked for, which no command tells alone."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # asking
        "h": "how",
        WHY: "why;how come;for what reason",
        WHEN: "when;since when;until when;how long;how long ago;at what time",
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
        "passed;pass on;passed on;furnish;furnished;ship;shipped;shipping",
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
        "i": "in;at;near;in place;at place",
        "o": "of",
        "c": "with",
        "y": "by",
        "&": "and;or;then;and then;as well as",
        # what is asked of the answer: v via, n avoiding, dates, k at least, m at most
        "v": "through;via;by way of;by means of;using;involving;passing",
        "T": "going;moving;travelling;running;coming;leading;routed;led",
        "n": "without;avoiding;avoid;bypassing;circumventing;skipping;excluding;leaving out;"
        "omitting;not involving;other than through;except through;except via;with no;through no;"
        "via no;using no;involving no;without the help of;without help from;but without;"
        "but avoiding",
        "a": "after",
        "b": "before",
        "s": "since;not before;no earlier than;not earlier than",
        "u": "until;till;up to;not after;no later than;not later than",
        "d": "during;on",
        "e": "between",
        "k": "at least;no less than;not less than;no fewer than;not fewer than;min;minimum;"
        "a minimum of;minimum of",
        "m": "at most;no more than;not more than;max;maximum;a maximum of;maximum of;at the most",
        "q": "within",
        "@": "support",
        # what paths are counted in, z where the word has another meaning without a number
        "g": "step;steps;leg;legs;hop;hops;handover;handovers",
        "z": "hand;hands",
        "1": "directly;direct;only direct;only directly",
        "2": "undisputed;undenied;denied by nobody;not denied;not disputed;without denials;"
        "nobody denies;"
        "that nobody denies;which nobody denies;where nobody denies;nobody denied;"
        "that nobody denied;which nobody denied;where nobody denied;nobody disputes;"
        "that nobody disputes;which nobody disputes;where nobody disputes",
        "3": "stated throughout;nothing inferred;uninferred",
        "F": "inferred;inference;inferences;inferring",
        "4": "any time;at any time;in any order;whatever the order",
        "5": "any materiel;of any materiel;of any kind;whatever the materiel",
        NOT: "not;neither;nor;no;but not",
        NEVER: "never;but never;nobody;nothing;none;no one;nowhere;unable to;impossible;couldn't;"
        "didn't;"
        "can't;cannot;isn't;aren't;wasn't;weren't;don't;doesn't;hasn't;haven't;hadn't;won't;"
        "wouldn't;shouldn't;fail to;fails to;failed to;failing to;refuse to;refused to",
        EXCEPT: "except;except for;excepting;unless;but;other than;rather than;instead of;"
        "apart from;aside from;barring;save;save for;minus;sans;non;anti;outside;outside of;"
        "lacking;un;hardly;scarcely;barely;rarely;seldom;regardless of;regardless of whether;"
        "no matter whether;not only;not just;not merely",
        OR_NOT: "or not;whether or not",
        "Z": "excluded;excepted;aside;left out;omitted;not included;not allowed",
        UNKNOWN: "disputed;denied;indirect;indirectly",
        ARMS: "arms;weapons;weapon;weaponry;armaments;equipment;materiel;gear;hardware;kit",
        NOISE: "a;an;the;any;some;all;could;can;may;might;would;will;did;do;does;have;has;had;"
        "having;been;be;being;it;its;they;them;their;that;this;these;those;there;'s;me;i;you;"
        "please;ever;also;alleged;allegedly;reported;reportedly;said;claim;claims;supposedly;"
        "possibly;possible;made;path;paths;route;routes;way;ways;actor;actors;know;either;"
        "both;or fewer;or less;directly or indirectly;indirectly or directly;direct or indirect;"
        "disputed or undisputed;disputed or not",
    }
)
"""All words of the grammar by the letter of their sort; phrases are told apart by ``;``."""

WHICH = ("which", "what")
"""The words that ask for materiel, where a word for arms follows them."""

MISSPELT_NEGATIONS = ("without", "avoiding", "except", "excluding")
"""What is near one of these is never left out of what it negates; of other negations none is read
into a misspelling."""

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
        band: (
            *(f"at least {band}", f"no less than {band}", f"only {band}", f"{band} or better"),
            *(f"least band {band}", f"minimum band {band}", f"band {band}"),
            *(f"band at least {band}", f"band of at least {band}", f"band {band} or better"),
        )
        for band in BANDS
    }
)
