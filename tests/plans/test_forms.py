"""The four forms: what they say, that they are well formed, and that no action is forgotten.

`pytest tests/ui/conftest.py tests/plans --update-goldens` writes the goldens anew.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import ask, device, estate, host, vm
from tests.plans.powershell import texts
from tests.vcenter.strategies import actions, estates
from vconsole.cli.exports.plan import FORM_NAMES
from vconsole.model import Inventory, PciAddress
from vconsole.plans import FORMS, REHEARSAL_ONLY, Act, Form, Plan, Step, plan_of
from vconsole.plans.checks import checks_of
from vconsole.vcenter import Action, CreateVm, SetHardwareLabel, action_json, read_action
from vconsole.vcenter.actions import AnyAction
from vconsole.vcenter.actions.hosts import RebootHost

GOLDENS = Path(__file__).parent / "goldens"
ACTIONS = sorted(form.model_fields["action"].default for form in get_args(get_args(AnyAction)[0]))
SCRIPTS = ("powercli", "govc", "esxcli")
SHELLS = ("govc", "esxcli")


def steps_only(text: str) -> str:
    """A script without the functions that stand before the first step."""
    return re.split(r"^# (?:1\. |===|--)", text, maxsplit=1, flags=re.MULTILINE)[-1]


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_a_rich_session_is_written_as_it_was_reviewed(form: Form, rich: Plan, request: pytest.FixtureRequest) -> None:
    path, text = GOLDENS / f"plan{form.ending}.{form.name}.txt", form.write(rich)
    if request.config.getoption("--update-goldens", default=False):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_form_has_decided_what_every_action_is(form: Form, action: str) -> None:
    assert (action in form.acts) != (action in REHEARSAL_ONLY), f"{form.name} has to say how {action} is done"


def test_the_command_line_offers_every_form() -> None:
    assert tuple(FORMS) == FORM_NAMES


class Unknown(RebootHost):
    """An action that no form has heard of."""

    title = "Polish"
    action: Any = "polish"


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_an_unknown_action_is_said_and_not_left_out(form: Form) -> None:
    inventory = estate(host("esxi-01"))
    step = Step(Act(Unknown(host="esxi-01"), inventory, inventory))
    text = form.write(Plan("vc", "my.toml", (step,)))
    assert "Polish: esxi-01" in text
    assert "does not know the action" in text


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_the_first_line_says_where_it_is_for_and_from(form: Form, rich: Plan) -> None:
    first = form.write(rich).splitlines()[0]
    assert first == (
        "# Plan for the vCenter vcsa-01.lab.local, rehearsed with vconsole on default: the output of a rehearsal, "
        "read it before use."
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_nothing_to_do_is_said(form: Form) -> None:
    assert "There is nothing to do." in form.write(plan_of(estate(host("esxi-01")), []))


@pytest.mark.parametrize("name", SHELLS)
def test_the_shell_takes_the_script(name: str, rich: Plan) -> None:
    done = subprocess.run(["/bin/sh", "-n"], input=FORMS[name].write(rich), text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def code_of(script: str) -> str:
    return "\n".join(line for line in steps_only(script).splitlines() if not line.lstrip().startswith("#"))


def test_the_code_of_the_steps_in_powershell_is_ascii_and_its_texts_end(rich: Plan) -> None:
    lines = code_of(FORMS["powercli"].write(rich)).splitlines()[1:]
    assert all(line.isascii() for line in lines)
    assert all(texts(line) is not None for line in lines)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_step_and_remark_is_there(form: Form, rich: Plan) -> None:
    text = form.write(rich)
    numbers = [int(number) for number in re.findall(r"^ *#+ (\d+)\. ", text, flags=re.MULTILINE)]
    assert sorted(numbers) == list(range(1, len(rich.steps) + 1))
    assert text.count("refused in the rehearsal") == 2
    assert text.count("Rehearsal only: nothing to do here") == 1


def test_checks_stand_before_what_they_check(rich: Plan) -> None:
    text = FORMS["powercli"].write(rich)
    at = [text.index(words) for words in ("PassthruEnabled -eq $false) ", "Set-Passthrough -HostName 'esxi-04")]
    assert at == sorted(at)
    assert "Set-Passthrough -HostName 'esxi-04.lab.local' -Addresses '0000:af:00.0' -Enabled $false" in text


def test_what_a_tool_cannot_do_stands_at_its_place(rich: Plan) -> None:
    esxcli, govc = FORMS["esxcli"].write(rich), FORMS["govc"].write(rich)
    assert "esxcli has no verb for the hardware label" in esxcli
    assert "govc has no command for hardware labels" in govc
    assert "govc adds devices by address only" in govc


def test_passthrough_is_applied_at_once_only_where_the_host_can() -> None:
    old = estate(host("esxi-01", device("af:00.0", passthrough="disabled"), version="6.7.0"))
    act = {"action": "set-passthrough", "host": "esxi-01", "devices": ["af:00.0"], "enabled": True}
    text = FORMS["esxcli"].write(plan_of(old, [read_action(act)]))
    assert "esxcli hardware pci pcipassthru set -d 0000:af:00.0 -e true\n" in text
    assert "It takes effect when the host reboots." in text


NAMES = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" '\u2019`$\"\\*#<>|%/-"), min_size=1, max_size=20
)


@given(NAMES, NAMES)
@settings(max_examples=40, deadline=None)
def test_any_name_and_label_leaves_the_scripts_well_formed(name: str, label: str) -> None:
    inventory = estate(host("esxi-01", device("af:00.0")), vms=(vm("there", "esxi-01"),))
    acts: list[Action] = [
        SetHardwareLabel(host="esxi-01", device=PciAddress.parse("af:00.0"), label=label),
        CreateVm(name=name, cluster="gpu", pci=(ask(label=label),), advanced={"k": label}),
    ]
    plan = plan_of(inventory, acts, "my.toml")
    powershell = FORMS["powercli"].write(plan)
    assert all(line.isascii() and texts(line) is not None for line in code_of(powershell).splitlines()[1:])
    for shell in SHELLS:
        done = subprocess.run(
            ["/bin/sh", "-n"], input=FORMS[shell].write(plan).encode(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    headings = re.findall(r"^#+ ", FORMS["runbook"].write(plan), flags=re.MULTILINE)
    assert headings == ["# ", *["## "] * len(plan.steps)]


@given(estates(), st.lists(actions, max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_session_can_be_written_in_every_form_and_twice_alike(inventory: Inventory, acts: list[Action]) -> None:
    plan = plan_of(inventory, acts)
    for form in FORMS.values():
        assert form.write(plan) == form.write(plan_of(inventory, acts))
    for step in plan.steps:
        assert all(check.words for check in checks_of(step.act))
        assert json.dumps(action_json(step.act.action))


@pytest.mark.parametrize("name", SHELLS)
def test_what_was_left_to_the_reboot_is_left_to_it(name: str) -> None:
    inventory = estate(host("esxi-01", device("0000:af:00.0", passthrough="disabled")))
    toggle = {"action": "set-passthrough", "host": "esxi-01", "devices": ["0000:af:00.0"], "enabled": True}
    at_once = steps_only(FORMS[name].write(plan_of(inventory, [read_action(toggle)])))
    later = steps_only(FORMS[name].write(plan_of(inventory, [read_action({**toggle, "apply_now": False})])))
    assert re.search(r"-e '?true'? '?-a", at_once)
    assert not re.search(r"-e '?true'? '?-a", later)
    assert "It takes effect when the host reboots." in later
