"""A VMX file as a host writes it, and files that differ from it in a line or two."""

from vconsole.files.vmx import Finding, VmReading, VmxFile, read_vm

STATIC = """\
.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "20"
displayName = "train-01"
guestOS = "ubuntu-64"
firmware = "efi"
numvcpus = "16"
memSize = "65536"
sched.mem.min = "65536"
sched.mem.minSize = "65536"
sched.mem.pin = "TRUE"
scsi0.present = "TRUE"
scsi0.virtualDev = "pvscsi"
uuid.bios = "56 4d 89 1c 0a 5b 5c 0e-d4 86 22 78 1d 2f 3a 4b"
pciPassthru.use64bitMMIO = "TRUE"
pciPassthru.64bitMMIOSizeGB = "128"
pciPassthru0.present = "TRUE"
pciPassthru0.id = "00000:175:00.0"
pciPassthru0.deviceId = "0x20f1"
pciPassthru0.vendorId = "0x10de"
pciPassthru0.systemId = "5e9f4929-ba00-38b7-f43c-54b2030b68d0"
pciPassthru0.pciSlotNumber = "256"
"""
DYNAMIC = """\
virtualHW.version = "20"
displayName = "train-02"
firmware = "efi"
memSize = "1024"
sched.mem.min = "1024"
pciPassthru.use64bitMMIO = "TRUE"
pciPassthru.64bitMMIOSizeGB = "128"
pciPassthru0.present = "TRUE"
pciPassthru0.allowedDevices = "0x10de:0x20f1"
pciPassthru0.customLabel = "Training"
"""


def read(text: str) -> VmReading:
    """What a file comes to."""
    return read_vm(VmxFile.of(text), "unnamed")


def with_line(text: str, key: str, line: str) -> str:
    """The file with another line in the place of the one that sets the key."""
    old = next(row for row in text.splitlines() if row.startswith(f"{key} ="))
    return text.replace(old, line)


def only_finding(text: str) -> Finding:
    """The one thing that is wrong with a file."""
    (finding,) = read(text).findings
    return finding
