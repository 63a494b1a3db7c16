"""`vconsole place FILE --pci REQUEST`: where a VM with these devices would go, and why not elsewhere."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from vconsole.cli.command import Command, Status, add_file, add_json

_DIGITS_MAX = 9
"""More digits than any count of virtual CPUs has."""


class Place(Command):
    """Initial placement of a VM that does not exist yet."""

    name = "place"
    summary = "says where a VM with certain PCI devices would go, and why not elsewhere"
    description = (
        "Say where a VM with these PCI devices would be placed, and why not on the other hosts. The VM around\n"
        "the devices lacks nothing: EFI, all memory reserved, a fitting MMIO region, and the newest hardware\n"
        "version that all the hosts know. Exit status: 0 it fits, 1 it does not."
    )
    example = (
        "vconsole place default --pci 10de:20f1@Training --pci 10de:20f1@Training\n"
        "vconsole place default --pci esxi-01.lab.local/0000:af:00.0 --memory-gb 64\n"
        "vconsole place vgpu --pci vgpu:grid_a100d-20c"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the requests, and the size of the VM."""
        add_file(parser)
        parser.add_argument(
            "--pci",
            metavar="REQUEST",
            action="append",
            required=True,
            help="a PCI device of the VM; give it once for each. VVVV:DDDD[,VVVV:DDDD...][@LABEL] is any device of "
            "these vendor and device ids (hexadecimal) with that hardware label; HOST/SSSS:BB:DD.F is the device at an "
            "address; vgpu:PROFILE is a vGPU",
        )
        parser.add_argument("--cluster", metavar="NAME", help="the cluster; needed only if the file has several")
        parser.add_argument("--cpus", metavar="N", type=_cpus, help="virtual CPUs of the VM (else: 2)")
        parser.add_argument(
            "--memory-gb", metavar="N", type=_gigabytes, help="its memory in GB, all reserved (else: 4)"
        )
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Place the VM and print the verdict on every host."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.estates import open_estate
        from vconsole.cli.placement_text import placement_lines
        from vconsole.cli.requests import read_request
        from vconsole.cli.trial import hosts_to_try, trial_vm
        from vconsole.drs import place
        from vconsole.vcenter.fixes import fixes

        inventory = open_estate(arguments.file)
        requests = [read_request(text, inventory) for text in arguments.pci]
        hosts = hosts_to_try(inventory, arguments.cluster, requests)
        vm = trial_vm(inventory, hosts, requests, cpus=arguments.cpus, memory_gb=arguments.memory_gb)
        placement = place(inventory, vm, hosts=hosts)
        changes = fixes(inventory, vm, placement)
        if arguments.json:
            print_json({**placement.as_json(), "fixes": [fix.as_json() for fix in changes]})
        else:
            for line in placement_lines(placement, changes):
                print(line)
        return Status.DONE if placement.fits else Status.NO


def _cpus(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX and int(text)):
        raise ArgumentTypeError(f'"{text}" is not a number of virtual CPUs (a whole number from 1)')
    return int(text)


def _gigabytes(text: str) -> float:
    try:
        size = float(text)
    except ValueError:
        size = 0
    if not 0 < size < float("inf"):
        raise ArgumentTypeError(f'"{text}" is not a size in GB (a number above 0)')
    return int(size) if size.is_integer() else size
