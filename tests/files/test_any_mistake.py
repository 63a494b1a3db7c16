"""Whatever a file says, it is read or its problems are told."""

import tomllib
from datetime import date
from typing import Any

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from vconsole.files import FileProblems, Problem
from vconsole.files.cluster import dumps, loads
from vconsole.files.samples import find

SAMPLE = find("default").read_text(encoding="utf-8")
WORDS = st.sampled_from(
    (
        "name",
        "host",
        "cluster",
        "pci",
        "power",
        "on",
        "access",
        "af:00.0",
        "0x10de:0x20f1",
        "gpu",
        "esxi-01.lab.local",
        "",
    )
)
VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.just(date(2024, 1, 1)) | WORDS | st.text(max_size=3),
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(WORDS, inside, max_size=2),
    max_leaves=4,
)


def spoil(draw: st.DrawFn, node: Any) -> None:
    """Change something somewhere below a table or list: replace it, take it away, double it or add a key."""
    while True:
        key = draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        if not isinstance(node[key], dict | list) or not node[key] or draw(st.integers(0, 4)) == 0:
            break
        node = node[key]
    match draw(st.integers(0, 3)):
        case 0:
            node[key] = draw(VALUES)
        case 1:
            del node[key]
        case 2 if isinstance(node, list):
            node.append(node[key])
        case _ if isinstance(node, dict):
            node[draw(WORDS)] = draw(VALUES)


@st.composite
def spoilt_files(draw: st.DrawFn) -> str:
    raw = tomllib.loads(SAMPLE)
    for _ in range(draw(st.integers(1, 4))):
        spoil(draw, raw)
    return tomli_w.dumps(raw)


def problems_in(text: str) -> tuple[Problem, ...]:
    """The problems of a file that cannot be read."""
    try:
        loads(text)
    except FileProblems as found:
        return found.problems
    return ()


@settings(deadline=None)
@given(spoilt_files())
def test_a_spoilt_file_is_read_or_refused_with_its_problems(text: str):
    problems = problems_in(text)
    assert all(problem.place and str(problem).isprintable() for problem in problems)
    if not problems:
        inventory = loads(text)
        assert loads(dumps(inventory)) == inventory
