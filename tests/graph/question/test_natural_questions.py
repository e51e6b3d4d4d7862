"""Questions as journalists type them: how each is read, or why it is refused."""

from __future__ import annotations

import pytest

from graph.errors import ArmstrailError
from graph.model.materiel import Materiel
from graph.model.rows import Actor, Dataset, Document, Origin, Transfer
from graph.question.lexicon import Lexicon
from graph.question.phrasing import phrase
from graph.question.question import read

LEFT = "Arms left in Afghanistan"
US_IN_GAZA = "arms of United States reached; in Gaza"

KNOWN = Dataset(
    actors=(
        Actor("us", "United States", "state", aliases=("US", "USA", "Washington")),
        Actor("dod", "US Department of Defense", "government-body", "us", aliases=("US military",)),
        Actor("us-forces", "US forces in Iraq", "armed-forces", "dod"),
        Actor("saudi", "Saudi Arabia", "state"),
        Actor("pakistan", "Pakistan", "state"),
        Actor("israel", "Israel", "state"),
        Actor("iraqi-army", "Iraqi army", "armed-forces"),
        Actor("taliban", "Taliban", "de-facto-authority"),
        Actor("ttp", "Pakistani Taliban", "armed-group", aliases=("TTP",)),
        Actor("hamas", "Hamas", "armed-group"),
        Actor("isis", "ISIS", "armed-group", aliases=("Islamic State",)),
        Actor("fsa", "Free Syrian Army", "armed-group", aliases=("FSA",)),
        Actor("nusra", "Nusra Front", "armed-group", aliases=("Nusra",)),
        Actor(
            "left",
            "Arms left in Afghanistan",
            "stockpile",
            aliases=("US arms left in Afghanistan",),
        ),
        Actor("car", "Conflict Armament Research", "research-organisation", aliases=("CAR",)),
    ),
    transfers=(
        Transfer("t", "left", "hamas", "unspecified", place="Gaza"),
        Transfer("u", "us", "iraqi-army", "supplied", place="Ramadi, Iraq"),
    ),
    documents=(Document("d", "A report", "The Daily Reader"),),
    origins=(Origin("general", "Retired general"),),
    materiel=(Materiel("m4", "M4", "assault-rifle"),),
)
LEXICON = Lexicon(KNOWN)

ISIS_TOOK = "whether arms of United States reached ISIS; by mode captured"
US_REACHED_HAMAS = "whether arms of United States reached Hamas"
SOLD = "whether arms of United States went from Taliban to Hamas; by mode sold"

