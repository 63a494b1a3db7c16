"""The navigator at the left: the inventory as a tree, in one of two arrangements."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.shell.providers import Folder, HostsAndClusters, Node, VmsAndTemplates
from vconsole.ui.widgets import InventoryTree
from vconsole.vcenter.queries import path_to


class Navigator(Vertical):
    """The inventory tree with its heading."""

    DEFAULT_CSS = """
    Navigator {
        width: 30; height: 1fr; border: round $border-blurred; border-title-color: $text-muted;
        &:focus-within { border: round $border; border-title-color: $foreground; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "arrange", "Hosts / VMs", id="navigator.arrange"),
        Binding("a", "offer", "Actions of row", id="navigator.actions"),
    ]

    HELP = """\
# Navigator

All objects of the estate. **Enter** opens one at the right; **→** and **←** show and hide what is below it. **a** has
the actions of the object under the cursor, whichever is open; its menu names it.

**v** changes between *Hosts and Clusters* and *VMs and Templates*.

A sign before each VM tells its power state: ▶ on, ■ off, ‖ suspended. The sign is never the only hint: the
Summary has the word.
"""

    def __init__(self, inventory: Inventory) -> None:
        """List this inventory."""
        super().__init__(id="navigator")
        self._arrangement: type[HostsAndClusters] | type[VmsAndTemplates] = HostsAndClusters
        self._shown = inventory
        self._tree: InventoryTree[Node] = InventoryTree(HostsAndClusters(inventory), id="tree")

    def compose(self) -> ComposeResult:
        """The tree."""
        yield self._tree

    def on_mount(self) -> None:
        """Name the arrangement."""
        self.border_title = self._arrangement.title

    def show(self, inventory: Inventory) -> None:
        """Show the inventory as it is now."""
        if inventory is not self._shown:
            self._shown = inventory
            self._tree.refresh_from(self._arrangement(inventory))

    def reveal(self, ref: Ref) -> None:
        """Open the way down to an object."""
        self._tree.reveal(self._way(ref))

    def unfold(self, ref: Ref) -> None:
        """Show what stands below an object, with the cursor at the object."""
        self.reveal(ref)
        self._tree.action_expand()

    def focus_tree(self) -> None:
        """Give the focus to the tree."""
        self._tree.focus()

    def action_arrange(self) -> None:
        """Change between the two arrangements, staying at the same object."""
        chosen = self._tree.cursor_ref
        self._arrangement = VmsAndTemplates if self._arrangement is HostsAndClusters else HostsAndClusters
        self.border_title = self._arrangement.title
        self._tree.refresh_from(self._arrangement(self._shown))
        if isinstance(chosen, Ref):
            self.reveal(chosen)

    def action_offer(self) -> None:
        """Offer what can be done with the object under the cursor; a folder has no actions."""
        chosen = self._tree.cursor_ref
        if isinstance(chosen, Ref):
            desk_of(self).offer_actions(chosen)
        else:
            self.notify("A folder has no actions; choose a virtual machine in it.", severity="warning", markup=False)

    @on(InventoryTree.Opened)
    def open_object(self, event: InventoryTree.Opened) -> None:
        """Show the object in the workspace; a folder only opens in the tree."""
        event.stop()
        if isinstance(event.ref, Folder):
            self._tree.action_fold()
        else:
            desk_of(self).open(event.ref)

    def _way(self, ref: Ref) -> tuple[Node, ...]:
        """The entries from the root down to an object in the arrangement that is shown."""
        path = path_to(self._shown, ref)
        if self._arrangement is HostsAndClusters or ref.kind != "vm":
            return path
        folder = self._shown.vms[ref.name].folder
        return (*path[:2], Folder(path[1].name, folder), ref) if folder else (*path[:2], ref)
