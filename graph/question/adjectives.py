"""The states that adjectives stand for, before a word for arms: "American rifles" are of the US.

Before any other word an adjective is part of another name, and is never read so.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.model.folding import fold

_STATES = """
Afghan: Afghanistan; Albanian: Albania; Algerian: Algeria; American: United States;
Angolan: Angola; Argentine: Argentina; Argentinian: Argentina; Armenian: Armenia;
Australian: Australia; Austrian: Austria; Azerbaijani: Azerbaijan; Bahraini: Bahrain;
Bangladeshi: Bangladesh; Belarusian: Belarus; Belgian: Belgium; Bosnian: Bosnia and Herzegovina;
Brazilian: Brazil; British: United Kingdom; Bulgarian: Bulgaria; Burmese: Myanmar;
Cambodian: Cambodia; Cameroonian: Cameroon; Canadian: Canada; Chadian: Chad; Chilean: Chile;
Chinese: China; Colombian: Colombia; Croatian: Croatia; Cuban: Cuba; Cypriot: Cyprus;
Czech: Czechia; Danish: Denmark; Dutch: Netherlands; Egyptian: Egypt;
Emirati: United Arab Emirates; Eritrean: Eritrea; Estonian: Estonia; Ethiopian: Ethiopia;
Finnish: Finland; French: France; Georgian: Georgia; German: Germany; Ghanaian: Ghana;
Greek: Greece; Haitian: Haiti; Hungarian: Hungary; Indian: India; Indonesian: Indonesia;
Iranian: Iran; Iraqi: Iraq; Irish: Ireland; Israeli: Israel; Italian: Italy; Ivorian: Ivory Coast;
Japanese: Japan; Jordanian: Jordan; Kazakh: Kazakhstan; Kenyan: Kenya; Kosovar: Kosovo;
Kuwaiti: Kuwait; Kyrgyz: Kyrgyzstan; Laotian: Laos; Latvian: Latvia; Lebanese: Lebanon;
Liberian: Liberia; Libyan: Libya; Lithuanian: Lithuania; Macedonian: North Macedonia;
Malaysian: Malaysia; Malian: Mali; Mauritanian: Mauritania; Mexican: Mexico; Moldovan: Moldova;
Mongolian: Mongolia; Montenegrin: Montenegro; Moroccan: Morocco; Mozambican: Mozambique;
Namibian: Namibia; Nepali: Nepal; Nicaraguan: Nicaragua; Nigerian: Nigeria; Nigerien: Niger;
North Korean: North Korea; Norwegian: Norway; Omani: Oman; Pakistani: Pakistan; Peruvian: Peru;
Philippine: Philippines; Filipino: Philippines; Polish: Poland; Portuguese: Portugal;
Qatari: Qatar; Romanian: Romania; Russian: Russia; Rwandan: Rwanda; Saudi: Saudi Arabia;
Saudi Arabian: Saudi Arabia; Senegalese: Senegal; Serbian: Serbia; Singaporean: Singapore;
Slovak: Slovakia; Slovenian: Slovenia; Somali: Somalia; South African: South Africa;
South Korean: South Korea; South Sudanese: South Sudan; Soviet: Soviet Union; Spanish: Spain;
Sri Lankan: Sri Lanka; Sudanese: Sudan; Swedish: Sweden; Swiss: Switzerland; Syrian: Syria;
Taiwanese: Taiwan; Tajik: Tajikistan; Tanzanian: Tanzania; Thai: Thailand; Togolese: Togo;
Tunisian: Tunisia; Turkish: Turkey; Turkmen: Turkmenistan; Ugandan: Uganda; Ukrainian: Ukraine;
Uzbek: Uzbekistan; Venezuelan: Venezuela; Vietnamese: Vietnam; Yemeni: Yemen; Yugoslav: Yugoslavia;
Zambian: Zambia; Zimbabwean: Zimbabwe
"""

ADJECTIVES: Mapping[str, str] = MappingProxyType(
    {
        fold(adjective): state.strip()
        for adjective, _, state in (one.partition(":") for one in _STATES.split(";"))
    }
)
"""Adjective, folded, to the name of the state."""
