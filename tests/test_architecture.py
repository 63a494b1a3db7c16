"""The house is kept: what import contracts cannot see from outside a running process, and the shape of the files."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from vconsole.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "vconsole"
LINES_MAX = 400
FUNCTION_LINES_MAX = 50
TOP_LEVEL = {"README.md", "pyproject.toml", "sample_clusters", "tests", "themes", "vconsole"}
BELOW_THE_SCREENS = ("model", "files", "assignable", "drs", "esxi", "ha", "vcenter", "plans", "cli")
HELP = [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)]

MODULES = sorted(PACKAGE.rglob("*.py"))
DATA = sorted(path for folder in ("vconsole", "themes", "sample_clusters") for path in (ROOT / folder).rglob("*.toml"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def module_names(room: str) -> Iterator[str]:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_by(code: str, *arguments: str) -> set[str]:
    """The top-level packages in `sys.modules` after this code, which must print nothing after them."""
    code += "\nimport sys\nprint('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_needs_neither_screens_nor_model(words: list[str]) -> None:
    imported = imported_by("import sys; from vconsole.__main__ import main; main(sys.argv[1:])", *words)
    assert "vconsole" in imported
    assert not {"textual", "rich", "pydantic", "pydantic_core", "tomllib"} & imported


@pytest.mark.parametrize("room", BELOW_THE_SCREENS)
def test_rooms_below_the_screens_import_without_textual(room: str) -> None:
    imported = imported_by(f"import {', '.join(module_names(room))}")
    assert "vconsole" in imported
    assert not {"textual", "rich"} & imported


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= LINES_MAX
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES_MAX]
    assert long == []


@pytest.mark.parametrize("path", DATA, ids=name_of)
def test_data_are_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_top_level_holds_nothing_else() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line]
    seen = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {name for name in seen if not any(fnmatch(name, pattern) for pattern in ignored)} == TOP_LEVEL
