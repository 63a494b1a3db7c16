"""What the commands of ESXi print, against captures of real hosts."""

import pytest

from tests.build import T4, ask, device, estate, host, static, vm
from tests.files.captured import captured
from vconsole.files.listings import (
    graphics_devices,
    graphics_host,
    graphics_vms,
    hardware,
    lspci,
    pci_list,
    pci_passthru,
    render,
    system,
    version,
    vm_processes,
    vms,
)
from vconsole.files.listings.identities import vmids, world_ids
from vconsole.model import GraphicsType, Host, HostGraphics, HostState, Inventory, Passthrough, PciDevice, Power, Vm

LABELLED = device("af:00.0", label="Training", sub_device_id=0x145F)
ARTICLE = host("esxi-01.lab.local", LABELLED)


def inventory(*devices: PciDevice, vms: tuple[Vm, ...] = (), **fields: object) -> tuple[Inventory, Host]:
    """An estate of one host, and the host."""
    one = host("esxi-01.lab.local", *devices, **fields)
    return estate(one, vms=vms), one


def fields(text: str, name: str) -> list[str]:
    """The texts of the fields of this name."""
    return [line.partition(": ")[2] for line in text.splitlines() if line.strip().startswith(f"{name}:")]


def test_a_device_of_the_article_has_the_fields_of_its_host_in_their_order():
    ours = pci_list.write(ARTICLE).splitlines()
    theirs = captured("hardware-pci-list-a100-label-training").splitlines()
    assert [line.partition(":")[0] for line in ours] == [line.partition(":")[0] for line in theirs]
    differing = [line for line in ours if line not in theirs]
    assert differing == [
        "   Physical Slot: 4294967295",
        "   Slot Description:",
        "   Device Layer Bus Address: p0000:af:00.0",
        "   Parent Device:",
    ], "the device stands below no bridge"


def test_below_its_bridge_the_device_prints_what_the_articles_host_prints():
    bridge = device("ae:00.0", class_id=0x0604, passthrough=Passthrough.NOT_CAPABLE)
    below = LABELLED.model_copy(update={"parent": bridge.address})
    text = pci_list.write(host("esxi-01", below, bridge))
    assert text.split("\n\n")[1] == captured("hardware-pci-list-a100-label-training")


def test_before_6_7_four_fields_are_not_there():
    text = pci_list.write(host("esxi-01", LABELLED, version="6.5.0"))
    assert "FPT Sharable" in text.splitlines()[-1]
    assert not fields(text, "Device Layer Bus Address") + fields(text, "Hardware Label") + fields(text, "NUMA Node")


@pytest.mark.parametrize(
    ("state", "owners"),
    [
        (Passthrough.DISABLED, ("VMkernel", "VMkernel")),
        (Passthrough.ENABLED, ("VM Passthru", "VM Passthru")),
        (Passthrough.ENABLED_NEEDS_REBOOT, ("VM Passthru", "VMkernel")),
        (Passthrough.DISABLED_NEEDS_REBOOT, ("VMkernel", "VM Passthru")),
    ],
)
def test_a_reboot_is_needed_where_the_owners_differ(state: Passthrough, owners: tuple[str, str]):
    text = pci_list.write(host("esxi-01", device("af:00.0", passthrough=state)))
    assert (*fields(text, "Configured Owner"), *fields(text, "Current Owner")) == owners


@pytest.mark.parametrize(("told", "printed"), [("0xb2", "0xb2"), (True, "0xa1"), ("new\nline", "0xa1")])
def test_a_revision_is_printed_if_the_attribute_is_one(told: object, printed: str):
    text = pci_list.write(host("h", device("af:00.0", attributes={"revision": told})))
    assert fields(text, "Revision ID") == [printed]


def test_adapters_that_the_vmkernel_uses_have_names_and_lose_them_to_vms():
    nics = [device(f"1a:00.{n}", class_id=0x0200, passthrough=Passthrough.DISABLED) for n in range(2)]
    assert fields(pci_list.write(host("esxi-01", *nics)), "VMkernel Name") == ["vmnic0", "vmnic1"]
    given = nics[0].model_copy(update={"passthrough": Passthrough.ENABLED})
    assert fields(pci_list.write(host("esxi-01", given, nics[1])), "VMkernel Name") == ["vmnic1"]


