"""States, themes, and what the terminal allows."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.color import Color

from vconsole.model import HostState, Passthrough, Power
from vconsole.ui.look import Terminal, Tone, load_themes, starting_theme, state_of, theme_folders, why_not

OURS = theme_folders()[:1]


def test_every_state_of_the_model_has_a_glyph_of_one_cell_and_a_word() -> None:
    for states in (Power, HostState, Passthrough):
        shown = [state_of(value) for value in states]
        assert all(cell_len(state.glyph) == 1 for state in shown)
        assert len({state.glyph for state in shown}) == len({state.word for state in shown}) == len(shown)


def test_states_with_one_word_in_the_file_are_not_mixed_up() -> None:
    assert state_of(Passthrough.NOT_CAPABLE).tone is Tone.MUTED
    assert state_of(HostState.MAINTENANCE).word == "Maintenance Mode"
    assert state_of(Passthrough.ENABLED_NEEDS_REBOOT).word == "Enabled / Needs reboot"


def test_our_themes_are_all_there_and_sound() -> None:
    themes, problems = load_themes(OURS)
    assert not problems
    assert [theme.name for theme in themes] == ["colour-blind-safe", "high-contrast", "vsphere-dark", "vsphere-light"]


@pytest.mark.parametrize(("name", "least"), [("high-contrast", 7), ("vsphere-dark", 4.5), ("vsphere-light", 4.5)])
def test_texts_and_states_stand_out_from_what_is_behind_them(name: str, least: float) -> None:
    theme = next(theme for theme in load_themes(OURS)[0] if theme.name == name)
    colours = theme.to_color_system().generate()
    for text in ("foreground", "text-success", "text-warning", "text-error", "text-accent"):
        for behind in ("surface", "panel", "background"):
            assert contrast(colours[text], colours[behind]) >= least, (text, behind)


def test_a_theme_of_the_user_replaces_ours_of_the_same_name(tmp_path: Path) -> None:
    text = (OURS[0] / "vsphere-dark.toml").read_text("utf-8").replace("#4a9fd8", "#123456")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    themes, problems = load_themes([*OURS, tmp_path])
    assert not problems
    assert next(theme.primary for theme in themes if theme.name == "vsphere-dark") == "#123456"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name = ", "Invalid"),
        (b"format = 1\nname = 'x'\n", "colours"),
        (b"\xff\xfe", "codec"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"#" * 200_000, "at most"),
    ],
)
def test_a_broken_theme_is_told_of_and_skipped(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "broken.toml").write_bytes(content)
    themes, problems = load_themes([tmp_path])
    assert not themes
    assert says in str(problems[0])
    assert str(problems[0]).startswith("broken.toml: ")


def test_a_wrong_colour_is_named_with_its_place(tmp_path: Path) -> None:
    text = (OURS[0] / "vsphere-dark.toml").read_text("utf-8").replace("#ee6a5f", "reddish")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    assert 'colours.error: Value error, "reddish" is not a colour' in str(load_themes([tmp_path])[1][0])


@pytest.mark.parametrize(
    ("good", "bad"), [('"#24618c"', '"bluish"'), ('"none"', '"loud"'), ('"#4a9fd8 35%"', '"#4a9fd8 much"')]
)
def test_a_variable_that_means_nothing_is_told_of_and_skipped(tmp_path: Path, good: str, bad: str) -> None:
    text = (OURS[0] / "vsphere-dark.toml").read_text("utf-8").replace(good, bad)
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    themes, problems = load_themes([tmp_path])
    assert not themes
    assert bad.strip('"') in str(problems[0])


def test_no_colour_without_a_chosen_theme_takes_the_theme_that_stays_without_colour() -> None:
    assert starting_theme({"NO_COLOR": "1"}, None) == "ansi-dark"
    assert starting_theme({"NO_COLOR": "1"}, "vsphere-light") == "vsphere-light"
    assert starting_theme({"NO_COLOR": ""}, None) == starting_theme({}, None) == "vsphere-dark"


@pytest.mark.parametrize(
    ("terminal", "says"),
    [
        (Terminal({"TERM": "xterm"}, False, 80, 24), "needs a terminal"),
        (Terminal({"TERM": "dumb"}, True, 80, 24), "TERM=dumb"),
        (Terminal({"TERM": "xterm"}, True, 39, 24), "39 x 24"),
        (Terminal({"TERM": "xterm"}, True, 80, 9), "80 x 9"),
    ],
)
def test_a_terminal_that_will_not_do_is_told_what_is_needed(terminal: Terminal, says: str) -> None:
    assert says in (why_not(terminal) or "")


def test_a_small_terminal_will_do() -> None:
    assert why_not(Terminal({"TERM": "linux"}, True, 40, 10)) is None


def contrast(text: str, behind: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(Color.parse(text)), luminance(Color.parse(behind))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
