"""Names of the countries that conflict reports tell of are found in the base: divisions, towns, spellings."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from importlib import resources

import pycountry
import pytest

from corroborate.read.names import fold
from corroborate.shell.gazetteer import SqlGazetteer, open_gazetteer
from corroborate.values import Candidate

# ISO 3166-1 alpha-2 codes, by region.
CONFLICTS = tuple(
    """SY IQ YE LB PS IL JO IR TR EG LY SD SS ER ET SO KE UG BI TD CF CD CM NG NE ML BF MZ
    AF PK IN BD LK MM TH PH UA RU GE AM AZ CO MX SV HN GT HT VE EC""".split()
)
# What ISO 3166-2 lists and GeoNames does not know as a division of the first order, or not any more.
WITHOUT = {
    "IQ-KR": "a region of several governorates",
    "ET-SN": "dissolved in 2023",
    "TH-S": "a city within its province",
    "BI-KR": "not in GeoNames' table of 2025",
    "BI-MW": "not in GeoNames' table of 2025",
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table that ships with the software."""
    text = resources.files("corroborate").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def base() -> Iterator[SqlGazetteer]:
    """The base as it ships; unpacked where the user's own lies, as a command would."""
    gazetteer = open_gazetteer()
    yield gazetteer
    gazetteer.close()


def within(found: tuple[Candidate, ...], country: str) -> list[Candidate]:
    """The candidates of one country, best first."""
    return [candidate for candidate in found if candidate.country == country]


# ------------------------------------------------------------------ divisions

NAMES = {row["code"]: row for row in table("division_names.csv")}
FIRST = [row for row in table("admin1.csv") if row["code"][:2] in CONFLICTS]


@pytest.mark.parametrize("country", CONFLICTS)
def test_every_division_of_a_country_has_a_name_and_is_found_by_it(base: SqlGazetteer, country: str) -> None:
    """No code stands for a name, and the name leads back to its division, with a point on the globe."""
    rows = [row for row in FIRST if row["code"].startswith(country + ".")]
    assert len(rows) >= 2
    found = base.lookup([row["name"] for row in rows])
    for row in rows:
        assert fold(row["name"]), row
        assert not any(c.isdigit() for c in row["name"]), row
        assert not row["name"].isupper(), row
        assert row["lat"], row
        assert row["lon"], row
        here = within(found[row["name"]], country)
        assert f"admin1:{row['code']}" in [c.gazetteer for c in here if c.admin1 == row["name"]], row


@pytest.mark.parametrize("country", CONFLICTS)
def test_every_division_is_found_by_its_iso_name(base: SqlGazetteer, country: str) -> None:
    """ISO 3166-2 names each first-order division; the name leads to GeoNames' division of that code.

    A city that is its own division may be found as the town that lies in it.
    """
    listed = {s.code: s.name for s in pycountry.subdivisions if s.country_code == country and s.parent_code is None}
    mapped = {row["iso"]: code for code, row in NAMES.items() if row["iso"].startswith(country + "-")}
    assert listed.keys() - mapped.keys() - WITHOUT.keys() == set()
    found = base.lookup(listed.values())
    name_of = {row["code"]: row["name"] for row in FIRST}
    for iso, code in mapped.items():
        order = "admin1" if code in name_of else "admin2"
        here = within(found[listed[iso]], country)
        held = any(c.gazetteer == f"{order}:{code}" or c.admin1 == name_of.get(code) for c in here)
        assert held, (iso, listed[iso], code, here)


def test_the_names_of_divisions_are_of_divisions_that_there_are() -> None:
    """Each row of the table has a code of one of the other two, and no ISO code stands for two of them."""
    second = resources.files("corroborate").joinpath("data", "admin2.csv.gz")
    codes = {row["code"] for row in table("admin1.csv")}
    codes |= {row["code"] for row in csv.DictReader(io.StringIO(gzip.decompress(second.read_bytes()).decode()))}
    assert NAMES.keys() <= codes
    given = [row["iso"] for row in NAMES.values() if row["iso"]]
    assert len(given) == len(set(given)) > 1000


@pytest.mark.parametrize(
    ("country", "name"), [("MM", "Rakhine"), ("ET", "Tigray"), ("PS", "Gaza Strip"), ("UA", "Crimea"), ("CD", "Ituri")]
)
def test_a_region_that_is_a_division_is_one_candidate(base: SqlGazetteer, country: str, name: str) -> None:
    """What stands in two of the base's tables is not two places."""
    divisions = [c for c in within(base.lookup([name])[name], country) if c.feature == "A.ADM1"]
    assert [c.gazetteer.partition(":")[0] for c in divisions] == ["admin1"]


# ------------------------------------------------------------------ towns

