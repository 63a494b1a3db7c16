"""New Virtual Machine."""

from vconsole.ui.acts.wizard.wizard import NewVmWizard, open_wizard

__all__ = ["NewVmWizard", "open_wizard"]
