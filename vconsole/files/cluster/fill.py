"""Filling in what a cluster file leaves out, or asking for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from vconsole.files.cluster import catalogued
from vconsole.files.cluster.places import Finding, name_of, tables_in
from vconsole.files.located import Loc
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion

DEFAULT_DATACENTER = "Datacenter"
"""The datacenter of a file that declares none."""

Raw = dict[str, Any]


def usual_reservation(devices: object) -> bool:
    """Whether a VM class with these devices reserves all memory if nothing is said about it."""
    return bool(devices)


class Filler:
    """Completes the tables of one file, top down, so that each can rely on those above it.

    What is not even a table is left for the validation to name. Where something had to be asked, a stand-in takes the
    place of the answer, and the key or device counts as doubted, so that one question does not raise others.
    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self.findings: list[Finding] = []
        """What must be asked, and what contradicts the catalogue."""
        self.doubted: set[Loc] = set()
        """The devices and the keys of objects that this is about."""
        self.clusters_of_vms: dict[int, Any] = {}
        """The cluster that a VM names, by the VM's index; the model knows it from the VM's host."""

    def fill(self) -> None:
        """Complete all tables in place."""
        if "datacenter" not in self._raw:
            self._raw["datacenter"] = [{"name": DEFAULT_DATACENTER}]
        self._fill_clusters()
        self._fill_hosts()
        self._fill_vm_classes()
        self._fill_vms()

    def _names(self, kind: str) -> list[str]:
        return list(dict.fromkeys(name for _, table in tables_in(self._raw, kind) if (name := name_of(table))))

    def _ask(self, loc: Loc, key: str, question: str, candidates: Sequence[str]) -> str:
        """The only candidate for a key, or the first one after asking which it is."""
        if len(candidates) != 1:
            choices = f"choose one of: {', '.join(candidates)}" if candidates else "but the file declares none"
            self.findings.append((loc, f"{question}; {choices}"))
            self.doubted.add((*loc, key))
        return candidates[0] if candidates else DEFAULT_DATACENTER

    def _fill_clusters(self) -> None:
        datacenters = self._names("datacenter")
        for index, table in tables_in(self._raw, "cluster"):
            if "datacenter" not in table:
                table["datacenter"] = self._ask(
                    ("cluster", index), "datacenter", 'the key "datacenter" is needed', datacenters
                )

    def _fill_hosts(self) -> None:
        clusters = self._names("cluster")
        datacenter_of = {name_of(table): table["datacenter"] for _, table in tables_in(self._raw, "cluster")}
        for index, table in tables_in(self._raw, "host"):
            if "cluster" not in table and "datacenter" not in table and len(clusters) == 1:
                table["cluster"] = clusters[0]
            if "datacenter" not in table:
                table["datacenter"] = self._datacenter_for(index, table.get("cluster"), datacenter_of)
            if isinstance(table.get("graphics"), dict):
                catalogued.complete_graphics(table["graphics"])
            self._fill_devices(index, table)

    def _datacenter_for(self, index: int, cluster: object, datacenter_of: Mapping[str | None, Any]) -> Any:
        """The datacenter of the host's cluster; any if that is not known, which is another problem."""
        above = datacenter_of.get(cluster) if isinstance(cluster, str) else None
        if isinstance(above, str) and above:
            return above
        datacenters = self._names("datacenter")
        if cluster is None:
            question = 'a host needs the key "cluster", or the key "datacenter" to stand alone'
            return self._ask(("host", index), "datacenter", question, datacenters)
        return datacenters[0] if datacenters else DEFAULT_DATACENTER

    def _fill_devices(self, index: int, host: Raw) -> None:
        for slot, device in tables_in(host, "pci"):
            for key, message in catalogued.doubts_about(device):
                loc: Loc = ("host", index, "pci", slot)
                self.findings.append(((*loc, key) if key else loc, message))
                self.doubted.add(loc)
            catalogued.complete(device)

    def _fill_vm_classes(self) -> None:
        for _, table in tables_in(self._raw, "vm_class"):
            table.setdefault("reserve_all_memory", usual_reservation(table.get("pci")))

    def _fill_vms(self) -> None:
        hosts_of, registered = self._registrations()
        for index, table in tables_in(self._raw, "vm"):
            cluster = table.pop("cluster", None)
            if cluster is not None:
                self.clusters_of_vms[index] = cluster
            if "host" not in table:
                table["host"] = self._host_for(index, cluster, hosts_of, registered)
            if isinstance(table["host"], str):
                registered[table["host"]] += 1

    def _registrations(self) -> tuple[dict[str, list[str]], defaultdict[str, int]]:
        """The hosts of each cluster in the order of the file, and a count of VMs for each host."""
        hosts_of: defaultdict[str, list[str]] = defaultdict(list)
        for _, table in tables_in(self._raw, "host"):
            if (name := name_of(table)) and isinstance(cluster := table.get("cluster"), str):
                hosts_of[cluster].append(name)
        return hosts_of, defaultdict(int)

    def _host_for(self, index: int, cluster: object, hosts_of: dict[str, list[str]], registered: dict[str, int]) -> str:
        """The host with the fewest VMs so far of the VM's cluster, or of the only one that has hosts."""
        if cluster is None and len(hosts_of) == 1:
            cluster = next(iter(hosts_of))
        hosts = hosts_of.get(cluster, []) if isinstance(cluster, str) else []
        if hosts:
            return min(hosts, key=lambda host: registered[host])
        declared = self._names("host")
        if cluster is None:
            return self._ask(("vm", index), "host", 'a VM needs the key "host" or "cluster"', declared)
        self.findings.append((("vm", index, "cluster"), self._why_homeless(cluster)))
        self.doubted.add(("vm", index, "host"))
        return declared[0] if declared else DEFAULT_DATACENTER

    def _why_homeless(self, cluster: object) -> str:
        clusters = self._names("cluster")
        if cluster in clusters:
            return f"{shown(cluster)} has no host where the VM could be registered"
        return f"there is no cluster {shown(cluster)}{suggestion(str(cluster), clusters, 'there are')}"