READ = {
    # whether it is stated, in every voice
    "Did the Taliban sell US weapons to Hamas?": SOLD,
    "did the taliban sell american wepons to hamas": SOLD,
    "were US arms sold to Hamas by the Taliban?": SOLD,
    "was Hamas sold US weapons by the Taliban?": SOLD,
    "has Hamas ever bought US weapons from the Taliban": SOLD,
    "is it true that the Taliban sold US arms to Hamas?": SOLD,
    "can you tell me if the Taliban sold Hamas US weapons, please": SOLD,
    "did Hamas sell US weapons to the Taliban?": (
        "whether arms of United States went from Hamas to Taliban; by mode sold"
    ),
    "is it true Hamas has US weapons?": US_REACHED_HAMAS,
    "does hamas have american weapons": US_REACHED_HAMAS,
    "are US weapons in Hamas hands?": US_REACHED_HAMAS,
    "did US weapons fall into the hands of Hamas": US_REACHED_HAMAS,
    "are US-made weapons ending up with Hamas?": US_REACHED_HAMAS,
    "were US weapons found with Hamas?": US_REACHED_HAMAS,
    "was Hamas given US weapons?": US_REACHED_HAMAS,
    "Has the US ever armed Nusra?": "whether United States supplied arms to Nusra Front",
    "did the U.S. give ISIS weapons": "whether United States supplied arms to ISIS",
    "is Pakistan arming the TTP?": "whether Pakistan supplied arms to Pakistani Taliban",
    "is the TTP being armed by Pakistan?": "whether Pakistan supplied arms to Pakistani Taliban",
    "the TTP armed Pakistan?": "whether Pakistani Taliban supplied arms to Pakistan",
    "did the FSA hand over US gear to Nusra?": (
        "whether arms of United States went from Free Syrian Army to Nusra Front"
    ),
    "Were US weapons captured by ISIS from the Iraqi army?": (
        "whether arms of United States went from Iraqi army to ISIS; by mode captured"
    ),
    "did ISIS capture American weapons": ISIS_TOOK,
    "have US weapons been captured by ISIS": ISIS_TOOK,
    "were US weapons stolen or captured by ISIS?": (
        "whether arms of United States reached ISIS; by mode stolen or by mode captured"
    ),
    "were weapons stolen from US forces in Iraq?": (
        "whether arms went from US forces in Iraq; by mode stolen"
    ),
    "Did the Iraqi army lose US rifles to ISIS in 2014?": (
        "whether arms of United States went from Iraqi army to ISIS; between 2014-01-01 and"
        " 2014-12-31; by mode captured or by mode seized-on-collapse or by mode surrendered or by"
        " mode stolen or by mode abandoned or by mode lost; of materiel rifle"
    ),
    "was the FSA supplied with US missiles by Saudi Arabia?": (
        "whether arms of United States went from Saudi Arabia to Free Syrian Army;"
        " of materiel missile"
    ),
    "did US helicopters reach the TTP since 2021?": (
        "whether arms of United States reached Pakistani Taliban; after 2020-12-31;"
        " of materiel helicopter"
    ),
    "did night-vision goggles reach the TTP between 2021 and 2023": (
        "whether arms reached Pakistani Taliban; between 2021-01-01 and 2023-12-31;"
        " of materiel night-vision"
    ),
    "Have M4s from the US reached ISIS?": (
        "whether arms of United States reached ISIS; of materiel m4"
    ),
    "did weapons left behind in Afghanistan end up with the TTP?": (
        "whether arms of Arms left in Afghanistan reached Pakistani Taliban"
    ),
    "are there US weapons in Gaza?": f"whether {US_IN_GAZA}",
    "how could US weapons reach Hamas, including attempts?": (
        "paths from United States to Hamas; including attempts"
    ),
    "did US weapons reach ISIS via the FSA?": (
        "paths from United States to ISIS; via Free Syrian Army"
    ),
    "as of June 2021, had US weapons reached Hamas?": f"{US_REACHED_HAMAS}; as of 2021-06",
    # who says so, and who denies it
    "who says that US arms reached Gaza?": f"who says that {US_IN_GAZA}",
    "which sources say US weapons are in Gaza": f"who says that {US_IN_GAZA}",
    "according to whom did US arms reach ISIS": "who says that arms of United States reached ISIS",
    "who denies that the Taliban sold weapons to the TTP?": (
        "who denies that arms went from Taliban to Pakistani Taliban; by mode sold"
    ),
    "has anyone denied that US weapons reached Hamas?": (
        "who denies that arms of United States reached Hamas"
    ),
    "what does CAR say?": "what Conflict Armament Research says",
    "what does the Retired general say about ISIS": 'what "Retired general" says about ISIS',
    "what did the Daily Reader report?": 'what "The Daily Reader" says',
    "does CAR say that ISIS captured US weapons?": (
        "what Conflict Armament Research says: arms of United States reached ISIS; by mode captured"
    ),
    "did the Taliban deny selling weapons to Hamas?": (
        "what Taliban denies: arms went from Taliban to Hamas; by mode sold"
    ),
    "who sold US weapons to Hamas?": "whether arms of United States reached Hamas; by mode sold",
    "who captured US weapons?": "whether arms of United States reached; by mode captured",
    # how much
    "How much US equipment was left in Afghanistan?": f"how much: arms reached {LEFT}",
    "how many rifles did the US give to the FSA": (
        "how much: arms went from United States to Free Syrian Army; of materiel rifle"
    ),
    "how many US weapons were captured by ISIS?": (
        "how much: arms of United States reached ISIS; by mode captured"
    ),
    # where arms went, came from, and how
    "What happened to the weapons left in Afghanistan?": (
        "what became of the arms of Arms left in Afghanistan"
    ),
    "where did the US military equipment abandoned in Afghanistan end up": (
        "what became of the arms of Arms left in Afghanistan"
    ),
    "who was given US weapons?": "what became of the arms of United States",
    "who's arming the TTP?": "whose arms could have reached Pakistani Taliban",
    "by whom was Nusra armed": "whose arms could have reached Nusra Front",
    "How did US weapons end up in the hands of ISIS without passing through the FSA?": (
        "paths from United States to ISIS; avoiding Free Syrian Army"
    ),
    "when did isis get us weapons": "paths from United States to ISIS",
    "is there any evidence that the Taliban armed the TTP": (
        "whether Taliban supplied arms to Pakistani Taliban"
    ),
    "any evidence the Taliban gave weapons to the TTP?": (
        "whether Taliban supplied arms to Pakistani Taliban"
    ),
    # by whatever deed arms came, where the giver's deed is not asked for
    "did the Taliban get arms from the US?": "whether arms went from United States to Taliban",
    "has Hamas obtained weapons from the Taliban": "whether arms went from Taliban to Hamas",
    "did ISIS acquire arms from the FSA?": "whether arms went from Free Syrian Army to ISIS",
    "did arms pass from the FSA to ISIS?": "whether arms went from Free Syrian Army to ISIS",
    "did the US pass arms to ISIS?": "whether United States supplied arms to ISIS",
    "were weapons given to ISIS by the FSA": "whether Free Syrian Army supplied arms to ISIS",
    # one end, and what was done
    "were US weapons stolen?": "whether arms of United States reached; by mode stolen",
    "where were US rifles stolen?": (
        "whether arms of United States reached; by mode stolen; of materiel rifle"
    ),
    "when did the US leave weapons in Ramadi?": (
        "whether arms went from United States; in Ramadi; by mode abandoned"
    ),
    "who sold guns to Hamas": "whether arms reached Hamas; by mode sold; of materiel small-arm",
    "what kind of weapons did the TTP get?": "whether arms reached Pakistani Taliban",
    "what weapons did the TTP get": "whether arms reached Pakistani Taliban",
    "which weapons reached ISIS": "whether arms reached ISIS",
    "was it the Taliban who armed Hamas?": "whether Taliban supplied arms to Hamas",
    "US arms in Ramadi before 2016": (
        "whether arms of United States reached; until 2015-12-31; in Ramadi"
    ),
    "have the Taliban admitted having US equipment?": (
        "what Taliban says: arms of United States reached Taliban"
    ),
    "did Pakistan accuse the Taliban of arming the TTP": (
        "what Pakistan says: arms went from Taliban to Pakistani Taliban"
    ),
    "how do we know the Taliban have US weapons?": "what United States -> Taliban rests on",
    "what is the evidence that Hamas has American rifles?": (
        "what United States -> Hamas rests on; of materiel rifle"
    ),
    "since when has the TTP had US rifles": (
        "paths from United States to Pakistani Taliban; of materiel rifle"
    ),
    "is there any proof US guns reached Gaza before 2019?": (
        "whether arms of United States reached; until 2018-12-31; in Gaza; of materiel small-arm"
    ),
    "did the FSA lose its missiles to Nusra": (
        "whether arms went from Free Syrian Army to Nusra Front; by mode captured or by mode"
        " seized-on-collapse or by mode surrendered or by mode stolen or by mode abandoned or by"
        " mode lost; of materiel missile"
    ),
    "does ISIS have weapons from Saudi Arabia?": "whether arms went from Saudi Arabia to ISIS",
    "which groups got US weapons?": "what became of the arms of United States",
    "which countries armed ISIS": "whose arms could have reached ISIS",
    "have US rifles turned up with the TTP?": (
        "whether arms of United States reached Pakistani Taliban; of materiel rifle"
    ),
    "was Hamas able to get arms from the Taliban?": "paths from Taliban to Hamas",
    "what's the evidence that the Taliban armed the TTP?": (
        "what Taliban -> Pakistani Taliban rests on"
    ),
}


