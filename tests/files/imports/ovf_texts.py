"""OVF descriptors, with the Items of a test."""

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1"
          xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
          xmlns:vmw="http://www.vmware.com/schema/ovf"
          xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"
          xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData">
"""
SYSTEM = """\
  <VirtualSystem ovf:id="{name}">
    <Name>{name}</Name>
    <OperatingSystemSection ovf:id="101" vmw:osType="ubuntu64Guest"/>
    <VirtualHardwareSection>
      <System><vssd:VirtualSystemType>vmx-19 vmx-20</vssd:VirtualSystemType></System>
      <Item><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>16</rasd:VirtualQuantity></Item>
      <Item>
        <rasd:AllocationUnits>{units}</rasd:AllocationUnits>
        <rasd:Reservation>{memory}</rasd:Reservation>
        <rasd:ResourceType>4</rasd:ResourceType>
        <rasd:VirtualQuantity>{memory}</rasd:VirtualQuantity>
      </Item>
{items}
      <vmw:Config ovf:required="false" vmw:key="firmware" vmw:value="efi"/>
      <vmw:ExtraConfig vmw:key="pciPassthru.use64bitMMIO" vmw:value="TRUE"/>
      <vmw:ExtraConfig vmw:key="pciPassthru.64bitMMIOSizeGB" vmw:value="128"/>
      <vmw:ExtraConfig vmw:key="nvram" vmw:value="a.nvram"/>
    </VirtualHardwareSection>
  </VirtualSystem>
"""


def descriptor(*items: str, name: str = "train-01", units: str = "byte * 2^20", memory: int = 65536) -> bytes:
    """A descriptor with one VM."""
    system = SYSTEM.format(name=name, items="\n".join(items), units=units, memory=memory)
    return f"{HEAD}{system}</Envelope>\n".encode()


def pci_item(kind: str = "", *, configuration: str | None = None, **config: str) -> str:
    """An Item of a PCI device; underscores of a key stand for dots."""
    settings = "".join(
        f'<vmw:Config vmw:key="{key.replace("_", ".")}" vmw:value="{value}"/>' for key, value in config.items()
    )
    option = f' ovf:configuration="{configuration}"' if configuration else ""
    return (
        f"<Item{option}><rasd:ElementName>PCI device 0</rasd:ElementName><rasd:ResourceType>1</rasd:ResourceType>"
        f"<rasd:ResourceSubType>vmware.pci.passthrough{kind}</rasd:ResourceSubType>{settings}</Item>"
    )
