"""Sets the texts of a draft: its name, its one sentence, and the paragraph that every entry has."""

import re
from typing import TYPE_CHECKING

from catalogue.contribute.importing.issues import ImportIssues, excerpt
from catalogue.diagnostics.rules import spreadsheet as rules

if TYPE_CHECKING:
    from catalogue.contribute.importing.drafts import DraftEntry

LONGEST_SUMMARY = 200
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?…])[”\"')\]]?(?=\s+[^\W\d_a-z])")


def set_texts(draft: "DraftEntry", findings: ImportIssues) -> None:
    """Set the summary and the text of a draft that has either, and add to the text what has no field."""
    summary, body = str(draft.values.get("summary", "")), draft.body or ""
    if len(summary) > LONGEST_SUMMARY:
        short = extract_first_sentence(summary)
        ref = draft.find_ref("summary")
        if not short:
            findings.report(rules.TOO_LONG, ref, length=len(summary), limit=LONGEST_SUMMARY, other="Text")
        else:
            findings.assume(
                ref, f"{len(summary)} characters: its first sentence is the summary, the whole is the text."
            )
            body = f"{summary}\n\n{body}" if body and body != summary else summary
            draft.values["summary"] = short
    elif body and not summary:
        short = extract_first_sentence(" ".join(body.split()))
        if short:
            draft.values["summary"] = short
            findings.assume(draft.find_ref("text"), f"Its first sentence is taken for the summary: “{excerpt(short)}”.")
    if not body and draft.values.get("summary"):
        body = str(draft.values["summary"])
        findings.assume(draft.find_ref("summary"), "There is no text; the summary is used instead.")
    draft.body = body
    draft.columns |= {"summary", "text"}


def extract_first_sentence(text: str) -> str:
    """Extract the first sentence if it fits into a summary; else empty."""
    end = _SENTENCE_END.search(text)
    sentence = text[: end.end()] if end else text
    return sentence.strip() if len(sentence.strip()) <= LONGEST_SUMMARY else ""
