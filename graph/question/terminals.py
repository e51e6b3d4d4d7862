"""The sorts of words of a question: each with its name, what it is, and its words.

A new word, such as a verb, goes to the words of its sort, and is then understood wherever the sort
is. Modes, bands and kinds of materiel have their words in :mod:`graph.question.terms`, flags in
:mod:`graph.constraints.registry`.
"""

from __future__ import annotations

from enum import Enum, unique

from graph.constraints.registry import FLAGS

_SORTS_OF_ACTORS = (
    *("group", "groups", "armed group", "armed groups", "militant group", "militant groups"),
    *("rebel group", "rebel groups", "militia", "militias", "faction", "factions", "actor"),
    *("actors", "party", "parties", "organisation", "organisations", "organization"),
    *("organizations", "country", "countries", "state", "states", "government", "governments"),
    *("army", "armies", "forces", "militants", "rebels", "fighters", "people", "nations"),
)


@unique
class Terminal(Enum):
    """A sort of words, by the name that it has in the rules: what it is, and its words if fixed."""

    # asking
    HOW = ("asks for the way", "how")
    WHY = ("asks for a reason, which no answer gives", "why; how come; for what reason")
    WHEN = (
        "asks for the time, which the paths tell",
        "when; since when; until when; how long; how long ago; at what time",
    )
    WHO = (
        "asks for an actor",
        "who; whom; whose; which; anyone; anybody; someone; somebody; any one",
    )
    GROUPS = (
        "asks for an actor of a sort, which no answer keeps to",
        "; ".join(f"{which} {sort}" for which in ("which", "what") for sort in _SORTS_OF_ACTORS),
    )
    WHAT = (
        "asks for anything",
        "what; what kind of; what kinds of; which kind of; which kinds of; what type of;"
        "what types of; which type of; which types of; what sort of; what sorts of",
    )
    WHERE = ("asks for a place or an actor", "where; how far")
    HOW_MUCH = (
        "asks for a quantity",
        "how much; how many; what quantity of; which quantity of; what number of; what amount of",
    )
    WHETHER = (
        "asks whether something is stated; so does a verb that comes before its subject",
        "whether; if; is it true; is it true that; is it so that;"
        "is it the case that; is it correct that; is it right that; is it stated that; is it a fact"
        " that; is it said that; is it alleged that; is it reported that; is it known whether;"
        "is it known if; is it known that; is there evidence that; is there any evidence that;"
        "is there evidence; is there any evidence; is there proof that; is there any proof that;"
        "is there proof; is there any proof; any evidence that; any evidence; any proof that;"
        "any proof; are there reports that; are there any reports that; are there reports;"
        "are there any reports; have there been reports that; have there been any reports that;"
        "do reports say; do any reports say;"
        "do we know whether; do we know if; do we know that; do you know whether; do you know if;"
        "does any document say; do any documents say; does any source say;"
        "do any sources say;"
        "tell me whether; tell me if;"
        "was it; is it; were it; true or false; true that",
    )

    # saying
    SAY = (
        "what a source does",
        "say; says; said; saying; claim; claims; claimed; claiming; assert; asserts; asserted;"
        "allege; alleges; alleged; report; reports; reported; maintain; maintains;"
        "confirm; confirms; confirmed; confirming; admit; admits; admitted; admitting;"
        "acknowledge; acknowledges; acknowledged; acknowledging; concede; concedes; conceded;"
        "accuse; accuses; accused",
    )
    DENY = ("what a source does that counters", "deny; denies; denied; denying; dispute; disputes")
    ACCORDING_TO = ("before a source", "according to")
    SOURCES = (
        "who or what says something, of any kind",
        "source; sources; document; documents; outlet; outlets; article; articles; voice; voices",
    )

    # what arms or actors do
    REACH = (
        "what arms do that come to somebody",
        "reach; reached; reaches; reaching; get to; got to; gets to; getting to; come to; came to;"
        "comes to; come into the hands of; came into the hands of; fall into the hands of;"
        "fell into the hands of; fallen into the hands of; get into the hands of;"
        "got into the hands of; end up in the hands of; ended up in the hands of;"
        "find their way to; found their way to; make their way to; made their way to;"
        "find its way to; found its way to; make its way to; made its way to;"
        "go to; went to; gone to; going to; move to; moved to; flow to; flowed to; travel to;"
        "travelled to; arrive at; arrived at; arrive with; arrived with; fall to; fell to;"
        "fallen to; falling to; reach the hands of; reached the hands of; land with; landed with;"
        "fall into the possession of; fell into the possession of; make it to; made it to",
    )
    END_UP_WITH = (
        "REACH where arms are its subject, RECEIVE where an actor is",
        "end up with; ended up with; ends up with; ending up with; wind up with; wound up with;"
        "winding up with",
    )
    RECEIVE = (
        "what an actor does that comes to have arms",
        "get; got; gets; getting; obtain; obtained; obtains; receive; received; receives;"
        "acquire; acquired; acquires; acquiring; come by; came by; get hold of; got hold of;"
        "gets hold of; get their hands on; got their hands on; get its hands on;"
        "got its hands on;"
        "lay hands on; laid hands on; lay their hands on; laid their hands on;"
        "receiving; obtaining;"
        "hold; holds; held; holding; possess; possesses; possessed; possessing; own; owns; owned;"
        "in possession of; gotten; obtained possession of",
    )
    SUPPLY = (
        "what an actor does that hands arms on",
        "supply; supplied; supplies; supplying; provide; provided; provides; providing; arm; armed;"
        "arming; arms up; equip; equips; equipped; equipping; give; gave; given; gives; giving;"
        "send; sent; sends; sending; deliver; delivered; delivers; delivering; transfer;"
        "transferred; transfers; transferring; pass; passed; passes; pass on; passed on; passes on;"
        "passing on; furnish; furnished; furnishes; ship; shipped; shipping; hand; handed;"
        "give up; gave up; given up; hand over; handed over; hands over; handing over; hand on;"
        "handed on; turn over;"
        "turned over; turns over; give away; gave away; given away; donate; donated; donates;"
        "funnel; funnelled; funneled; funnels; channel; channelled; channeled; airlift; airlifted;"
        "airdrop; airdropped",
    )
    END_UP = (
        "what arms do, without saying with whom",
        "end up; ended up; wind up; wound up; go; went; gone; land; landed; travel; travelled;"
        "come; came; spread; fall; fell; fallen; flow; flowed; move; moved; find their way;"
        "turn up; turned up; turns up; show up; showed up; shown up; crop up; cropped up;"
        "surface; surfaced; surfaces; resurface; resurfaced;"
        "found their way; make their way; made their way",
    )
    COME_FROM = (
        "what arms do, said of where they were",
        "come from; came from; comes from; stem from; stemmed from; originate; originated;"
        "originate from; originated from",
    )

    USE = (
        "what an actor does with arms that it has, which no table tells",
        "use; used; uses; wield; wielded; wields; deploy; deployed; deploys; fight with;"
        "fought with; fire; fired",
    )

    SUPPLIED = ("SUPPLY, said of what or whom it is done to",)
    RECEIVED = ("RECEIVE, said of what is received",)

    FOUND = (
        "what is done to arms that somebody is seen to have",
        "found; seen; spotted; observed; photographed; recovered; discovered; identified",
    )

    # other things that are asked
    BECAME_OF = (
        "asks where arms went",
        "became of; become of; becomes of; happened to; happen to; happens to",
    )
    RESTS_ON = (
        "asks for the evidence",
        "how do we know; how do we know that; how is it known that;"
        "rest on; rests on; rest upon; based on; depend on; depends on; stand on; stands on;"
        "hang on; hangs on; evidence for; evidence that; evidence is there that;"
        "evidence there is that; scrutinise; scrutinize",
    )
    DOWNSTREAM = ("asks where arms went", "downstream; downstream of; downstream from")
    UPSTREAM = ("asks where arms came from", "upstream; upstream of; upstream from")
    SAID_OF = (
        "asks for all that is said; left out of what is asked otherwise",
        "said of; said about; about; known of; known about; tell; show; tell us; show us; give us;"
        "let us know; let me know; dossier of",
    )

    # small words
    FROM = ("before an origin or a date", "from")
    TO = ("before a receiver or a date", "to; into")
    IN = ("before a place or a date", "in; at; near; in place; at place")
    OF = (
        "before whose or what something is",
        "of; belonging to; owned by; made in; made by; manufactured in; manufactured by;"
        "produced in; produced by; from the stocks of; from stocks of; from the stock of;"
        "from the arsenal of; from the arsenals of",
    )
    THAT = ("before what is said, or told of something", "that")

    # helping verbs: which of them comes before a verb tells who did it to whom
    BE = ("before what is done to its subject", "is; are; was; were; been; being; be")
    DO = ("before what its subject does", "do; does; did; have; has; had; having")
    MODAL = ("before what can be", "could; can; may; might; would; able to; going to be able to")
    WITH = ("before what something is done with", "with")
    HELD_BY = (
        "TO of arms that somebody has",
        "in the hands of; in hands of; in the possession of; into the hands of; into hands of;"
        "into the possession of; now with; in the arsenal of; in the arsenals of",
    )
    BY = ("before an actor or a date", "by")
    AND = ("joins what holds together", "and; then; and then; as well as")
    OR = ("joins what holds one by one", "or")

    # constraints
    THROUGH = (
        "before whom paths pass",
        "through; via; by way of; by means of; using; involving; passing",
    )
    MOVING = (
        "what arms do on a path, beside THROUGH",
        "going; moving; travelling; running; coming; leading; routed; led",
    )
    WITHOUT = (
        "before whom paths do not pass",
        "without; avoiding; avoid; bypassing; circumventing; skipping; excluding; leaving out;"
        "omitting; not involving; other than through; except through; except via; with no;"
        "through no; via no; using no; involving no; without the help of; without help from;"
        "but without; but avoiding",
    )
    AFTER = ("before a date", "after")
    BEFORE = ("before a date", "before")
    SINCE = ("before a date", "since; not before; no earlier than; not earlier than")
    UNTIL = (
        "before a date, or the most of a number",
        "until; till; up to; not after; no later than; not later than",
    )
    DURING = ("before a date", "during; on")
    AS_OF = (
        "before the day by which all that counts had been said",
        "as of; as at; as known by; as known in; as was known by; as was known in",
    )
    BETWEEN = ("before two dates", "between")
    AT_LEAST = (
        "before the least of a number",
        "at least; no less than; not less than; no fewer than; not fewer than; min; minimum;"
        "a minimum of; minimum of",
    )
    AT_MOST = (
        "before the most of a number",
        "at most; no more than; not more than; max; maximum; a maximum of; maximum of;at the most",
    )
    WITHIN = ("before a date, or the most of a number", "within")
    SUPPORT = ("what a share is of", "support")
    LEGS = (
        "what the length of paths is counted in",
        "step; steps; leg; legs; hop; hops; handover; handovers",
    )
    HANDS = ("LEGS beside a number, and nothing without one", "hands")
    FLAG = (
        "a constraint that is set or not; in the rules FLAG_ stands before its name",
        "; ".join(wording for flag in FLAGS for wording in flag.wordings),
    )
    ATTEMPTS = (
        "what was not completed counts as well",
        "including attempts; attempts included; with attempts; counting attempts;"
        "including failed attempts; including what was attempted",
    )
    STATED_THROUGHOUT = ("no step is inferred", "stated throughout; nothing inferred; uninferred")
    INFERRED = ("of steps; none, with a negation", "inferred; inference; inferences; inferring")

    # negations
    NOT = ("negates a constraint after it, or what is asked", "not; neither; nor; no; but not")
    NEVER = (
        "negates what is asked in any case",
        "never; but never; nobody; nothing; none; no one; nowhere; unable to; impossible;"
        "couldn't; didn't; can't; cannot; isn't; aren't; wasn't; weren't; don't; doesn't; hasn't;"
        "haven't; hadn't; won't; wouldn't; shouldn't; fail to; fails to; failed to; failing to;"
        "refuse to; refused to",
    )
    EXCEPT = (
        "negates a constraint after it in any case",
        "except; except for; excepting; unless; but; other than; rather than; instead of;"
        "apart from; aside from; barring; save; save for; minus; sans; non; anti; outside;"
        "outside of; lacking; un; hardly; scarcely; barely; rarely; seldom; regardless of;"
        "regardless of whether; no matter whether; not only; not just; not merely",
    )
    OR_NOT = ("takes the constraint before it back", "or not; whether or not")
    EXCLUDED = (
        "negates the constraint before it",
        "excluded; excepted; aside; left out; omitted; not included; not allowed",
    )

    # what is looked up
    ACTOR = ("an actor of the dataset",)
    VOICE = ("an origin or outlet of the dataset that is no actor",)
    ARMS_OF = ("an actor whose arms are meant, or a stockpile",)
    ACTOR_TYPE = ("a type of actors",)
    MATERIEL = ("a kind of materiel",)
    MODE = ("a mode or a kind of modes",)
    BAND = ("a least band",)
    DATE = ("a date",)
    PLACE = ("a place of the dataset",)
    NUMBER = ("a whole number",)
    SHARE = ("a share of one",)

    # signs, and what is left where constraints were
    ARROW = ("from one actor to the next",)
    COMMA = ("between members of a list",)
    BREAK = ("a semicolon, or where a constraint was taken out",)
    LEFT_OUT = ("where a constraint was taken out that begins with WITHOUT or EXCEPT",)

    # the rest
    ARMS = (
        "arms of any kind",
        "arms; weapons; weapon; weaponry; armaments; equipment; materiel; gear; hardware; kit;"
        "military equipment; military hardware; military gear; military materiel; military kit;"
        "military weapons; military weaponry; arsenal; weapon systems; weapons systems; stuff",
    )
    UNKNOWN = (
        "what is not understood; so are words that would turn a constraint into its opposite",
        "disputed; indirect; indirectly; will; shall; should; must",
    )
    NOISE = (
        "says nothing here",
        "a; an; the; any; some; all; having been; it; its; they; them; their; this; these; those;"
        "there; 's; me; i; you; please; ever; also; allegedly; reportedly;"
        "alleged to; reported to; claimed to;"
        "supposedly; possibly; possible; made; path; paths; route; routes; way; ways; actor;"
        "actors; know; either; both; or fewer; or less; really; actually; indeed; truly; already;"
        "even; kindly; so; well; hi; hello; hey; thanks; thank you; just tell me;"
        "i want to know; i would like to know; i wonder; said to; believed to;"
        "thought to; in fact; at all;"
        "directly or indirectly; indirectly or directly; direct or indirect;"
        "disputed or undisputed; disputed or not",
    )

    def __init__(self, meaning: str, words: str = "") -> None:
        self.meaning = meaning
        self.words = tuple(word.strip() for word in words.split(";") if word)


NEGATIONS = frozenset(
    {
        *(Terminal.WITHOUT, Terminal.NOT, Terminal.NEVER),
        *(Terminal.EXCEPT, Terminal.OR_NOT, Terminal.EXCLUDED),
    }
)

MISSPELT_NEGATIONS = ("without", "avoiding", "except", "excluding")
"""What is near one of these is never left out of what it negates; of other negations none is read
into a misspelling."""

SIGNS_TYPED = {
    "->": Terminal.ARROW,
    "-->": Terminal.ARROW,
    "=>": Terminal.ARROW,
    "\u2192": Terminal.ARROW,
    "\u21d2": Terminal.ARROW,
    ",": Terminal.COMMA,
    ";": Terminal.BREAK,
    "&": Terminal.AND,
}
"""The signs that mean something."""
