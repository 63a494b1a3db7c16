"""PCI addresses: four numbers, written differently in each place of vSphere."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from vconsole.model.names import show_value

_HEX = re.compile(
    r"(?:(?P<segment>[0-9a-f]{1,8}):)?(?P<bus>[0-9a-f]{1,2}):(?P<slot>[0-9a-f]{1,2})\.(?P<function>[0-7])",
    re.IGNORECASE | re.ASCII,
)
_DECIMAL = re.compile(r"(?:(?P<segment>\d{1,10}):)?(?P<bus>\d{1,3}):(?P<slot>\d{1,2})\.(?P<function>[0-7])", re.ASCII)
_SEGMENT_MAX, _BUS_MAX, _SLOT_MAX = 0xFFFFFFFF, 0xFF, 0x1F


class PciAddress(NamedTuple):
    """Segment, bus, slot (device) and function of a PCI device (SBDF). Ordered as numbers."""

    segment: int
    bus: int
    slot: int
    function: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the hexadecimal form of client and esxcli; the segment may be left out (then 0).

        Raises ValueError, with the hexadecimal spelling if the text is the decimal form of a VMX file.
        """
        try:
            return cls._read(_HEX, 16, text)
        except ValueError as problem:
            raise ValueError(f"{problem}{cls._hint(text)}") from None

    @classmethod
    def parse_vmx(cls, text: str) -> Self:
        """Read the decimal form of a VMX file, as in `00000:175:00.0`. Raises ValueError."""
        return cls._read(_DECIMAL, 10, text)

    @classmethod
    def _read(cls, form: re.Pattern[str], base: int, text: str) -> Self:
        match = form.fullmatch(text.strip())
        if match is None:
            raise ValueError(f'"{text}" is not a PCI address (an example of one: 0000:af:00.0)')
        segment, bus, slot, function = (int(part or "0", base) for part in match.groups())
        if segment > _SEGMENT_MAX or bus > _BUS_MAX or slot > _SLOT_MAX:
            raise ValueError(f'"{text}" is not a PCI address: bus is at most ff, slot at most 1f')
        return cls(segment, bus, slot, function)

    @classmethod
    def _hint(cls, text: str) -> str:
        try:
            return f"; as the decimal form of a VMX file it would be {cls.parse_vmx(text)}"
        except ValueError:
            return ""

    def __str__(self) -> str:
        """Lower-case hexadecimal, as esxcli and the dialogs write it: `0000:af:00.0`."""
        return f"{self.segment:04x}:{self.bus:02x}:{self.slot:02x}.{self.function:x}"

    @property
    def client(self) -> str:
        """Upper-case hexadecimal, as the vSphere Client's device lists write it: `0000:AF:00.0`."""
        return str(self).upper()

    @property
    def vmx(self) -> str:
        """Decimal and padded, as a VMX file writes it: `00000:175:00.0`."""
        return f"{self.segment:05d}:{self.bus:03d}:{self.slot:02d}.{self.function:d}"

    @property
    def short(self) -> str:
        """Decimal without segment, as the messages of a host write it: `175:0.0`."""
        return f"{self.bus:d}:{self.slot:d}.{self.function:d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _accept(cls), serialization=core_schema.to_string_ser_schema()
        )


def _accept(cls: type[PciAddress]) -> Callable[[object], PciAddress]:
    def accept(value: object) -> PciAddress:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise ValueError(f"{show_value(value)} is not a PCI address (a text such as 0000:af:00.0)")

    return accept
