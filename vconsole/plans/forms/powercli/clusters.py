"""Acts on clusters and on vCenter in PowerShell."""

from collections.abc import Callable, Iterator, Mapping

from vconsole.model import Ha
from vconsole.plans.forms.form import ByHand, Written
from vconsole.plans.forms.powercli.checks import DRS_LEVELS
from vconsole.plans.forms.quoting import powershell as quoted
from vconsole.plans.forms.words import CLASS
from vconsole.plans.plan import Act
from vconsole.plans.titles import title_of

_ISOLATION = {"none": "DoNothing", "power-off": "PowerOff", "shutdown": "Shutdown"}


def _cluster(act: Act) -> str:
    return f"(Get-ThisCluster {quoted(act.action.target.name)})"


def _drs(act: Act) -> Written:
    drs = act.after.clusters[act.action.target.name].drs
    level = f" -DrsAutomationLevel {DRS_LEVELS[drs.automation]}" if drs.enabled else ""
    on = str(drs.enabled).lower()
    return (f"[void](Set-Cluster -Cluster {_cluster(act)} -DrsEnabled:${on}{level} -Confirm:$false)",)


def _ha(act: Act) -> Written:
    """HA itself by its cmdlet; the policy of admission control by the API, which knows all four."""
    old, new = (inventory.clusters[act.action.target.name].ha for inventory in (act.before, act.after))
    words = [f"[void](Set-Cluster -Cluster {_cluster(act)} -HAEnabled:${str(new.enabled).lower()}"]
    if new.isolation_response != old.isolation_response:
        words.append(f"-HAIsolationResponse {_ISOLATION[new.isolation_response]}")
    lines = [" ".join([*words, "-Confirm:$false)"])]
    basic = {"enabled": old.enabled, "isolation_response": old.isolation_response}
    if new.model_copy(update=basic) != old:
        lines += _admission(act, new)
    return tuple(lines)


def _admission(act: Act, ha: Ha) -> Iterator[str]:
    on = ha.admission_control != "disabled"
    yield "$spec = New-Object VMware.Vim.ClusterConfigSpecEx"
    yield "$spec.DasConfig = New-Object VMware.Vim.ClusterDasConfigInfo"
    yield f"$spec.DasConfig.AdmissionControlEnabled = ${str(on).lower()}"
    match ha.admission_control:
        case "cluster-resource-percentage":
            yield "$policy = New-Object VMware.Vim.ClusterFailoverResourcesAdmissionControlPolicy"
            yield "$policy.AutoComputePercentages = $false"
            yield f"$policy.CpuFailoverResourcesPercent = {ha.cpu_percent}"
            yield f"$policy.MemoryFailoverResourcesPercent = {ha.memory_percent}"
        case "slot-policy":
            yield "$policy = New-Object VMware.Vim.ClusterFailoverLevelAdmissionControlPolicy"
            yield f"$policy.FailoverLevel = {ha.host_failures_tolerated}"
        case "dedicated-failover-hosts":
            hosts = ", ".join(f"(Get-HostView {quoted(host)}).MoRef" for host in ha.failover_hosts)
            yield "$policy = New-Object VMware.Vim.ClusterFailoverHostAdmissionControlPolicy"
            yield f"$policy.FailoverHosts = @({hosts})"
    if on:
        yield "$spec.DasConfig.AdmissionControlPolicy = $policy"
    yield f"(Get-View -VIObject {_cluster(act)}).ReconfigureComputeResource($spec, $true)"


def _setting(act: Act) -> Written:
    fields = act.action.model_dump(mode="json")
    key, value = fields["key"], fields["value"]
    if value is None:
        return ByHand(
            f"take {key} away in the client, or give it its usual value: Configure > Settings > Advanced Settings."
        )
    found = f"Get-AdvancedSetting -Entity $Server | Where-Object {{ $_.Name -ceq {quoted(key)} }}"
    new = f"New-AdvancedSetting -Entity $Server -Name {quoted(key)} -Value {quoted(value)} -Confirm:$false"
    return (
        f"$setting = {found}",
        f"if ($setting) {{ [void](Set-AdvancedSetting -AdvancedSetting $setting -Value {quoted(value)} "
        f"-Confirm:$false) }} else {{ [void]({new}) }}",
    )


def _vm_class(act: Act) -> Written:
    return ByHand(CLASS.format(words=title_of(act)))


CLUSTER_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "set-drs": _drs,
    "set-ha": _ha,
    "set-vcenter-setting": _setting,
    "create-vm-class": _vm_class,
    "delete-vm-class": _vm_class,
}
"""How acts on clusters and on vCenter are written."""
