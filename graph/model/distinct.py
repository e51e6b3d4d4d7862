"""Words that tell one party from another: none is ever taken for a misspelling of another word.

"Iraqi army" and "Israeli army" are four letters apart and two states; "17th" and "7th" one letter
and two brigades. So whatever is a country, a place, a people, a number, an ordinal, a compass word
or a word that makes another party of the same name stands as it is typed. Countries are those of
the Unicode CLDR (a test compares them with it); the rest is this project's own list.
"""

from __future__ import annotations

import re
from functools import cache

from graph.model.folding import fold

COUNTRIES = """
Afghanistan; Åland; Albania; Algeria; American Samoa; Andorra; Angola; Anguilla; Antarctica;
Antigua & Barbuda; Argentina; Armenia; Aruba; Ascension; Australia; Austria; Azerbaijan; Bahamas;
Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bermuda; Bhutan; Bolivia; Bosnia &
Herzegovina; Botswana; Bouvet; Brazil; Britain; Brunei; Bulgaria; Burkina Faso; Burma; Burundi;
Cabo Verde; Caicos; Cambodia; Cameroon; Canada; Canary; Cape Verde; Caribbean; Cayman; Central
African Republic; Ceuta & Melilla; Chad; Chile; China; Christmas; Clipperton; Cocos; Colombia;
Comoros; Congo; Brazzaville; Kinshasa; Cook; Costa Rica; Côte d'Ivoire; Ivory Coast; Croatia;
Cuba; Curaçao; Cyprus; Czechia; Czech Republic; Denmark; Diego Garcia; Djibouti; Dominica;
Dominican Republic; Ecuador; Egypt; El Salvador; England; Equatorial Guinea; Eritrea; Estonia;
Eswatini; Ethiopia; European Union; Eurozone; Falkland; Faroe; Fiji; Finland; France; French
Guiana; French Polynesia; Gabon; Gambia; Georgia; Germany; Ghana; Gibraltar; Greece; Greenland;
Grenada; Guadeloupe; Guam; Guatemala; Guernsey; Guinea; Guinea-Bissau; Guyana; Haiti; Heard;
McDonald; Holland; Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran; Persia; Iraq;
Ireland; Isle of Man; Israel; Italy; Jamaica; Jan Mayen; Japan; Jersey; Jordan; Kazakhstan;
Keeling; Kenya; Kiribati; Korea; Kosovo; Kurdistan; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon;
Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Macao; Macau; Macedonia;
Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Mariana; Marshall; Martinique; Mauritania;
Mauritius; Mayotte; Mexico; Micronesia; Moldova; Monaco; Mongolia; Montenegro; Montserrat;
Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands; New Caledonia; New Zealand;
Nicaragua; Niger; Nigeria; Niue; Norfolk; North Korea; Norway; Oman; Pakistan; Palau; Palestine;
Panama; Papua New Guinea; Paraguay; Peru; Philippines; Pitcairn; Poland; Portugal; Puerto Rico;
Qatar; Réunion; Romania; Russia; Rwanda; Samoa; San Marino; São Tomé & Príncipe; Sark; Saudi
Arabia; Scotland; Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Sint Maarten; Slovakia;
Slovenia; Solomon; Somalia; Somaliland; South Africa; South Georgia; South Korea; South Sandwich;
South Sudan; Soviet Union; Spain; Sri Lanka; St. Barthélemy; St. Helena; St. Kitts & Nevis; St.
Lucia; St. Martin; St. Pierre & Miquelon; St. Vincent & Grenadines; Sudan; Suriname; Svalbard;
Sweden; Switzerland; Syria; Taiwan; Tajikistan; Tanzania; Thailand; Tibet; Timor-Leste; East
Timor; Togo; Tokelau; Tonga; Trinidad & Tobago; Tristan da Cunha; Tunisia; Turkey; Türkiye;
Turkmenistan; Turks; Tuvalu; Uganda; Ukraine; United Arab Emirates; United Kingdom; United
Nations; United States; Uruguay; Uzbekistan; Vanuatu; Vatican; Venezuela; Vietnam; Virgin; Wales;
Wallis & Futuna; Western Sahara; Yemen; Yugoslavia; Zambia; Zimbabwe; Abkhazia; Ossetia;
Transnistria; Nagorno-Karabakh; Artsakh; Africa; America; Americas; Asia; Australasia; Caucasus;
Europe; Levant; Maghreb; Melanesia; Oceania; Polynesia; Sahara; Sahel; Balkans; Baltic; Gulf;
Horn; Scandinavia; Siberia; Saharan; Indian Ocean; Atlantic; Pacific; Mediterranean; Antarctic;
Arctic; Territory; Territories; Outlying
"""

