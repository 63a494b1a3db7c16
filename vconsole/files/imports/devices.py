"""Imported devices: which entry of the catalogue they are, and what that knows beside the listing."""

from collections.abc import Mapping
from typing import Any

from vconsole.files.cluster.catalogued import usual_fields, usual_passthrough
from vconsole.model import DeviceId, PciDevice
from vconsole.model.catalogue import device_types


def known_as(id: DeviceId, device_name: str | None) -> str | None:  # noqa: A002
    """The catalogue's name for a device; of two boards with the same ids the one that is called so."""
    alike = [known for known in device_types().values() if known.id == id]
    alike.sort(key=lambda known: known.device_name != device_name)
    return alike[0].name if alike else None


def imported_device(id: DeviceId, told: Mapping[str, Any]) -> PciDevice:  # noqa: A002
    """A device with what a listing told; what that leaves out is as the catalogue knows it, or as is usual."""
    told = {name: value for name, value in told.items() if value is not None}
    model = known_as(id, told.get("device_name"))
    fields = {**usual_fields(model, id), "model": model, **told}
    fields.setdefault("passthrough", usual_passthrough(fields["class_id"]))
    return PciDevice.model_validate(fields)
