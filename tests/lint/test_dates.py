"""Weekdays beside dates, and what has passed spoken of as still to come."""

import pytest

from tests.lint.reading import document, told, told_of


@pytest.mark.parametrize(
    ("body", "weekday"),
    [
        ("It opened on Friday 10 June 2021.", "Friday"),
        ("It opened on Friday, June 10, 2021.", "Friday"),
        ("It opened on Friday, 10th of June 2021.", "Friday"),
        ("It opened on Fri 10 June 2021.", "Fri"),
        ("It opened on 10 June 2021 (Friday).", "Friday"),
        ("It opened on 10 June 2021, a Friday.", "Friday"),
        ("It opened on Friday (10 June 2021).", "Friday"),
        ("It opened on Friday, 2021-06-10.", "Friday"),
        ("It opened on Friday 10.06.2021.", "Friday"),
        ("It ran from Friday 10 to Sunday 12 June 2021.", "Friday"),
        ("It ran from Thursday 29 April to Sunday 1 May 2021.", "Sunday"),
        ("Freitag, den 10. Juni 2021", "Freitag"),
        ("fredag den 10 juni 2021", "fredag"),
        ("fredag den 10. juni 2021", "fredag"),
        ("perjantaina 10. kesäkuuta 2021", "perjantaina"),
        ("reedel, 10. juunil 2021", "reedel"),
        ("piektdien, 2021. gada 10. jūnijā", "piektdien"),
        ("2021 m. birželio 10 d., penktadienį", "penktadienį"),
        ("w piątek 10 czerwca 2021", "piątek"),
        ("в пятницу, 10 июня 2021", "пятницу"),
    ],
)
def test_a_weekday_that_disagrees_with_its_date_is_reported(body: str, weekday: str) -> None:
    assert ("E151", weekday) in told_of(body)


@pytest.mark.parametrize(
    "body",
    [
        "It opened on Thursday 10 June 2021.",
        "Thursday and Friday, 10–11 June 2021", "Thursday–Friday 10–11 June 2021",
        "From Thursday 10 to Saturday 12 June 2021", "Thursday, 10, and Friday, 11 June 2021", "Fri 06/11/2021",
        "Every Friday until 10 June 2021", "On Fridays, 10 June 2021 excepted", "Friday 10:00, 11 June 2021",
        "Friday 13 June was a myth.", "On Friday, 200 visitors came in June 2021.", "Black Friday 2021",
        "Donnerstag, den 10. Juni 2021", "torstaina 10. kesäkuuta 2021",
        "The flyer prints Friday 10 June 2021, which was a Thursday.",
    ],
)  # fmt: skip
def test_a_weekday_that_agrees_or_belongs_to_no_date_is_left_alone(body: str) -> None:
    assert told_of(body) == []


def test_a_date_without_a_year_is_compared_with_the_editions() -> None:
    front = "editions: [{label: First, start: 2021-06-10}]\n"
    assert told_of("It opens on Friday 10 June.", front) == [("E151", "Friday")]
    assert told_of("It opens on Thursday 10 June.", front) == []
    assert told_of("It opens on Friday 11 June.", front) == []


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The festival will take place in May 2019.", "will"),
        ("It will be held on 10 June 2021 in Riga.", "will"),
        ("In May 2019, the festival will move to Riga.", "will"),
        ("By the end of 2020 the module will be online.", "will"),
        ("We'll meet again on 3 March 2022.", "We'll"),
        ("The next edition is planned for October 2020.", "is planned"),
        ("The fair is going to open in spring 2021.", "is going to"),
        ("Upcoming: 10 June 2021", "Upcoming"),
        ("Register by 1 May 2021.", "Register"),
        ("Book your place by 1 May 2021.", "Book"),
        ("Registration is open until 1 May 2021.", "Registration is open"),
        ("The next forum takes place in June 2022.", "The next forum takes place"),
        ("Festivalen kommer att äga rum i maj 2019.", "kommer att"),
        ("Das Festival wird im Mai 2019 stattfinden.", "wird"),
        ("Festivalen vil finde sted i maj 2019.", "vil"),
        ("Festiwal odbędzie się w maju 2019.", "odbędzie"),
        ("Фестиваль состоится в мае 2019.", "состоится"),
        ("Festivalis vyks 2019 m. gegužę.", "vyks"),
        ("Festivāls notiks 2019. gada maijā.", "notiks"),
        ("> [!NOTE]\n> The festival will take place in May 2019.", "will"),
    ],
)
def test_what_has_passed_and_is_spoken_of_as_still_to_come_is_reported(body: str, verb: str) -> None:
    assert told_of(body) == [("E153", verb)]


@pytest.mark.parametrize(
    "body",
    [
        "The festival will take place in May 2027.",
        "The festival will take place on 23 November 2026.",
        "The 2019 edition will be remembered.",
        "The lessons of May 2019 will shape what comes.",
        "We will use the tools developed in 2019.",
        "The game shown in 2019 will be sold from next year.",
        "In 2019 the organisers announced that the fair will move.",
        "In 2019 it was planned that the fair would move.",
        "“It will take place in May 2019,” said the flyer.",
        "> It will take place in May 2019.",
        "A reader of the 2019 report will know why.",
        "What began in 2019 will go on.",
        "The free will of 2019",
        "The tool was meant to be ready in 2020.",
        "Nobody will forget how it was in 2020.",
        "The fair took place in May 2019. The next one will be smaller.",
        "Since May 2019 the house will not open at night.",
        "It will be as large as in 2019.",
        "The stand at the London Book Fair in 2018",
        "Book Week, Riga, May 2019",
    ],
)
def test_the_future_of_things_with_a_past_is_left_alone(body: str) -> None:
    assert told_of(body) == []


def test_a_note_in_the_front_matter_grows_old_too() -> None:
    front = 'editions: [{label: First, start: 2022-11-17, note: "It will be held on 17 November 2022."}]\n'
    assert told(document("A text.", front)) == [("E153", "will")]
