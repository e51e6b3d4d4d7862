"""The words of the data, as tables: every term with its definition and where the word comes from.

The vocabularies are data, not branches: code asks a term what follows from it (whether a mode
carries a path on, which side a stance takes) and never lists ids itself. Each vocabulary whose
terms have such consequences has a class of its own. The sources are named by the keys of
:data:`SOURCES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeVar

from graph.errors import TermError

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "armstrail": "defined by this project",
        "ATT": "Arms Trade Treaty (2013), articles 2 and 11",
        "CAR": "Conflict Armament Research, Weapons of the Islamic State (2017), on diversion",
        "FtM": "FollowTheMoney, schemata PublicBody, Organization, Company, Person",
        "ICD 203": "US Intelligence Community Directive 203 (2015), estimative language",
        "Berkeley": "OHCHR, Berkeley Protocol on Digital Open Source Investigations (2022)",
        "MOSAIC": "UN, Modular Small-arms-control Implementation Compendium, 01.20 glossary",
        "Admiralty": "NATO AJP-2.1, the reliability letters of the Admiralty code",
        "SAS": "Small Arms Survey, glossary and work on diversion and stockpiles",
    }
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary; ``source`` is a key of :data:`SOURCES`."""

    id: str
    definition: str
    source: str = "armstrail"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorType(Term):
    """A kind of actor: whether all it does is speak, and whether it is anybody in particular.

    Where ``junction`` is False, two legs that meet at such an actor need not meet at one party.
    One that is a ``group`` may be called so: "Wagner Group" is Wagner.
    """

    speaks: bool = False
    junction: bool = True
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeKind(Term):
    """A family of modes; ``carries_on`` says whether a path may go on after such a leg."""

    carries_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode(Term):
    """A way of passing; ``family`` is a key of :data:`MODE_KINDS`.

    ``takes_over`` marks the modes by which a receiver comes to hold all that the giver held.
    """

    family: str
    takes_over: bool = False

    @property
    def carries_on(self) -> bool:
        """Return whether a path may go on after a leg of this mode."""
        return MODE_KINDS[self.family].carries_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Term):
    """What is said to have come of a transfer; only one that ``arrived`` is walked and counted."""

    arrived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Term):
    """What an origin does with a claim; ``side`` is empty where that carries no weight."""

    side: Literal["for", "against", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explicitness(Term):
    """Whether the words state it; ``counts`` is False for what no document says.

    ``hand_over`` says that the change of custody itself is stated.
    """

    counts: bool
    hand_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Term):
    """Who has looked at a row; ``counts`` is False for what nobody has read.

    ``contested`` says that a second person disagrees.
    """

    counts: bool
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity(Term):
    """How a document renders its origin; ``counts`` is False for what the origin never said.

    ``says_more`` marks what goes beyond the origin's own words.
    """

    counts: bool = True
    says_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Term):
    """What a statement rests on: whether it is hard evidence, whether it lowers the letter."""

    hard: bool = False
    steps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Term):
    """Whom a statement serves; ``steps`` says that it serves the speaker and lowers the letter."""

    steps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Term):
    """How far an origin hedges; ``factor`` is the probability that its coin falls right."""

    factor: Fraction


Vocabulary = Mapping[str, Term]

_Term = TypeVar("_Term", bound=Term)


def _table(*terms: _Term) -> Mapping[str, _Term]:
    return MappingProxyType({term.id: term for term in terms})


ACTOR_TYPES = _table(
    ActorType("state", "a country as such, when no body of it is named", "ATT"),
    ActorType("government-body", "a ministry, agency or office of a state", "FtM"),
    ActorType("armed-forces", "the forces of a state, or a named part of them as a force", "ATT"),
    ActorType("unit", "a unit, command or task force within armed forces", "FtM"),
    ActorType("former-government", "a government that has fallen or been replaced", "armstrail"),
    ActorType("former-forces", "the forces of a government that has fallen", "SAS"),
    ActorType(
        "de-facto-authority",
        "a group that governs without general recognition",
        "armstrail",
        group=True,
    ),
    ActorType(
        "armed-group", "an organised armed group that is not a state's force", "SAS", group=True
    ),
    ActorType(
        "coalition", "an alliance of several actors that is named as one", "armstrail", group=True
    ),
    ActorType("company", "a maker, shipper or seller with a legal form", "FtM", group=True),
    ActorType("broker", "one who arranges a transfer between others", "ATT", group=True),
    ActorType(
        "criminal-network", "a network that acts for profit against the law", "SAS", group=True
    ),
    ActorType("market", "a place or trade where arms change hands, no seller named", "SAS"),
    ActorType("civilians", "people outside any armed organisation", "SAS"),
    ActorType("international-organisation", "a body that states have founded", "FtM"),
    ActorType(
        "research-organisation", "an institute that investigates and reports", "FtM", speaks=True
    ),
    ActorType("media", "an outlet that publishes reporting", "FtM", speaks=True),
    ActorType("person", "one human being who speaks or acts", "FtM", speaks=True),
    ActorType("stockpile", "arms in one place whose holder is not stated, or changes", "SAS"),
    ActorType(
        "unspecified", "a kind of actor is named, but not which one", "armstrail", junction=False
    ),
    ActorType(
        "unknown", "the document says that the actor is not known", "armstrail", junction=False
    ),
)