DEMONYMS = """
Afghan Afghani Afghans Albanian Algerian American Andorran Angolan Anguillan Antiguan Argentine
Argentinian Argentinean Armenian Aruban Australian Austrian Azerbaijani Azeri Azeris Bahamian
Bahraini Bangladeshi Barbadian Bajan Basotho Batswana Belarusian Byelorussian Belgian Belizean
Beninese Bermudian Bhutanese Bissauan Bolivian Bosnian Herzegovinian Botswanan Brazilian Brit
Brits British Briton Bruneian Bulgarian Burkinabe Burkinese Burmese Burundian Cambodian
Cameroonian Canadian Catalan Caucasian Chadian Chechen Chilean Chinese Circassian Colombian
Comorian Comoran Congolese Cossack Croat Croatian Cuban Cypriot Czech Czechoslovak Dane Danish
Dominican Dutch Ecuadorian Ecuadorean Egyptian Emirati English Equatoguinean Eritrean Estonian
Ethiopian European Euro Faroese Fijian Filipino Filipina Finn Finnish Fleming Flemish French
Fulani Gabonese Galician Gambian Gazan Georgian German Ghanaian Greek Greenlander Grenadian
Guatemalan Guinean Guyanese Haitian Hausa Hindi Hindu Honduran Hungarian Hutu Tutsi Icelander
Icelandic Igbo Indian Indonesian Iranian Irani Persian Iraqi Iraqian Irish Israeli Italian Ivorian
Jamaican Japanese Javanese Jordanian Karen Kashmiri Kazakh Kazakhstani Kenyan Kittitian Nevisian
Kirghiz Kyrgyz Kyrgyzstani Korean Kosovar Kosovan Kurd Kurdish Kurds Kuwaiti Lao Laotian Latvian
Lebanese Lesothan Liberian Libyan Liechtensteiner Lithuanian Luxembourger Luxembourgish Macedonian
Malagasy Madagascan Malawian Malay Malayan Malaysian Maldivian Malian Malinese Maltese Manx
Marshallese Martinican Mauritanian Mauritian Mexican Micronesian Moldovan Moldavian Monacan
Monegasque Mongol Mongolian Montenegrin Moroccan Mozambican Motswana Namibian Nauruan Nepalese
Nepali Nicaraguan Nigerian Nigerien Nordic Norwegian Oceanian Omani Ossetian Abkhaz Abkhazian
Ottoman Pakistani Palauan Palestinian Panamanian Papuan Paraguayan Peruvian Polish Pole Poles
Polynesian Portuguese Punjabi Qatari Romanian Rohingya Russian Rwandan Rwandese Salvadoran
Salvadorean Sammarinese Samoan Santomean Saudi Saudis Scot Scots Scottish Senegalese Serb Serbian
Serbs Seychellois Shan Sikh Sindhi Singaporean Sinhalese Slovak Slovakian Slovene Slovenian Somali
Somalian Somalis Soviet Spanish Spaniard Sudanese Surinamese Swazi Swede Swedish Swiss Syrian
Syrians Tadzhik Tahitian Taiwanese Tajik Tajiks Tajikistani Tamil Tanzanian Tatar Thai Tibetan
Tigrayan Timorese Tobagonian Togolese Tongan Trinidadian Tuareg Tunisian Turk Turkish Turkmen
Turkmens Turkoman Turcoman Tuvaluan Ugandan Uighur Uyghur Ukrainian Ukranian Uruguayan Uzbek
Uzbeks Uzbekistani Vanuatuan Venezuelan Vietnamese Vietnamise Vincentian Welsh Yemeni Yemenite
Yugoslav Zairean Zambian Zanzibari Zimbabwean Zulu African Arab Arabian Arabic Arabs Asian Baloch
Baluch Balochi Baluchi Balkan Berber Amazigh Darfuri Druze Druse Hazara Houthi Jewish Jews
Levantine Maronite Chaldean Assyrian Yazidi Yezidi Pashtun Pashto Pushtun Pathan Nuristani Bedouin
Christian Muslim Moslem Islamic Islamist Sunni Sunnite Shia Shiite Shi'i Shi'ite Alawi Alawite
Alevi Ismaili Sufi Salafi Salafist Wahhabi Wahabi Zaidi Zaydi Catholic Orthodox Protestant Coptic
Buddhist Communist Marxist Maoist Leninist Socialist Nationalist Republican Royalist Loyalist
Monarchist Fascist Nazi Baathist Separatist Federalist Federal Confederate Unionist
"""

