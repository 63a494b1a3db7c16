"""The proofs of a lab that need the screen: it can be done with the console's keys, and what it says be read."""

from vconsole.ui.proofs.on_screen import SIZES, Terminal, prove_on_screen

__all__ = ["SIZES", "Terminal", "prove_on_screen"]
