"""The alerts for Prometheus: they can be read, and ask only for what there is."""

import re
from pathlib import Path

import pytest
import yaml

from bot.rules.policy import KINDS
from bot.services.tally import REASONS, ROUTES, Tally
from bot.settings import Settings
from storage.crypto import new_key_text
from tests.support.house import headings
from tests.support.pages import ROOT, metrics_of, text_of

DEPLOY = ROOT / "deploy"
RULES = yaml.safe_load((DEPLOY / "prometheus-alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
VALUES = {
    "kind": {*KINDS, "DatabaseAway", "TryAgain"},
    "status": {"403", "503"},
    "provider": {"twilio", "telegram"},
    "reason": set(REASONS),
    "state": {"queued", "held", "sending", "in_doubt"},
    "outcome": {"ok", "failed", "withheld"},
    "what": {"steps", "unplanned", "waiting", "set_back"},
    "route": set(ROUTES),
}
"""The values of labels that an alert may ask for."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])


@pytest.fixture
async def metrics(sqlite_url: str, tmp_path: Path) -> dict[str, list[str]]:
    key = tmp_path / "gatewalk.key"
    key.write_text(new_key_text(), encoding="ascii")
    return await metrics_of(Settings(database_url=sqlite_url, key_file=key))


async def test_alerts_ask_for_metrics_and_labels_that_there_are(metrics: dict[str, list[str]]) -> None:
    for rule in RULES:
        expression = rule["expr"]
        asked = re.findall(r"(gatewalk_[a-z_]+?)(?:_bucket)?\b(?:\{(.*?)\})?(?=[\[\s)>=<]|$)", expression)
        assert asked, rule["alert"]
        for name, labels in asked:
            assert name in metrics, rule["alert"]
            for label, values in re.findall(r'(\w+)(?:=~|!=|=)"(.*?)"', labels):
                assert label in metrics[name], rule["alert"]
                assert set(values.split("|")) <= VALUES[label], rule["alert"]
        for grouped in re.findall(r"by \(([\w, ]+)\)", expression):
            own = {label for name, _ in asked for label in metrics[name]} | {"le", "instance"}
            assert set(grouped.split(", ")) <= own, rule["alert"]


@each_rule
def test_an_alert_says_what_it_means_and_where_to_read_on(rule: dict[str, dict[str, str]]) -> None:
    assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
    assert rule["labels"]["severity"] in ("page", "ticket")
    assert rule["annotations"]["summary"].endswith(".")
    expression = str(rule["expr"])
    assert expression.count("(") == expression.count(")")
    page, _, heading = rule["annotations"]["runbook"].partition("#")
    assert heading in headings(text_of(page))


def test_the_scrape_finds_the_rules_and_the_route() -> None:
    whole = yaml.safe_load((DEPLOY / "prometheus.yaml").read_text(encoding="utf-8"))
    assert all((DEPLOY / name).is_file() for name in whole["rule_files"])
    (job,) = whole["scrape_configs"]
    assert job["metrics_path"] == "/metrics"
    assert job["static_configs"][0]["targets"] == [f"127.0.0.1:{Settings().port}"]


def test_names_of_alerts_are_unique() -> None:
    names = [rule["alert"] for rule in RULES]
    assert len(set(names)) == len(names)


def test_what_alerts_count_is_there_before_it_happens_for_the_first_time() -> None:
    tally = Tally()
    there = {
        (sample.name, label, value)
        for family in tally.registry.collect()
        for sample in family.samples
        for label, value in sample.labels.items()
    }
    for rule in RULES:
        for name, labels in re.findall(r"increase\((gatewalk_\w+)(?:\{(.*?)\})?\[", str(rule["expr"])):
            for label, equals, values in re.findall(r'(\w+)(=~|!=|=)"(.*?)"', labels):
                for value in values.split("|"):
                    assert (name, label, value) in there, (rule["alert"], equals)


def test_every_alert_is_in_the_table_of_what_to_do() -> None:
    named = re.findall(r"`(Gatewalk\w+)`", text_of("docs/operations.md"))
    assert set(named) == {rule["alert"] for rule in RULES}
