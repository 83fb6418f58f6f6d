"""The file of an entry is made anew where what it shows of another entry has changed."""

from dataclasses import replace

from catalogue.api.input_digests import InputDigests
from catalogue.schema.parties import parties
from tests.rendered_site import Rendered


def test_the_file_of_an_award_depends_on_the_names_of_the_nominees(everything: Rendered) -> None:
    site, messages = everything.site, list(everything.interface.messages.values())
    library = site.library
    award, nominee = next(
        (award, party.organisation)
        for award in library.initiatives.values()
        for part, party in parties(award.meta)
        if part == "nominees" and party.organisation
    )
    renamed = replace(library.organisations[nominee], public_digest="another name")
    organisations = {**library.organisations, nominee: renamed}
    other_site = replace(site, library=replace(library, organisations=organisations))
    assert InputDigests(site, messages).of_entry(award) != InputDigests(other_site, messages).of_entry(award)
