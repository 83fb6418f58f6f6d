"""Word lists in the languages around the Baltic Sea for the editorial rules: days, months, numbers, empty phrases.

Names of days and months are those of Unicode CLDR, with their endings in dates.
"""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In English, for messages, starting with Monday."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In English, for messages, starting with January."""

_DAY_FORMS = (
    "monday måndag måndagen montag mandag mandagen maanantai maanantaina esmaspäev esmaspäeval pirmdiena pirmdien "
    "pirmdienā pirmadienis pirmadienį poniedziałek poniedziałku понедельник понедельника pirmdienas pirmadienio "
    "maanantaista esmaspäevast",
    "tuesday tisdag tisdagen dienstag tirsdag tirsdagen tiistai tiistaina teisipäev teisipäeval otrdiena otrdien "
    "otrdienā antradienis antradienį wtorek wtorku вторник вторника otrdienas antradienio tiistaista teisipäevast",
    "wednesday onsdag onsdagen mittwoch keskiviikko keskiviikkona kolmapäev kolmapäeval trešdiena trešdien trešdienā "
    "trečiadienis trečiadienį środa środę środy среда среду среды trešdienas trečiadienio keskiviikosta kolmapäevast",
    "thursday torsdag torsdagen donnerstag torstai torstaina neljapäev neljapäeval ceturtdiena ceturtdien ceturtdienā "
    "ketvirtadienis ketvirtadienį czwartek czwartku четверг четверга ceturtdienas ketvirtadienio torstaista "
    "neljapäevast",
    "friday fredag fredagen freitag perjantai perjantaina reede reedel piektdiena piektdien piektdienā penktadienis "
    "penktadienį piątek piątku пятница пятницу пятницы piektdienas penktadienio perjantaista reedest",
    "saturday lördag lördagen samstag sonnabend lørdag lørdagen lauantai lauantaina laupäev laupäeval sestdiena "
    "sestdien sestdienā šeštadienis šeštadienį sobota sobotę soboty суббота субботу субботы sestdienas "
    "šeštadienio lauantaista laupäevast",
    "sunday söndag söndagen sonntag søndag søndagen sunnuntai sunnuntaina pühapäev pühapäeval svētdiena svētdien "
    "svētdienā sekmadienis sekmadienį niedziela niedzielę niedzieli воскресенье воскресенья svētdienas "
    "sekmadienio sunnuntaista pühapäevast",
)
# Only with a capital: `so`, `do` and `sun` are ordinary words.
_SHORT_DAYS = ("Mon Mo", "Tue Tues Di", "Wed Mi", "Thu Thur Thurs Do", "Fri Fr", "Sat Sa", "Sun So")

WEEKDAYS: dict[str, int] = {
    word: number
    for number, forms in enumerate(_DAY_FORMS)
    for form in forms.split()
    for word in (form, form.capitalize())
} | {word: number for number, forms in enumerate(_SHORT_DAYS) for word in forms.split()}
"""The number of a weekday, 0 for Monday, by its name as it may be spelt."""

_MONTH_FORMS = (
    "january jan januari januar tammikuu jaanuar janvāris sausio sausis stycznia styczeń styczniu января январь январе",
    "february feb februari februar helmikuu veebruar februāris vasario vasaris lutego luty lutym февраля февраль "
    "феврале",
    "march mar mars märz marts maaliskuu märts kovo kovas marca marzec marcu марта март марте",
    "april apr huhtikuu aprill aprīlis balandžio balandis kwietnia kwiecień kwietniu апреля апрель апреле",
    "may maj mai toukokuu maijs gegužės gegužė maja maju мая май мае",
    "june jun juni kesäkuu juuni jūnijs birželio birželis czerwca czerwiec czerwcu июня июнь июне",
    "july jul juli heinäkuu juuli jūlijs liepos liepa lipca lipiec lipcu июля июль июле",
    "august aug augusti elokuu augusts rugpjūčio rugpjūtis sierpnia sierpień sierpniu августа август августе",
    "september sep sept syyskuu septembris rugsėjo rugsėjis września wrzesień wrześniu сентября сентябрь сентябре",
    "october oct okt oktober lokakuu oktoober oktobris spalio spalis października październik październiku октября "
    "октябрь октябре",
    "november nov marraskuu novembris lapkričio lapkritis listopada listopad listopadzie ноября ноябрь ноябре",
    "december dec dez dezember desember des joulukuu detsember dets decembris gruodžio gruodis grudnia grudzień "
    "grudniu декабря декабрь декабре",
)