PARENT_KINDS = _table(
    Term("organ", "part of the same body: a ministry of a state, a unit of an army"),
    Term("member", "one of several: a group in a coalition, a faction, a company of a trade"),
)

MODES = _table(
    Mode("supplied", "given or delivered, price not stated", "ATT", family="transfer"),
    Mode("sold", "handed over for payment", "ATT", family="transfer"),
    Mode("exported", "sent out of a country under its jurisdiction", "ATT", family="transfer"),
    Mode(
        "retransferred",
        "passed on by a recipient with the supplier's consent",
        "CAR",
        family="transfer",
    ),
    Mode(
        "retransferred-unauthorised",
        "passed on against the supplier's terms",
        "CAR",
        family="diversion",
    ),
    Mode(
        "redirected",
        "sent elsewhere than to the stated recipient on the way",
        "ATT",
        family="diversion",
    ),
    Mode(
        "false-end-user", "obtained on papers that name another end user", "CAR", family="diversion"
    ),
    Mode("captured", "taken from an enemy in fighting", "CAR", family="diversion", takes_over=True),
    Mode(
        "seized-on-collapse",
        "taken over when the holder fell or left",
        "CAR",
        family="diversion",
        takes_over=True,
    ),
    Mode(
        "surrendered",
        "handed over by a holder who gave up",
        "CAR",
        family="diversion",
        takes_over=True,
    ),
    Mode(
        "stolen", "taken without the holder's consent, not in fighting", "CAR", family="diversion"
    ),
    Mode("leaked", "came out of a holder's custody bit by bit", "SAS", family="diversion"),
    Mode("smuggled", "moved across a border in secret", "MOSAIC", family="diversion"),
    Mode("shared", "lent or given by one group to an ally", "CAR", family="diversion"),
    Mode(
        "diverted",
        "called diverted by its source, which does not say how",
        "ATT",
        family="diversion",
    ),
    Mode("abandoned", "left behind by the holder", "CAR", family="loss"),
    Mode("lost", "missing, the holder does not know where", "CAR", family="loss"),
    Mode("unaccounted", "no longer shown in the holder's records", "SAS", family="loss"),
    Mode("interdicted", "taken by an authority on its way", "CAR", family="interdiction"),
    Mode("unspecified", "changed hands, how is not said", "armstrail", family="unstated"),
    Mode(
        "observed-with",
        "seen with the receiver, earlier custody not stated",
        "CAR",
        family="possession",
    ),
    Mode(
        "recovered-from",
        "taken by investigators or opponents from the receiver, who held it until then",
        "CAR",
        family="possession",
    ),
)

MODE_KINDS = _table(
    ModeKind("transfer", "a change of custody that the giver means", "ATT", carries_on=True),
    ModeKind("diversion", "custody that left the channels agreed on", "ATT", carries_on=True),
    ModeKind("loss", "the end of the giver's custody", "CAR", carries_on=True),
    ModeKind("interdiction", "custody taken by an authority on the way", "CAR", carries_on=True),
    ModeKind("unstated", "a change of custody; how is not said", "armstrail", carries_on=True),
    ModeKind(
        "possession", "somebody has it; how it came there is not stated", "CAR", carries_on=False
    ),
)

DIRECTNESS = _table(
    Term("direct", "the document says that it passed from the one to the other"),
    Term("carrier-unknown", "the document names no carrier between the two"),
)

OUTCOMES = _table(
    Outcome("completed", "said to have come about", "ATT", arrived=True),
    Outcome(
        "intended",
        "ordered, bought, allocated, licensed or promised for the receiver; delivery not stated",
        "ATT",
    ),
    Outcome("attempted", "tried; it failed, or no result is stated", "ATT"),
    Outcome("intercepted", "stopped on the way to the receiver", "CAR"),
)