def test_a_class_and_its_mask_choose_devices():
    one = host("esxi-01", device("af:00.0"), device("b0:00.0", class_id=0x0300), device("1a:00.0", class_id=0x0200))
    assert fields(pci_list.write(one, 0x0302), "Bus") == ["0xaf"]
    assert fields(pci_list.write(one, 0x0300, 0xFF), "Bus") == ["0xaf", "0xb0"]
    assert pci_list.write(one, 0x0C03) == ""


@pytest.mark.parametrize(
    ("name", "state", "on"),
    [
        ("basic", Passthrough.DISABLED, False),
        ("passthru", Passthrough.ENABLED, False),
        ("passthru-1vm", Passthrough.ENABLED, True),
    ],
)
def test_graphics_devices_are_listed_as_on_the_articles_host(name: str, state: Passthrough, on: bool):
    gpu = device("af:00.0", passthrough=state)
    running = (vm("LLMtest01", "esxi-01.lab.local", ask(assigned="af:00.0"), on=True),) if on else ()
    assert graphics_devices.write(*inventory(gpu, vms=running)) == captured(f"graphics-device-list-a100-{name}")


def test_a_driven_gpu_shows_its_memory_and_the_configured_type_is_asked_for():
    types = {"graphics_type": GraphicsType.SHARED, "active_graphics_type": GraphicsType.SHARED_DIRECT}
    gpu = device("af:00.0", passthrough=Passthrough.DISABLED, **types)
    one = inventory(gpu, graphics=HostGraphics(vgpu_driver=True))
    text = graphics_devices.write(*one)
    assert fields(text, "Graphics Type") + fields(text, "Module Name") == ["SharedPassthru", "nvidia"]
    assert fields(text, "Memory Size in KB") == [str(40 * 1024 * 1024)]
    assert fields(graphics_devices.write(*one, configured=True), "Graphics Type") == ["Shared"]


def test_graphics_settings_are_printed_as_on_real_hosts():
    direct = HostGraphics(default_type=GraphicsType.SHARED_DIRECT)
    assert graphics_host.write(ARTICLE) == captured("graphics-host-get-shared")
    assert graphics_host.write(host("h", graphics=direct)) == captured("graphics-host-get-sharedpassthru")
    assert "Consolidation" in graphics_host.write(host("h", graphics=HostGraphics(assignment_policy="consolidation")))


def test_vms_on_graphics_devices_are_a_table_with_numbers_at_the_right():
    one = inventory(device("af:00.0"), vms=(vm("LLMtest01", "esxi-01.lab.local", static("af:00.0"), on=True),))
    number = str(world_ids(one[0].vms_on("esxi-01.lab.local"))["LLMtest01"])
    expected = captured("graphics-vm-list-llmtest01").replace(" 6733887", number.rjust(8))
    assert graphics_vms.write(*one) == expected
    assert graphics_vms.write(*inventory(device("af:00.0"))) == ""


def test_what_can_be_passed_through_is_listed_with_its_configuration():
    bridge = device("ae:00.0", class_id=0x0604, passthrough=Passthrough.NOT_CAPABLE)
    off = device("3b:00.0", T4, passthrough=Passthrough.DISABLED)
    assert pci_passthru.write(host("h", device("af:00.0"), bridge, off)) == (
        "Device ID     Enabled\n------------  -------\n0000:3b:00.0    false\n0000:af:00.0     true\n"
    )


def test_running_vms_are_listed_with_worlds_of_their_own():
    off, one, two = (vm(name, "esxi-01.lab.local", on=name != "off") for name in ("off", "one", "two"))
    estate_, here = inventory(vms=(off, one, two))
    text = vm_processes.write(estate_, here)
    assert fields(text, "Display Name") == ["one", "two"]
    worlds = [int(world) for world in fields(text, "World ID")]
    assert [int(cartel) for cartel in fields(text, "VMX Cartel ID")] == [world - 1 for world in worlds]
    assert text == vm_processes.write(estate_.with_vm(off.model_copy(update={"power": Power.ON})).with_vm(off), here)


