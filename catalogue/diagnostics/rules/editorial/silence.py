"""Rules on softening and silencing the editorial rules: E17 comments in an entry, E18 the key `rules` of site.yaml."""

from catalogue.diagnostics.model import Rule, Severity

SILENCE_WITHOUT_REASON = Rule(
    code="E171",
    name="silence-without-reason",
    severity=Severity.WARNING,
    message="this comment allows something without saying why, so it has no effect",
    help="Add the reason: `catalogue: allow {rule} because …`.",
    what="Looks for comments that silence a rule and give no reason after `because`.",
    why="In a year nobody will know whether the exception still holds.",
    example="<!-- catalogue: allow E116 -->",
    instead="<!-- catalogue: allow E116 because the exhibition has no secure address -->",
)
SILENCE_WITHOUT_EFFECT = Rule(
    code="E172",
    name="silence-without-effect",
    severity=Severity.WARNING,
    message="this comment allows `{rule}`, {reason}",
    help="Delete the comment, or move it to the line before the place that it is about.",
    what="Looks for comments that silence a rule where it reports nothing, that name a rule which does not exist, or "
    "one that cannot be silenced.",
    why="Left behind, it would hide the next problem of this kind, and nobody would notice.",
    example="<!-- catalogue: allow E116 because … --> (before a link with https:)",
    instead="(no comment)",
)
UNKNOWN_RULE = Rule(
    code="E181",
    name="setting-for-unknown-rule",
    severity=Severity.ERROR,
    message="there is no rule `{rule}`",
    help="docs/rules.md lists the rules of the family E with their codes and names.",
    what="Checks the codes and names under `rules` in content/site.yaml.",
    why="The setting has no effect, and nobody would notice.",
    example="rules: {raw-htlm: off}",
    instead="rules: {raw-html: off}",
)
FIXED_RULE = Rule(
    code="E182",
    name="rule-cannot-be-changed",
    severity=Severity.ERROR,
    message="the rule `{rule}` cannot be relaxed or switched off",
    help="Only the editorial rules, whose codes begin with E1, can. Problems reported by other rules have to be fixed.",
    what="Looks under `rules` in content/site.yaml for rules of other families than E.",
    why="They report what would be missing, broken or unsafe on the published site.",
    example="rules: {L101: off}",
    instead="(fix the link)",
)
SETTING_NOT_OFFERED = Rule(
    code="E183",
    name="setting-not-offered",
    severity=Severity.ERROR,
    message="the rule `{rule}` has no setting `{setting}`",
    help="`level` goes with every rule, `limit` with {limited}, `hosts` with {hosted}.",
    what="Looks under `rules` in content/site.yaml for a limit of a rule that counts nothing, and the like.",
    why="It has no effect, and nobody would notice.",
    example="rules: {raw-html: {limit: 3}}",
    instead="rules: {raw-html: off}",
)
RULE_TWICE = Rule(
    code="E184",
    name="rule-set-twice",
    severity=Severity.ERROR,
    message="`{rule}` and `{other}` are the code and the name of one rule",
    help="Keep one of the two lines.",
    what="Looks under `rules` in content/site.yaml for a rule that is set by its code and by its name.",
    why="Nobody can know which of the two is meant to hold.",
    example="rules: {E133: off, raw-html: error}",
    instead="rules: {raw-html: error}",
)
