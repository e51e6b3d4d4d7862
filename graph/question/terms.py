"""Other words of a question for terms that have an id: months, modes, bands, materiel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from graph.model.vocabulary import BANDS
from graph.question.terminals import Terminal

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

MATERIEL_SAID: Mapping[str, str] = MappingProxyType(
    {
        "atgm": "anti-tank missile;TOW;TOW missile;guided missile",
        "manpads": "MANPADS;shoulder-fired missile;anti-aircraft missile",
        "small-arm": "small arms;gun;firearm",
        "grenade-40mm": "grenade;40mm grenade;40 mm grenade",
        "uav": "drone;UAV",
        "ammunition": "ammo;munition;bullet;cartridge",
        "night-vision": "night vision;night vision goggle;night vision device;NVG",
        "thermal-optic": "thermal sight;thermal weapon sight",
        "armoured-vehicle": "armored vehicle",
        "communications": "radio",
        "body-armour": "body armor",
        "explosive": "IED;mine",
        "parts": "spare part;component",
    }
)
"""Other words for a term of the materiel tree; plurals are made from these and from its names."""


_TAKEN = "captured;seized-on-collapse;surrendered;stolen;abandoned;lost"
"""How arms can be taken from, or lost to, somebody."""


class ModeSaid(NamedTuple):
    """Words for modes or kinds of modes; ``verb`` is the sort of verbs that they are, too."""

    modes: str
    words: str
    verb: Terminal | None = None


MODES_SAID = (
    ModeSaid("sold", "sell;sold;selling;sells;sale;resell;resold;sell on;sold on", Terminal.SUPPLY),
    ModeSaid("sold", "buy;bought;buys;buying;purchase;purchased;purchases", Terminal.RECEIVE),
    ModeSaid("exported", "export;exported;exporting;exports", Terminal.SUPPLY),
    ModeSaid("smuggled", "smuggle;smuggled;smuggling;smuggles;traffic;trafficked", Terminal.SUPPLY),
    ModeSaid("captured", "capture;captured;capturing;captures", Terminal.RECEIVE),
    ModeSaid("captured;seized-on-collapse", "seize;seized;seizing;seizes", Terminal.RECEIVE),
    ModeSaid(_TAKEN, "take;took;taken;taking;takes;loot;looted;looting", Terminal.RECEIVE),
    ModeSaid(_TAKEN, "lose;loses;losing", Terminal.SUPPLY),
    ModeSaid("stolen", "steal;stole;stolen;stealing;steals", Terminal.RECEIVE),
    ModeSaid("surrendered", "surrender;surrendered;surrenders", Terminal.SUPPLY),
    ModeSaid("shared", "share;shared;shares;sharing", Terminal.SUPPLY),
    ModeSaid("leaked", "leak;leaked;leaks", Terminal.SUPPLY),
    ModeSaid("abandoned", "abandoned;left;left behind;abandon;leave;leave behind", Terminal.SUPPLY),
    ModeSaid("lost", "lost"),
    ModeSaid("unaccounted", "unaccounted;unaccounted for"),
    ModeSaid("redirected", "redirected;redirect", Terminal.SUPPLY),
    ModeSaid("retransferred", "retransferred;retransfer;re-export;re-exported", Terminal.SUPPLY),
    ModeSaid("diversion", "diverted;divert;diverting;diverts", Terminal.SUPPLY),
    ModeSaid("diversion", "diversion;by diversion"),
    ModeSaid("interdicted", "intercept;intercepted;interdict;interdicted", Terminal.RECEIVE),
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