PLACES = """
Aachen Abadan Abbottabad Abidjan Abuja Abyan Aden Adana Aleppo Alexandria Algiers Amman Amsterdam
Anbar Ankara Antakya Aqaba Arbil Erbil Ashgabat Asmara Astana Athens Azaz Babylon Badakhshan
Baghdad Baghlan Bagram Baidoa Baiji Bajaur Bajour Baku Balad Balkh Balochistan Baluchistan Bamako
Bamyan Bangkok Bangui Basra Basrah Beijing Beirut Belgrade Benghazi Berlin Bethlehem Bosaso
Brussels Bucharest Budapest Bujumbura Bukamal Cairo Caracas Casablanca Chaman Crimea Dagestan
Dakar Damascus Dara Daraa Deraa Darfur Dayr Deir Delhi Derna Dhaka Dhale Diyala Diyarbakir Doha
Donbas Donbass Donetsk Dresden Dubai Dublin Dushanbe Falluja Fallujah Farah Faryab Fezzan Florence
Fort Fujairah Gao Gaza Gaziantep Geneva Ghazni Ghor Ghouta Golan Goma Hadramaut Hadramawt Hague
Haifa Hajjah Hama Hanoi Harare Hargeisa Hasaka Hasakah Hasakeh Havana Hawija Hawl Hebron Helmand
Herat Hodeida Hodeidah Homs Idlib Incirlik Islamabad Istanbul Ituri Jabal Jaffa Jalalabad Jarablus
Jeddah Jenin Jericho Jerusalem Jowzjan Juba Kabul Kachin Kampala Kandahar Kano Kapisa Karabakh
Karachi Karbala Kashmir Katanga Kenema Khan Kharkiv Kharkov Khartoum Kherson Khorasan Khost
Khurasan Kidal Kiev Kigali Kinshasa Kirkuk Kismayo Kivu Kobane Kobani Kordofan Kunar Kunduz Kyiv
Laghman Lagos Lahij Lahore Latakia Lattakia Logar London Luhansk Lugansk Lusaka Maarib Madrid
Mahra Manama Manbij Maputo Maran Mardan Mariupol Marib Mazar Mecca Medina Menaka Minsk Misrata
Mogadishu Mohmand Mombasa Monrovia Mopti Moscow Mosul Mukalla Muscat Nablus Nairobi Najaf
Nangarhar Nasiriyah Negev Niamey Nicosia Nimroz Nimruz Ninawa Nineveh Nuristan Oruzgan Uruzgan Osh
Ouagadougou Paktia Paktika Panjshir Panjsher Panjwai Paris Parwan Peshawar Pristina Punjab
Puntland Pyongyang Qamishli Qandil Qaim Quetta Rafah Ramadi Ramallah Raqqa Raqqah Rastan
Rawalpindi Riyadh Rome Saada Sabha Sadah Sadr Saladin Salahuddin Samangan Samarra Samarkand Sanaa
Sana'a Sanliurfa Sarajevo Sebha Segou Seoul Sevastopol Shabwa Sharjah Shiraz Sidon Sinai Sinjar
Sirte Sochi Sofia Sokoto Srinagar Swat Suwayda Sweida Tabriz Tabqa Taif Taiz Taji Tajoura Takhar
Tanf Tangier Tartus Tashkent Tbilisi Tehran Teheran Tigray Tikrit Timbuktu Tindouf Tirana Tobruk
Tokyo Torkham Tripoli Tripolitania Cyrenaica Tunis Tyre Vienna Vilnius Wardak Warsaw Washington
Waziristan Yangon Yarmouk Yerevan Zabul Zagreb Zaporizhzhia Zinjibar Zintan Zliten Zuwara Zawiya
Alabama Alaska Arizona Arkansas California Carolina Colorado Connecticut Dakota Delaware Florida
Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan
Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Ohio Oklahoma Oregon Pennsylvania
Rhode Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming York Assam Bihar Gujarat Kerala
Manipur Nagaland Sindh Khyber Pakhtunkhwa Anatolia Galilee Judea Samaria Transjordan Mesopotamia
Hejaz Hijaz Najd Nejd Rojava Bekaa Beqaa Euphrates Tigris Nile Oxus Helmand Jordan Danube Dnieper
Kordofan Ogaden Oromia Amhara Afar Somali Mindanao Sulu Aceh Papua Xinjiang Turkestan Catalonia
Basque Corsica Ulster Bosnia Krajina Kosovo
"""

