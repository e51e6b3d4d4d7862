"""Who did what to whom: which verbs are passive, whose arms are meant, who has them in hand.

The helping verbs tell it ("was ISIS given arms", "has ISIS given arms") and are gone afterwards.
What begins with one of them, or has a verb and no word that asks, asks whether it is stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.question.terminals import Terminal
from graph.question.tokens import Item

_HELPING = (Terminal.BE, Terminal.DO, Terminal.MODAL)
_GONE = (*_HELPING, Terminal.THAT)
_ASKING = (
    *(Terminal.HOW, Terminal.WHY, Terminal.WHEN, Terminal.WHO, Terminal.WHAT, Terminal.WHERE),
    *(Terminal.HOW_MUCH, Terminal.WHETHER, Terminal.ACCORDING_TO, Terminal.GROUPS),
)
_NO_CLAIM = (
    *(*_ASKING, Terminal.UPSTREAM, Terminal.DOWNSTREAM, Terminal.RESTS_ON, Terminal.SAID_OF),
    *(Terminal.ARROW, Terminal.MODAL),
)
"""With one of these it is not asked whether something is stated, or it is said already."""

_PASSIVE = {Terminal.SUPPLY: Terminal.SUPPLIED, Terminal.RECEIVE: Terminal.RECEIVED}
_VERBS = (
    *(*_PASSIVE, *_PASSIVE.values(), Terminal.REACH, Terminal.END_UP, Terminal.END_UP_WITH),
    *(Terminal.COME_FROM, Terminal.BECAME_OF, Terminal.SAY, Terminal.DENY, Terminal.RESTS_ON),
    *(Terminal.FOUND, Terminal.USE),
)
_HAVE = ("have", "has", "had", "having")
_JOINTS = (Terminal.AND, Terminal.OR)
_ARMS = (Terminal.ARMS, Terminal.MATERIEL)
_NO_OWNER = (
    *(Terminal.IN, Terminal.BY, Terminal.THROUGH, Terminal.WITHOUT, Terminal.EXCEPT),
    *(Terminal.NOT, Terminal.NEVER),
)
"""An actor after one of these does something, or is passed, and owns no arms that come after."""

_STOCK_AFTER = (
    *(*_ASKING, *_HELPING, Terminal.THAT, Terminal.RECEIVE, Terminal.SUPPLIED, Terminal.WITH),
    *(Terminal.SAY, Terminal.DENY, Terminal.BREAK, Terminal.COMMA),
)
"""A stockpile after one of these, or at the beginning, is arms and not their receiver."""


def prepared(items: Sequence[Item], is_stock: Callable[[str], bool]) -> list[Item]:
    """Return the items without helping verbs, each verb and each owner of arms as what it is.

    ``is_stock`` tells whether an actor id is that of a stockpile.
    """
    told = list(_subject_of_ending_up(list(_in_hands(list(items))), is_stock))
    told = list(_voiced(list(_own_deeds(list(_having(told))))))
    told = list(_asking_whether(told))
    told = list(_stocks(told, is_stock))
    told = [item for item in told if item.terminal not in _GONE]
    return list(_to_places(list(_whose(told))))


def _is_verb(item: Item) -> bool:
    return item.terminal in _VERBS or (item.terminal is Terminal.MODE and item.verb is not None)


def _in_hands(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, "in ISIS hands" and "in the hands of ISIS" read as "to ISIS"."""
    for place, item in enumerate(items):
        next_two = [one.terminal for one in items[place + 1 : place + 3]]
        last_two = [one.terminal for one in items[max(0, place - 2) : place]]
        if item.terminal in (Terminal.IN, Terminal.TO) and next_two == [
            Terminal.ACTOR,
            Terminal.HANDS,
        ]:
            yield item._replace(terminal=Terminal.TO)
        elif item.terminal is Terminal.HANDS and last_two in (
            [Terminal.IN, Terminal.ACTOR],
            [Terminal.TO, Terminal.ACTOR],
        ):
            continue
        elif item.terminal is Terminal.HELD_BY:
            yield item._replace(terminal=Terminal.TO)
        else:
            yield item