AUTHORISATIONS = _table(
    Term("authorised", "said to be within the supplier's permission", "ATT"),
    Term("unauthorised", "said to be against or without the supplier's permission", "ATT"),
    Term("disputed", "said to be permitted by some and not by others", "ATT"),
    Term("unknown", "nothing is said about permission", "ATT"),
)

GENRES = _table(
    Term("news", "an article of an outlet's own reporting"),
    Term("opinion", "an article that argues a view"),
    Term("interview", "questions to one person, and the answers"),
    Term("repost", "an article that carries another outlet's text"),
    Term("research", "a study by a research organisation", "Berkeley"),
    Term("audit", "a report of an inspecting authority", "Berkeley"),
    Term("record", "a document made in the course of business, or by an authority", "Berkeley"),
    Term("court", "a judgment, an indictment or another paper of a court", "Berkeley"),
    Term("dataset", "a table of cases that somebody has collected", "Berkeley"),
    Term("social", "a post on a social network", "Berkeley"),
)

STANCES = _table(
    Stance("asserts", "the origin says that it happened", "armstrail", side="for"),
    Stance("acknowledges", "giver, receiver or holder says so itself", "armstrail", side="for"),
    Stance("denies", "the origin says that it did not happen", "armstrail", side="against"),
    Stance("qualifies", "the origin limits or plays down what is said"),
    Stance("no-comment", "the origin was asked and neither confirms nor denies"),
    Stance("policy-denial", "the origin says that it is not allowed, not that it did not happen"),
)

EXPLICITNESS = _table(
    Explicitness(
        "explicit",
        "the words state the change of custody and its parties",
        counts=True,
        hand_over=True,
    ),
    Explicitness(
        "party-implied",
        "the words state the change of custody; one of the parties follows from the context",
        counts=True,
        hand_over=True,
    ),
    Explicitness("implied", "the words mean it; the change of custody is not stated", counts=True),
    Explicitness("coder", "the researcher's own inference; never counted", counts=False),
)

BASES = _table(
    Basis("physical", "the origin examined the item or its marks", "CAR", hard=True),
    Basis("record", "the origin relies on a document made at the time", "Berkeley", hard=True),
    Basis(
        "testimony",
        "the origin saw it, was told by one who did, or speaks of what is in its own hands",
        "Berkeley",
    ),
    Basis("none-shown", "the origin shows nothing that it rests on", "Berkeley", steps=True),
)

INTERESTS = _table(
    Interest("none", "the statement does not serve the speaker"),
    Interest(
        "party", "it serves the speaker, who is a party to the matter", "Berkeley", steps=True
    ),
    Interest(
        "adversary", "it serves the speaker, who is an enemy of one accused", "Berkeley", steps=True
    ),
    Interest("against-interest", "it harms the speaker"),
)

HEDGES = _table(
    Hedge("plain", "the origin does not hedge", "ICD 203", factor=Fraction("1")),
    Hedge(
        "almost-certain", "the origin calls it almost certain", "ICD 203", factor=Fraction(".95")
    ),
    Hedge("very-likely", "the origin calls it very likely", "ICD 203", factor=Fraction(".85")),
    Hedge(
        "likely",
        "the origin calls it likely, probable, apparent",
        "ICD 203",
        factor=Fraction(".70"),
    ),
    Hedge(
        "even", "the origin calls it possible, as likely as not", "ICD 203", factor=Fraction(".50")
    ),
    Hedge("unlikely", "the origin calls it unlikely", "ICD 203", factor=Fraction(".30")),
)

FIDELITIES = _table(
    Fidelity("verbatim", "the document quotes the origin's words"),
    Fidelity("paraphrase", "the document gives the origin's meaning in other words"),
    Fidelity("strengthened", "the document says more than the origin said", says_more=True),
    Fidelity(
        "misquoted", "the document gives the origin words it did not say; no weight", counts=False
    ),
)

STATUSES = _table(
    Term("active", "stands as published"),
    Term("retracted", "withdrawn by the origin or by the outlet nearest to it"),
    Term("excluded", "set aside by the researcher; never counted"),
)

REVIEWS = _table(
    Review("draft", "nobody has read it: it never counts and is never drawn", counts=False),
    Review("coded", "one person has read the document and made the row", counts=True),
    Review("confirmed", "a second person has read it and agrees", counts=True),
    Review("contested", "a second person has read it and disagrees", counts=True, contested=True),
)

