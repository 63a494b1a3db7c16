"""What a cluster file may leave out."""

from tests.files.texts import A100, DYNAMIC, HEAD, HOST, STATIC, problems_of, vm_table
from vconsole.files.cluster import loads
from vconsole.model import DirectPathIo, DynamicDirectPathIo, GraphicsType, Passthrough, PciAddress, PciDevice


def only_device(text: str) -> PciDevice:
    (device,) = loads(HEAD + HOST + text).hosts["esxi-01"].pci
    return device


def test_a_model_of_the_catalogue_gives_the_facts_of_the_device():
    device = only_device(A100)
    assert (str(device.id), device.vendor_name) == ("0x10de:0x20f1", "NVIDIA Corporation")
    assert (device.class_id, device.memory_gb, device.bars_mb) == (0x0302, 40, (16, 65536, 32))


def test_ids_of_the_catalogue_give_them_too_and_leave_the_model_open():
    device = only_device('[[host.pci]]\naddress = "af:00.0"\nvendor_id = "10DE"\ndevice_id = "0x1eb8"')
    assert (device.model, device.device_name, device.memory_gb) == (None, "TU104GL [Tesla T4]", 16)


def test_ids_that_nobody_knows_make_a_3d_controller_named_by_them():
    device = only_device('[[host.pci]]\naddress = "af:00.0"\nvendor_id = "1234"\ndevice_id = "5678"')
    assert (device.device_name, device.class_id) == ("Device 1234:5678", 0x0302)


def test_what_the_file_says_goes_before_the_catalogue():
    assert only_device(A100 + "memory_gb = 41\nmigratable = true").memory_gb == 41


def test_passthrough_is_disabled_unless_the_device_is_a_bridge():
    gpu = only_device('[[host.pci]]\naddress = "af:00.0"\nmodel = "NVIDIA T4"')
    port = only_device('[[host.pci]]\naddress = "ae:00.0"\nmodel = "Intel Sky Lake-E Root Port A"')
    other = only_device('[[host.pci]]\naddress = "0:0.0"\nvendor_id = 1\ndevice_id = 2\nclass_id = "0x0600"')
    states = (gpu.passthrough, port.passthrough, other.passthrough)
    assert states == (Passthrough.DISABLED, Passthrough.NOT_CAPABLE, Passthrough.NOT_CAPABLE)


def test_active_graphics_types_follow_the_configured_ones():
    text = HEAD + HOST + 'graphics = { default_type = "shared-direct" }' + A100 + 'graphics_type = "shared-direct"'
    host = loads(text).hosts["esxi-01"]
    assert host.graphics.active_default_type is GraphicsType.SHARED_DIRECT
    assert host.pci[0].active_graphics_type is GraphicsType.SHARED_DIRECT


def test_a_host_goes_to_the_only_cluster_and_its_datacenter():
    host = loads(HEAD + HOST).hosts["esxi-01"]
    assert (host.cluster, host.datacenter) == ("gpu", "Lab")


def test_without_a_cluster_a_host_stands_alone_in_the_only_datacenter():
    host = loads('format = 1\n[[datacenter]]\nname = "Lab"' + HOST).hosts["esxi-01"]
    assert (host.cluster, host.datacenter) == (None, "Lab")


def test_a_file_without_a_datacenter_has_one():
    inventory = loads('format = 1\n[[cluster]]\nname = "gpu"' + HOST)
    assert list(inventory.datacenters) == ["Datacenter"]
    assert inventory.hosts["esxi-01"].datacenter == "Datacenter"


def test_a_host_between_two_clusters_and_two_datacenters_is_asked_about():
    text = 'format = 1\n[[datacenter]]\nname = "A"\n[[datacenter]]\nname = "B"' + HOST
    assert "A, B" in problems_of(text)["host[0] esxi-01"]


def test_a_vm_of_a_cluster_is_registered_on_the_host_with_the_fewest_vms_so_far():
    hosts = "".join(f'\n[[host]]\nname = "esxi-0{number}"' for number in (1, 2, 3))
    vms = vm_table("a", more='host = "esxi-01"') + "".join(vm_table(name, more='cluster = "gpu"') for name in "bcde")
    inventory = loads(HEAD + hosts + vms)
    assert [vm.host for vm in inventory.vms.values()] == ["esxi-01", "esxi-02", "esxi-03", "esxi-01", "esxi-02"]


def test_a_vm_goes_to_the_only_cluster_or_is_asked_about():
    assert loads(HEAD + HOST + vm_table(more="")).vms["train-01"].host == "esxi-01"
    two = 'format = 1\n[[host]]\nname = "a"\n[[host]]\nname = "b"'
    assert "a, b" in problems_of(two + vm_table(more=""))["vm[0] train-01"]


def test_a_static_device_is_what_stands_at_the_address_of_the_vms_host():
    (device,) = loads(HEAD + HOST + A100 + vm_table() + STATIC).vms["train-01"].pci
    address = PciAddress.parse("af:00.0")
    assert device == DirectPathIo(address=address, host="esxi-01", vendor_id=0x10DE, device_id=0x20F1)


def test_a_static_device_of_an_empty_slot_is_allowed_while_the_vm_is_off():
    (device,) = loads(HEAD + HOST + vm_table() + STATIC).vms["train-01"].pci
    assert isinstance(device, DirectPathIo)
    assert device.vendor_id is None


def test_a_running_vm_holds_a_device_whose_label_has_changed_since():
    text = HEAD + HOST + A100 + 'hardware_label = "New"' + vm_table(power="on") + DYNAMIC
    (device,) = loads(text + 'label = "Old"\nassigned = "af:00.0"').vms["train-01"].pci
    assert isinstance(device, DynamicDirectPathIo)
    assert device.assigned == PciAddress.parse("af:00.0")


def test_vms_may_be_on_hosts_that_are_not_connected():
    text = HEAD + HOST + 'state = "not-responding"' + A100 + vm_table(power="on") + DYNAMIC
    assert loads(text + 'assigned = "af:00.0"').vms["train-01"].runs
