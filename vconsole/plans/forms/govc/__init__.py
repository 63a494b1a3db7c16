"""govc: a POSIX shell script; what govc has no command for is done by hand at its place."""

from vconsole.plans.forms.govc.script import Govc

__all__ = ["Govc"]
