"""The first start: one line that offers a newcomer something to begin with."""

from vconsole.ui.welcome.offer import Offer

__all__ = ["Offer"]
