"""The open data of a site: every tool and all that stands around it, for programs and for spreadsheets.

The records are a promise of their own (docs/api.md): the content model may change without them.
"""

from catalogue.api.data_page import DATA_PAGE, data_plan
from catalogue.api.files import Api

__all__ = ["DATA_PAGE", "Api", "data_plan"]
