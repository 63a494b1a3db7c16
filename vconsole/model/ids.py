"""PCI ids: 16-bit numbers that name vendors and devices, alone and in pairs."""

import re
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, core_schema

from vconsole.model.names import show_value

_ID = re.compile(r"(?:0x)?[0-9a-f]{1,4}", re.IGNORECASE | re.ASCII)
_ID_MAX = 0xFFFF


def parse_id(value: object) -> int:
    """Read a PCI id: a number, or hexadecimal text with or without `0x`. Raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool):
        if 0 <= value <= _ID_MAX:
            return value
    elif isinstance(value, str) and _ID.fullmatch(value.strip()):
        return int(value, 16)
    shown = f'"{value}"' if isinstance(value, str) else show_value(value)
    raise ValueError(f"{shown} is not a PCI id (hexadecimal from 0x0000 to 0xffff)")


def format_id(value: int) -> str:
    """Write a PCI id as esxcli and VMX files do: `0x10de`."""
    return f"0x{value:04x}"


PciId = Annotated[int, BeforeValidator(parse_id), PlainSerializer(format_id, return_type=str)]
"""A vendor, device, subvendor or subdevice id."""


class DeviceId(NamedTuple):
    """The pair of vendor id and device id that names a kind of device."""

    vendor: int
    device: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10de:20f1` or `0x10de:0x20f1`. Raises ValueError."""
        vendor, colon, device = text.partition(":")
        if not colon:
            raise ValueError(f'"{text}" is not a pair of vendor and device id (an example: 0x10de:0x20f1)')
        return cls(parse_id(vendor), parse_id(device))

    def __str__(self) -> str:
        """As a VMX file writes it: `0x10de:0x20f1`."""
        return f"{format_id(self.vendor)}:{format_id(self.device)}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _accept(cls), serialization=core_schema.to_string_ser_schema()
        )


def _accept(cls: type[DeviceId]) -> Callable[[object], DeviceId]:
    def accept(value: object) -> DeviceId:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise ValueError(f"{show_value(value)} is not a pair of vendor and device id (an example: 0x10de:0x20f1)")

    return accept
