"""`vconsole tour render ID …`: a walkthrough as a cast, as pictures or as text."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_force

DEFAULT_SIZE = (120, 34)
_SIZE_MIN, _SIZE_MAX = (40, 12), (400, 200)


class RenderTour(Command):
    """Recordings, made without a terminal, a browser or an encoder."""

    name = "tour render"
    summary = "records a walkthrough: an asciinema cast, SVG pictures and a film, or text; the same bytes each time"
    description = (
        "Record a walkthrough without a terminal, on a clock that only counts: each recording has the same bytes.\n"
        "--cast writes an asciinema cast with the keys and a marker for each scene; --svg a picture of each scene\n"
        "(NN-ID.svg) and film.svg, which plays in a page without scripts; --text each scene as text (NN-ID.txt).\n"
        "Exit status: 0 written, 1 a scene cannot be played, 2 the walkthrough or a file cannot be used."
    )
    example = (
        "vconsole tour render host-dies --cast host-dies.cast\n"
        "vconsole tour render W7 --svg pictures --hero --size 100x28\n"
        "vconsole tour render W7 --text scenes --size 80x24"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the walkthrough, the forms, and the size."""
        parser.add_argument("tour", metavar="ID", help="a walkthrough by its id, its number (W7) or its file")
        form = parser.add_mutually_exclusive_group(required=True)
        form.add_argument("--cast", metavar="FILE", help="write an asciinema cast; - prints it")
        form.add_argument("--svg", metavar="DIR", help="write a picture of each scene, and a film of all")
        form.add_argument("--text", metavar="DIR", help="write each scene as text")
        parser.add_argument("--cast-version", type=int, choices=(2, 3), help="the version of the cast's format (3)")
        parser.add_argument(
            "--size", metavar="COLUMNSxLINES", type=_size, default=DEFAULT_SIZE, help="the terminal (120x34)"
        )
        parser.add_argument("--hero", action="store_true", help="only the scenes of the short cut")
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Play it and write what was asked for."""
        import asyncio
        import sys

        from vconsole.cli.lessons.tours.rendering import cast_file, pictures, targets, texts, write_all
        from vconsole.cli.lessons.tours.sources import find_tour
        from vconsole.cli.target import check_target
        from vconsole.ui.hands import CannotPlay
        from vconsole.ui.tours import record

        file = find_tour(arguments.tour)
        if arguments.hero and not any(scene.hero for scene in file.tour.scenes):
            raise WrongUsage(f"{file.id} marks no scene with hero = true; leave out --hero")
        if arguments.cast_version is not None and arguments.cast is None:
            raise WrongUsage("--cast-version is for --cast; leave it out")
        for target in targets(arguments, file.tour):
            check_target(target, (file.path,), force=arguments.force)
        try:
            frames, ends = asyncio.run(record(file.tour, arguments.size, hero=arguments.hero))
        except CannotPlay as problem:
            print(f"{file.id} cannot be played: {problem}", file=sys.stderr)
            return Status.NO
        if arguments.cast is not None:
            cast_file(arguments, file.tour, frames, ends)
        elif arguments.svg is not None:
            write_all(arguments.svg, pictures(file.tour, frames, ends))
        else:
            write_all(arguments.text, texts(file.tour, frames))
        return Status.DONE


def _size(text: str) -> tuple[int, int]:
    columns, _, lines = text.partition("x")
    if not (columns.isascii() and columns.isdigit() and lines.isascii() and lines.isdigit()):
        raise ArgumentTypeError(f"{text!r} is no size; write it as 120x34")
    size = (int(columns[:6]), int(lines[:6]))
    if not all(least <= found <= most for least, found, most in zip(_SIZE_MIN, size, _SIZE_MAX, strict=True)):
        low, high = ("x".join(map(str, each)) for each in (_SIZE_MIN, _SIZE_MAX))
        raise ArgumentTypeError(f"{text} is no size between {low} and {high}")
    return size
