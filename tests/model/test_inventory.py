from tests.build import ask, device, estate, host, vm
from vconsole.model import Power


def small():
    hosts = (host("esxi-02", device("af:00.0")), host("esxi-01"), host("alone", cluster=None))
    return estate(*hosts, vms=(vm("b", "esxi-01"), vm("a", "esxi-01"), vm("c", "alone")))


def test_hosts_keep_the_order_of_the_file_and_vms_come_by_name():
    inventory = small()
    assert [found.name for found in inventory.hosts_in("gpu")] == ["esxi-02", "esxi-01"]
    assert [found.name for found in inventory.vms_on("esxi-01")] == ["a", "b"]
    assert [found.name for found in inventory.standalone_hosts("Lab")] == ["alone"]
    assert inventory.cluster_of("alone") is None
    assert [found.name for found in inventory.clusters_in("Lab")] == ["gpu"]


def test_a_vm_that_moves_is_registered_only_on_its_new_host():
    before = small()
    after = before.with_vm(before.vms["a"].model_copy(update={"host": "esxi-02"}))
    assert [found.name for found in after.vms_on("esxi-01")] == ["b"]
    assert [found.name for found in after.vms_on("esxi-02")] == ["a"]
    assert [found.name for found in before.vms_on("esxi-01")] == ["a", "b"]


def test_a_new_vm_comes_in_by_name_and_a_deleted_one_is_gone():
    added = small().with_vm(vm("ab", "esxi-01"))
    assert [found.name for found in added.vms_on("esxi-01")] == ["a", "ab", "b"]
    assert added.without_vm("ab") == small()


def test_a_changed_host_stays_in_its_place():
    changed = small().with_host(host("esxi-02", version="8.0.2"))
    assert [found.version for found in changed.hosts_in("gpu")] == ["8.0.2", "8.0.1"]


def test_a_new_host_stands_last_and_one_that_is_gone_takes_its_vms_along():
    added = small().with_host(host("esxi-00", device("af:00.0")))
    assert [found.name for found in added.hosts_in("gpu")] == ["esxi-02", "esxi-01", "esxi-00"]
    assert added.vms_on("esxi-00") == ()
    assert added.without_host("esxi-00") == small()
    left = added.without_host("esxi-01")
    assert [found.name for found in left.hosts_in("gpu")] == ["esxi-02", "esxi-00"]
    assert list(left.vms) == ["c"]
    assert list(left.without_host("alone").hosts) == ["esxi-02", "esxi-00"]


def test_a_freed_vm_holds_nothing_and_keeps_its_requests():
    running = vm("a", "esxi-01", ask(label="Training", assigned="af:00.0"), on=True)
    freed = running.model_copy(update={"power": Power.OFF}).freed()
    assert freed.pci == (ask(label="Training"),)
    assert not freed.runs
