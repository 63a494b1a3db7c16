"""The reusable parts of the console's pages."""

from vconsole.ui.widgets.banner import Banner
from vconsole.ui.widgets.cell import Cell
from vconsole.ui.widgets.clickable_line import ClickableLine, Part
from vconsole.ui.widgets.columns import Column
from vconsole.ui.widgets.crumbs import Crumb, Crumbs
from vconsole.ui.widgets.cursor_view import CursorView
from vconsole.ui.widgets.display_text import natural_key, visible
from vconsole.ui.widgets.inventory_table import InventoryTable
from vconsole.ui.widgets.inventory_tree import InventoryTree
from vconsole.ui.widgets.list_strip import ListStrip
from vconsole.ui.widgets.outline import TreeItem, TreeProvider
from vconsole.ui.widgets.property_grid import Property, PropertyGrid
from vconsole.ui.widgets.several_lists import SeveralLists
from vconsole.ui.widgets.wrapped_lines import WrappedLines, hanging

__all__ = [
    "Banner",
    "Cell",
    "ClickableLine",
    "Column",
    "Crumb",
    "Crumbs",
    "CursorView",
    "InventoryTable",
    "InventoryTree",
    "ListStrip",
    "Part",
    "Property",
    "PropertyGrid",
    "SeveralLists",
    "TreeItem",
    "TreeProvider",
    "WrappedLines",
    "hanging",
    "natural_key",
    "visible",
]
