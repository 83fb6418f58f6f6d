"""External links, checked against real hosts: what is reported, where, and how hosts are treated."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.contribute.linkcheck import NoNetworkError, ResultKind
from catalogue.contribute.linkcheck.cache import CACHE_FILE
from tests.cli.test_cli import catalogue
from tests.contribute.linkcheck.checking import OWN, QUICK, check, linking, list_places, writing
from tests.contribute.linkcheck.fake_hosts import Host, closed_port, host


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/fine", ResultKind.FINE),
        ("/no-head", ResultKind.FINE),
        ("/head-lies", ResultKind.FINE),
        ("/head-hangs", ResultKind.FINE),
        ("/slash", ResultKind.FINE),
        ("/huge", ResultKind.FINE),
        ("/shaky", ResultKind.FINE),
        ("/busy-once", ResultKind.FINE),
        ("/away", ResultKind.FINE),
        ("/partly", ResultKind.FINE),
        ("/moved", ResultKind.MOVED),
        ("/moved-too", ResultKind.MOVED),
        ("/dropped/page", ResultKind.FRONT_PAGE),
        ("/gone", ResultKind.GONE),
        ("/gone-for-good", ResultKind.GONE),
        ("/circle", ResultKind.LOOP),
        ("/endless/0", ResultKind.LOOP),
        ("/cookie", ResultKind.CLOSED),
        ("/app", ResultKind.CLOSED),
        ("/nonsense-port", ResultKind.CLOSED),
        ("/closed", ResultKind.CLOSED),
        ("/odd", ResultKind.CLOSED),
        ("/busy", ResultKind.BUSY),
        ("/broken", ResultKind.NO_ANSWER),
        ("/silent", ResultKind.NO_ANSWER),
        ("/drip", ResultKind.NO_ANSWER),
        ("/reset", ResultKind.NO_ANSWER),
        ("/garbage", ResultKind.NO_ANSWER),
    ],
)
def test_each_way_of_answering_is_recognised(path: str, kind: ResultKind, elsewhere: Host, tmp_path: Path) -> None:
    assert check(linking(tmp_path, elsewhere.address + path)).kinds == {kind: 1}


def test_a_dead_link_is_reported_at_every_place_where_it_stands(elsewhere: Host, tmp_path: Path) -> None:
    gone = f"{elsewhere.address}/gone"
    tool = (
        f"---\ntitle: Quay Day\nlinks:\n  - {{label: One, url: '{gone}'}}\n---\n\nSee [one]({gone}#a) and <{gone}>.\n"
    )
    report = check(writing(tmp_path, tool, f"name: Example Port\nrepository: {gone}\n"))
    places = sorted(
        (problem.code, problem.span.path, problem.span.line, problem.span.column) for problem in report.problems
    )
    assert places == [
        ("X101", "content/site.yaml", 2, 13),
        ("X101", "content/tools/quay-day.md", 4, 23),
        ("X101", "content/tools/quay-day.md", 7, 11),
        ("X101", "content/tools/quay-day.md", 7, 11 + len(f"{gone}#a) and <")),
    ]
    assert elsewhere.paths() == ["/gone", "/gone"], "asked once, with HEAD and then with GET"
    assert report.problems[0].message.endswith("is gone: its host answers 404")


def test_the_addresses_of_sources_and_of_parties_without_a_page_are_asked_too(elsewhere: Host, tmp_path: Path) -> None:
    gone = f"{elsewhere.address}/gone"
    tool = (
        f"---\ntitle: Quay Day\nfunders:\n  - {{name: A fund, url: '{gone}?funder'}}\n"
        f"contact: {{url: '{gone}?contact'}}\nsources:\n  - {{url: '{gone}?source', states: Its dates.}}\n---\n"
    )
    places = {(problem.span.line, problem.code) for problem in check(writing(tmp_path, tool)).problems}
    assert places == {(4, "X101"), (5, "X101"), (7, "X101")}


def test_a_page_that_has_moved_is_reported_with_its_new_address(elsewhere: Host, tmp_path: Path) -> None:
    report = check(linking(tmp_path, f"{elsewhere.address}/moved#part"))
    assert [problem.help for problem in report.problems] == [f"Link to its new address: {elsewhere.address}/fine#part"]


def test_a_host_that_does_not_answer_is_reported_only_on_a_second_day(tmp_path: Path) -> None:
    project = linking(tmp_path, f"{closed_port()}/page")
    assert list_places(check(project)) == []
    assert list_places(check(project)) == [], "the same day is one try"
    (problem,) = check(project, 7).problems
    assert (problem.code, problem.severity) == ("X104", "warning")
    assert problem.message.endswith("does not work: no connection could be made (on every try since 2026-11-23)")


def test_a_host_that_answers_again_has_a_clean_slate(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, f"{elsewhere.address}/fine")
    with_a_failure = {"kind": "no-answer", "status": 0, "target": "", "reason": "", "asked": "2026-11-16"}
    record = {"version": 1, "addresses": {f"{elsewhere.address}/fine": {**with_a_failure, "since": "2026-11-09"}}}
    (project / ".cache").mkdir()
    (project / CACHE_FILE).write_text(json.dumps(record), encoding="utf-8")
    assert check(project).kinds == {ResultKind.FINE: 1}
    assert (
        json.loads((project / CACHE_FILE).read_text("utf-8"))["addresses"][f"{elsewhere.address}/fine"]["since"] is None
    )


def test_a_name_that_nobody_knows_is_reported_on_a_second_day(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, "https://nobody.invalid/page", f"{elsewhere.address}/fine")
    assert list_places(check(project)) == []
    assert [code for code, _, _ in list_places(check(project, 1))] in (
        ["X102"],
        ["X104"],
    )  # the latter without a name server


def test_what_answered_lately_is_not_asked_again_and_what_is_gone_is(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, f"{elsewhere.address}/fine", f"{elsewhere.address}/moved", f"{elsewhere.address}/gone")
    first = check(project)
    assert (first.addresses, first.requests) == (3, 3)
    elsewhere.requests.clear()
    again = check(project, 1)
    assert (again.addresses, again.requests) == (3, 1)
    assert set(elsewhere.paths()) == {"/gone"}
    assert again.problems == first.problems
    assert check(project, 30).requests == 3


def test_a_site_without_an_address_asks_every_page_and_names_none_of_its_own(elsewhere: Host, tmp_path: Path) -> None:
    assert check(linking(tmp_path, f"{elsewhere.address}/fine"), base_url="").kinds == {ResultKind.FINE: 1}
    assert all("+" not in agent for *_, agent in elsewhere.requests)


def test_answers_do_not_all_fall_due_on_one_day(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, *(f"{elsewhere.address}/fine?{number}" for number in range(40)))
    check(project)
    cache = (project / CACHE_FILE).read_bytes()
    due = []
    for days in range(6, 12):
        (project / CACHE_FILE).write_bytes(cache)
        due.append(check(project, days).requests)
    assert due == sorted(due)
    assert len(set(due)) > 3
    assert due[-1] == 40


def test_an_address_that_is_no_longer_linked_to_is_forgotten(elsewhere: Host, tmp_path: Path) -> None:
    check(linking(tmp_path, f"{elsewhere.address}/fine"))
    check(linking(tmp_path, f"{elsewhere.address}/wait"))
    assert list(json.loads((tmp_path / CACHE_FILE).read_text("utf-8"))["addresses"]) == [f"{elsewhere.address}/wait"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2}', '{"version": 1, "addresses": {"a": {"kind": "x"}}}'])
def test_a_cache_that_cannot_be_read_counts_as_none(text: str, elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, f"{elsewhere.address}/fine")
    (project / ".cache").mkdir()
    (project / CACHE_FILE).write_text(text, encoding="utf-8")
    assert check(project).requests == 1


@pytest.mark.parametrize("name", [".cache", f"{CACHE_FILE}", f"{CACHE_FILE}.new"])
def test_a_link_in_the_place_of_the_cache_is_not_followed(name: str, elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path / "project", f"{elsewhere.address}/fine")
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "letter").write_text("Dear reader", encoding="utf-8")
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to(victim if name == ".cache" else victim / "letter")
    assert check(project).kinds == {ResultKind.FINE: 1}
    assert [file.name for file in victim.iterdir()] == ["letter"]
    assert (victim / "letter").read_text("utf-8") == "Dear reader"


def test_a_cache_that_cannot_be_written_is_no_problem(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, f"{elsewhere.address}/fine")
    (project / CACHE_FILE).mkdir(parents=True)
    assert check(project).kinds == {ResultKind.FINE: 1}


def test_a_host_is_asked_by_name_two_at_a_time_and_with_pauses(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, *(f"{elsewhere.address}/wait?{number}" for number in range(6)))
    check(project, limits=replace(QUICK, pause=0.1))
    moments = sorted(moment for _, _, moment, _ in elsewhere.requests)
    assert moments[-1] - moments[0] > 0.4, "five pauses, less what the first request may have been late"
    assert elsewhere.most <= 2
    assert {agent.partition(" (")[0] for *_, agent in elsewhere.requests} == {"Mozilla/5.0"}
    assert all(f"+{OWN}" in agent for *_, agent in elsewhere.requests)


def test_hosts_are_asked_beside_each_other_and_only_so_many_at_once(tmp_path: Path) -> None:
    with host() as one, host() as two:
        addresses = [f"{running.address}/wait?{number}" for number in range(8) for running in (one, two)]
        check(linking(tmp_path, *addresses), limits=replace(QUICK, concurrent=3, per_host=8))
        # What is under way at the one is not under way at the other: together they never exceed the three.
        assert one.most + two.most <= 6
        assert max(one.most, two.most) <= 3
        assert len(one.requests) == len(two.requests) == 8


def test_a_page_without_end_is_not_read(elsewhere: Host, tmp_path: Path) -> None:
    check(linking(tmp_path, f"{elsewhere.address}/huge"))
    assert elsewhere.sent < 20_000_000, "what fits into the buffers between the two, of 10 GB"


def test_a_host_that_asks_for_patience_gets_it_and_its_other_pages_wait_too(elsewhere: Host, tmp_path: Path) -> None:
    report = check(linking(tmp_path, f"{elsewhere.address}/busy", f"{elsewhere.address}/busy-once"))
    assert report.problems == ()
    assert elsewhere.paths().count("/busy") == 1, "a day is more than we wait for"


def test_a_host_that_nobody_answers_for_is_not_tried_thrice_for_each_address(tmp_path: Path) -> None:
    with host() as running:
        silent = [f"{running.address}/silent?{number}" for number in range(3)]
        check(linking(tmp_path, *silent), limits=replace(QUICK, attempts=3, timeout=0.1))
        assert 3 <= len(running.requests) < 3 * 3


def test_without_a_network_nothing_is_said_of_any_link_and_nothing_kept(tmp_path: Path) -> None:
    project = linking(tmp_path, *(f"http://host-{number}.invalid/" for number in range(4)))
    with pytest.raises(NoNetworkError):
        check(project)
    assert not (project / CACHE_FILE).exists()


def test_what_the_time_does_not_suffice_for_waits_for_the_next_run(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, *(f"{elsewhere.address}/wait?{number}" for number in range(5)))
    report = check(project, limits=replace(QUICK, pause=0.5, total=1))
    assert 0 < report.requests < 5
    assert report.requests + report.remaining == 5
    assert check(project, 1).requests == report.remaining


def test_the_sites_own_address_and_patterns_of_addresses_are_not_asked(elsewhere: Host, tmp_path: Path) -> None:
    settings = f'name: Example Port\nedit_url: "{elsewhere.address}/edit/{{path}}"\n'
    report = check(writing(tmp_path, f"---\ntitle: Quay Day\n---\n[a]({OWN}tools/) <mailto:a@b.example>\n", settings))
    assert (report.addresses, elsewhere.requests) == (0, [])


def test_addresses_in_other_scripts_are_asked_as_browsers_ask_them(elsewhere: Host, tmp_path: Path) -> None:
    check(linking(tmp_path, f"{elsewhere.address}/kõned/ärivisiit?q=õ"))
    assert elsewhere.paths() == ["/k%C3%B5ned/%C3%A4rivisiit?q=%C3%B5"]


def test_the_command_asks_only_with_the_option_external(elsewhere: Host, tmp_path: Path) -> None:
    project = linking(tmp_path, f"{elsewhere.address}/gone")
    catalogue(project, "check", "--only", "X")
    assert elsewhere.requests == []
    done = catalogue(project, "check", "--external", "--allow-private", "--only", "x101", "--format", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith("content/tools/quay-day.md:5:10: error[X101] ")
    assert done.stderr == "1 external link, 1 checked now: 1 gone\n"
