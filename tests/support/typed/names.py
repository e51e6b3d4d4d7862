"""Names of five small datasets; what is typed: the same spelt otherwise, and other parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.model.rows import Actor


def _actors(rows: str) -> Sequence[Actor]:
    """Actors of lines "name | type | alias | ~weak alias"."""
    found = []
    for number, line in enumerate(rows.strip().splitlines()):
        name, kind, *others = line.split("|")
        aliases = tuple(one for one in others if one[0] != "~")
        weak = tuple(one[1:] for one in others if one[0] == "~")
        found.append(Actor(f"a{number}", name, kind, aliases=aliases, weak_aliases=weak))
    return found


KNOWN: Mapping[str, Sequence[Actor]] = {
    "gulf": _actors(
        """
Houthis|armed-group|Ansar Allah|Houthi movement
Saudi Arabia|state|KSA
Saudi-led coalition|coalition
Government of Yemen|state|IRG
Southern Transitional Council|de-facto-authority|STC
al-Islah|armed-group
al-Qaeda in the Arabian Peninsula|armed-group|AQAP
Giants Brigades|armed-group|al-Amaliqa
Iran|state|Islamic Republic of Iran
Iranian Navy|armed-forces
Islamic Revolutionary Guard Corps|armed-forces|IRGC
Quds Force|unit|IRGC-QF
Hezbollah|armed-group|Hizbullah|Party of God
Kata'ib Hizballah|armed-group|KH
Asa'ib Ahl al-Haq|armed-group|AAH
Badr Organization|armed-group
Popular Mobilization Forces|coalition|PMF|Hashd al-Shaabi
Peshmerga|armed-forces
Iraqi Army|armed-forces
9th Armoured Division|unit
1st Brigade|unit
Syrian Arab Army|armed-forces|SAA
Hay'at Tahrir al-Sham|armed-group|HTS
Jaysh al-Islam|armed-group
Faylaq al-Rahman|armed-group
Ahrar al-Sharqiya|armed-group
Southern Front|coalition
Oman|state
Emirati Presidential Guard|unit
"""
    ),
    "africa": _actors(
        """
Rapid Support Forces|armed-group|RSF
Sudanese Armed Forces|armed-forces|SAF
South Sudan|state
Sudan People's Liberation Army|armed-forces|SPLA
SPLM-IO|armed-group
Lord's Resistance Army|armed-group|LRA
Libyan National Army|armed-group|LNA|Haftar's forces
Government of National Accord|state|GNA
Chad|state
Niger|state
Nigerian Army|armed-forces
Boko Haram|armed-group
Islamic State West Africa Province|armed-group|ISWAP
Jama'at Nusrat al-Islam wal-Muslimin|armed-group|JNIM
March 23 Movement|armed-group|M23
FDLR|armed-group
Democratic Republic of the Congo|state|DRC
Guinea-Bissau|state
Rwanda Defence Force|armed-forces|RDF
Tigray Defense Forces|armed-group|TDF
Oromo Liberation Army|armed-group|OLA
al-Shabaab|armed-group|Harakat al-Shabaab al-Mujahideen
Central African Republic|state|~CAR
Seleka|coalition|ex-Seleka
Justice and Equality Movement|armed-group|JEM
Burkina Faso|state
33rd Battalion|unit
Zintan brigades|armed-group
Mauritania|state
Ansaru|armed-group
"""
    ),
    "ukraine": _actors(
        """
Wagner Group|company|PMC Wagner
Donetsk People's Republic|de-facto-authority|DPR
Luhansk People's Republic|de-facto-authority|LPR|LNR
72nd Mechanized Brigade|unit
Azov Regiment|unit
Russian Armed Forces|armed-forces
Russia|state|Russian Federation
Belarus|state
North Korea|state|DPRK
Ukraine|state
Western Operational Command|unit
Black Sea Fleet|unit
Georgian Legion|unit
Slovakia|state
Czechia|state|Czech Republic
GRU|government-body
Rosoboronexport|company
"""
    ),
    "asia": _actors(
        """
