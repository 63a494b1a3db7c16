import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.build import T4, ask, device, estate, host, vm
from vconsole.cli import main
from vconsole.files.cluster import save


class Answer(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def vconsole(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run(*words: object) -> Answer:
        status = main([str(word) for word in words])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def two_hosts(tmp_path: Path) -> Path:
    """A cluster file: a labelled A100 in use, a misspelt one, a T4; two VMs are off, one runs."""
    hosts = [
        host("esxi-01", device("0000:af:00.0", label="Training"), version="8.0.2"),
        host("esxi-02", device("0000:3b:00.0", label="Trainig"), device("0000:d8:00.0", T4), version="7.0.3"),
    ]
    vms = (
        vm("busy", "esxi-01", ask(label="Training", assigned="0000:af:00.0"), on=True),
        vm("typo", "esxi-01", ask(label="Training"), hardware_version=19),
        vm("infer", "esxi-01", ask(T4), hardware_version=19),
    )
    return saved(tmp_path / "two-hosts.toml", *hosts, vms=vms)


def saved(path: Path, *hosts: Any, vms: Any = (), **cluster: Any) -> Path:
    """The path, where an estate with these hosts and VMs now lies as a cluster file."""
    save(estate(*hosts, vms=vms, **cluster), path)
    return path


@pytest.fixture
def actions(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of actions, each a mapping or the text of its line."""

    def write(*lines: object) -> Path:
        path = tmp_path / "actions.jsonl"
        path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
        return path

    return write


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
