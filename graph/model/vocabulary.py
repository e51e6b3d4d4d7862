"""The words of the data, as tables: every term with its definition and where the word comes from.

The vocabularies are data, not branches: code asks a term for its ``kind`` and never lists ids
itself. The sources are named by the keys of :data:`SOURCES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
    """One word of a vocabulary; ``source`` is a key of :data:`SOURCES`.

    ``takes_over`` marks the modes by which a receiver comes to hold all that the giver held.
    """

    id: str
    definition: str
    source: str = "armstrail"
    kind: str = ""
    takes_over: bool = False


Vocabulary = Mapping[str, Term]


def _table(*terms: Term) -> Vocabulary:
    return MappingProxyType({term.id: term for term in terms})


ACTOR_TYPES = _table(
    Term("state", "a country as such, when no body of it is named", "ATT"),
    Term("government-body", "a ministry, agency or office of a state", "FtM"),
    Term("armed-forces", "the forces of a state, or a named part of them as a force", "ATT"),
    Term("unit", "a unit, command or task force within armed forces", "FtM"),
    Term("former-government", "a government that has fallen or been replaced", "armstrail"),
    Term("former-forces", "the forces of a government that has fallen", "SAS"),
    Term("de-facto-authority", "a group that governs without general recognition", "armstrail"),
    Term("armed-group", "an organised armed group that is not a state's force", "SAS"),
    Term("coalition", "an alliance of several actors that is named as one", "armstrail"),
    Term("company", "a maker, shipper or seller with a legal form", "FtM"),
    Term("broker", "one who arranges a transfer between others", "ATT"),
    Term("criminal-network", "a network that acts for profit against the law", "SAS"),
    Term("market", "a place or trade where arms change hands, no seller named", "SAS"),
    Term("civilians", "people outside any armed organisation", "SAS"),
    Term("international-organisation", "a body that states have founded", "FtM"),
    Term("research-organisation", "an institute that investigates and reports", "FtM", "speaker"),
    Term("media", "an outlet that publishes reporting", "FtM", "speaker"),
    Term("person", "one human being who speaks or acts", "FtM", "speaker"),
    Term("stockpile", "arms in one place whose holder is not stated, or changes", "SAS"),
    Term("unspecified", "a kind of actor is named, but not which one", "armstrail", "no-junction"),
    Term("unknown", "the document says that the actor is not known", "armstrail", "no-junction"),
)

MODES = _table(
    Term("supplied", "given or delivered, price not stated", "ATT", "transfer"),
    Term("sold", "handed over for payment", "ATT", "transfer"),
    Term("exported", "sent out of a country under its jurisdiction", "ATT", "transfer"),
    Term(
        "retransferred", "passed on by a recipient with the supplier's consent", "CAR", "transfer"
    ),
    Term(
        "retransferred-unauthorised", "passed on against the supplier's terms", "CAR", "diversion"
    ),
    Term(
        "redirected", "sent elsewhere than to the stated recipient on the way", "ATT", "diversion"
    ),
    Term("false-end-user", "obtained on papers that name another end user", "CAR", "diversion"),
    Term("captured", "taken from an enemy in fighting", "CAR", "diversion", True),
    Term("seized-on-collapse", "taken over when the holder fell or left", "CAR", "diversion", True),
    Term("surrendered", "handed over by a holder who gave up", "CAR", "diversion", True),
    Term("stolen", "taken without the holder's consent, not in fighting", "CAR", "diversion"),
    Term("leaked", "came out of a holder's custody bit by bit", "SAS", "diversion"),
    Term("smuggled", "moved across a border in secret", "MOSAIC", "diversion"),
    Term("shared", "lent or given by one group to an ally", "CAR", "diversion"),
    Term(
        "unspecified", "came to the receiver in a way that nobody states", "armstrail", "diversion"
    ),
    Term("abandoned", "left behind by the holder", "CAR", "loss"),
    Term("lost", "missing, the holder does not know where", "CAR", "loss"),
    Term("unaccounted", "no longer shown in the holder's records", "SAS", "loss"),
    Term(
        "observed-with", "seen with the receiver, earlier custody not stated", "CAR", "possession"
    ),
    Term(
        "recovered-from",
        "taken by investigators or opponents from the receiver, who held it until then",
        "CAR",
        "possession",
    ),
)

MODE_KINDS = _table(
    Term("transfer", "a change of custody that the giver means", "ATT", "carries-on"),
    Term(
        "diversion",
        "custody that left the channels agreed on, or came about in a way that nobody states",
        "ATT",
        "carries-on",
    ),
    Term("loss", "the end of the giver's custody", "CAR", "carries-on"),
    Term("possession", "somebody has it; how it came there is not stated", "CAR"),
)

DIRECTNESS = _table(
    Term("direct", "the document says that it passed from the one to the other"),
    Term("carrier-unknown", "the document names no carrier between the two"),
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
    Term("repost", "an article that carries another outlet's text"),
    Term("research", "a study by a research organisation", "Berkeley"),
    Term("audit", "a report of an inspecting authority", "Berkeley"),
    Term("record", "a document made in the course of business, or by an authority", "Berkeley"),
)

STANCES = _table(
    Term("asserts", "the origin says that it happened", "armstrail", "supports"),
    Term("acknowledges", "giver, receiver or holder says so itself", "armstrail", "supports"),
    Term("denies", "the origin says that it did not happen", "armstrail", "counters"),
    Term("qualifies", "the origin limits or plays down what is said"),
    Term("no-comment", "the origin was asked and neither confirms nor denies"),
    Term("policy-denial", "the origin says that it is not allowed, not that it did not happen"),
)

EXPLICITNESS = _table(
    Term("explicit", "the words state the change of custody", "armstrail", "counts"),
    Term("implied", "the words mean it without stating it", "armstrail", "counts"),
    Term("coder", "the researcher's own inference; never counted"),
)

BASES = _table(
    Term("physical", "the origin examined the item or its marks", "CAR", "hard"),
    Term("record", "the origin relies on a document made at the time", "Berkeley", "hard"),
    Term("testimony", "the origin saw it, or was told by one who did", "Berkeley"),
    Term("none-shown", "the origin shows nothing that it rests on", "Berkeley", "steps"),
)

INTERESTS = _table(
    Term("none", "the statement does not serve the speaker"),
    Term("party", "it serves the speaker, who is a party to the matter", "Berkeley", "steps"),
    Term("adversary", "it serves the speaker, who is an enemy of one accused", "Berkeley", "steps"),
    Term("against-interest", "it harms the speaker"),
)

HEDGES = _table(
    Term("plain", "the origin does not hedge", "ICD 203", "1"),
    Term("almost-certain", "the origin calls it almost certain", "ICD 203", ".95"),
    Term("very-likely", "the origin calls it very likely", "ICD 203", ".85"),
    Term("likely", "the origin calls it likely", "ICD 203", ".70"),
    Term("even", "the origin calls it possible, alleged, apparent", "ICD 203", ".50"),
    Term("unlikely", "the origin calls it unlikely", "ICD 203", ".30"),
)

FIDELITIES = _table(
    Term("verbatim", "the document quotes the origin's words"),
    Term("paraphrase", "the document gives the origin's meaning in other words"),
    Term("strengthened", "the document says more than the origin said"),
    Term("misquoted", "the document gives the origin words it did not say"),
)

STATUSES = _table(
    Term("active", "stands as published"),
    Term("retracted", "withdrawn by the origin or by the outlet nearest to it"),
    Term("excluded", "set aside by the researcher; never counted"),
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
    Term("documented", "explicitly asserted on the item or a record, not self-serving"),
    Term("acknowledged", "giver, receiver or holder says so itself"),
    Term("reported", "one good identified voice without interest, or two graded voices"),
    Term("alleged", "everything else that a document states"),
)

MARKS = _table(
    Term("disputed", "somebody denies it, whatever the denial weighs"),
    Term("ungraded", "every voice that asserts it is graded F: not graded"),
    Term("retracted", "every assertion has been withdrawn"),
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
        "mode": MODES,
        "mode kind": MODE_KINDS,
        "directness": DIRECTNESS,
        "authorisation": AUTHORISATIONS,
        "genre": GENRES,
        "stance": STANCES,
        "explicitness": EXPLICITNESS,
        "basis": BASES,
        "interest": INTERESTS,
        "hedge": HEDGES,
        "fidelity": FIDELITIES,
        "status": STATUSES,
        "rejected reason": REJECTED_REASONS,
        "qualifier": QUALIFIERS,
        "unit": UNITS,
        "grade": GRADES,
        "band": BANDS,
        "mark": MARKS,
    }
)


def nearest(word: str, known: Vocabulary | Mapping[str, object]) -> str:
    """The term of ``known`` whose spelling is nearest to ``word`` (ties: the first listed).

    >>> nearest("suplied", MODES)
    'supplied'
    """
    from rapidfuzz import process  # here, because few words are misspelt

    best = process.extractOne(word, list(known))
    return str(best[0]) if best else next(iter(known))


def lookup(vocabulary: str, word: str) -> Term:
    """The term ``word`` of the vocabulary of that name, a key of :data:`VOCABULARIES`.

    Raises :class:`~graph.errors.TermError`, naming the nearest term, where there is none.

    >>> lookup("mode", "stolen").kind
    'diversion'
    """
    terms = VOCABULARIES[vocabulary]
    if word in terms:
        return terms[word]
    raise TermError(
        f"'{word}' is no {vocabulary}; the nearest is '{nearest(word, terms)}'"
        f" (all: {', '.join(terms)})"
    )
