"""Nationalities and peoples, and the countries they belong to: words that name people, not places."""

from __future__ import annotations

# Demonyms and adjectives by ISO 3166-1 alpha-2; the plural in -s is understood.
_DEMONYMS = """
AF Afghan Afghani|AL Albanian|DZ Algerian|AO Angolan|AR Argentine Argentinian Argentinean|AM Armenian
AU Australian Aussie|AT Austrian|AZ Azerbaijani Azeri|BH Bahraini|BD Bangladeshi|BY Belarusian Belarussian
BE Belgian|BZ Belizean|BJ Beninese|BT Bhutanese|BO Bolivian|BA Bosnian|BW Botswanan|BR Brazilian|BG Bulgarian
BF Burkinabe|BI Burundian|KH Cambodian|CM Cameroonian|CA Canadian|TD Chadian|CL Chilean|CN Chinese|CO Colombian
CD Congolese|CR Costa-Rican|HR Croatian Croat|CU Cuban|CY Cypriot|CZ Czech|DK Danish Dane|DJ Djiboutian|NL Dutch
Dutchman|EC Ecuadorian Ecuadorean|EG Egyptian|AE Emirati|GB British Briton Brit English Englishman Scottish Scot
Welsh|ER Eritrean|EE Estonian|ET Ethiopian|PH Filipino Filipina Philippine|FI Finnish Finn|FR French Frenchman
FJ Fijian|GA Gabonese|GM Gambian|GE Georgian|DE German|GH Ghanaian|GR Greek|GT Guatemalan|GN Guinean|GY Guyanese
HT Haitian|HN Honduran|HU Hungarian|IS Icelandic|IN Indian|ID Indonesian|IR Iranian Persian|IQ Iraqi|IE Irish
Irishman|IL Israeli|IT Italian|CI Ivorian|JM Jamaican|JP Japanese|JO Jordanian|KZ Kazakh Kazakhstani|KE Kenyan
KW Kuwaiti|KG Kyrgyz|LA Laotian|LV Latvian|LB Lebanese|LR Liberian|LY Libyan|LT Lithuanian|MK Macedonian
MG Malagasy|MW Malawian|MY Malaysian|ML Malian|MT Maltese|MR Mauritanian|MX Mexican|MD Moldovan|MN Mongolian
ME Montenegrin|MA Moroccan|MZ Mozambican|MM Burmese|NA Namibian|NP Nepalese Nepali|NZ New-Zealander|NI Nicaraguan
NG Nigerian|NE Nigerien|KP North-Korean|NO Norwegian|OM Omani|PK Pakistani|PS Palestinian|PA Panamanian
PY Paraguayan|PE Peruvian|PL Polish Pole|PT Portuguese|QA Qatari|RO Romanian|RU Russian Soviet|RW Rwandan
SV Salvadoran Salvadorean Salvadorian|SA Saudi|SN Senegalese|RS Serbian Serb Yugoslav|SL Sierra-Leonean
SG Singaporean|SK Slovak|SI Slovene Slovenian|SO Somali Somalian|ZA South-African|KR South-Korean Korean
SS South-Sudanese|ES Spanish Spaniard|LK Sri-Lankan|SD Sudanese|SE Swedish Swede|CH Swiss|SY Syrian|TW Taiwanese
TJ Tajik Tajikistani|TZ Tanzanian|TH Thai|TG Togolese|TN Tunisian|TR Turkish Turk|TM Turkmen|UG Ugandan
UA Ukrainian|US American|UY Uruguayan|UZ Uzbek Uzbekistani|VE Venezuelan|VN Vietnamese|YE Yemeni Yemenite
ZM Zambian|ZW Zimbabwean
"""
# Peoples, faiths and parts of the world: no single country.
PEOPLES = frozenset(
    """kurd kurds kurdish arab arabs arabic sunni sunnis shiite shiites shia shias alawite alawites druze yazidi
    yazidis yezidi yezidis assyrian assyrians turkoman turkmen turkmens pashtun pashtuns hazara hazaras baloch baluchi
    tuareg tuaregs fulani hausa igbo yoruba tutsi tutsis hutu hutus rohingya uighur uighurs uyghur uyghurs chechen
    chechens tatar tatars kashmiri tamil tamils sinhalese berber bedouin bedouins christian christians muslim
    muslims jewish jew jews catholic catholics protestant protestants orthodox copt copts coptic maronite maronites
    hindu hindus sikh sikhs buddhist buddhists islamic islamist islamists african africans asian asians european
    europeans western latin hispanic scandinavian circassian circassians mayan maya amhara oromo tigrayan dinka nuer
    darfuri masalit zaghawa houthi houthis salafi salafist jihadist wahhabi baathist communist marxist maoist
    gazan gazans crimean kosovar kosovan basque catalan tibetan zulu central-american latin-american""".split()
)


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    code = ""
    for word in _DEMONYMS.replace("|", "\n").split():
        if len(word) == 2 and word.isupper():
            code = word
            continue
        name = word.replace("-", " ").casefold()
        table[name] = code
        if not name.endswith(("ish", "ese", "ch", "man", "swiss", "thai", "dutch", "irish", "czech")):
            table[name + "s"] = code
        if name.endswith("man"):
            table[name[:-3] + "men"] = code
    table["swiss"], table["thais"], table["czechs"] = "CH", "TH", "CZ"
    return table


# Casefolded demonym, singular or plural → country.
NATIONS = _table()