def _own_deeds(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, with who speaks as who did it: "the Taliban deny selling arms"."""
    for place, item in enumerate(items):
        speaks = place > 1 and items[place - 1].terminal in (Terminal.SAY, Terminal.DENY)
        if speaks and _is_verb(item) and item.text.casefold().split()[0].endswith("ing"):
            yield items[place - 2]
        yield item


def _subject_of_ending_up(items: Sequence[Item], is_stock: Callable[[str], bool]) -> Iterator[Item]:
    """Yield the items, "end up with" read as REACH after arms, and else as RECEIVE."""
    arms = False
    for item in items:
        stock = item.terminal is Terminal.ACTOR and is_stock(str(item.value))
        arms = arms or item.terminal in _ARMS or stock
        if item.terminal is Terminal.END_UP_WITH:
            item = item._replace(terminal=Terminal.REACH if arms else Terminal.RECEIVE)
        yield item


def _having(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, "have" without another verb after it read as RECEIVE."""
    for place, item in enumerate(items):
        have = item.terminal is Terminal.DO and item.text.casefold() in _HAVE
        onward = items[place + 1 :]
        if have and not any(
            _is_verb(one) or one.terminal in (Terminal.BE, Terminal.DO) for one in onward
        ):
            item = item._replace(terminal=Terminal.RECEIVE)
        yield item


def _voiced(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, each verb that is passive as what is done to its subject."""
    passive: list[bool] = []
    for place, item in enumerate(items):
        verb = item.verb if item.terminal is Terminal.MODE else item.terminal
        passive.append(verb in _PASSIVE and _is_passive(items, place, passive))
        if passive[-1] and verb in _PASSIVE:
            done = _PASSIVE[verb]
            is_mode = item.terminal is Terminal.MODE
            item = item._replace(verb=done) if is_mode else item._replace(terminal=done)
        yield item


def _is_passive(items: Sequence[Item], place: int, passive: Sequence[bool]) -> bool:
    """Return whether the verb is passive; ``passive`` says it of the items before it."""
    words = items[place].text.casefold().split()
    if words[0].endswith("ing") or words[0] in _HAVE:
        return False
    after = [one.terminal for one in items[place + 1 : place + 3]]
    if after[:1] == [Terminal.BY] and after[1:] != [Terminal.DATE]:
        return True
    for back in range(place - 1, -1, -1):
        item = items[back]
        if _is_verb(item):
            joined = back == place - 2 and items[place - 1].terminal in _JOINTS
            return joined and passive[back]
        if item.terminal in _HELPING:
            return item.terminal is Terminal.BE
        if item.terminal in (*_ASKING, Terminal.THAT, Terminal.BREAK):
            return False
    return False


def _asking_whether(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, after WHETHER where that is asked and not said."""
    told = any(_is_verb(one) or one.terminal in _HELPING for one in items)
    if told and not any(one.terminal in _NO_CLAIM for one in items):
        yield Item(Terminal.WHETHER, None, "", -1, -1)
    yield from items


def _stocks(items: Sequence[Item], is_stock: Callable[[str], bool]) -> Iterator[Item]:
    """Yield the items, a stockpile read as arms where it cannot be their receiver."""
    for place, item in enumerate(items):
        before = items[place - 1].terminal if place else Terminal.BREAK
        if item.terminal is Terminal.ACTOR and before in _STOCK_AFTER and is_stock(str(item.value)):
            item = item._replace(terminal=Terminal.ARMS_OF)
        yield item


def _whose(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, an actor whose arms are meant read as that: "US rifles", "arms of US"."""
    for place, item in enumerate(items):
        if item.terminal is Terminal.ACTOR and (_owns(items, place) or _is_owner(items, place)):
            item = item._replace(terminal=Terminal.ARMS_OF)
        yield item


def _owns(items: Sequence[Item], place: int) -> bool:
    """Return whether arms come right after the actor."""
    before = items[place - 1].terminal if place else None
    after = items[place + 1].terminal if place + 1 < len(items) else None
    return after in _ARMS and before not in _NO_OWNER


def _is_owner(items: Sequence[Item], place: int) -> bool:
    """Return whether "arms of" comes right before the actor."""
    before = [one.terminal for one in items[max(0, place - 2) : place]]
    return len(before) == 2 and before[0] in _ARMS and before[1] is Terminal.OF


def _to_places(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, "reach Gaza" and "to Gaza" read as "in Gaza"."""
    for place, item in enumerate(items):
        after = items[place + 1].terminal if place + 1 < len(items) else None
        before = items[place - 1].terminal if place else None
        if item.terminal is Terminal.TO and after is Terminal.PLACE:
            yield item._replace(terminal=Terminal.IN)
        elif item.terminal is Terminal.PLACE and before is Terminal.REACH:
            yield Item(Terminal.IN, None, "", item.first, item.first)
            yield item
        else:
            yield item
