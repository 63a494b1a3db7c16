"""DirectPath IO and Dynamic DirectPath IO: the page of a VM, and the same for whoever has none open."""

from vconsole.ui.pages.comparison.dialog import ComparisonDialog
from vconsole.ui.pages.comparison.page import ComparisonPage
from vconsole.ui.pages.comparison.view import TITLE

__all__ = ["TITLE", "ComparisonDialog", "ComparisonPage"]
