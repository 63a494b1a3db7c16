"""What a cluster file may leave out of a PCI device: what the catalogue knows, and what is usual."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.model import DeviceId, GraphicsType, Passthrough, PciDevice, format_id, parse_id
from vconsole.model.catalogue import DeviceType, device_type_of, device_types, vendor_name_of
from vconsole.model.device import BRIDGE_CLASSES

_CLASS_3D_CONTROLLER = 0x0302
_STAND_IN = DeviceId(0, 0)
_SHARED_FIELDS = tuple(name for name in DeviceType.model_fields if name in PciDevice.model_fields)


@cache
def usual_fields(model: str | None, id: DeviceId | None) -> Mapping[str, Any]:  # noqa: A002
    """The fields of a device with this name in the catalogue or, without one, with these ids.

    Without either the fields are a stand-in, for a device about which the file must be asked.
    """
    known = device_types().get(model) if model else device_type_of(id) if id else None
    if known is not None:
        return {name: getattr(known, name) for name in _SHARED_FIELDS}
    id = id or _STAND_IN  # noqa: A001
    return {
        "vendor_id": id.vendor,
        "device_id": id.device,
        "vendor_name": vendor_name_of(id.vendor) or f"Vendor {id.vendor:04x}",
        "device_name": f"Device {id.vendor:04x}:{id.device:04x}",
        "class_id": _CLASS_3D_CONTROLLER,
    }


def usual_passthrough(class_id: object) -> Passthrough:
    """The passthrough state of a device that nobody has configured; bridges are not capable of it."""
    return Passthrough.NOT_CAPABLE if class_id in BRIDGE_CLASSES else Passthrough.DISABLED


def doubts_about(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What keeps the table of a device from saying which device it is: key (or nothing) and message."""
    model = raw.get("model")
    if model is None and not raw.keys() >= {"vendor_id", "device_id"}:
        yield "", 'says neither which "model" of the device catalogue it is, nor both "vendor_id" and "device_id"'
    if not isinstance(model, str):
        return
    known = device_types().get(model)
    if known is None:
        yield "model", f"{shown(model)} is not in the device catalogue{suggestion(model, device_types(), 'it has')}"
        return
    for key, expected in (("vendor_id", known.vendor_id), ("device_id", known.device_id)):
        if key in raw and _number(raw[key]) not in (None, expected):
            yield key, f"{shown(raw[key])} contradicts the model {shown(model)}, which has {shown(format_id(expected))}"


def complete(raw: dict[str, Any]) -> None:
    """Fill in what the table of a device leaves out."""
    model = raw.get("model")
    if isinstance(model, str | None):
        for name, value in usual_fields(model, _id_of(raw)).items():
            raw.setdefault(name, value)
    raw.setdefault("passthrough", usual_passthrough(_number(raw.get("class_id"))))
    raw.setdefault("active_graphics_type", active_type(raw.get("graphics_type")))


def complete_graphics(raw: dict[str, Any]) -> None:
    """Fill in what the table of a host's graphics settings leaves out."""
    raw.setdefault("active_default_type", active_type(raw.get("default_type")))


def active_type(configured: object) -> GraphicsType:
    """The graphics type that is active if the file does not say otherwise: the configured one, if it is one."""
    return next((kind for kind in GraphicsType if kind == configured), GraphicsType.SHARED)


def _id_of(raw: dict[str, Any]) -> DeviceId | None:
    vendor, device = _number(raw.get("vendor_id")), _number(raw.get("device_id"))
    return None if vendor is None or device is None else DeviceId(vendor, device)


def _number(value: object) -> int | None:
    try:
        return parse_id(value)
    except ValueError:
        return None