@pytest.mark.parametrize(("text", "meant"), READ.items(), ids=str)
def test_a_question_is_read_as_it_is_meant(text: str, meant: str) -> None:
    question = read(LEXICON, text)
    assert phrase(LEXICON, question) == meant
    assert read(LEXICON, meant) == question


REFUSED = {
    # what did not happen
    "who did NOT supply ISIS?": "not what did not happen",
    "didn't the US arm ISIS?": "ask 'whether United States supplied arms to ISIS'",
    "is it true that the US never sold arms to Saudi Arabia?": "; by mode sold' instead",
    "did no US weapons reach Hamas?": "ask 'whether arms of United States reached Hamas'",
    "which US weapons haven't reached ISIS": "not what did not happen",
    "who says that US weapons never reached Hamas": "ask 'who says that arms of United States",
    "did the US refuse to arm the FSA": "not what did not happen",
    "did US weapons reach ISIS but not Hamas?": "'but not' is not understood",
    "did the TTP use US weapons?": "'use' is not understood; ask 'whether arms of United States",
    "did non-US weapons reach ISIS?": "It is not clear what",
    "did anyone other than the US arm ISIS": "It is not clear what",
    # what would be left out
    "did the US arm ISIS before the fall of Kabul?": "'before the fall of Kabul' is not understood",
    "did only ISIS get US weapons?": "'only' is not understood",
    "did US weapons reach ISIS \U0001f642?": "'\U0001f642' is not understood",
    "how did \U0001f1fa\U0001f1f8 arms reach ISIS?": "'\U0001f1fa\U0001f1f8' is no actor",
    "did the US indirectly arm ISIS": "'indirectly' is not understood",
    "will the US arm the FSA?": "'will' is not understood",
    "do the Taliban still have US weapons": "'still' is not understood",
    "did weapons sold by the US reach ISIS?": "'sold' is not understood",
    "did TTP-captured weapons reach ISIS": "'captured' is not understood",
    "how could weapons captured by ISIS reach Hamas?": "ask 'paths from ISIS to Hamas'",
    "why did US weapons reach ISIS?": "ask 'paths from United States to ISIS'",
    "did US weapons reach ISIS except in 2014": "'except in 2014' is not understood",
    "how much money did the US give to the FSA?": "'money' is not understood",
    "who could have supplied ISIS via Pakistan?": "'via Pakistan' is no limit to such a question",
    # what would be a guess
    "How could US and Saudi weapons reach ISIS?": (
        "ask 'paths from United States to ISIS', and then 'paths from Saudi Arabia to ISIS'"
    ),
    "did the US arm ISIS and the FSA?": "two parties, and each is a question by itself",
    "did the Taliban sell US weapons?": "can be arms for United States or arms of it",
    "did the US sell or give arms to ISIS": "'sell or give' is not understood",
    "did weapons the US gave the FSA reach ISIS?": "names United States, Free Syrian Army and ISIS",
    "who denies it?": "no question is remembered",
    "were US weapons found?": "or who else is meant",
    # a place is no actor, and what can be asked of it is told
    "says US Gaza": "'Gaza' is a place here, and no actor: say 'in Gaza'; ask 'who says that",
    "did the US arm Gaza?": "'Gaza' is a place here, and no actor: say 'in Gaza'",
    "weapons in Gaza": "names no actor of this dataset, but a place: 'armstrail says --place",
    "Gaza": "'armstrail says --place \"Gaza\"' tells what is said of transfers there",
    # what is named says what can be asked
    "weapons given to ISIS stolen": "ask 'what is said of ISIS', 'what became of the arms of ISIS'",
    "US Hamas": "ask 'paths from United States to Hamas' or 'paths from Hamas to United States'",
    "Iran's weapons": "ask 'what is said of X' of an actor X that is in it",
    "where did Iran's weapons go": "ask 'what became of the arms of X' of an actor X",
    "did Iran arm Hamas after 2015?": "ask 'whether arms reached Hamas; after 2015-12-31'",
    "how could Iranian rifles reach Hamas": "without it ask 'whose arms could have reached Hamas'",
    # who is not in the data
    "did the Turkish army arm ISIS": "is no actor of this dataset",
    "did ISIS-K get US weapons?": "'ISIS-K' is no actor",
    "who denies that the Taliban sold weapons to Pakistan Hamas": "'Pakistan Hamas' is no actor",
    "how could South Korean rifles reach Hamas": "'South Korean' is no actor",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=str)
def test_what_would_be_answered_otherwise_is_refused(text: str, why: str) -> None:
    with pytest.raises(ArmstrailError) as caught:
        read(LEXICON, text)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
