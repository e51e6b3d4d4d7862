"""States that have several names, none of which is the other's misspelling."""

from __future__ import annotations

import re
from functools import cache

from graph.model.folding import fold_name

_NAMES = """
US; USA; U.S.A.; United States; United States of America; America
UK; GB; United Kingdom; Great Britain; Britain; United Kingdom of Great Britain and Northern Ireland
UAE; United Arab Emirates; Emirates
KSA; Saudi Arabia; Saudi
EU; European Union
USSR; Soviet Union; Union of Soviet Socialist Republics
Russia; Russian Federation
China; PRC; People's Republic of China
Taiwan; ROC; Republic of China
North Korea; DPRK; Democratic People's Republic of Korea
South Korea; ROK; Republic of Korea
DRC; DR Congo; DR Kongo; Congo-Kinshasa; Democratic Republic of Congo; Zaire
Republic of Congo; Congo-Brazzaville
CAR; Central African Republic
RSA; South Africa
Iran; Persia; Islamic Republic of Iran
Syria; SAR; Syrian Arab Republic
Egypt; Arab Republic of Egypt
Libya; State of Libya; Libyan Arab Jamahiriya
Turkey; Türkiye; Turkiye
Myanmar; Burma
Eswatini; Swaziland
Ivory Coast; Côte d'Ivoire
Cape Verde; Cabo Verde
East Timor; Timor-Leste
Czechia; Czech Republic
Netherlands; Holland
North Macedonia; FYROM
Belarus; Byelorussia
Moldova; Republic of Moldova
Vietnam; Viet Nam
Laos; Lao PDR; Lao People's Democratic Republic
Tanzania; United Republic of Tanzania
Bolivia; Plurinational State of Bolivia
Venezuela; Bolivarian Republic of Venezuela
Palestine; State of Palestine
Vatican; Holy See; Vatican City
Bosnia; Bosnia and Herzegovina; BiH
Germany; FRG; Federal Republic of Germany
PNG; Papua New Guinea
"""
_STYLE = re.compile(
    r"^(islamic |arab |federal |federative |hashemite )?"
    r"(republic|kingdom|state|sultanate) of (the )?"
)


@cache
def _rows() -> dict[str, str]:
    rows = [[fold_name(name) for name in row.split(";")] for row in _NAMES.strip().splitlines()]
    return {name: row[-1] for row in rows for name in row}


def one_state(name: str) -> str:
    """Return what is the same in all names of one state; of another text, how it is folded.

    >>> one_state("USA") == one_state("United States"), one_state("Republic of Mali")
    (True, 'mali')
    >>> one_state("Republic of Korea") == one_state("North Korea")
    False
    """
    folded = fold_name(name)
    known = _rows()
    return known.get(folded) or known.get(plain := _STYLE.sub("", folded), plain)
