"""Screens that stand still, and goldens."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import constants
from textual.app import App
from textual.widgets import Input

from tests.ui.text_plane import check_golden


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens of the screens anew")


@pytest.fixture(autouse=True)
def _still_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """No animation, no blinking cursor, and none of the colours that the terminal of the tests asks for."""
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def assert_golden(request: pytest.FixtureRequest) -> Callable[[App[Any], str], None]:
    """Compare a screen with its golden; `pytest tests/ui --update-goldens` writes the goldens anew."""
    update = bool(request.config.getoption("--update-goldens", default=False))

    def check(app: App[Any], name: str) -> None:
        check_golden(app, name, update=update)

    return check
