"""Estates of every shape, for laws about files."""

from hypothesis import strategies as st

from vconsole.model import (
    Cluster,
    Datacenter,
    DeviceId,
    DirectPathIo,
    Drs,
    DynamicDirectPathIo,
    Firmware,
    GraphicsType,
    Ha,
    Host,
    HostGraphics,
    HostState,
    Inventory,
    NvidiaVgpu,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    VCenter,
    Vm,
    VmClass,
    VmPci,
)
from vconsole.model.catalogue import device_types, vgpu_profiles

texts = st.text(st.characters(codec="utf-8"), max_size=8)
names = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=8
)
memory = st.one_of(st.integers(1, 4096), st.floats(0.25, 4096))
ids = st.integers(0, 0xFFFF)
unknown = st.fixed_dictionaries(
    {"vendor_id": ids, "device_id": ids, "vendor_name": texts, "device_name": texts, "class_id": ids}
)
known = st.sampled_from(list(device_types().values())).map(
    lambda entry: entry.model_dump(exclude={"name", "source"}) | {"model": entry.name}
)
profiles = st.sampled_from(list(vgpu_profiles()))
graphics_types = st.sampled_from(GraphicsType)


@st.composite
def devices(draw: st.DrawFn, address: PciAddress) -> PciDevice:
    """A device of the catalogue or an unknown one, more or less as it came."""
    usual = draw(st.one_of(known, unknown))
    extra = st.fixed_dictionaries(
        {},
        optional={
            "memory_gb": st.integers(0, 200),
            "bars_mb": st.lists(st.integers(0, 2**20), max_size=3).map(tuple),
            "migratable": st.booleans(),
            "hardware_label": names,
            "attributes": st.dictionaries(names, st.one_of(st.booleans(), st.integers(), texts), max_size=2),
            "used_by_host": names,
            "sub_vendor_id": ids,
            "graphics_type": graphics_types,
            "active_graphics_type": graphics_types,
            "device_name": texts,
            "reported": st.dictionaries(texts, texts, max_size=3),
        },
    )
    device = PciDevice.model_validate(
        {"address": address, "passthrough": Passthrough.NOT_CAPABLE, **usual, **draw(extra)}
    )
    states = [Passthrough.NOT_CAPABLE] if device.is_bridge else list(Passthrough)
    return device.model_copy(update={"passthrough": draw(st.sampled_from(states))})


@st.composite
def hosts(draw: st.DrawFn, name: str, clusters: tuple[Cluster, ...], datacenters: tuple[str, ...]) -> Host:
    cluster = draw(st.sampled_from((None, *clusters)))
    slots = draw(st.lists(st.integers(0, 31), unique=True, max_size=4))
    return Host(
        name=name,
        cluster=cluster.name if cluster else None,
        datacenter=cluster.datacenter if cluster else draw(st.sampled_from(datacenters)),
        uuid=draw(st.none() | names),
        version=draw(st.sampled_from(("7.0.3", "8.0.1", "8.0"))),
        memory_gb=draw(memory),
        state=(state := draw(st.sampled_from(HostState))),
        failed=state is HostState.NOT_RESPONDING and draw(st.booleans()),
        graphics=HostGraphics(default_type=draw(graphics_types), active_default_type=draw(graphics_types)),
        reported=draw(st.dictionaries(texts, texts, max_size=2)),
        listings_end_blank=draw(st.booleans()),
        pci=tuple(draw(devices(PciAddress(0, 0x17, slot, 0))) for slot in slots),
    )


