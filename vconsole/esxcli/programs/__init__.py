"""The programs of a host besides esxcli and the filters."""

from vconsole.esxcli.programs.pci import lspci, vmkchdev
from vconsole.esxcli.programs.vim_cmd import VIM_COMMANDS, vim_cmd
from vconsole.esxcli.programs.xorg import xorg

__all__ = ["VIM_COMMANDS", "lspci", "vim_cmd", "vmkchdev", "xorg"]
