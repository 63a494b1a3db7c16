"""Random small estates, and random acts on them."""

from typing import Any

from hypothesis import strategies as st

from tests.build import A100, T4, ask, device, estate, gpu, host, sharing, static, vgpu, vm
from vconsole.model import GraphicsType, Host, Inventory, Passthrough, PciDevice
from vconsole.vcenter import Action, read_action

HOSTS = ("esxi-01", "esxi-02", "esxi-03")
VMS = ("a", "b", "c", "d", "e")
ADDRESSES = ("3b:00.0", "3b:00.1", "af:00.0")
LABELS = st.sampled_from((None, "Training", "training", "Inference"))
MODELS = st.sampled_from((A100, T4))
STATES = st.sampled_from(tuple(Passthrough))
TYPES = st.sampled_from(("shared", "shared-direct"))
POLICIES = st.sampled_from(("performance", "consolidation"))
PROFILES = st.sampled_from(("grid_a100-40c", "grid_a100-20c", "grid_a100-10c", "grid_t4-8c", "grid_t4-8q"))

Json = dict[str, Any]


@st.composite
def devices(draw: st.DrawFn, address: str) -> PciDevice:
    depends = "3b:00.0" if address == "3b:00.1" and draw(st.booleans()) else None
    fields = {"passthrough": draw(STATES), "dependent_device": depends, "migratable": draw(st.booleans())}
    if draw(st.booleans()):
        shared = GraphicsType.SHARED_DIRECT
        fields |= {"graphics_type": shared, "active_graphics_type": shared, "passthrough": Passthrough.DISABLED}
    return device(address, draw(MODELS), label=draw(LABELS), **fields)


@st.composite
def hosts(draw: st.DrawFn, name: str) -> Host:
    cards = [draw(devices(address)) for address in ADDRESSES]
    rebind = draw(st.booleans())
    fields = {"memory_gb": draw(st.sampled_from((64, 512))), "device_rebind_without_reboot": rebind}
    fields["version"] = draw(st.sampled_from(("8.0.0", "8.0.1")))
    if draw(st.booleans()):
        return sharing(name, *cards, policy=draw(POLICIES), **fields)
    return host(name, *cards, **fields)


requests = st.builds(
    lambda ids, label: ask(*ids, label=label), st.lists(MODELS, min_size=1, max_size=2, unique=True), LABELS
)

vgpus = PROFILES.map(vgpu)


@st.composite
def asked(draw: st.DrawFn) -> list[Any]:
    """What a VM asks for: dynamic devices, vGPUs (more than one is rarely allowed), or both."""
    shares = draw(st.lists(vgpus, max_size=2)) if draw(st.booleans()) else []
    return [*shares, *draw(st.lists(requests, max_size=1 if shares else 3))]


@st.composite
def sharing_hosts(draw: st.DrawFn, name: str) -> Host:
    """A host on which most vGPUs of an A100 find a GPU."""
    model = st.sampled_from((A100, A100, A100, T4))
    cards = [draw(st.sampled_from((gpu, gpu, gpu, device)))(address, draw(model)) for address in ADDRESSES]
    fields = {"memory_gb": draw(st.sampled_from((128, 512))), "version": draw(st.sampled_from(("8.0.0", "8.0.1")))}
    return sharing(name, *cards, policy=draw(POLICIES), **fields)


@st.composite
def estates(draw: st.DrawFn, sharing_only: bool = False) -> Inventory:
    shares = sharing_only or draw(st.booleans())
    all_hosts = [draw(sharing_hosts(name) if shares else hosts(name)) for name in HOSTS]
    vms = []
    for name in VMS:
        on = draw(st.sampled_from(HOSTS))
        pci: list[Any] = [draw(vgpus)] if shares and draw(st.integers(0, 3)) else draw(asked())
        if draw(st.integers(0, 3)) == 0:
            pci.append(static(draw(st.sampled_from(ADDRESSES)), on, draw(MODELS)))
        vms.append(vm(name, on, *pci))
    drs = {"enabled": draw(st.booleans()), "automation": draw(_levels)}
    ha = {"enabled": draw(st.booleans()), "admission_control": draw(_policies), "isolation_response": draw(_responses)}
    return estate(*all_hosts, vms=tuple(vms), drs=drs, ha=ha)