def test_no_two_of_a_thousand_vms_share_a_number():
    many = [vm(f"vm-{number}", "h") for number in range(1000)]
    assert len(set(world_ids(many).values())) == len(set(vmids(many).values())) == 1000


def test_registered_vms_are_sorted_by_their_number_as_text_below_centred_headings():
    named = tuple(vm(f"VM{n}", "esxi-01.lab.local", datastore="datastore1") for n in range(1, 9))
    lines = render(vms.listing(*inventory(vms=named))).splitlines()
    numbers = [line.split()[0] for line in lines[1:]]
    assert numbers == sorted(numbers)
    assert lines[0] == "Vmid   Name             File                 Guest OS        Version   Annotation"
    assert all(line[7:10].startswith("VM") and line[14:].startswith("[datastore1] VM") for line in lines[1:])
    words = captured("vmsvc-getallvms-2vm").splitlines()
    assert lines[0].split() == words[0].split()


def test_power_states_are_told():
    assert render(vms.power_state(vm("a", "h", on=True))) == "Retrieved runtime info\nPowered on\n"


def test_the_release_is_the_reported_one_as_long_as_it_is_the_hosts():
    reported = {"Product": "VMware ESXi", "Version": "8.0.2", "Build": "Releasebuild-1"}
    assert version.write(host("h", version="8.0.2", reported=reported)).endswith("   Build: Releasebuild-1\n")
    upgraded = version.write(host("h", version="8.0.3", reported=reported))
    assert (fields(upgraded, "Version"), fields(upgraded, "Update")) == (["8.0.3"], ["3"])


@pytest.mark.parametrize(
    ("release", "told"),
    [
        ("8.0.1", ["8.0.1", "Releasebuild-21495797", "1", "0"]),
        ("8.0.9", ["8.0.9", "Releasebuild-24022510", "9", "0"]),
        ("10.0", ["10.0.0", "Releasebuild-24022510", "0", "0"]),
        ("5.5.0", ["5.5.0", "Releasebuild-1331820", "0"]),
        ("4.0.0", ["4.0.0", "Releasebuild-0", "0"]),
    ],
)
def test_a_release_that_was_never_asked_tells_what_is_known(release: str, told: list[str]):
    text = version.write(host("h", version=release))
    assert [line.partition(": ")[2] for line in text.splitlines()[1:]] == told


def test_addresses_are_decimal_before_7_0():
    def line(release: str) -> str:
        return lspci.write(host("h", device("af:00.0"), version=release)).split()[0]

    assert [line(release) for release in ("5.5.0", "6.5.0", "7.0.3", "8.0.1")] == [
        "000:175:00.0",
        "00000:175:00.0",
        "0000:af:00.0",
        "0000:af:00.0",
    ]


def test_lspci_ends_with_the_name_that_the_vmkernel_gave():
    nic = device("1a:00.0", class_id=0x0200, passthrough=Passthrough.DISABLED)
    here = host("h", device("af:00.0"), nic)
    assert [line.rpartition(" ")[2] for line in render(lspci.listing(here)).splitlines()] == ["[vmnic0]", "40GB]"]
    assert render(lspci.owners(here)).splitlines()[1] == "0000:af:00.0 10de:20f1 10de:145f passthru"
    assert render(lspci.details(here)).splitlines()[2].split()[-2:] == ["P", "pciPassthru"]


def test_the_rest_of_a_host_is_told_as_it_is_modelled():
    here = host("esxi-01.lab.local", cpu_cores=48, memory_gb=2, state=HostState.MAINTENANCE)
    assert render(system.maintenance_mode(here)) == "Enabled\n"
    assert fields(render(system.hostname(here)), "Domain Name") == ["lab.local"]
    assert render(system.uuid(here)) == f"{here.system_uuid}\n"
    assert fields(render(hardware.cpu_listing(here)), "CPU Cores") == ["48"]
    assert fields(render(hardware.memory_listing(here)), "Physical Memory") == ["2147483648 Bytes"]