# country, division as the base calls it, towns: the capital first.
TOWNS = """
SY Damascus: Damascus
SY Aleppo: Aleppo, Manbij, Azaz
SY Idlib: Idlib, Ma`arrat an Nu`man, Saraqib
SY Hasakah: Qamishli
IQ Baghdad: Baghdad, Sadr City
IQ Nineveh: Mosul, Sinjar, Tal Afar
IQ Anbar: Ramadi, Fallujah
YE Sanaa City: Sanaa
YE Hodeidah: Hodeidah, Zabid
YE Aden: Aden
YE Taiz: Taiz, Mocha
LB Beirut: Beirut
LB Nabatieh: Nabatieh, Bint Jbeil
LB South: Tyre, Sidon
PS Gaza Strip: Gaza, Rafah, Khan Younis, Jabalia, Beit Lahia
PS West Bank: Ramallah, Jenin, Nablus, Tulkarm
IL Jerusalem: Jerusalem
IL Southern: Sderot, Ashkelon, Beersheba
JO Amman: Amman
JO Irbid: Irbid
JO Mafraq: Mafraq
IR Tehran: Tehran
IR Sistan and Baluchestan: Zahedan
IR Kurdistan: Sanandaj
TR Ankara: Ankara
TR Diyarbakır: Diyarbakir
TR Şırnak: Cizre
TR Gaziantep: Gaziantep
EG Cairo: Cairo
EG North Sinai: Arish, Rafah
LY Tripoli: Tripoli
LY Banghazi: Benghazi
LY Misratah: Misrata
LY Surt: Sirte
SD Khartoum: Khartoum, Omdurman
SD Northern Darfur: El Fasher, Kutum
SD Western Darfur: El Geneina
SD Southern Darfur: Nyala
SS Central Equatoria: Juba, Yei
SS Upper Nile: Malakal
SS Unity: Bentiu
ER Maekel: Asmara
ER Northern Red Sea: Massawa
ER Debub: Mendefera
ET Addis Ababa: Addis Ababa
ET Tigray: Mekelle, Axum, Adigrat
ET Amhara: Gondar, Bahir Dar
SO Banaadir: Mogadishu
SO Lower Juba: Kismayo
SO Bay: Baidoa
SO Hiiraan: Beledweyne
KE Nairobi: Nairobi
KE Garissa: Garissa
KE Mandera: Mandera
UG Central: Kampala
UG Northern: Gulu, Lira
BI Gitega: Gitega
BI Bujumbura Mairie: Bujumbura
TD N’Djaména: N'Djamena
TD Lac: Bol
TD Ouadaï: Abeche
CF Bangui: Bangui
CF Ouaka: Bambari
CF Haute-Kotto: Bria
CD Kinshasa: Kinshasa
CD North Kivu: Goma, Beni, Butembo
CD South Kivu: Bukavu, Uvira
CD Ituri: Bunia
CM Centre: Yaounde
CM North-West: Bamenda
CM Far North: Maroua, Mora
NG Federal Capital Territory: Abuja
NG Borno: Maiduguri, Chibok, Bama, Monguno
NG Kaduna: Kaduna
NG Zamfara: Gusau
NE Niamey: Niamey
NE Diffa: Diffa
NE Tillabéri: Tillaberi
ML Bamako: Bamako
ML Mopti: Mopti
ML Gao: Gao
ML Kidal: Kidal
BF Centre: Ouagadougou
BF Sahel: Djibo, Dori
MZ Maputo City: Maputo
MZ Cabo Delgado: Pemba, Mocimboa da Praia
AF Kabul: Kabul
AF Kandahar: Kandahar
AF Helmand: Lashkar Gah, Sangin
AF Balkh: Mazar-e-Sharif
AF Kunduz: Kunduz
PK Islamabad: Islamabad
PK Khyber Pakhtunkhwa: Peshawar, Bannu
PK Balochistan: Quetta, Turbat
PK Sindh: Karachi
IN Delhi: New Delhi
IN Jammu and Kashmir: Srinagar, Anantnag
IN Manipur: Imphal, Churachandpur
IN Chhattisgarh: Raipur, Jagdalpur
BD Dhaka: Dhaka
BD Chittagong: Cox's Bazar
BD Sylhet: Sylhet
LK Western: Colombo
LK Northern: Jaffna, Kilinochchi
MM Nay Pyi Taw: Naypyidaw
MM Yangon: Yangon
MM Rakhine: Sittwe, Kyaukpyu
MM Sagaing: Sagaing
TH Bangkok: Bangkok
TH Pattani: Pattani
TH Yala: Yala
TH Narathiwat: Narathiwat
PH National Capital Region: Manila
PH Autonomous Region in Muslim Mindanao: Marawi, Jolo
PH Zamboanga Peninsula: Zamboanga City
UA Kyiv City: Kyiv
UA Donetsk: Donetsk, Mariupol, Bakhmut, Kramatorsk, Avdiivka
UA Kharkiv: Kharkiv, Izium
UA Kherson: Kherson
UA Kyiv: Bucha, Irpin
RU Moscow: Moscow
RU Chechnya: Grozny
RU Belgorod: Belgorod
RU Kursk: Sudzha
GE Tbilisi: Tbilisi
GE Shida Kartli: Gori, Tskhinvali
GE Abkhazia: Sukhumi
AM Yerevan: Yerevan
AM Syunik: Goris
AM Gegharkunik: Vardenis
AZ Baki: Baku
AZ Xankǝndi: Khankendi
AZ Gǝncǝ: Ganja
CO Bogota D.C.: Bogota
CO Cauca: Popayan, Toribio
CO Norte de Santander: Cucuta, Tibu
MX Mexico City: Mexico City
MX Sinaloa: Culiacan
MX Guerrero: Acapulco, Iguala
SV San Salvador: San Salvador
SV Santa Ana: Santa Ana
SV La Libertad: Santa Tecla
HN Francisco Morazán: Tegucigalpa
HN Cortés: San Pedro Sula
HN Colón: Tocoa
GT Guatemala: Guatemala City
GT Petén: Flores
GT Quetzaltenango: Quetzaltenango
HT Ouest: Port-au-Prince, Croix-des-Bouquets
HT Artibonite: Gonaives
VE Distrito Capital: Caracas
VE Zulia: Maracaibo
VE Táchira: San Cristobal
EC Pichincha: Quito
EC Guayas: Guayaquil, Duran
EC Esmeraldas: Esmeraldas
"""


