"""Which of the transfers that limits let through say what was asked, and what none of them says.

What is not known of a transfer is no reason to leave it out of a list; it is no statement of what
was asked either. A transfer counts where it names the materiel and gives the time and the place
that were asked for; where none does, the verdict begins with that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from exports.rows.said import Saying, dated, said_of
from exports.words.chains import capital
from exports.words.clauses import wanted
from exports.words.kinds import Verdict, VerdictKind
from exports.words.phrases import count
from exports.words.templates import say
from graph.constraints.limits import Limits
from graph.constraints.meant import Meant, Scope, meant
from graph.constraints.told import TELLS, in_words
from graph.model.dates import in_full
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import OUTCOMES
from graph.network import Network

_NOUNS: Mapping[str, str] = MappingProxyType(
    {"materiel": "the materiel", "between": "the time", "places": "the place"}
)

_STATED: frozenset[VerdictKind] = frozenset({"stated", "stated-disputed", "implied"})


class AsAsked(NamedTuple):
    """What of the limits some transfer says; ``unsaid`` are those that none says."""

    dataset: Dataset
    limits: Limits
    unsaid: tuple[str, ...] = ()

    @classmethod
    def of(cls, dataset: Dataset, transfers: Iterable[Transfer], limits: Limits) -> AsAsked:
        """Return it of these: of materiel, then time, then place, among those that say the last."""
        kept, unsaid = [*transfers], list[str]()
        for name, is_so in TELLS.items():
            if telling := [one for one in kept if is_so(dataset, one, limits)]:
                kept = telling
            elif kept:
                unsaid.append(name)
        return cls(dataset, limits, tuple(unsaid))

    def holds(self, transfer: Transfer) -> bool:
        """Return whether the transfer says all that any says."""
        asked = (is_so for name, is_so in TELLS.items() if name not in self.unsaid)
        return all(is_so(self.dataset, transfer, self.limits) for is_so in asked)

    @property
    def arms(self) -> str:
        """Return what is told of: the materiel that was asked for, where it is named."""
        kinds = wanted(self.dataset.tree, self.limits.materiel)
        return " or ".join(kinds) if kinds and "materiel" not in self.unsaid else "arms"

    def besides(self, transfers: Iterable[Transfer]) -> Iterator[str]:
        """Yield how many of the transfers do not say what others do."""
        if number := len({one.id for one in transfers if not self.holds(one)}):
            its = (name for name in _NOUNS if getattr(self.limits, name))
            what = _asked_for(name for name in its if name not in self.unsaid)
            yield f"not counted: {count(number, 'transfer')} not stated to be of {what}"

    def told(self, verdict: Verdict) -> Verdict:
        """Return the verdict, after what of that which was asked no document says."""
        if not self.unsaid:
            return verdict
        kind, sentence = verdict
        sentence = sentence.replace("No document", "no document", 1)
        lead = f"{capital('; '.join(map(self._unsaid, self.unsaid)))}; what is said, without"
        return Verdict(
            "stated-otherwise" if kind in _STATED else kind,
            f"{lead} {_asked_for(self.unsaid)}: {sentence}",
        )

    def _unsaid(self, name: str) -> str:
        if name == "materiel":
            kinds = wanted(self.dataset.tree, self.limits.materiel)
            return say("verdict-not-named", materiel=" or ".join(kinds))
        return say("verdict-not-ruled-out", limit=in_words(self.limits, name))


def _asked_for(names: Iterable[str]) -> str:
    return f"{' and '.join(_NOUNS[name] for name in names)} asked for"


class InTime(NamedTuple):
    """The transfers that are meant (``kept``), but for those told of before the time asked for."""

    kept: tuple[Meant, ...]
    earlier: int
    limits: Limits

    @classmethod
    def of(cls, network: Network, scope: Scope, limits: Limits) -> InTime:
        """Return them. Raises what :func:`graph.constraints.meant.meant` raises."""
        found = meant(network, scope, limits)
        kept = tuple(one for one in found if not _told_before(network, one, limits))
        return cls(kept, len(found) - len(kept), limits)

    def left_out(self) -> Iterator[str]:
        """Yield how many transfers were told of before the time asked for, and so are left out."""
        if self.earlier and self.limits.between:
            day = in_full(self.limits.between[0])
            yield f"Left out: {count(self.earlier, 'transfer')} stated only before {day}."


def _told_before(network: Network, one: Meant, limits: Limits) -> bool:
    """Return whether all that states that it came about was said or printed before the time."""
    if not limits.between or not OUTCOMES[one.transfer.outcome].arrived:
        return False
    said = (it for it in said_of(network, [one]) if _is_for(it))
    days = [dated(network.dataset, it.statement).period for it in said]
    return bool(days) and all(day and day.latest < limits.between[0] for day in days)


def _is_for(one: Saying) -> bool:
    return one.standing.side == "says"
