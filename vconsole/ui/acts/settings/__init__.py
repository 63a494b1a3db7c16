"""The settings of a VM: what Edit Settings and the wizard's page Customize hardware have in common."""

from vconsole.ui.acts.settings.checklist import Checklist
from vconsole.ui.acts.settings.editor import SettingsEditor, Surroundings
from vconsole.ui.acts.settings.wording import compatibility_title, describe_device

__all__ = ["Checklist", "SettingsEditor", "Surroundings", "compatibility_title", "describe_device"]
