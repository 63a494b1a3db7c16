"""VM classes in cluster files: what may be left out, and what is refused with its place."""

import pytest

from tests.build import A100, ask, estate, host, vm
from tests.files.texts import HEAD, problems_of
from vconsole.files.cluster import dumps, loads
from vconsole.model import VmClass

DYNAMIC = """
[[vm_class.pci]]
access = "dynamic-directpath-io"
allowed = ["10de:20f1"]
"""
STATIC = """
[[vm_class.pci]]
access = "directpath-io"
address = "0000:af:00.0"
"""


def class_table(name: str = "gpu-large", more: str = "") -> str:
    return f'\n[[vm_class]]\nname = "{name}"\n{more}\n'


def test_a_class_with_devices_reserves_all_memory_unless_the_file_says_otherwise() -> None:
    read = loads(HEAD + class_table() + DYNAMIC + class_table("small", "memory_gb = 2"))
    assert read.vm_classes["gpu-large"] == VmClass(name="gpu-large", reserve_all_memory=True, pci=(ask(A100),))
    assert not read.vm_classes["small"].reserve_all_memory


def test_only_what_differs_from_the_usual_is_written() -> None:
    large = VmClass(name="gpu-large", cpus=16, reserve_all_memory=True, pci=(ask(label="Training"),))
    text = dumps(estate().with_vm_class(large).with_vm_class(VmClass(name="small", reserve_all_memory=True)))
    assert text.endswith(
        '[[vm_class]]\nname = "gpu-large"\ncpus = 16\n\n'
        '[[vm_class.pci]]\naccess = "dynamic-directpath-io"\nallowed = ["0x10de:0x20f1"]\nlabel = "Training"\n\n'
        '[[vm_class]]\nname = "small"\nreserve_all_memory = true\n'
    )


def test_a_vm_remembers_its_class_even_if_that_is_gone() -> None:
    small = estate(host("esxi-01"), vms=(vm("a", "esxi-01", vm_class="gone"),))
    assert loads(dumps(small)).vms["a"].vm_class == "gone"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (class_table("GPU Large"), "vm_class[0] GPU Large: name", "for example gpu-large"),
        ('\n[[vm_class]]\ncpus = 1\n', "vm_class[0]", 'the key "name" is needed'),
        (class_table(more="cpu = 4"), "vm_class[0] gpu-large", 'unknown key "cpu"; did you mean "cpus"?'),
        (class_table(more="cpus = 0"), "vm_class[0] gpu-large: cpus", "0 must be at least 1"),
        (class_table(more='memory_gb = "4"'), "vm_class[0] gpu-large: memory_gb", "is not a number"),
        (class_table(more="hardware_version = 15"), "vm_class[0] gpu-large: hardware_version", "must be at least 17"),
        (class_table() + class_table(), "vm_class[1] gpu-large: name", "already the name of vm_class[0] gpu-large"),
        (class_table() + STATIC, "vm_class[0] gpu-large: pci[0]", "one device of one host"),
        (class_table() + DYNAMIC + 'assigned = "af:00.0"', "vm_class[0] gpu-large: pci[0]", 'Leave "assigned" out'),
        (class_table() + DYNAMIC + 'hinted = "af:00.0"', "vm_class[0] gpu-large: pci[0]", 'unknown key "hinted"'),
        (class_table() + DYNAMIC + 'lable = "T"', "vm_class[0] gpu-large: pci[0]", 'did you mean "label"?'),
        (
            class_table() + '[[vm_class.pci]]\naccess = "dynamic-directpath"\n',
            "vm_class[0] gpu-large: pci[0].access",
            'did you mean "dynamic-directpath-io"?',
        ),
        (
            class_table() + DYNAMIC.replace('"]', '", "10de:1eb8"]'),
            "vm_class[0] gpu-large: pci[0]",
            "one pair of vendor and device id",
        ),
        (
            class_table(more="reserve_all_memory = false") + DYNAMIC,
            "vm_class[0] gpu-large: reserve_all_memory",
            "Reserve all memory",
        ),
        (
            class_table(more='reserve_all_memory = "yes"') + DYNAMIC,
            "vm_class[0] gpu-large: reserve_all_memory",
            "is not true or false",
        ),
        ("\n[[vm_clas]]\n", "top of the file", 'did you mean "vm_class"?'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_class_is_said_with_its_place(text: str, place: str, says: str) -> None:
    problems = problems_of(HEAD + text)
    assert list(problems) == [place]
    assert says in problems[place]


def test_places_are_those_of_the_file_even_behind_broken_classes() -> None:
    problems = problems_of(HEAD + class_table("Broken") + class_table(more="cpus = 0") + DYNAMIC + STATIC)
    assert "one device of one host" in problems["vm_class[1] gpu-large: pci[1]"]
    assert len(problems) == 3