def _forms(form: str) -> tuple[str, ...]:
    """A month's name with the endings of Finnish, Estonian and Latvian dates."""
    if form.endswith("kuu"):
        return form, f"{form}ta", f"{form}ssa", f"{form}n"
    if form in _ESTONIAN:
        return form, f"{form}il", f"{form}is", f"{form}i", f"{form}l", f"{form}s"
    if form in _LATVIAN:
        stem = form[:-2] if form.endswith("is") else form[:-1]
        return form, f"{stem}ā", f"{stem}a", f"{stem}ī"
    return (form,)


_ESTONIAN = frozenset("jaanuar veebruar märts aprill mai juuni juuli oktoober detsember".split())
_LATVIAN = frozenset(
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris".split()
)
MONTH_NUMBERS: dict[str, int] = {
    word: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split() for word in _forms(form)
}
"""The number of a month, 1 for January, by its name in lower case."""

NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
"""English number words and their values."""

SUSPENDING: frozenset[str] = frozenset(
    "and or nor to as but versus vs und oder bis bzw sowie noch wie och eller till samt og til ja tai eli sekä "
    "että mutta vaan kuin või kui kā men als jak ehk "
    "ning kuni un vai līdz ir ar arba bei iki i oraz lub albo czy do и или до либо by through plus then both &".split()
)
"""Words that follow the hyphen in “pre- and post-production”."""

EMPTY_LINK_TEXTS: frozenset[str] = frozenset(
    " ".join(phrase.split())
    for phrase in """
    here|click here|click|right here|over here|see here|look here|read here|find it here|found here|available here|
    link|the link|a link|this link|link here|via this link|through this link|at this link|using this link|
    with this link|by this link|under this link|follow this link|see link|links|web link|weblink|url|hyperlink|
    more|read more|see more|learn more|find out more|more here|more info|more information|further information|
    read on|continue|continue reading|details|more details|this|that|it|this one|this page|that page|this site|
    this website|this article|this document|this file|the page|page|go|go here|go to page|there|over there|download|
    download here|
    press here|tap here|visit|view|open|see|info|
    här|där|klicka här|läs mer|läs mer här|mer|mer information|länk|länken|den här sidan|den här länken|denna länk|
    via denna länk|via den här länken|på denna länk|på länken|denna sida|se här|
    hier|dort|hier klicken|klicken sie hier|klick hier|mehr|mehr lesen|weiterlesen|mehr erfahren|mehr dazu|diese seite|
    dieser link|weitere informationen|mehr informationen|siehe hier|unter diesem link|über diesen link|
    her|dér|klik her|læs mere|læs mere her|mere|mere information|denne side|dette link|
    klikk her|les mer|les mer her|mer informasjon|denne siden|lenke|lenken|
    tässä|täältä|tästä|siellä|tänne|klikkaa tästä|klikkaa tähän|lue lisää|lisää|lisätietoja|linkki|tämä sivu|
    siin|seal|siit|siia|kliki siia|vajuta siia|loe edasi|loe lähemalt|loe rohkem|rohkem|lisainfo|see leht|
    šeit|tur|spied šeit|tur|spiediet šeit|lasīt vairāk|vairāk|uzzināt vairāk|saite|šī lapa|
    čia|ten|spauskite čia|ten|spausk čia|skaityti daugiau|plačiau|daugiau|nuoroda|šis puslapis|
    tutaj|tu|tam|kliknij tutaj|kliknij tu|kliknij|czytaj więcej|więcej|dowiedz się więcej|ta strona|
    здесь|тут|там|сюда|нажмите здесь|читать далее|читать дальше|подробнее|далее|ссылка|эта страница
    """.split("|")
)
"""Link texts in lower case that say nothing about where the link leads."""

EMPTY_ALTERNATIVES: frozenset[str] = frozenset(
    """
    image img picture pic photo photograph foto fotografie graphic graphics grafik illustration figure fig drawing
    icon logo screenshot diagram chart banner header thumbnail thumb cover placeholder alt alttext alternative
    description untitled unnamed unbenannt tbd todo tba xxx bild bilden billede bilde kuva valokuva pilt attēls
    fotoattēls nuotrauka paveikslėlis vaizdas obraz obrazek zdjęcie grafika изображение картинка фото фотография рисунок
    """.split()
)
"""Words in lower case that say only that a picture is a picture."""

CREDIT_WORDS = tuple(
    """
    photo picture image illustration drawing graphic chart map screenshot render design credit source copyright
    foto bild fotografie zeichnung grafik karte quelle urheber fotograf teckning källa upphov billede tegning kilde
    bilde kuva valokuva piirros lähde pilt joonis allikas attēls fotoattēls zīmējums avots nuotrauka piešinys šaltinis
    iliustracija zdjęci fot rysunek ilustracja źródło autor фото рисунок иллюстрация источник автор
    """.split()
)
"""Words in lower case, or their beginnings, that precede the name of a picture's maker."""
