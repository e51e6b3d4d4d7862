"""Weak names: those that are words as well, so that they count only as they are given.

"SAS" may be the Small Arms Survey, "sas" is nobody; "CAR" may trace arms, and a car carry them.
A dataset names its weak names (``weak_aliases``). An everyday word is one by itself, where it is an
acronym or an id.
"""

from __future__ import annotations

import re

from graph.model.folding import fold
from graph.model.rows import Actor
from graph.model.spelling import is_acronym

_EVERYDAY = """
ace act add age aid aim air all also am among an and any ape are area arm arms army art as ask at
ate away back bad bag ban bar base bat bay be bear bed been best bet big bit boat body bomb book
both box boy bus but buy by call came can cap car care cars case cash cat chip city cold come cop
cost crew cross crude cut dam dare dark dart data date day days deal dear debt deep did die dig do
does dog done door down draw drop due each ear early earn east eat edge egg else end era even ever
every eye face fact fair fall fan far farm fast fat fear fee feel few file fill find fine fire fit
five fix flag flat flow fly foe food foot for force form four free from fuel full fun gain game gap
gas gave get gift give go goal god gold gone good got grow gun guns guy had half hall hand hard has
hat have he head hear heart help her here hero hide high hill him hip his hit hold home hope host
hot hour house how hum hut ice idea if ill in inch inn into iron is it item its jam jet job join
jump just keep key kid kill kind king kit knew know lack lad lady lake land lap large last late law
lay lead least led leg less let lie life light like limit line link list live load loan long look
lose loss lost lot love low made mail main make man many map mark mass mat match may me mean meet
men met might mile mind mine miss mob mode moon more most move much must my nail name near need net
new news next nice night no non none nor not note now nut oak odd of off oil old on once one only
open or order other our out over own pace pact page paid pair pan part party pass past path pay
peace pen per pet pick pie pig pin pit place plan play plus point pole pool poor port post pot
press price pro prove pull push put race rail rain raise ran range rank rap rare rat rate raw ray
reach read real rear red rest rice rich ride rig right rim ring rise risk river road rob rock rod
role room root rope round route row rule run rush sad safe said sail sale salt same sand sat save
saw say says sea seal seat see seek seem sell send sent set share she ship shoe shop shot should
show side sign since sir sit site six size sky small snow so soap soil sold some son soon sort
space spare spear spin spot spy stake star start state stay step still stone stop store strike
such suit sum sun sure swift take tale talk tank tap task tax tea team tell ten term test text than
that the then there they this tie tier time tin tip to toe told ton too took tool top tour town toy
track trade train trap tree trick trip truck true trust try turn two type unit until up upon use van
very via view vote wage wait wall want war warm was wash watch water wave way we weak wear week well
went were west wet what when where which while who whom whose why wide will win wind wing wire wise
wish with wolf won wood word work world year yes yet you young your zone
"""
"""Short words of English that an acronym may spell. "us" is none of them: it is typed for US."""

_WORDS = frozenset(_EVERYDAY.split())
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)


def everyday(name: str) -> bool:
    """Return whether a name is a word that a sentence may well hold.

    >>> everyday("CAR"), everyday("ISIS")
    (True, False)
    """
    return fold(name) in _WORDS


def weak_names(actor: Actor) -> tuple[str, ...]:
    """Return the names of an actor that count only as they are given, or in quotation marks.

    Those that the dataset calls weak, with whatever else of its names is written alike; and what is
    an everyday word.
    """
    told = {fold(name) for name in actor.weak_aliases}
    alike = (name for name in _names(actor) if fold(name) in told)
    words = (name for name in _names(actor) if _is_spelt_out(actor, name) and everyday(name))
    return tuple(dict.fromkeys((*actor.weak_aliases, *alike, *words)))


def _is_spelt_out(actor: Actor, name: str) -> bool:
    """Return whether a name is a mere acronym, or the id."""
    return name.isupper() or is_acronym(name) or name == actor.id


def strong_names(actor: Actor) -> tuple[str, ...]:
    """Return the other names of an actor, its name before its aliases and its id."""
    weak = weak_names(actor)
    return tuple(one for one in _names(actor) if one not in weak)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, actor.id)


def as_given(typed: str, name: str) -> bool:
    """Return whether ``typed`` is a weak name letter by letter, with a capital in it.

    A leading article may be written small, or stand before a name that has none.

    >>> as_given("SAS", "SAS"), as_given("the SAS", "SAS"), as_given("sas", "SAS")
    (True, True, False)
    """
    plain = typed.strip()
    wanted = _ARTICLE.sub("the ", name)
    forms = (_ARTICLE.sub("the ", plain), _ARTICLE.sub("", plain))
    return wanted != wanted.casefold() and wanted in forms
