"""`vconsole lab new NAME --from SAMPLE`: a small whole lab to begin with."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, TypeVar

from vconsole.cli.command import Command, Status, WrongUsage, add_force

if TYPE_CHECKING:
    from vconsole.model import Model

H = TypeVar("H", bound="Model")


class NewLab(Command):
    """A skeleton of a lab, explained key by key, for an author to edit."""

    name = "lab new"
    summary = "writes a small whole lab on a sample, explained key by key, for its author to go on with"
    description = (
        "Write a lab file to begin with: one step with one check, a wrong idea with its trap, and a solution, every\n"
        "key explained. It works as it is; write what stands there in capitals, edit it, and prove it with\n"
        "vconsole lab check FILE. What checks can ask is told by vconsole lab language.\n"
        "To make a lab of what you do in the console instead: ctrl+p, Build a lab.\n"
        "Exit status: 0 written, 2 the name, the sample or the file cannot be used."
    )
    example = "vconsole lab new my-lab --from fresh-host\nvconsole lab new my-lab --from two-hosts -o labs/my-lab.toml"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add its name, its sample, and where to write."""
        parser.add_argument("name", metavar="NAME", help="its id: small letters and digits with single hyphens")
        parser.add_argument("--from", dest="sample", metavar="SAMPLE", required=True, help="the sample it begins in")
        parser.add_argument("-o", dest="out", metavar="FILE", help="the file to write; - prints it (else: NAME.toml)")
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Write the file and say what to do with it."""
        from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
        from vconsole.files import FileProblems
        from vconsole.lessons.building import Head, skeleton

        head = head_of(Head, arguments.name)
        out = arguments.out or f"{head.id}.toml"
        check_name("lab", head.id, out)
        check_target(out, (), force=arguments.force)
        try:
            text = skeleton(head, arguments.sample)
        except FileProblems as problems:
            raise WrongUsage(problems.problems[0].message) from None
        write_text(out, text)
        if out != STANDARD_OUTPUT:
            print(f"Saved the lab as {out}. Edit it, then prove it: vconsole lab check {out}", file=sys.stderr)
        return Status.DONE


def check_name(noun: str, id_: str, out: str) -> None:
    """Raise WrongUsage if a lesson would stand in a file under whose name it is not found."""
    from pathlib import Path

    from vconsole.cli.target import STANDARD_OUTPUT

    if out != STANDARD_OUTPUT and Path(out).name != f"{id_}.toml":
        raise WrongUsage(f"a {noun} stands in the file of its id: name it {Path(out).with_name(f'{id_}.toml')}")


def head_of(form: "type[H]", name: str) -> "H":
    """What is said of a lesson before it is written. Raises WrongUsage if this can be no name of one."""
    from pydantic import ValidationError

    from vconsole.files.problems import shown
    from vconsole.files.wording import explain
    from vconsole.lessons.building import id_of

    try:
        return form.model_validate({"id": name, "title": name.replace("-", " ").capitalize()})
    except ValidationError as problem:
        likely = id_of(name)
        example = f"; for example {shown(likely)}" if likely != name else ""
        raise WrongUsage(f"{explain(problem.errors(include_url=False)[:1])}{example}") from None
