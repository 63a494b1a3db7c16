# It needs VMware PowerCLI and a connection to that vCenter (Connect-
# VIServer). It stops where something is not as it was rehearsed;
# nothing behind that place is done. "Undo" beside a step is never run
# by itself.
$ErrorActionPreference = 'Stop'
$Server = @($global:DefaultVIServers | Where-Object { $_.Name -eq $Planned -and $_.IsConnected })[0]
if (-not $Server) { throw "Connect-VIServer to $Planned first." }

function Get-Exactly([scriptblock]$List, [string]$What, [string]$Name) {
    $found = @(& $List | Where-Object { $_.Name -ceq $Name })
    if ($found.Count -ne 1) { throw "There are $($found.Count) of $What $Name; one was expected." }
    $found[0]
}
function Get-ThisHost([string]$Name) { Get-Exactly { Get-VMHost -Server $Server } 'host' $Name }
function Get-ThisVM([string]$Name) { Get-Exactly { Get-VM -Server $Server } 'virtual machine' $Name }
function Get-ThisCluster([string]$Name) { Get-Exactly { Get-Cluster -Server $Server } 'cluster' $Name }
function Get-ThisDatacenter([string]$Name) { Get-Exactly { Get-Datacenter -Server $Server } 'datacenter' $Name }
function Get-HostView([string]$Name) { Get-View -VIObject (Get-ThisHost $Name) }

function Confirm-That($Holds, [string]$Words) {
    if (-not $Holds) { throw "Stopped, since this does not hold: $Words" }
    Write-Host "   $Words"
}
function Confirm-ByEye([string]$Words) { [void](Read-Host "   Look: $Words Press Enter if it is so, Ctrl+C if not") }
function Wait-ForHand([string]$Words) { [void](Read-Host "   By hand: $Words Press Enter when it is done") }

# The API knows a device by its address, on some hosts without the
# segment 0000.
function Get-PciId([string]$HostName, [string]$Address) {
    $short = $Address -replace '^0000:', ''
    $found = @((Get-HostView $HostName).Hardware.PciDevice | Where-Object { $_.Id -eq $Address -or $_.Id -eq $short })
    if ($found.Count -ne 1) { throw "$HostName has no PCI device at $Address." }
    $found[0]
}
function Get-PciState([string]$HostName, [string]$Address) {
    $id = (Get-PciId $HostName $Address).Id
    (Get-HostView $HostName).Config.PciPassthruInfo | Where-Object { $_.Id -eq $id }
}
# ApplyNow stays unset unless a reboot is to do it: then the host applies
# it at once if it can, else when it reboots.
function Set-Passthrough([string]$HostName, [string[]]$Addresses, [bool]$Enabled, [switch]$AtReboot) {
    $config = foreach ($address in $Addresses) {
        $state = Get-PciState $HostName $address
        $one = New-Object VMware.Vim.HostPciPassthruConfig
        $one.Id = $state.Id
        $one.PassthruEnabled = $Enabled
        if ($AtReboot) { $one.ApplyNow = $false }
        if ($state.HardwareLabel) { $one.HardwareLabel = $state.HardwareLabel }
        $one
    }
    (Get-View (Get-HostView $HostName).ConfigManager.PciPassthruSystem).UpdatePassthruConfig(@($config))
}
function Set-HardwareLabel([string]$HostName, [string]$Address, [string]$Label) {
    $state = Get-PciState $HostName $Address
    $one = New-Object VMware.Vim.HostPciPassthruConfig
    $one.Id = $state.Id
    $one.PassthruEnabled = $state.PassthruEnabled
    $one.HardwareLabel = $Label
    (Get-View (Get-HostView $HostName).ConfigManager.PciPassthruSystem).UpdatePassthruConfig(@($one))
}
# Only what is given changes; -Types is a table of addresses and types.
function Set-HostGraphics([string]$HostName, [string]$DefaultType, [string]$Policy, [hashtable]$Types = @{}) {
    $manager = Get-View (Get-HostView $HostName).ConfigManager.GraphicsManager
    $config = $manager.GraphicsConfig
    if ($DefaultType) { $config.HostDefaultGraphicsType = $DefaultType }
    if ($Policy) { $config.SharedPassthruAssignmentPolicy = $Policy }
    foreach ($address in $Types.Keys) {
        $id = (Get-PciId $HostName $address).Id
        $known = @($config.DeviceType | Where-Object { $_.DeviceId -eq $id })
        if ($known.Count -ne 1) { throw "$HostName lists no graphics device at $address." }
        $known[0].GraphicsType = $Types[$address]
    }
    $manager.UpdateGraphicsConfig($config)
}
function Wait-Maintenance([string]$HostName) {
    while (-not (Get-HostView $HostName).Runtime.InMaintenanceMode) {
        Write-Host "   Waiting until $HostName is in maintenance mode."
        Start-Sleep -Seconds 10
    }
}

