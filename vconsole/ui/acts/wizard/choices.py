"""What the wizard's pages of choice offer: creation type, storage, compatibility, guest OS."""

from collections.abc import Iterator, Sequence

from vconsole.model import Inventory
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, guests, hardware_versions, newest_hardware_version
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.step import Choice, Option

NEW = "Create a new virtual machine"
NOT_MODELLED = "templates and clones are not modelled"


def _creation_types(_inventory: Inventory, _draft: Draft) -> Sequence[Option]:
    # The other types keep the page in its place; the client's full list was not verified.
    others = ("Deploy from template", "Clone an existing virtual machine", "Clone virtual machine to template")
    new = Option(NEW, NEW, note="A new VM without a guest in it.")
    return (new, *(Option(title, title, why_not=NOT_MODELLED) for title in others))


CREATION_TYPE = Choice(
    columns=("Creation type",),
    options=_creation_types,
    preferred=lambda _inventory, _draft: NEW,
    take=lambda _inventory, draft, _option: draft,
)


def _datastores(inventory: Inventory, draft: Draft) -> Sequence[Option]:
    note = "All hosts of the datacenter share it."
    return [Option(name, name, note=note) for name in inventory.datacenters[draft.datacenter].datastores]


STORAGE = Choice(
    columns=("Datastore",),
    options=_datastores,
    preferred=lambda _inventory, draft: draft.config.datastore,
    take=lambda _inventory, draft, option: draft.with_config(datastore=option.key),
)


def _versions(inventory: Inventory, draft: Draft) -> Sequence[Option]:
    return tuple(_version_options(inventory, draft))


def _version_options(inventory: Inventory, draft: Draft) -> Iterator[Option]:
    """Every version that a host of the compute resource knows, the newest first."""
    hosts, oldest = draft.hosts(inventory), draft.oldest_host(inventory)
    most = max((newest_hardware_version(host.version) for host in hosts), default=0)
    common = draft.newest_version(inventory) or 0
    for version in reversed(hardware_versions()):
        if version.number > most:
            continue
        dynamic = version.number >= DYNAMIC_HARDWARE_VERSION
        yield Option(
            version.number,
            version.title,
            ("Yes" if dynamic else f"No, from {DYNAMIC_HARDWARE_VERSION} on",),
            why_not=f"{oldest.name} ({oldest.version}) does not know it" if oldest and version.number > common else "",
            note="A VM can be raised to a later version, and not lowered again.",
        )


COMPATIBILITY = Choice(
    columns=("Compatible with", "Dynamic DirectPath IO"),
    options=_versions,
    preferred=lambda _inventory, draft: draft.config.hardware_version,
    take=lambda _inventory, draft, option: draft.with_config(hardware_version=option.key),
)


def _guests(_inventory: Inventory, _draft: Draft) -> Sequence[Option]:
    note = "Nothing in this console depends on it; passthrough of large GPUs needs a 64-bit guest."
    return [Option(guest.title, guest.title, (guest.family,), note=note) for guest in guests().values()]


GUEST_OS = Choice(
    columns=("Guest OS version", "Family"),
    options=_guests,
    preferred=lambda _inventory, draft: draft.config.guest_os,
    take=lambda _inventory, draft, option: draft.with_config(guest_os=option.key),
)
