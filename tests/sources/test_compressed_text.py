"""Packed texts come back as they were, whatever was packed or asked for in between."""

from catalogue.sources.compressed_text import compress


def test_texts_come_back_in_their_order() -> None:
    texts = ("Å quay", "", "two\nlines")
    packed = compress(*texts)
    assert packed.texts() == texts
    other = compress("another")
    assert [packed.text(index) for index in range(3)] == list(texts)
    assert (other.text(0), packed.text(2)) == ("another", "two\nlines")
