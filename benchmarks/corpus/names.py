"""Names for invented tools, organisations and cities, and the phrases that fill their fields."""

import random
from dataclasses import dataclass

FIRST = """Amber Anchor Arctic Baltic Bay Beacon Birch Bridge Channel Cobalt Compass Coral Current Delta Dock Drift
Dune Estuary Ferry Fjord Granite Gull Harbour Heron Horizon Island Jetty Juniper Keel Lagoon Lantern Lighthouse Linden
Marina Marsh Mast Meridian Midsummer Mooring Northern Oar Open Outer Pier Pilot Pine Polar Quay Reef Rudder Sail Salt
Shore Signal Southern Spruce Tidal Voyage Western Winter""".split()
SECOND = """Atelier Audio Book Brand Ceramics Cinema Circle City Code Comics Concert Craft Culture Dance Design Digital
Drama Export Fashion Film Folk Founders Furniture Game Glass Heritage Illustration Jazz Maker Market Media Museum Music
Novel Opera Paper Photo Playwright Poetry Print Producer Publishing Puppet Radio Script Sculpture Sound Stage Story
Studio Textile Theatre Toy Type Video Virtual Wood Youth""".split()
THIRD = """Academy Accelerator Bridge Camp Caravan Clinic Collective Days Desk Exchange Expedition Fair Festival Forum
Gathering Hub Lab Market Meeting Mission Month Night Passage Platform Prize Residence Route School Series Showcase
Sprint Stand Summit Table Tour Trail Visit Week Window Workshop""".split()
BODIES = {
    "public-authority": "City of",
    "public-agency": "Business Agency",
    "cultural-institute": "Cultural Institute",
    "incubator": "Creative Incubator",
    "university": "University of",
    "network": "Design Network",
    "association": "Makers Association",
    "company": "Studio",
    "event": "Festival Office",
    "science-park": "Science Park",
}
_CITY = (
    "Al Bra Dor Ekel Fin Gar Hol Ist Kal Lun Mar Nor Ost Per Rund Sta Tor Ul Vel Wis".split(),
    "a e i o u".split(),
    "berg borg by fors gard hamn holm kala linn mund nava pils stad sund vik vere".split(),
)
AUDIENCE = (
    "designers game_studios musicians publishers film_producers crafts_makers fashion_labels CCI_intermediaries "
    "start-ups architects theatre_companies illustrators general_public investors students"
).split()
CHANNELS = (
    "newsletter social_media dedicated_website press posters partner_networks radio personal_invitations podcast"
).split()
FIGURES = "companies participants meetings countries_represented sessions speakers objects_on_show".split()
ROLES = ("organiser", "host", "funder", "venue", "adviser", "media partner")
ELSEWHERE = "AT BE BG CZ ES FR GB GR HU IE IS IT NL PT RO UA".split()
"""Countries beside those that the real catalogue writes about."""


@dataclass(frozen=True, slots=True)
class NamedItem:
    """A tool or an organisation, before anything else is said of it."""

    id: str
    title: str
    kind: str = ""
    """Of an organisation."""
    city: str = ""


def tools(rng: random.Random, count: int) -> list[NamedItem]:
    """Names of three parts, all different; when those are used up, the same again with a number."""
    parts = len(FIRST), len(SECOND), len(THIRD)
    combinations = parts[0] * parts[1] * parts[2]
    items = []
    for place in rng.sample(range(combinations * (1 + count // combinations)), count):
        again, rest = divmod(place, combinations)
        words = [FIRST[rest % parts[0]], SECOND[rest // parts[0] % parts[1]], THIRD[rest // parts[0] // parts[1]]]
        title = " ".join([*words, str(again + 1)] if again else words)
        items.append(NamedItem(title.lower().replace(" ", "-"), title))
    return items


def organisations(rng: random.Random, count: int) -> list[NamedItem]:
    """Bodies of many kinds and the cities they sit in, all different."""
    items: dict[str, NamedItem] = {}
    while len(items) < count:
        kind, place = rng.choice([*BODIES]), city(rng)
        title = f"{BODIES[kind]} {place}" if BODIES[kind].endswith("of") else f"{place} {BODIES[kind]}"
        id_ = title.lower().replace(" ", "-")
        items[id_] = NamedItem(id_, title, kind, place)
    return list(items.values())


def city(rng: random.Random) -> str:
    """A city that is on no map, we hope."""
    return "".join(rng.choice(part) for part in _CITY)


def phrases(rng: random.Random, words: list[str], least: int, most: int) -> list[str]:
    """Some of the phrases, in alphabetical order."""
    return sorted(word.replace("_", " ") for word in rng.sample(words, rng.randint(least, most)))
