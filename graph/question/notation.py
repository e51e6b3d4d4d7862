"""The notation of ``question.ebnf``: from named rules to regular expressions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lark import Lark, Token, Transformer
from lark.exceptions import VisitError

from graph.question.roles import ROLES

_GRAMMAR = r"""
rules: rule*
rule: HEAD ":" choice
?choice: sequence ("|" sequence)*
?sequence: part+
?part: atom | atom REPEAT -> repeated
?atom: TERMINAL -> terminal | RULE -> named | "(" choice ")" | GUARD "(" choice ")" -> guarded

HEAD.2: /[a-z_]+(?=:)/
GUARD.2: /(not_before|not_after|whole|any_but)(?=\()/
RULE: /[a-z_]+/
TERMINAL: /[A-Z][A-Z0-9_]*/
REPEAT: "?" | "*" | "+"

%ignore /\s+/
%ignore /\/\/[^\n]*/
"""

_GUARDS: Mapping[str, str] = MappingProxyType(
    {
        "not_before": "(?!{})",
        "not_after": "(?<!{})",
        "whole": "(?>{})",
        "any_but": "(?:(?!{}).)",
    }
)


class Notation:
    """The rules of a text, and what is written with them.

    ``characters`` are those that stand for the terminals. Raises ValueError for a name that is
    neither a terminal nor a rule further up, and a lark error for what is not in the notation.

    >>> notation = Notation({"ACTOR": "a", "AND": "&"}, "actors: ACTOR (AND ACTOR)*")
    >>> notation.pattern("actors not_before(AND)")
    '(?:a(?:&a)*)(?!&)'
    """

    def __init__(self, characters: Mapping[str, str], rules: str) -> None:
        self._lark = Lark(_GRAMMAR, parser="lalr", start=["rules", "choice"])
        self._compiler = _RuleCompiler(characters)
        self._compiled(rules, "rules")

    def pattern(self, text: str) -> str:
        """Return the regular expression of a rule, or of more than one in the notation."""
        return self._compiled(text, "choice")

    def _compiled(self, text: str, start: str) -> str:
        try:
            return str(self._compiler.transform(self._lark.parse(text, start=start)))
        except VisitError as error:
            raise error.orig_exc from None


class _RuleCompiler(Transformer[Token, str]):
    """From what lark has read to regular expressions, from the words outwards."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        super().__init__()
        self._characters, self._rules = characters, dict[str, str]()

    def rules(self, _: list[str]) -> str:
        return ""

    def rule(self, parts: list[str]) -> str:
        self._rules[str(parts[0])] = parts[1]
        return ""

    def choice(self, options: list[str]) -> str:
        return f"(?:{'|'.join(options)})"

    def sequence(self, parts: list[str]) -> str:
        return "".join(parts)

    def repeated(self, parts: list[str]) -> str:
        return f"(?:{parts[0]}){parts[1]}"

    def guarded(self, parts: list[str]) -> str:
        return _GUARDS[str(parts[0])].format(parts[1])

    def terminal(self, names: list[str]) -> str:
        return _known(str(names[0]), self._characters)

    def named(self, names: list[str]) -> str:
        name = str(names[0])
        pattern = _known(name, self._rules)
        return f"(?P<{name}>{pattern})" if name in ROLES else f"(?:{pattern})"


def _known(name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        raise ValueError(f"No rule or sort of words {name} stands above; known are {sorted(known)}")
    return known[name]
