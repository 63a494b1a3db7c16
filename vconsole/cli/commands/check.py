"""`vconsole check FILE`: say whether a cluster file is valid, and every problem in it."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, add_file, add_json


class Check(Command):
    """The judgement of cluster files."""

    name = "check"
    summary = "says whether a cluster file is valid, and every problem in it"
    description = (
        "Say whether cluster files are valid. All problems of a file are listed, one a line, each with its\n"
        "place. Numbers beyond vSphere's configuration maximums are warned about.\n"
        "Exit status: 0 all valid, 1 one is not, 2 one cannot be opened."
    )
    example = "vconsole check my-cluster.toml\nvconsole check default two-hosts --json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the files and the option for JSON."""
        add_file(parser, many=True)
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Judge every file; with several, each line begins with its file."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.verdict import check

        verdicts = [check(source) for source in arguments.files]
        if arguments.json:
            valid = all(verdict.inventory is not None for verdict in verdicts)
            print_json({"valid": valid, "files": [verdict.as_json() for verdict in verdicts]})
        else:
            for verdict in verdicts:
                begin = f"{verdict.source}: " if len(verdicts) > 1 else ""
                for line in verdict.lines():
                    print(f"{begin}{line.removeprefix(begin)}", file=None if verdict.opened else sys.stderr)
        return max(verdict.status for verdict in verdicts)
