"""The five commands of the article, to the letter."""

from tests.esxcli.rig import GPU, golden, session, text


def test_the_filter_of_the_article_prints_the_block_of_its_gpu() -> None:
    shown = text("esxcli hardware pci list | grep NVIDIA -B 6 -A 32")
    assert shown == golden("article-pci-list") + "\n"


def test_options_of_the_filter_may_be_joined_and_stand_before_the_pattern() -> None:
    shown = text('esxcli hardware pci list | grep -A32 -B6 "NVIDIA"')
    assert shown == golden("article-pci-list") + "\n"


def test_the_graphics_device_counts_the_vm_that_holds_it() -> None:
    assert text("esxcli graphics device list") == golden("article-graphics-device-list")


def test_the_graphics_settings_of_the_host() -> None:
    assert text("esxcli graphics host get") == (
        "   Default Graphics Type: Shared\n   Shared Passthru Assignment Policy: Performance\n"
    )


def test_the_vm_that_uses_the_gpu_is_listed_with_its_world() -> None:
    heading, rule, line = text("esxcli graphics vm list").splitlines()
    assert heading == "World ID  Name       Device Address"
    assert set(rule) == {"-", " "}
    assert line.split()[1:] == ["LLMtest01", GPU]


def test_the_configured_type_is_another_question() -> None:
    shown = text("esxcli graphics device list --configured-type | grep Type")
    assert shown == "   Graphics Type: Shared\n"


def test_before_the_power_on_no_vm_holds_the_gpu() -> None:
    shown = text('esxcli graphics device list | grep "Number of VMs"', session(running=False))
    assert shown == "   Number of VMs: 0\n"