def towns() -> Iterator[tuple[str, str, str]]:
    """(country, division, town) of the table above."""
    for line in TOWNS.strip().splitlines():
        place, _, names = line.partition(": ")
        for name in names.split(", "):
            yield place[:2], place[3:], name


def test_each_country_has_its_capital_and_two_more_towns_in_the_table() -> None:
    """So that no country of the list is left untried."""
    assert {country for country, _, _ in towns()} == set(CONFLICTS)
    assert [c for c in CONFLICTS if sum(country == c for country, _, _ in towns()) < 2] == []


@pytest.mark.parametrize(("country", "division", "name"), list(towns()))
def test_a_town_is_found_in_its_country_and_division(
    base: SqlGazetteer, country: str, division: str, name: str
) -> None:
    """The largest town of that name in the country lies in the division that holds it."""
    here = [c for c in within(base.lookup([name])[name], country) if c.feature[0] == "P"]
    assert here, name
    assert max(here, key=lambda c: c.population).admin1 == division


@pytest.mark.parametrize("country", CONFLICTS)
def test_a_capital_is_told_as_one(base: SqlGazetteer, country: str) -> None:
    """The first town that the table gives for a country is its seat of government in GeoNames, with its population."""
    names = {c: name for c, _, name in reversed(list(towns()))}
    assert names.keys() == set(CONFLICTS)
    if country == "PS":  # GeoNames gives East Jerusalem
        return
    name = names[country]
    capitals = [c for c in within(base.lookup([name])[name], country) if c.feature == "P.PPLC"]
    assert [c.population > 10_000 for c in capitals] == [True], name


# ------------------------------------------------------------------ spellings

