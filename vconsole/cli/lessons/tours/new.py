"""`vconsole tour new NAME [--from SAMPLE]`: a small whole walkthrough to begin with."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_force


class NewTour(Command):
    """A skeleton of a walkthrough, explained key by key, for an author to edit."""

    name = "tour new"
    summary = "writes a small whole walkthrough on a sample, explained key by key, for its author to go on with"
    description = (
        "Write the file of a walkthrough to begin with: four scenes in which a device gets its label, every key\n"
        "explained. It plays as it is: vconsole tour FILE. Edit it, and prove it with vconsole tour check FILE.\n"
        "What its scenes wait for, and the pages and actions there are, is told by vconsole lab language.\n"
        "Exit status: 0 written, 2 the name, the sample or the file cannot be used."
    )
    example = "vconsole tour new my-tour\nvconsole tour new my-tour --from fresh-host -o tours/my-tour.toml"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add its name, its sample, and where to write."""
        parser.add_argument("name", metavar="NAME", help="its id: small letters and digits with single hyphens")
        parser.add_argument(
            "--from", dest="sample", metavar="SAMPLE", default="two-hosts", help="the sample it begins in (two-hosts)"
        )
        parser.add_argument("-o", dest="out", metavar="FILE", help="the file to write; - prints it (else: NAME.toml)")
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Write the file and say what to do with it."""
        from vconsole.cli.lessons.new import check_name, head_of
        from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
        from vconsole.files import FileProblems
        from vconsole.lessons.building import TourHead, tour_skeleton

        head = head_of(TourHead, arguments.name)
        out = arguments.out or f"{head.id}.toml"
        check_name("walkthrough", head.id, out)
        check_target(out, (), force=arguments.force)
        try:
            text = tour_skeleton(head, arguments.sample)
        except FileProblems as problems:
            raise WrongUsage(problems.problems[0].message) from None
        write_text(out, text)
        if out != STANDARD_OUTPUT:
            proof = f"Edit it, then prove it: vconsole tour check {out}"
            print(f"Saved the walkthrough as {out}. {proof}", file=sys.stderr)
        return Status.DONE