COMPASS = """
north northern northerner northwards south southern southerner east eastern easterner west western
westerner northeast northeastern northwest northwestern southeast southeastern southwest
southwestern central middle midwestern upper lower inner outer near far left right center centre
"""

NUMERALS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million billion first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth single
double triple half quarter primary secondary tertiary alpha bravo charlie delta echo foxtrot golf
hotel juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey
xray yankee zulu beta gamma omega
"""

PARTY_CHANGING = """
free former formerly ex anti pro new newer real true old older original continuity provisional
interim transitional non un pan neo post pre counter rival splinter breakaway dissident renegade
rogue false fake pseudo self alleged real reformed reconstituted united unified joint allied
aligned opposed opposing opposition loyal disloyal popular people peoples public private national
international regional local civil civilian military paramilitary royal imperial democratic
undemocratic patriotic revolutionary revolution counterrevolutionary liberation independence
independent dependent resistance mujahideen mujahedin mujahidin fedayeen jihad jihadi jihadist
government governments governmental ministry minister army armies navy naval force forces air
ground land sea coast marine marines police gendarmerie guard guards militia militias brigade
brigades battalion battalions regiment regiments division divisions corps squad squadron unit
units front fronts party parties movement movements league congress council councils committee
committees coalition coalitions alliance alliances union unions federation confederation
brotherhood state states republic kingdom emirate caliphate sultanate province provinces
governorate command commands intelligence security defence defense interior foreign justice
finance trade company companies corporation bank agency agencies office bureau department
directorate foundation fund institute university church mosque tribe tribes clan clans family
brother brothers sister sisters sons daughters men women man woman male female young youth elder
senior junior lord lords king prince princess president vice deputy chief general major captain
colonel sergeant lieutenant
"""
"""Ordinary words of names: another one of them makes another party."""

ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_PREFIXES = ("anti", "counter", "pro", "ex", "un", "non", "neo", "pan", "pre", "post", "sub", "dis")


@cache
def words() -> frozenset[str]:
    """Return all listed words, folded, plurals of peoples among them."""
    every = (COUNTRIES, DEMONYMS, PLACES, COMPASS, NUMERALS, PARTY_CHANGING)
    listed = {word for text in every for word in fold(text.replace(";", " ")).split()}
    peoples = fold(DEMONYMS).split()
    return frozenset(listed | {f"{one}s" for one in peoples})


@cache
def places() -> frozenset[str]:
    """Return the words of countries and places."""
    return frozenset(fold(f"{COUNTRIES} {PLACES}".replace(";", " ")).split())


def distinct(word: str) -> bool:
    """Return whether a folded word stands as it is typed: it is listed, or it numbers something.

    >>> distinct("iraqi"), distinct("7th"), distinct("iv"), distinct("hezbolah")
    (True, True, True, False)
    """
    return word in words() or any(map(str.isdigit, word)) or bool(ROMAN.fullmatch(word))


def opposed(one: str, other: str) -> bool:
    """Return whether one word is the other with a prefix that turns it round, such as "anti".

    >>> opposed("unarmed", "armed"), opposed("armed", "armee")
    (True, False)
    """
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer == prefix + shorter for prefix in _PREFIXES)
