"""Output of real hosts."""

from pathlib import Path

FOLDER = Path(__file__).parent / "captures"


def captured(name: str) -> str:
    """The output of this name, as it was printed."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
