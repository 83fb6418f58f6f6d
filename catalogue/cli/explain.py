"""`catalogue explain`."""

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a rule by its CODE, such as V104, or by its name."""
    from catalogue.diagnostics import reference
    from catalogue.diagnostics.rules import RULES
    from catalogue.model_errors import did_you_mean

    by_name = {rule.name: rule for rule in RULES.values()}
    rule = RULES.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        advice = did_you_mean(code.upper(), sorted(RULES), "docs/rules.md lists them all.")
        raise click.BadParameter(f"there is no rule {code}. {advice}", param_hint="CODE")
    click.echo(reference.explain(rule), nl=False)
