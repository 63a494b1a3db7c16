"""The pages of a VM."""

from vconsole.ui.pages.base import PageSpec
from vconsole.ui.pages.comparison import TITLE, comparison_page
from vconsole.ui.pages.monitor import MONITOR_PAGES
from vconsole.ui.pages.vm.configuration_file import TITLE as FILE_TITLE
from vconsole.ui.pages.vm.configuration_file import ConfigurationFilePage
from vconsole.ui.pages.vm.summary import VmSummary

__all__ = ["VM_PAGES"]

VM_PAGES = (
    PageSpec("summary", "Summary", "Summary", VmSummary),
    *MONITOR_PAGES,
    PageSpec("configuration-file", "Configure", FILE_TITLE, ConfigurationFilePage),
    PageSpec("comparison", "Compare", TITLE, comparison_page),
)
"""The pages of a VM, in the order of its tabs."""