REJECTED_REASONS = _table(
    Term("intent", "a plan, wish or condition: to give, to retrieve, to arm"),
    Term("risk", "a fear, warning or possibility, not a transfer that happened"),
    Term("solidarity", "support in words"),
    Term("use", "arms were used; whose they were before is not said"),
    Term("possession", "somebody has arms; no earlier holder is stated"),
    Term("background", "context: events, casualties, politics"),
    Term("policy", "a rule or demand"),
    Term("accounting-gap", "records are incomplete; nobody is said to have received the arms"),
    Term("misattributed", "a quotation about something else than its lead-in says"),
    Term("too-vague", "neither giver nor receiver can be told"),
    Term("non-materiel-support", "money, shelter, training or advice"),
    Term("boilerplate", "navigation, by-lines, disclaimers, titles without a claim"),
    Term("unread", "nobody has accounted for the passage yet"),
)

QUALIFIERS = _table(
    Term("exactly", "the figure is given plainly"),
    Term("about", "about, some, approximately"),
    Term("nearly", "nearly, almost, up to"),
    Term("more-than", "more than, over"),
    Term("at-least", "at least"),
)

UNITS = _table(
    Term("usd", "US dollars of the year stated"),
    Term("pieces", "single items"),
    Term("incidents", "events in which arms passed, number of items not stated"),
)

BANDS = _table(
    Term(
        "documented", "explicitly asserted on the item or a record, not self-serving, C or better"
    ),
    Term("acknowledged", "giver, receiver or holder says so itself"),
    Term(
        "reported",
        "an identified voice without interest graded C or better, or two independent graded voices"
        " of which one without interest",
    ),
    Term("alleged", "everything else that a document states"),
)

MARKS = _table(
    Term("disputed", "somebody denies it, whatever the denial weighs"),
    Term("ungraded", "every voice that asserts it is graded F: not graded"),
    Term("retracted", "every assertion has been withdrawn"),
    Term("contested", "a second person disagrees with how something said of it was coded"),
)

GRADES = _table(
    Term("A", "completely reliable: never a default", "Admiralty"),
    Term("B", "usually reliable", "Admiralty"),
    Term("C", "fairly reliable", "Admiralty"),
    Term("D", "not usually reliable", "Admiralty"),
    Term("E", "unreliable", "Admiralty"),
    Term("F", "reliability cannot be judged; not graded", "Admiralty"),
)

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        "actor type": ACTOR_TYPES,
        "parent kind": PARENT_KINDS,
        "mode": MODES,
        "mode kind": MODE_KINDS,
        "directness": DIRECTNESS,
        "outcome": OUTCOMES,
        "authorisation": AUTHORISATIONS,
        "genre": GENRES,
        "stance": STANCES,
        "explicitness": EXPLICITNESS,
        "basis": BASES,
        "interest": INTERESTS,
        "hedge": HEDGES,
        "fidelity": FIDELITIES,
        "status": STATUSES,
        "review": REVIEWS,
        "rejected reason": REJECTED_REASONS,
        "qualifier": QUALIFIERS,
        "unit": UNITS,
        "grade": GRADES,
        "band": BANDS,
        "mark": MARKS,
    }
)


def spoken(term: str) -> str:
    """Return a term as it is read: ``seized-on-collapse`` as "seized on collapse"."""
    return term.replace("-", " ")


def nearest(word: str, known: Vocabulary | Mapping[str, object]) -> str:
    """Return the term of ``known`` whose spelling is nearest to ``word`` (ties: the first listed).

    >>> nearest("suplied", MODES), nearest("INTENDED", OUTCOMES)
    ('supplied', 'intended')
    """
    from rapidfuzz import process  # here, because few words are misspelt

    best = process.extractOne(word, list(known), processor=str.casefold)
    return str(best[0]) if best else next(iter(known))


def lookup(vocabulary: str, word: str) -> Term:
    """Return the term ``word`` of the vocabulary of that name, a key of :data:`VOCABULARIES`.

    Raises :class:`~graph.errors.TermError`, naming the nearest term, where there is none.

    >>> lookup("mode", "stolen").source
    'CAR'
    """
    terms = VOCABULARIES[vocabulary]
    if word in terms:
        return terms[word]
    raise TermError(
        f"'{word}' is no {vocabulary}; the nearest is '{nearest(word, terms)}'"
        f" (all: {', '.join(terms)})"
    )
