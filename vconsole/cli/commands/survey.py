"""`vconsole survey FILE`: fail each host in turn on a copy, and say who restarts where and who stays off."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_file, add_json


class Survey(Command):
    """What the failure of any one host would lead to."""

    name = "survey"
    summary = "fails each host in turn on a copy: who restarts where, who stays off, and why"
    description = (
        "Fail each host of a cluster in turn on a copy of the estate, and say what vSphere HA would restart\n"
        "where, what would stay powered off and why, and how many more VMs of each kind could run before the\n"
        "first of them would be lost. Admission control counts processors and memory; the survey counts devices.\n"
        "Exit status: 0 everything restarts, 1 a VM would stay off."
    )
    example = "vconsole survey default\nvconsole survey default --cluster gpu --json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the cluster and the option for JSON."""
        add_file(parser)
        parser.add_argument("--cluster", metavar="NAME", help="the cluster (else: every cluster that has hosts)")
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Survey the cluster, or all of them."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.estates import open_estate
        from vconsole.cli.survey_text import survey_lines
        from vconsole.cli.trial import clusters_to_survey
        from vconsole.ha import survey

        inventory = open_estate(arguments.file)
        surveys = [survey(inventory, cluster) for cluster in clusters_to_survey(inventory, arguments.cluster)]
        survives = all(found.survives for found in surveys)
        if arguments.json:
            print_json({"survives": survives, "clusters": [found.as_json() for found in surveys]})
        else:
            for found in surveys:
                for line in survey_lines(found):
                    print(line)
        return Status.DONE if survives else Status.NO
