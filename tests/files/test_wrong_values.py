"""Values and keys that cannot be, each named with its place."""

import pytest

from tests.files.texts import A100, DYNAMIC, HEAD, HOST, problems_of, vm_table
from vconsole.files import Problem

DEVICE = "host[0] esxi-01: pci[0]"
REQUEST = "vm[0] train-01: pci[0]"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "top of the file", '"format" is needed'),
        ("format = 2", "format", "2 is not 1"),
        ("format = 1\nhots = 1", "top of the file", 'unknown key "hots"; did you mean "host"?'),
        ("format = 1\nname = 5", "name", "5 is not text"),
        ("format = 1\nhost = 5", "host", "5 is not a list"),
        ("format = 1\nvm = [1]", "vm[0]", "1 is not a table"),
        ("format = 1\nvcenter = { nmae = 'x' }", "vcenter", 'did you mean "name"?'),
        (HEAD + "drs = { automation = 'manuel' }", "cluster[0] gpu: drs.automation", 'did you mean "manual"?'),
        (HEAD + "ha = { cpu_percent = 101 }", "cluster[0] gpu: ha.cpu_percent", "101 must be at most 100"),
        (HEAD + "[[host]]", "host[0]", '"name" is needed'),
        (HEAD + HOST + 'version = "8 U1"', "host[0] esxi-01: version", "8.0.1"),
        (HEAD + HOST + "memory_gb = inf", "host[0] esxi-01: memory_gb", "is not a whole number or a finite number"),
        (HEAD + HOST + 'memory_gb = "much"', "host[0] esxi-01: memory_gb", '"much" is not a number'),
        (HEAD + HOST + "cpu_cores = 0", "host[0] esxi-01: cpu_cores", "0 must be at least 1"),
        (HEAD + HOST + 'state = "conected"', "host[0] esxi-01: state", 'did you mean "connected"?'),
        (HEAD + HOST + A100 + 'hardware_lable = "x"', DEVICE, '"hardware_lable"; did you mean "hardware_label"?'),
        (HEAD + HOST + A100 + 'hardware_label = ""', f"{DEVICE}.hardware_label", "leave the key out"),
        (HEAD + HOST + A100 + "attributes = { x = 1.5 }", f"{DEVICE}.attributes.x", "true or false, a whole number"),
        (HEAD + HOST + A100 + "bars_mb = [1, 'x']", f"{DEVICE}.bars_mb[1]", '"x" is not a whole number'),
        (HEAD + HOST + A100.replace("af:", "zz:"), f"{DEVICE}.address", '"0000:zz:00.0" is not a PCI address'),
        (HEAD + HOST + A100.replace("40GB", "40G"), f"{DEVICE}.model", 'did you mean "NVIDIA A100 PCIe 40GB"?'),
        (HEAD + HOST + A100 + 'device_id = "1eb8"', f"{DEVICE}.device_id", 'which has "0x20f1"'),
        (HEAD + HOST + '[[host.pci]]\naddress = "af:00.0"', DEVICE, 'neither which "model"'),
        (HEAD + HOST + vm_table(more='advanced = { "" = "x" }'), "vm[0] train-01: advanced.", "empty text"),
        (HEAD + HOST + vm_table(more="powering_on = true"), "vm[0] train-01", 'unknown key "powering_on"'),
        (HEAD + HOST + vm_table() + "[[vm.pci]]", REQUEST, 'the key "access" is needed'),
        (HEAD + HOST + vm_table() + "[[vm.pci]]\naccess = 'dynamic'", f"{REQUEST}.access", "directpath-io"),
        (HEAD + HOST + vm_table() + DYNAMIC + "hinted = 'af:00.0'", REQUEST, 'unknown key "hinted"'),
        (HEAD + HOST + vm_table() + DYNAMIC + "lable = 'x'", REQUEST, 'did you mean "label"?'),
        (HEAD + HOST + vm_table() + DYNAMIC.replace("10de:", "10de"), f"{REQUEST}.allowed[0]", "0x10de:0x20f1"),
        (HEAD + HOST + vm_table() + DYNAMIC.replace('"10de:20f1"', ""), f"{REQUEST}.allowed", "empty list"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(text: str, place: str, words: str):
    problems = problems_of(text)
    assert list(problems) == [place]
    assert words in problems[place]


def test_ten_different_mistakes_are_ten_problems_each_with_its_place():
    text = (
        HEAD
        + 'datacentre = "Lab"'
        + HOST
        + 'state = "conected"'
        + A100.replace("af:", "zz:")
        + A100.replace("40GB", "40G")
        + A100.replace("af:", "d8:")
        + 'hardware_lable = "Training"'
        + '\n[[host]]\nname = "esxi-02"\ncluster = "gqu"'
        + vm_table("a", more='host = "esxi-02"\ncpus = 0')
        + vm_table("b", more='host = "esxi-09"')
        + vm_table("c", power="on")
        + DYNAMIC
        + 'assigned = "99:00.0"'
        + vm_table("d")
        + DYNAMIC
        + 'assigned = "d8:00.0"'
    )
    assert list(problems_of(text)) == [
        "cluster[0] gpu",
        "host[0] esxi-01: pci[0].address",
        "host[0] esxi-01: pci[1].model",
        "host[0] esxi-01: pci[2]",
        "host[0] esxi-01: state",
        "host[1] esxi-02: cluster",
        "vm[0] a: cpus",
        "vm[1] b: host",
        "vm[2] c: pci[0].assigned",
        "vm[3] d: pci[0].assigned",
    ]


def test_a_broken_device_raises_no_second_problem_where_it_is_used():
    text = HEAD + HOST + A100 + "memory_gb = -1" + vm_table(power="on") + DYNAMIC + 'assigned = "af:00.0"'
    assert list(problems_of(text)) == ["host[0] esxi-01: pci[0].memory_gb"]


def test_no_message_has_the_words_of_the_validator():
    text = HEAD + HOST + "cpu_cores = 'x'\ngraphics = 1\npci = 5" + vm_table(more="cpus = 1.5\nadvanced = []")
    said = " ".join(problems_of(text).values()).lower()
    assert not any(word in said for word in ("input", "valid", "pydantic", "http", "dictionary", "tuple"))


def test_control_characters_of_a_file_never_reach_the_terminal():
    problems = problems_of(HEAD + '[[host]]\nname = "x\\u001b[31m\\nesxi"')
    ((place, message),) = problems.items()
    assert str(Problem(place, message)).isprintable()


def test_what_only_lasts_while_it_happens_is_no_key_of_a_file():
    problems = problems_of(HEAD + HOST + "entering_maintenance = true\n[vcenter]\nup = false")
    assert set(problems) == {"host[0] esxi-01", "vcenter"}
    assert '"up"' in problems["vcenter"]


def test_one_wrong_graphics_type_is_one_problem():
    assert list(problems_of(HEAD + HOST + 'graphics = { default_type = "shared-dirct" }')) == [
        "host[0] esxi-01: graphics.default_type"
    ]


@pytest.mark.parametrize("format_value", ["true", "1.0", '"1"', "2"])
def test_only_the_whole_number_1_is_the_format(format_value: str):
    assert list(problems_of(f"format = {format_value}\n")) == ["format"]