def _named(name: str, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"action": st.just(name), **fields})


_levels = st.sampled_from(("manual", "partially-automated", "fully-automated"))
_policies = st.sampled_from(("disabled", "cluster-resource-percentage", "slot-policy"))
_responses = st.sampled_from(("none", "power-off", "shutdown"))
_host, _vm, _class = st.sampled_from(HOSTS), st.sampled_from(VMS), st.sampled_from(("small", "large"))
_new_devices = st.lists(st.sampled_from(ADDRESSES), max_size=2).map(
    lambda addresses: [
        {"address": address, "model": "NVIDIA A100 PCIe 40GB", "passthrough": "enabled"} for address in addresses
    ]
)

action_json: st.SearchStrategy[Json] = st.one_of(
    _named("power-on", vms=st.lists(_vm, min_size=1, max_size=3, unique=True)),
    _named("power-on", vms=st.lists(_vm, min_size=1, max_size=1), host=_host),
    _named("power-off", vm=_vm),
    _named("reset", vm=_vm),
    _named(
        "set-passthrough", host=_host, devices=st.lists(st.sampled_from(ADDRESSES), min_size=1), enabled=st.booleans()
    ),
    _named("set-hardware-label", host=_host, device=st.sampled_from(ADDRESSES), label=LABELS),
    _named("reboot-host", host=_host),
    _named("reconfigure-vm", vm=_vm, pci=asked().map(lambda pci: [each.model_dump(mode="json") for each in pci])),
    _named(
        "set-device-graphics",
        host=_host,
        device=st.sampled_from(ADDRESSES),
        type=TYPES,
        restart_xorg=st.booleans(),
    ),
    _named("set-host-graphics", host=_host, default_type=TYPES, restart_xorg=st.booleans()),
    _named("set-host-graphics", host=_host, assignment_policy=POLICIES, restart_xorg=st.booleans()),
    _named(
        "set-vcenter-setting", key=st.just("vgpu.hotmigrate.enabled"), value=st.sampled_from(("TRUE", "FALSE", None))
    ),
    _named("suspend", vm=_vm),
    _named("resume", vm=_vm),
    _named("create-snapshot", vm=_vm, name=st.just("before")),
    _named("migrate-vm", vm=_vm, host=_host),
    _named("enter-maintenance", host=_host),
    _named("exit-maintenance", host=_host),
    _named("remove-host", host=_host),
    _named(
        "add-host",
        name=_host,
        cluster=st.just("gpu"),
        state=st.sampled_from(("connected", "maintenance")),
        pci=_new_devices,
    ),
    _named("set-drs", cluster=st.just("gpu"), automation=_levels),
    _named("apply-recommendation", vm=_vm),
    _named("cancel-recommendation", vm=_vm),
    _named("set-ha", cluster=st.just("gpu"), enabled=st.booleans()),
    _named("fail-host", host=_host),
    _named("isolate-host", host=_host),
    _named("recover-host", host=_host),
    _named(
        "replace-host",
        host=_host,
        devices=st.just([{"address": "af:00.0", "new_address": "b0:00.0"}]) | st.just([{"address": "3b:00.0"}]),
    ),
    _named("fail-vcenter"),
    _named("recover-vcenter"),
    _named("delete-vm", vm=_vm),
    _named("create-vm", name=_vm, cluster=st.just("gpu")),
    _named("create-vm-class", name=_class, pci=st.lists(requests.map(lambda r: r.model_dump(mode="json")), max_size=2)),
    _named("deploy-vm-class", vm_class=_class, name=_vm, cluster=st.just("gpu")),
    _named("delete-vm-class", vm_class=_class),
)

actions: st.SearchStrategy[Action] = action_json.map(read_action)

PASSING = st.sampled_from(("advance", "settle", "undo", "redo"))
scripts = st.lists(st.one_of(actions, actions, actions, PASSING), max_size=25)
"""Acts with the passing of time, undo and redo among them."""
long_scripts = st.lists(st.one_of(actions, actions, actions, PASSING, st.just("settle")), min_size=8, max_size=30)
"""Scripts in which much happens, with the time for it."""
