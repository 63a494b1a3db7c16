"""DirectPath IO and Dynamic DirectPath IO: the page of a VM, and the same for whoever has none open.

What it needs is imported when it is opened: a start should not wait for it.
"""

from typing import TYPE_CHECKING

from vconsole.model import Ref
from vconsole.ui.pages.base import Page

if TYPE_CHECKING:
    from vconsole.ui.pages.comparison.dialog import ComparisonDialog

TITLE = "DirectPath IO and Dynamic DirectPath IO"

__all__ = ["TITLE", "comparison_dialog", "comparison_page"]


def comparison_page(ref: Ref) -> Page:
    """The page of a VM."""
    from vconsole.ui.pages.comparison.page import ComparisonPage

    return ComparisonPage(ref)


def comparison_dialog() -> "ComparisonDialog":
    """The comparison on the small estate, over whatever is open."""
    from vconsole.ui.pages.comparison.dialog import ComparisonDialog

    return ComparisonDialog()
