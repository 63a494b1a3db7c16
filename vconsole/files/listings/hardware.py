"""`esxcli hardware cpu global get` and `hardware memory get`: processors and memory of a host."""

from collections.abc import Mapping
from typing import Any

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.listing import Listing, fields_of
from vconsole.model import Host

_CORES, _MEMORY = "CPU Cores", "Physical Memory"
_GIB = 1024**3
_PACKAGES = 2


def cpu_listing(host: Host) -> Listing:
    """The processors: two packages where the cores can be halved, with two threads for each core."""
    packages = _PACKAGES if host.cpu_cores % _PACKAGES == 0 else 1
    return fields_of(
        {
            "CPU Packages": str(packages),
            _CORES: str(host.cpu_cores),
            "CPU Threads": str(2 * host.cpu_cores),
            "Hyperthreading Active": "true",
            "Hyperthreading Supported": "true",
            "Hyperthreading Enabled": "true",
            "HV Support": "3",
        }
    )


def memory_listing(host: Host) -> Listing:
    """The memory in bytes, and how many NUMA nodes share it."""
    return fields_of(
        {
            _MEMORY: f"{round(host.memory_gb * _GIB)} Bytes",
            "Reliable Memory": "0 Bytes",
            "NUMA Node Count": str(_PACKAGES if host.cpu_cores % _PACKAGES == 0 else 1),
        }
    )


def is_hardware(block: Block) -> bool:
    """Whether a block is one of these answers."""
    return block.heading is None and bool({_CORES, _MEMORY}.intersection(block.texts))


def read(block: Block) -> Mapping[str, Any]:
    """What the block tells, by names of the model: cores, or memory in whole GiB."""
    cores, memory = (block.texts.get(name, "").partition(" ")[0] for name in (_CORES, _MEMORY))
    told: dict[str, Any] = {}
    if cores.isdecimal() and int(cores[:9]) > 0:
        told["cpu_cores"] = int(cores[:9])
    if memory.isdecimal() and round(int(memory[:18]) / _GIB):
        told["memory_gb"] = round(int(memory[:18]) / _GIB)
    return told