@st.composite
def vms(draw: st.DrawFn, name: str, host: Host, free: list[PciDevice]) -> Vm:
    """A VM; if it is on, it holds devices that are free, and takes them off the list."""
    powers = [power for power in Power if power is not Power.ON or host.state is not HostState.MAINTENANCE]
    power = draw(st.sampled_from(powers))
    held = [free.pop() for _ in range(draw(st.integers(0, len(free))))] if power is Power.ON else []
    shares = power is not Power.ON and draw(st.booleans())
    pci: list[VmPci] = [NvidiaVgpu(profile=draw(profiles))] if shares else []
    devices = {Power.ON: held, Power.OFF: host.pci, Power.SUSPENDED: ()}[power]
    for device in devices:
        backing = {"host": host.name, "vendor_id": device.vendor_id, "device_id": device.device_id}
        static = DirectPathIo.model_validate({"address": device.address, **backing})
        dynamic = DynamicDirectPathIo(
            allowed=(device.id,),
            label=draw(st.none() | names),
            assigned=device.address if power is Power.ON else None,
        )
        pci.append(draw(st.sampled_from((static, dynamic))))
    return Vm(
        name=name,
        host=host.name,
        power=power,
        awaiting_restart=power is Power.OFF and draw(st.booleans()),
        memory_gb=draw(memory),
        cpus=draw(st.integers(1, 64)),
        hardware_version=draw(st.sampled_from((4, 10, 11, 13, 17, 19, 20, 22))),
        firmware=draw(st.sampled_from(Firmware)),
        folder=draw(st.none() | names),
        vm_class=draw(st.none() | names),
        reserve_all_memory=draw(st.booleans()),
        advanced=draw(st.dictionaries(names, texts, max_size=2)),
        vmx=draw(st.dictionaries(names, texts, max_size=2)),
        pci=tuple(pci),
    )


labels = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=12
)
class_devices = st.one_of(
    st.builds(NvidiaVgpu, profile=profiles),
    st.builds(
        lambda vendor, device, label: DynamicDirectPathIo(allowed=(DeviceId(vendor, device),), label=label),
        ids,
        ids,
        st.none() | labels,
    ),
)


@st.composite
def vm_classes(draw: st.DrawFn, name: str = "gpu-large") -> VmClass:
    """A class that a vCenter can have: every vGPU profile once, all memory reserved for devices."""
    pci = tuple(
        draw(st.lists(class_devices, max_size=3, unique_by=lambda device: getattr(device, "profile", id(device))))
    )
    return VmClass(
        name=name,
        description=draw(st.just("") | labels),
        cpus=draw(st.integers(1, 64)),
        memory_gb=draw(st.integers(1, 4096) | st.integers(1, 2**20).map(lambda mib: mib / 1024)),
        reserve_all_memory=bool(pci) or draw(st.booleans()),
        hardware_version=draw(st.integers(17, 22)),
        pci=pci,
    )


@st.composite
def estates(draw: st.DrawFn) -> Inventory:
    datacenters = tuple(draw(st.lists(names, unique=True, min_size=1, max_size=2)))
    clusters = tuple(
        Cluster(
            name=name,
            datacenter=draw(st.sampled_from(datacenters)),
            drs=Drs(enabled=draw(st.booleans())),
            ha=Ha(enabled=draw(st.booleans()), cpu_percent=draw(st.integers(0, 100))),
        )
        for name in draw(st.lists(names, unique=True, max_size=2))
    )
    all_hosts = [draw(hosts(name, clusters, datacenters)) for name in draw(st.lists(names, unique=True, max_size=3))]
    free = {host.name: [device for device in host.pci if device.passthrough.active] for host in all_hosts}
    vm_names = draw(st.lists(names, unique=True, max_size=4)) if all_hosts else []
    homes = [draw(st.sampled_from(all_hosts)) for _ in vm_names]
    return Inventory.of(
        name=draw(texts),
        description=draw(texts),
        vcenter=VCenter(name=draw(names), advanced=draw(st.dictionaries(names, texts, max_size=2))),
        datacenters=[Datacenter(name=name) for name in datacenters],
        clusters=clusters,
        hosts=all_hosts,
        vms=[draw(vms(name, host, free[host.name])) for name, host in zip(vm_names, homes, strict=True)],
        vm_classes=[draw(vm_classes(name)) for name in draw(st.sampled_from(((), ("a",), ("gpu-large", "no"))))],
    )
