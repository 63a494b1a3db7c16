"""A rich session and its plan."""

from pathlib import Path

import pytest

from vconsole.cli.script import read_script
from vconsole.files.samples import open_sample
from vconsole.plans import Plan, plan_of

SESSION = Path(__file__).parent / "session.jsonl"


@pytest.fixture(scope="session")
def rich() -> Plan:
    """A day with new GPUs, with names that every quoting has to survive."""
    return plan_of(open_sample("default"), [line.act for line in read_script(str(SESSION)).lines], "default")
