"""Page 2 of the wizard: the name of the VM, and its folder."""

from dataclasses import replace
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult

from vconsole.model import Fault, Inventory
from vconsole.model.names import check_text, show_text
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.step import Step
from vconsole.ui.dialogs import TextField
from vconsole.ui.look import KIND_GLYPHS
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.queries import folders_in

FOLDER_GLYPH = "▢"


class Location(NamedTuple):
    """A place in VMs and Templates: a folder, or a datacenter itself."""

    datacenter: str
    folder: str | None

    @property
    def cell(self) -> Cell:
        """How it is shown."""
        if self.folder is None:
            return Cell(self.datacenter, KIND_GLYPHS["datacenter"])
        return Cell(self.folder, FOLDER_GLYPH)


class NameStep(Step):
    """A text field and a table of folders."""

    DEFAULT_CSS = "NameStep InventoryTable { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__("Select a name and folder", "Give it a name that no other VM has, and a place.")
        self._vm_name = TextField("Virtual machine name", id="vm-name")
        self._table: InventoryTable[Location] = InventoryTable(
            [Column("location", "Location", lambda location: location.cell, min_width=30)],
            row_key=lambda location: location,
            indent=lambda location: 0 if location.folder is None else 1,
        )

    def compose(self) -> ComposeResult:
        """The name, the places."""
        yield self._vm_name
        yield self._table

    def enter(self, inventory: Inventory, draft: Draft) -> None:
        """Show the places; the name stays as it was typed."""
        if self._table.rows:
            return
        self._table.replace_rows(
            [
                Location(datacenter, folder)
                for datacenter in inventory.datacenters
                for folder in (None, *(name for name in folders_in(inventory, datacenter) if name is not None))
            ]
        )
        self._table.move_to(Location(draft.datacenter, draft.config.folder))

    def leave(self, inventory: Inventory, draft: Draft) -> Draft | Fault:
        """The draft with name and place; another datacenter has other hosts and datastores."""
        name = self._vm_name.value.strip()
        fault = _check(inventory, name)
        location = self._table.cursor_row
        if fault is not None:
            return self._vm_name.refuses(fault)
        if location is None:
            return Fault(code="no-location", message="No location is chosen.", remedy="Choose a row.")
        if location.datacenter != draft.datacenter:
            draft = draft.elsewhere(inventory, location.datacenter)
        return replace(draft.with_config(folder=location.folder), name=name)

    @on(InventoryTable.Highlighted)
    def _stay(self, event: InventoryTable.Highlighted) -> None:
        event.stop()


def _check(inventory: Inventory, name: str) -> Fault | None:
    """Why a VM cannot have this name."""
    if not name:
        return Fault(code="name-missing", message="The virtual machine has no name yet.", remedy="Type a name.")
    try:
        check_text(name)
    except ValueError as problem:
        return Fault(code="name-unusable", message=f"The name cannot be used: {problem}.", remedy="Type another name.")
    if name in inventory.vms:
        message = f"There is a virtual machine {show_text(name)} already."
        return Fault(code="name-taken", message=message, remedy="Type another name.")
    return None
