"""The hosts that DRS recommends at the automation level manual, as lines to choose from."""

from vconsole.model import Ref
from vconsole.ui.desk import Desk
from vconsole.vcenter import ApplyRecommendation, Fix, Recommendation, RecommendedHost

STANDS = "The recommendation stands when this is closed."


def choices(made: Recommendation) -> tuple[Fix, ...]:
    """One line for each recommended host, best first, each with the action that applies it."""
    return tuple(
        Fix(f"{choice.host}{_best(made, choice)}: {_gives(choice)}", ApplyRecommendation(vm=made.vm, host=choice.host))
        for choice in made.hosts
    )


def _best(made: Recommendation, choice: RecommendedHost) -> str:
    return " (best)" if choice is made.hosts[0] and len(made.hosts) > 1 else ""


def _gives(choice: RecommendedHost) -> str:
    devices = ", ".join(address.client for address in choice.devices if address is not None)
    return f"{devices + ', ' if devices else ''}score {choice.score:.2f}"


def tell_standing(desk: Desk, ref: Ref) -> None:
    """Say that nothing was powered on yet, if a recommendation for the VM still waits."""
    if not any((made.vm, made.reason) == (ref.name, "power-on") for made in desk.session.state.recommendations):
        return
    cluster = desk.inventory.cluster_of(desk.inventory.vms[ref.name].host)
    where = f"{cluster.name} > Monitor > vSphere DRS > Recommendations" if cluster else "Recommendations"
    desk.notify(f"{ref.name} is not powered on. The recommendation stands: {where}.", markup=False)
