"""What people write over the columns of a survey, in the languages around the Baltic Sea, beside our own labels."""

SYNONYMS: dict[str, str] = {
    "id": "identifier | file name | key | kennung | tunnus | identifikator",
    "language": "sprache | språk | sprog | kieli | keel | kalba | valoda | język",
    "title": "name | title | tool | tool name | name of tool | name of the tool | name of the format | "
    "titel | bezeichnung | name des instruments | instrument | namn | navn | verktyg | værktøj | "
    "verktøy | tittel | nimi | nimike | työkalu | nimetus | pealkiri | tööriist | pavadinimas | "
    "įrankis | priemonė | nosaukums | rīks | nazwa | tytuł | narzędzie",
    "summary": "summary | short description | one sentence | in one sentence | teaser | abstract | "
    "kurzbeschreibung | zusammenfassung | sammanfattning | kort beskrivning | kort beskrivelse | "
    "resumé | sammendrag | tiivistelmä | lyhyt kuvaus | kokkuvõte | lühikirjeldus | santrauka | "
    "trumpas aprašymas | kopsavilkums | īss apraksts | streszczenie | krótki opis",
    "text": "text | body | description | long description | details | more information | beschreibung | "
    "beskrivning | beskrivelse | kuvaus | kirjeldus | aprašymas | apraksts | opis",
    "number": "number | number in the catalogue",
    "status": "status | stage | stand | tila | staatus | būsena | statuss",
    "strand": "strand | support strand | type of support | area of support | handlungsfeld | strang | spår "
    "| spor | kierunek",
    "sectors": "sector | sectors | sub sector | sub sectors | subsector | subsectors | industry | industries "
    "| cci sector | creative sector | branch | branche | branchen | teilmarkt | teilmärkte | "
    "sektor | sektoren | bransch | branscher | sektorer | delsektor | brancher | bransje | "
    "bransjer | toimiala | toimialat | ala | toimialad | sektorid | valdkond | valdkonnad | "
    "sektorius | sektoriai | sritis | nozare | nozares | sektory | branża | branże",
    "aims": "aim | aims | goal | goals | objective | objectives | purpose | ziel | ziele | zweck | mål | "
    "syfte | formål | tavoite | tavoitteet | eesmärk | eesmärgid | tikslas | tikslai | mērķis | "
    "mērķi | cel | cele",
    "formats": "format | formats | form | type of format | type of event | formate | formaatti | formaat | "
    "formaadid | formatas | formatai | formāts | formāti | formaty",
    "mode": "mode | on site or online | online or on site | online / on site | durchführung | durchführungsform",
    "countries": "country | countries | participating countries | land | länder | teilnehmende länder | länder "
    "som deltar | lande | deltagerlande | deltakerland | maa | maat | riik | riigid | šalis | "
    "šalys | valsts | valstis | kraj | kraje",
    "place": "place | location | where | ort | veranstaltungsort | plats | sted | paikka | koht | vieta | miejsce",
    "place.venue": "venue | lokal | spielstätte | veranstaltungsstätte | tapahtumapaikka | toimumiskoht",
    "place.event": "larger event | host event | part of event | rahmenveranstaltung",
    "place.city": "city | town | stadt | stad | by | kaupunki | linn | miestas | pilsēta | miasto",
    "place.country": "country of the venue | country of the place | host country | gastgeberland",
    "editions": "edition | editions | date | dates | when | year | years | held | time | datum | daten | "
    "termin | termine | zeitraum | jahr | jahre | wann | år | dato | datoer | tidpunkt | "
    "päivämäärä | vuosi | aika | milloin | kuupäev | aasta | aeg | millal | data | datos | metai "
    "| kada | datums | datumi | gads | kad | rok | daty | kiedy",
    "organisers": "organiser | organisers | organizer | organizers | organised by | organisation | organization "
    "| host | hosts | veranstalter | veranstaltende | träger | arrangör | arrangörer | arrangør | "
    "arrangører | järjestäjä | järjestäjät | korraldaja | korraldajad | organizatorius | "
    "organizatoriai | organizators | organizatori | rīkotājs | organizator | organizatorzy",
    "partners": "partner | partners | partnerit | partnerid | partneriai | partneri | partnerzy | partnere | "
    "kumppani | kumppanit | samarbetspartner | samarbejdspartner | samarbetspartners",
    "funders": "funder | funders | funded by | financed by | fördergeber | finanziert durch | finansiär | finansiärer "
    "| rahoittaja | rahoittajat | rahastaja | rahastajad | finansuotojas | finansētājs",
    "eligibility": "eligibility | who may take part | who can apply | conditions | teilnahmebedingungen | villkor",
    "deadline": "deadline | application deadline | closing date | bewerbungsfrist | frist | sista ansökningsdag | "
    "ansøgningsfrist | hakuaika | tähtaeg | terminas | termiņš | termin zgłoszeń",
    "since": "since | first held | first year | seit | sedan | siden",
    "recurs": "how often | recurrence | frequency | turnus | häufigkeit | hur ofta | hvor ofte",
    "contributors": "contributor | contributors | speakers | mitwirkende | medverkande | medvirkende | esineja | "
    "esinejad",
    "audience": "audience | target group | target groups | for whom | zielgruppe | zielgruppen | målgrupp | "
    "målgrupper | målgruppe | kohderyhmä | kohderyhmät | sihtrühm | sihtrühmad | sihtgrupp | "
    "tikslinė grupė | tikslinės grupės | mērķgrupa | mērķgrupas | grupa docelowa | grupy docelowe",
    "figures": "figures | results in numbers | in numbers | zahlen | kennzahlen | nyckeltal | nøgletal | "
    "nøkkeltall | luvut | arvud | skaičiai | skaitļi | liczby",
    "channels": "channel | channels | communication channels | kanal | kanäle | kanaler | kanavat | kanalid | "
    "kanalai | kanāli | kanały",
    "links": "link | links | url | urls | website | websites | web site | web | webpage | web page | "
    "homepage | web address | internet | webseite | webseiten | länk | länkar | webbplats | "
    "webbsida | lenke | lenker | nettside | hjemmeside | linkki | linkit | verkkosivu | "
    "verkkosivut | veebileht | koduleht | lingid | nuoroda | nuorodos | svetainė | tinklalapis | "
    "saite | saites | tīmekļa vietne | mājaslapa | strona | strona internetowa | linki",
    "modules": "module | modules | learning module | learning modules | lernmodul | lernmodule",
    "related": "related | related tools | see also | similar tools | verwandt | ähnliche instrumente",
    "reviewed": "reviewed | last checked | last updated | zuletzt geprüft | stand der information",
    "published": "published | first published | veröffentlicht",
    "draft": "draft | entwurf | utkast | kladde | luonnos | mustand | juodraštis | melnraksts | szkic",
    "uncertain": "uncertain | unsure | uncertain fields | unsicher | osäkert | usikkert | epävarma | ebakindel",
}
"""Names of columns with what else they are called, parted by bars."""
ROW_NUMBERS = (
    "# | no | nr | n | nº | nos | num | number | numero | nummer | numer | numeris | numurs | nro | row | row no | "
    "row number | running no | running number | serial no | serial number | s n | item no | pos | position | lfd nr | "
    "lfd nummer | laufende nummer | zeile | lopnr | lopnummer | lobenr | lobenummer | lopenr | lopenummer | "
    "jarjestysnumero | jrk | jrk nr | jarjekorranumber | eil nr | nr p k | n p k | p k | lp | l p | poz"
)
"""What people write over a column that counts the rows of a sheet, parted by bars; it is not the catalogue's order."""
