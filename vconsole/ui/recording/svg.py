"""Frames as SVG: a still, or a film that plays in a page without scripts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from rich.terminal_theme import MONOKAI

from vconsole.ui.recording.frame import Frame, Line

CELL = 8.4
"""Width of a character, in pixels."""
ROW = 20
"""Height of a line, in pixels."""
_BASELINE = 15
_MARGIN = 10
_FONTS = "Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_DIM = 0.6
_OVERLAP = 0.04
"""Cells by which a ground reaches below its neighbour, so that no seam shines through."""
_BLANK = "\N{NO-BREAK SPACE}"
"""What keeps its width in every viewer."""


def still(frame: Frame, title: str) -> str:
    """One frame as a picture that needs nothing from elsewhere."""
    return _picture([frame], title, "")


def film(frames: Sequence[Frame], title: str, ends: float) -> str:
    """Frames as a moving picture that begins anew when it ends; with reduced motion it stands at its last frame."""
    height = _height(frames[0])
    last = -(len(frames) - 1) * height
    stops = " ".join(
        f"{_percent(frame.at / ends)}% {{ transform: translateY({-place * height}px) }}"
        for place, frame in enumerate(frames)
    )
    motion = (
        f"@keyframes film {{ {stops} 100% {{ transform: translateY({last}px) }} }}\n"
        f".film {{ animation: film {ends:g}s step-end infinite; transform: translateY({last}px) }}\n"
        "@media (prefers-reduced-motion: reduce) { .film { animation: none } }\n"
    )
    return _picture(frames, title, motion)


def _picture(frames: Sequence[Frame], title: str, motion: str) -> str:
    columns = max(sum(cell_len(run.text) for run in line) for line in frames[0].lines)
    width, height = round(columns * CELL, 1), _height(frames[0])
    sheet = _Sheet(_ground(frames))
    body = "".join(_placed(frame, place * height, sheet) for place, frame in enumerate(frames))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 2 * _MARGIN:g} {height + 2 * _MARGIN}">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\ntext {{ font: 14px {_FONTS} }}\n{sheet.rules}{motion}</style>\n"
        f"<defs>\n{sheet.definitions}</defs>\n"
        f'<rect width="100%" height="100%" rx="8" fill="{sheet.ground}"/>\n'
        f'<svg x="{_MARGIN}" y="{_MARGIN}" width="{width:g}" height="{height}"><g class="film">\n{body}</g></svg>\n'
        "</svg>\n"
    )


def _height(frame: Frame) -> int:
    return len(frame.lines) * ROW


def _px(cells: float) -> str:
    """Cells in pixels."""
    return f"{round(cells * CELL, 1):g}"


def _percent(part: float) -> str:
    return f"{round(100 * part, 3):g}"


def _placed(frame: Frame, top: int, sheet: "_Sheet") -> str:
    names = ((row, sheet.line(line)) for row, line in enumerate(frame.lines))
    lines = "".join(f'<use href="#{name}" y="{row * ROW}"/>' for row, name in names if name)
    return f'<g transform="translate(0 {top})">{lines}</g>\n'


def _ground(frames: Sequence[Frame]) -> str:
    """The colour behind most of what is shown; it is drawn once."""
    cells: Counter[str] = Counter()
    for line in (line for frame in frames for line in frame.lines):
        for run in line:
            cells[_background(run.style)] += cell_len(run.text)
    return cells.most_common(1)[0][0]


class _Sheet:
    """Every line and every style once, however often frames show it."""

    def __init__(self, ground: str) -> None:
        self.ground = ground
        """The colour behind everything."""
        self._lines: dict[Line, str] = {}
        self._styles: dict[str, str] = {}
        self._drawn: list[str] = []

    @property
    def rules(self) -> str:
        """The styles as rules of a style sheet."""
        return "".join(f".{name} {{ {rule} }}\n" for rule, name in self._styles.items())

    @property
    def definitions(self) -> str:
        """The lines as groups to be used."""
        return "".join(self._drawn)

    def line(self, line: Line) -> str:
        """The id of a line, drawn when it is first asked for; empty if there is nothing to be seen on it."""
        if line not in self._lines:
            drawn = "".join((*self._grounds(line), *self._texts(line)))
            self._lines[line] = f"l{len(self._drawn)}" if drawn else ""
            if drawn:
                self._drawn.append(f'<g id="{self._lines[line]}">{drawn}</g>\n')
        return self._lines[line]

    def _grounds(self, line: Line) -> Iterator[str]:
        """What lies behind the words, where it differs from the ground."""
        column = 0
        for color, runs in groupby(line, key=lambda run: _background(run.style)):
            cells = sum(cell_len(run.text) for run in runs)
            if color != self.ground:
                width = _px(cells + _OVERLAP)
                yield f'<rect x="{_px(column)}" width="{width}" height="{ROW}" fill="{color}"/>'
            column += cells

    def _texts(self, line: Line) -> Iterator[str]:
        column = 0
        for text, style in line:
            if word := text.strip(" "):
                yield self._text(word, column + len(text) - len(text.lstrip(" ")), style)
            column += cell_len(text)

    def _text(self, text: str, column: int, style: Style) -> str:
        return (
            f'<text class="{self._style(style)}" x="{_px(column)}" y="{_BASELINE}" textLength="{_px(cell_len(text))}">'
            f"{escape(text.replace(' ', _BLANK), quote=False)}</text>"
        )

    def _style(self, style: Style) -> str:
        rule = "; ".join(_declarations(style))
        return self._styles.setdefault(rule, f"s{len(self._styles)}")


def _declarations(style: Style) -> Iterator[str]:
    yield f"fill: {_foreground(style)}"
    if style.bold:
        yield "font-weight: bold"
    if style.italic:
        yield "font-style: italic"
    if style.underline:
        yield "text-decoration: underline"
    if style.strike:
        yield "text-decoration: line-through"
    if style.dim:
        yield f"opacity: {_DIM}"


def _foreground(style: Style) -> str:
    return _hex(style.bgcolor, foreground=False) if style.reverse else _hex(style.color, foreground=True)


def _background(style: Style) -> str:
    return _hex(style.color, foreground=True) if style.reverse else _hex(style.bgcolor, foreground=False)


def _hex(color: Color | None, *, foreground: bool) -> str:
    return (color or Color.default()).get_truecolor(MONOKAI, foreground=foreground).hex
