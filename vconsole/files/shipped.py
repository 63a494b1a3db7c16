"""What ships with the console beside its code: samples and themes."""

from pathlib import Path

import vconsole


def shipped_folder(name: str) -> Path:
    """The folder of this name: in the package when installed, beside it in a checkout."""
    package = Path(vconsole.__file__).parent
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parent / name