function New-Option([string]$Key, [string]$Value) {
    $option = New-Object VMware.Vim.OptionValue
    $option.Key = $Key
    $option.Value = $Value
    $option
}
# One device a task: vCenter is known to lose some of several equal ones
# that are added together.
function Add-PciBacking([string]$Name, $Backing) {
    $change = New-Object VMware.Vim.VirtualDeviceConfigSpec
    $change.Operation = 'add'
    $change.Device = New-Object VMware.Vim.VirtualPCIPassthrough
    $change.Device.Key = -1
    $change.Device.Backing = $Backing
    $spec = New-Object VMware.Vim.VirtualMachineConfigSpec
    $spec.DeviceChange = @($change)
    (Get-View -VIObject (Get-ThisVM $Name)).ReconfigVM($spec)
}
# -Allowed holds pairs of vendor and device id in hexadecimal, which are
# plain numbers here: 0x8086 stays 32902.
function Add-DynamicDevice([string]$Name, [string[]]$Allowed, [string]$Label) {
    $backing = New-Object VMware.Vim.VirtualPCIPassthroughDynamicBackingInfo
    $backing.AllowedDevice = @(foreach ($pair in $Allowed) {
        $vendor, $device = $pair -split ':'
        $one = New-Object VMware.Vim.VirtualPCIPassthroughAllowedDevice
        $one.VendorId = [Convert]::ToInt32($vendor, 16)
        $one.DeviceId = [Convert]::ToInt32($device, 16)
        $one
    })
    if ($Label) { $backing.CustomLabel = $Label }
    Add-PciBacking $Name $backing
}
# The host reports ids as signed 16-bit numbers (0x8086 is -32634). The
# backing of the virtual machine holds the vendor like that, but the
# device as hexadecimal text: 0x20f1 is '20f1'.
function Add-StaticDevice([string]$Name, [string]$HostName, [string]$Address, [int]$VendorId, [int]$DeviceId) {
    $id = (Get-PciId $HostName $Address).Id
    $view = Get-HostView $HostName
    $browser = Get-View (Get-View $view.Parent).EnvironmentBrowser
    $target = @($browser.QueryConfigTarget($view.MoRef).PciPassthrough | Where-Object { $_.PciDevice.Id -eq $id })
    if ($target.Count -ne 1) { throw "$HostName offers no passthrough device at $Address." }
    $there = $target[0].PciDevice
    if (([int]$there.VendorId -band 0xffff) -ne $VendorId -or ([int]$there.DeviceId -band 0xffff) -ne $DeviceId) {
        throw "Another device than the one of the rehearsal is at $Address of $HostName."
    }
    $backing = New-Object VMware.Vim.VirtualPCIPassthroughDeviceBackingInfo
    $backing.Id = $id
    $backing.SystemId = $target[0].SystemId
    $backing.VendorId = $there.VendorId
    $backing.DeviceId = '{0:x}' -f ([int]$there.DeviceId -band 0xffff)
    Add-PciBacking $Name $backing
}
function Add-VgpuDevice([string]$Name, [string]$ProfileName) {
    $backing = New-Object VMware.Vim.VirtualPCIPassthroughVmiopBackingInfo
    $backing.Vgpu = $ProfileName
    Add-PciBacking $Name $backing
}
function Remove-PciDevices([string]$Name, [int]$Count) {
    $view = Get-View -VIObject (Get-ThisVM $Name)
    $there = @($view.Config.Hardware.Device | Where-Object { $_ -is [VMware.Vim.VirtualPCIPassthrough] })
    if ($there.Count -ne $Count) { throw "$Name has $($there.Count) PCI devices; $Count were expected." }
    if ($Count -eq 0) { return }
    $spec = New-Object VMware.Vim.VirtualMachineConfigSpec
    $spec.DeviceChange = @(foreach ($device in $there) {
        $change = New-Object VMware.Vim.VirtualDeviceConfigSpec
        $change.Operation = 'remove'
        $change.Device = $device
        $change
    })
    $view.ReconfigVM($spec)
}
