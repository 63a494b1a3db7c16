"""The tables of a `[[host]]` where they stand outside a cluster file: completed and judged as in one."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError
from pydantic_core import InitErrorDetails

from vconsole.files.cluster.catalogued import complete, complete_graphics, doubts_about
from vconsole.files.cluster.contradictions.devices import device_contradictions
from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.form import FORMAT, ClusterFile
from vconsole.files.located import path_of
from vconsole.files.problems import Problem
from vconsole.model import Host, HostGraphics, PciDevice


def _completed_device(value: object) -> object:
    """The table with what it leaves out. Raises ValidationError if it does not say which device it is."""
    if not isinstance(value, dict):
        return value
    doubts = [_wrong(value, key, message) for key, message in doubts_about(value)]
    if doubts:
        raise ValidationError.from_exception_data("host.pci", doubts)
    table = dict(value)
    complete(table)
    return table


def _wrong(table: dict[str, Any], key: str, message: str) -> InitErrorDetails:
    loc = (key,) if key else ()
    return InitErrorDetails(type="value_error", loc=loc, input=table.get(key), ctx={"error": ValueError(message)})


def _completed_graphics(value: object) -> object:
    if not isinstance(value, dict):
        return value
    table = dict(value)
    complete_graphics(table)
    return table


PciDeviceTable = Annotated[PciDevice, BeforeValidator(_completed_device)]
"""A `[[host.pci]]`: the device catalogue fills in what it leaves out."""

HostGraphicsTable = Annotated[HostGraphics, BeforeValidator(_completed_graphics)]
"""The `graphics` of a `[[host]]`: what is configured is active unless it says otherwise."""


def host_contradictions(host: Host) -> tuple[Problem, ...]:
    """What the devices of a host contradict, each with its place in the host's table."""
    draft = Draft({}, ClusterFile.model_construct(format=FORMAT, host=(host,)))
    return tuple(Problem(path_of(loc[2:]), message) for loc, message in device_contradictions(draft))
