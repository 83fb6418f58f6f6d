"""A script is published without the comments that have lines of their own, and works as before."""

from catalogue.theme.js_comments import without_comments

SCRIPT = """\
// What this is for.

/** Opens: `a` before `b`. **/
export function open(a) { // at once
  /* The address
   * of a * page. */
  const page = "https://catalogue.example/"; /* kept */
  // the last line
  return a ? page : "//elsewhere.example/*";
}
/*! Licence: kept. */
// the end"""


def test_comments_on_lines_of_their_own_are_left_out() -> None:
    assert without_comments(SCRIPT) == (
        "\n"
        "export function open(a) { // at once\n"
        '  const page = "https://catalogue.example/"; /* kept */\n'
        '  return a ? page : "//elsewhere.example/*";\n'
        "}\n"
        "/*! Licence: kept. */\n"
    )


def test_a_script_without_comments_stays_as_it_is() -> None:
    assert without_comments("go();\n\n  stop(1 /* once */);\n") == "go();\n\n  stop(1 /* once */);\n"
