"""`vconsole export KIND FILE …`: write down what the console knows, for elsewhere."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from vconsole.cli.command import Command, Status, add_file, add_force, examples
from vconsole.cli.exports import EXPORTS


class Export(Command):
    """What the console knows, for elsewhere. Each kind has arguments and help of its own."""

    name = "export"
    summary = f"writes something for elsewhere: {', '.join(EXPORTS)}"
    description = (
        "Write what the console knows of a cluster file, for elsewhere. vconsole export KIND --help tells more.\n"
        "Exit status: 0 done, 1 there is no such thing, 2 it cannot be written."
    )
    example = "\n".join(kind.example for kind in EXPORTS.values())

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the kinds, each with the file, what it asks for itself, and where to write."""
        kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
        for kind in EXPORTS.values():
            own = kinds.add_parser(
                kind.name,
                help=kind.summary,
                description=f"Write {kind.summary}.",
                epilog=examples(kind.example),
                formatter_class=RawDescriptionHelpFormatter,
                allow_abbrev=False,
            )
            add_file(own)
            kind.add_arguments(own)
            own.add_argument("-o", dest="out", metavar="OUT", help="the file to write; - prints, as none does")
            add_force(own)

    def run(self, arguments: Namespace) -> int:
        """Write the text of the kind."""
        from vconsole.cli.target import check_target, write_text

        kind = EXPORTS[arguments.kind]
        check_target(arguments.out, kind.reads(arguments), force=arguments.force)
        text = kind.text(arguments)
        if text is None:
            return Status.NO
        write_text(arguments.out, text)
        return Status.DONE
