"""Lines of a VMX file."""

from collections.abc import Iterable

_ESCAPED = frozenset('|"\n\r\0')
"""What cannot stand in a quoted value as it is."""


def escape(value: str) -> str:
    """A value as it stands between quotation marks: a bar and two hexadecimal digits for what cannot stand there.

    A quotation mark is `|22`, the bar itself `|7C`.
    """
    return "".join(f"|{ord(sign):02X}" if sign in _ESCAPED else sign for sign in value)


def vmx_lines(settings: Iterable[tuple[str, str]]) -> str:
    """Settings as lines of a VMX file, in the order given."""
    return "".join(f'{key} = "{escape(value)}"\n' for key, value in settings)