Tehrik-i-Taliban Pakistan|armed-group|TTP|Pakistani Taliban
Jaish-e-Mohammed|armed-group|JeM
Lashkar-e-Taiba|armed-group|LeT
Taliban|armed-group|Afghan Taliban
Baloch Liberation Army|armed-group|BLA
Haqqani network|armed-group
Inter-Services Intelligence|government-body|ISI
Pakistan Army|armed-forces
Frontier Corps|armed-forces|FC
Northern Alliance|coalition
Liberation Tigers of Tamil Eelam|armed-group|LTTE
Arakan Army|armed-group|AA
Kachin Independence Army|armed-group|KIA
Khorasan|armed-group
Punjab Police|armed-forces
205th Corps|unit
Ministry of Defence|government-body|MoD
India|state
Hizb-e-Islami Gulbuddin|armed-group|HIG
Khyber Pakhtunkhwa Police|armed-forces
United Wa State Army|armed-group|UWSA
"""
    ),
    "script": _actors(
        """
حزب الله|armed-group
حماس|armed-group
طالبان|armed-group
قوات الدعم السريع|armed-group
سپاه پاسداران|armed-forces
جيش الإسلام|armed-group
الجيش السوري|armed-forces
الجيش السوري الحر|armed-group
לוחמי ירושלים|armed-group
حركة أمل|armed-group
عراق|state
ایران|state
لشکر طیبه|armed-group
القوة الرابعة|unit
الحشد الشعبي|armed-group
"""
    ),
}
"""Actors by region, and of names in their own scripts."""

OTHERS: Mapping[str, Sequence[str]] = {
    "gulf": (
        "Houthi-led coalition|Saudi coalition|Saudi Navy|Iraqi Navy|Irani Army|Iraqi Arm|"
        "Islamic Republic of Iraq|Government of Oman|Northern Transitional Council|"
        "al-Qaeda in the Islamic Maghreb|al-Qaeda|AQIM|AQIS|Quds Brigade|Badr Brigade|"
        "1st Division|11th Brigade|9th Brigade|19th Armoured Division|Syrian Army|"
        "Syrian Arab Armies|Jaysh al-Nasr|Jaysh al-Izza|Faylaq al-Sham|Ahrar al-Sham|"
        "Ahrar al-Sharq|Northern Front|Western Front|Bahraini Presidential Guard|"
        "Hezbollah al-Hejaz|Hezbollah Brigades|Iraqi Hezbollah|Hizb ut-Tahrir|PMU|PUK|"
        "Iran Navy|Iranian Army|Kata'ib Sayyid al-Shuhada|Ansar al-Sharia|Ansar Dine|"
        "Ansar al-Islam|Ansar Bayt al-Maqdis|Asaib Ahl al-Sham|Dwarfs Brigades|"
        "Yemeni government|Omani|Romania|HTM|KHS|AAS|SNA|SDA|al-Aslah|Free Syrian Army|"
        "Popular Mobilization Committee|Unpopular Mobilization Forces|"
        "Islamic Revolutionary Guards Navy|Emirati Republican Guard|Giant Brigade 1|"
        "Anti-Houthi movement|Pro-Hezbollah"
    ).split("|"),
    "africa": (
        "Rapid Deployment Forces|Rapid Response Forces|Sudanese Popular Forces|Sudan|"
        "North Sudan|Sudan Liberation Army|Sudan People's Liberation Movement|SPLM|SPLM-N|"
        "Libyan Army|Libyan National Guard|LAAF|GNU|Nigeria|Nigerien Army|Algerian Army|"
        "Republic of the Congo|ROC|Congo|Guinea|Equatorial Guinea|M27|March 22 Movement|"
        "May 23 Movement|RDC|FDL|Uganda Defence Force|Tigray People's Liberation Front|"
        "Oromo Liberation Front|Shabab al-Mu'minin|Central African Empire|CAF|Anti-Seleka|JeM|"
        "Justice and Development Movement|Mali|Malawi|Mauritius|Ansar|Ansar Dine|33rd Brigade|"
        "3rd Battalion|32nd Battalion|Zawiya brigades|Islamic State East Africa Province|"
        "Islamic State Central Africa Province|ISCAP|ISGS|Islamic State|"
        "Jama'at Ansar al-Muslimin|Lord's Army|GNC|SRF|SLA|OLF|TPLF|Chadian Army|"
        "Government of National Unity|Haftar's sons|West Sudan"
    ).split("|"),
    "ukraine": (
        "Vagner Battalion|Donetsk Oblast|DPRK Army|DNR|LPK|27th Mechanized Brigade|"
        "71st Mechanized Brigade|72nd Motorized Brigade|Azov Battalion|Aidar Regiment|"
        "Belarusian Armed Forces|Prussian Armed Forces|Rusian Navy|South Korea|Korea|"
        "Ukrainian Army|Eastern Operational Command|Northern Operational Command|"
        "Baltic Sea Fleet|Black Sea Force|Georgia|Gregorian Legion|Slovenia|Chechnya|"
        "Chechen Republic|GUR|FSB|SVR|Rosneft|Rostec|Wagnerian|Russians|Belarussia Republic|"
        "Lugansk Region|Slovak Republic|German Legion"
    ).split("|"),
    "asia": (
        "Taliban Pakistan|Afghan Talib|Punjabi Taliban|JEM|JAM|LET|LeJ|Lashkar-e-Jhangvi|"
        "Lashkar-e-Islam|Lashkar-e-Khorasan|Jaish-e-Adl|Jaish al-Adl|Baloch Republican Army|"
        "BLF|BRA|Balochistan Liberation Front|ISIS|ISIL|IS|RAW|Pakistan Navy|Pakistani Army|"
        "Frontier Force|Southern Alliance|Northern Resistance|Tamil Tigers|"
        "Arakan Rohingya Army|Karen National Army|Kachin Independence Organisation|KIO|"
        "Islamic State Khorasan|Punjab|Punjab Rangers|Sindh Police|203rd Corps|25th Corps|MOI|"
        "Ministry of Interior|Indiana|Indian Army|Hizb-e-Islami Khalis|Hizb-ul-Mujahideen|HuM|"
        "United States Army|Talib|Talibans of Somalia|Free Kachin Army|Haqani|Old Taliban|"
        "Neo-Taliban|Real Taliban|Taleban-e-Pakistan|Kashmir Police"
    ).split("|"),
    "script": (
        "حزب العمال|حماة|حماه|طالب|قوات الرد السريع|سپاه قدس|جيش المهدي|الجيش الحر|"
        "الجيش العراقي|الجيش السوري الجديد|حركة حماس|حركة فتح|العراق|عران|لشکر جهنگوی|"
        "القوة الخامسة|الحشد العشائري|حزب|אזרחי ירושלים|الجيش"
    ).split("|"),
}
"""Other parties than all of the same dataset: none of them is found there."""

SAME: Mapping[str, Mapping[str, str]] = {
    "gulf": {
        "Houthi movement": "Houthis",
        "the Houthis": "Houthis",
        "Ḥūthīs": "Houthis",
        "KSA": "Saudi Arabia",
        "ksa": "Saudi Arabia",
        "K.S.A.": "Saudi Arabia",
        "Hizbullah": "Hezbollah",
        "Ḥizbullāh": "Hezbollah",
        "Hizb'ullah": "Hezbollah",
        "Hezbolah": "Hezbollah",
        "Kataib Hizballah": "Kata'ib Hizballah",
        "Kataʾib Hizballah": "Kata'ib Hizballah",
        "Hayat Tahrir ash-Sham": "Hay'at Tahrir al-Sham",
        "Hayʼat Tahrir aš-Šām": "Hay'at Tahrir al-Sham",
        "hts": "Hay'at Tahrir al-Sham",
        "Hay'at Tahrir al-Sham (HTS)": "Hay'at Tahrir al-Sham",
        "Islah": "al-Islah",
        "Al Islah": "al-Islah",
        "al Qaeda in the Arabian Peninsula": "al-Qaeda in the Arabian Peninsula",
        "al-Qaida in the Arabian Peninsula": "al-Qaeda in the Arabian Peninsula",
        "aqap": "al-Qaeda in the Arabian Peninsula",
        "Popular Mobilisation Forces": "Popular Mobilization Forces",
        "Hashd ash-Shaabi": "Popular Mobilization Forces",
        "Hashd al-Sha'bi": "Popular Mobilization Forces",
        "Badr Organisation": "Badr Organization",
        "Islamic Revolutionary Guards Corps": "Islamic Revolutionary Guard Corps",
        "irgc": "Islamic Revolutionary Guard Corps",
        "9th Armored Division": "9th Armoured Division",
        "Faylaq ar-Rahman": "Faylaq al-Rahman",
        "so-called Southern Front": "Southern Front",
        "Iranian navy": "Iranian Navy",
        "Qods Force": "Quds Force",
        "Quds Forces": "Quds Force",
        "Bader Organization": "Badr Organization",
    },
    "africa": {
        "RSF": "Rapid Support Forces",
        "Rapid Support Force": "Rapid Support Forces",
        "rsf": "Rapid Support Forces",
        "South Sudan": "South Sudan",
        "D.R.C.": "Democratic Republic of the Congo",
        "Shabaab": "al-Shabaab",
        "ash-Shabaab": "al-Shabaab",
        "al-Shabab": "al-Shabaab",
        "M-23": "March 23 Movement",
        "M23": "March 23 Movement",
        "Boko Harram": "Boko Haram",
        "Lords Resistance Army": "Lord's Resistance Army",
        "Jamaat Nusrat al-Islam wal-Muslimin": "Jama'at Nusrat al-Islam wal-Muslimin",
        "Rwanda Defense Force": "Rwanda Defence Force",
        "Tigray Defence Forces": "Tigray Defense Forces",
        "CAR": "Central African Republic",
        "Islamic State West Africa": "Islamic State West Africa Province",
        "Séléka": "Seleka",
        "jem": "Justice and Equality Movement",
        "M23 group": "March 23 Movement",
        "Guinea Bissau": "Guinea-Bissau",
    },
    "ukraine": {
        "Wagner": "Wagner Group",
        "PMC Wagner Group": "Wagner Group",
        "DPR": "Donetsk People's Republic",
        "Donetsk Peoples Republic": "Donetsk People's Republic",
        "72nd Mechanised Brigade": "72nd Mechanized Brigade",
        "D.P.R.K.": "North Korea",
        "Rosoboroneksport": "Rosoboronexport",
        "gru": "GRU",
        "Azov regiment": "Azov Regiment",
    },
    "asia": {
        "ttp": "Tehrik-i-Taliban Pakistan",
        "Tehreek-e-Taliban Pakistan": "Tehrik-i-Taliban Pakistan",
        "Jaish-e-Muhammad": "Jaish-e-Mohammed",
        "jem": "Jaish-e-Mohammed",
        "JeM": "Jaish-e-Mohammed",
        "LeT": "Lashkar-e-Taiba",
        "Lashkar e Taiba": "Lashkar-e-Taiba",
        "MOD": "Ministry of Defence",
        "Ministry of Defense": "Ministry of Defence",
        "Taleban": "Taliban",
        "Haqqani Network": "Haqqani network",
        "the Haqqani network group": "Haqqani network",
        "Hizb-i-Islami Gulbuddin": "Hizb-e-Islami Gulbuddin",
        "Inter Services Intelligence": "Inter-Services Intelligence",
        "Inter-Services Intelligence (ISI)": "Inter-Services Intelligence",
        "Kachin Independance Army": "Kachin Independence Army",
        "Arakan Army (AA)": "Arakan Army",
    },
    "script": {
        "حزب اللّه": "حزب الله",
        "حزب‌الله": "حزب الله",
        "حزب الله ": "حزب الله",
        "حمـاس": "حماس",
        "سپاه پاسداران": "سپاه پاسداران",
        "سپاه پاسداران ": "سپاه پاسداران",
        "جيش الاسلام": "جيش الإسلام",
        "جیش الإسلام": "جيش الإسلام",
        "حركه امل": "حركة أمل",
        "ايران": "ایران",
        "إيران": "ایران",
        "لشكر طيبه": "لشکر طیبه",
        "قوّات الدعم السريع": "قوات الدعم السريع",
        "القوة الرابعه": "القوة الرابعة",
        "الجيش السورى": "الجيش السوري",
        "לוחמי ירושלים": "לוחמי ירושלים",
    },
}
"""Who is plainly meant."""

ASKED = [name for sort in (OTHERS, SAME) for names in sort.values() for name in names]
