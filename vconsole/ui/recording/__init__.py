"""Recording the console without a terminal: frames on a virtual clock, as casts, pictures and text."""

from vconsole.ui.recording.cast import CastVersion, cast
from vconsole.ui.recording.frame import Frame, lines_of
from vconsole.ui.recording.svg import film, still
from vconsole.ui.recording.typed import key_names

__all__ = ["CastVersion", "Frame", "cast", "film", "key_names", "lines_of", "still"]
