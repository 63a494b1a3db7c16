"""Themes: TOML files, ours and the user's, as themes of Textual."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from platformdirs import user_config_path
from pydantic import AfterValidator, Field, ValidationError
from textual.color import Color, ColorParseError
from textual.theme import Theme

from vconsole.files.shipped import shipped_folder
from vconsole.model import Model

_FILE_SIZE_MAX = 100_000
"""Bytes; a theme is a page of text, anything above is another file in the wrong place."""

_TEXT_STYLES = frozenset({"none", "not", "bold", "dim", "italic", "underline", "reverse", "strike"})
_PERCENTAGE = re.compile(r"\s+\d+(\.\d+)?%$")


def _check_colour(text: str) -> str:
    try:
        Color.parse(text)
    except ColorParseError:
        raise ValueError(f'"{text}" is not a colour (an example of one: "#4aa3df")') from None
    return text


def _check_variables(variables: Mapping[str, str]) -> Mapping[str, str]:
    for name, value in variables.items():
        if name.endswith("-style"):
            if unknown := set(value.split()) - _TEXT_STYLES:
                raise ValueError(f'{name}: "{" ".join(sorted(unknown))}" is not a text style')
        elif not value.startswith("auto"):
            _check_colour(_PERCENTAGE.sub("", value))
    return variables


Colour = Annotated[str, AfterValidator(_check_colour)]
ThemeName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class Colours(Model):
    """The palette of a theme; Textual derives the shades."""

    primary: Colour
    secondary: Colour
    accent: Colour
    foreground: Colour
    background: Colour
    surface: Colour
    panel: Colour
    success: Colour
    warning: Colour
    error: Colour


class ThemeFile(Model):
    """A theme as its file has it."""

    format: Literal[1]
    name: ThemeName
    description: str = ""
    dark: bool = True
    colours: Colours
    variables: Annotated[Mapping[str, str], AfterValidator(_check_variables)] = {}
    """Theme variables of Textual to set outright, such as `block-cursor-background`."""

    def theme(self) -> Theme:
        """The theme as Textual takes it."""
        return Theme(name=self.name, dark=self.dark, variables=dict(self.variables), **self.colours.model_dump())


class ThemeProblem(NamedTuple):
    """Why a theme file was skipped."""

    path: Path
    message: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.message} (skipped)"


def theme_folders() -> tuple[Path, ...]:
    """Where themes are looked for, ours first: beside a checkout or in the wheel, then the user's own."""
    return (shipped_folder("themes"), user_config_path("vconsole") / "themes")


def load_themes(folders: Iterable[Path] | None = None) -> tuple[Sequence[Theme], Sequence[ThemeProblem]]:
    """Read every theme of the folders; one of a later folder replaces one of the same name.

    A file that cannot be used is skipped and told of. A folder that is not there has no themes.
    """
    themes: dict[str, Theme] = {}
    problems: list[ThemeProblem] = []
    for folder in theme_folders() if folders is None else folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = read_theme(path)
            except (OSError, ValueError) as problem:
                problems.append(ThemeProblem(path, _one_line(problem)))
            else:
                themes[theme.name] = theme
    return tuple(themes.values()), tuple(problems)


def read_theme(path: Path) -> Theme:
    """Read one theme. Raises OSError and ValueError."""
    if path.stat().st_size > _FILE_SIZE_MAX:
        raise ValueError(f"a theme has at most {_FILE_SIZE_MAX} bytes")
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    return ThemeFile.model_validate(table).theme()


def _one_line(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
    if isinstance(problem, OSError):
        return problem.strerror or str(problem)
    return str(problem)
