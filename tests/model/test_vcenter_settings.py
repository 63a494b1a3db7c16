"""The known advanced settings of vCenter."""

import pytest
from pydantic import ValidationError

from vconsole.model.catalogue import VcenterSetting, operations, vcenter_settings


def test_every_setting_that_a_capability_depends_on_is_known_with_its_source() -> None:
    named = {kind.setting for row in operations().values() for kind in row.kinds.values() if kind.setting}
    assert named
    assert named <= set(vcenter_settings())
    assert all(setting.source and setting.meaning for setting in vcenter_settings().values())


def test_a_default_that_is_no_value_is_refused() -> None:
    with pytest.raises(ValidationError, match="the default MAYBE is none of its values"):
        VcenterSetting(key="a", values=("TRUE", "FALSE"), default="MAYBE", meaning="Nothing.", source="this test")