# country, spellings of one place: all lead to a town or division of one first-order division.
FAMILIES = """
SY Banias|Baniyas|Banyas|Bāniyās|بانياس
SY Deir ez-Zor|Dayr az Zawr|Deir al-Zour|Deir Ezzor|Deir Ez Zor|دير الزور|ديرالزور
SY Raqqa|Ar-Raqqah|al-Raqqa|Rakka|الرقة|الرقه|رقة
SY Homs|Hims|Ḩimş|حمص
SY Latakia|Lattakia|Ladhiqiyah|Al-Ladhiqiyah|اللاذقية|اللاذقيه
SY Jisr al-Shughur|Jisr ash Shughur|Jisr al-Shughour|Jisr Al-Shoghour|جسر الشغور
SY Aleppo|Halab|Alep|حلب
SY Idlib|Idleb|Edlib|إدلب|ادلب
SY Daraa|Dar'a|Deraa|Dara‘a|درعا
SY Hasakah|Al-Hasakah|Hassakeh|al-Hasaka|الحسكة
SY Palmyra|Tadmur|Tadmor|تدمر
SY Suwayda|Sweida|As-Suwayda|As-Suwayda'|السويداء
SY Qamishli|Al-Qamishli|Kamishli|القامشلي|القامشلى
SY Tartus|Tartous|Ţarţūs|طرطوس
IQ Mosul|Al Mawsil|Mawsil|الموصل
IQ Fallujah|Falluja|Al Fallujah|الفلوجة
IQ Baqubah|Baquba|Ba'qubah|Baqouba
IQ Erbil|Arbil|Irbil|Hewler|أربيل|اربيل
IQ Salah ad Din|Salahuddin|Salah al-Din|Saladin|صلاح الدين
YE Hodeidah|Al Hudaydah|Hudaydah|Hudaida|الحديدة
YE Marib|Ma'rib|مأرب|مارب
YE Saada|Sa'dah|Sa'ada|صعدة
YE Taiz|Ta'izz|Taizz|تعز
PS Khan Younis|Khan Yunis|Khan Yunus|خان يونس
PS Jenin|Janin|جنين
PS Gaza City|Ghazzah|Gaza|غزة
LB Nabatieh|Nabatiye|An Nabatiyah|النبطية
LB Baalbek|Baalbeck|Ba'labakk|بعلبك
LB Tyre|Sour|Sur|صور
LB Sidon|Saida|Sayda|صيدا
EG Arish|El Arish|Al-Arish|العريش
LY Benghazi|Banghazi|بنغازي|بنغازى
LY Misrata|Misratah|مصراتة
LY Sirte|Surt|سرت
SD El Fasher|Al-Fashir|El-Fashir|الفاشر
SD El Geneina|Al Junaynah|Geneina|الجنينة
SD Khartoum|Al Khartum|الخرطوم
SD Al Jazirah|Gezira|Al Gezira|الجزيرة
SO Mogadishu|Muqdisho|مقديشو
SO Kismayo|Kismaayo|Chisimayu
SO Beledweyne|Belet Weyne|Beledwein
SO Lower Shabelle|Lower Shabeelle|Shabeellaha Hoose
ET Mekelle|Mek'ele|Mekele
ET Tigray|Tigrai
TD N'Djamena|Ndjamena|N’Djaména
ML Timbuktu|Tombouctou
CD North Kivu|Nord-Kivu
AF Kandahar|Qandahar
AF Mazar-e-Sharif|Mazari Sharif|Mazar-i-Sharif|Mazār-e Sharīf
AF Kunduz|Konduz|Qunduz
AF Lashkar Gah|Lashkargah|Lashkar-Gah
AF Kabul|Kaboul|کابل|كابل
PK Quetta|Kwatah
MM Yangon|Rangoon
MM Sittwe|Akyab
BD Cox's Bazar|Coxs Bazar|Cox’s Bāzār
UA Donetsk|Donets'k|Donets’k|Donetska|Donetska oblast
UA Kharkiv|Kharkov|Kharkivska oblast
UA Luhansk|Lugansk|Luhans'k|Luhanska
UA Odesa|Odessa
UA Bakhmut|Artemivsk|Artyomovsk|Artemivs'k
UA Zaporizhzhia|Zaporizhzhya|Zaporizhia|Zaporizka
UA Mykolaiv|Nikolaev|Mykolayiv
UA Dnipro|Dnipropetrovsk|Dnepropetrovsk
UA Sievierodonetsk|Severodonetsk
RU Chechnya|Chechenskaya Respublika|Chechen Republic
GE Tskhinvali|Tskhinval
AZ Stepanakert|Khankendi|Xankəndi
TR Sanliurfa|Şanlıurfa|Urfa
TR Diyarbakir|Diyarbakır|Amed
TR Şırnak|Sirnak|Shirnak
PH Bangsamoro|BARMM|Autonomous Region in Muslim Mindanao
"""
KYIV = ("Kyiv", "Kiev", "Kyïv")
SANAA = ("Sana'a", "Sanaa", "Ṣanʿāʾ", "Sanʻaʼ", "صنعاء", "صنعا")


@pytest.mark.parametrize("line", FAMILIES.strip().splitlines())
def test_all_spellings_of_a_name_lead_to_one_division(base: SqlGazetteer, line: str) -> None:
    """Each is found in the country, and its first candidate there lies in the division of the others'."""
    country, names = line[:2], line[3:].split("|")
    found = base.lookup(names)
    here = {name: within(found[name], country) for name in names}
    assert [name for name in names if not here[name]] == []
    assert len({candidates[0].admin1 for candidates in here.values()}) == 1, here


@pytest.mark.parametrize(("country", "names"), [("UA", KYIV), ("YE", SANAA)])
def test_a_capital_that_is_a_division_of_its_own_is_found_in_all_spellings(
    base: SqlGazetteer, country: str, names: tuple[str, ...]
) -> None:
    """The capital itself is among the candidates of each."""
    for name, found in base.lookup(names).items():
        assert "P.PPLC" in [c.feature for c in within(found, country)], name
