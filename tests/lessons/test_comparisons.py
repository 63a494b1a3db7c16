"""Comparisons with one value."""

from typing import Any

import pytest

from tests.lessons.asking import predicate, refusal
from vconsole.lessons.predicates.comparison import read_comparisons

TEXT, NUMBER = str | None, int | None


def holds(raw: Any, found: Any, type_: Any = TEXT) -> bool:
    return all(comparison.holds(found) for comparison in read_comparisons(raw, type_, free_text=True))


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Training", "Training"),
        ({"eq": "Training"}, "Training"),
        ({"ne": "Training"}, "training"),
        ({"ne": "Training"}, None),
        ({"in": ["Training", "Inference"]}, "Inference"),
        ({"in": ["", "Inference"]}, None),
        ({"has": "ain"}, "Training"),
        ({"has": "train-01"}, ["train-01", "train-02"]),
        ({"has": "key"}, {"key": "value"}),
        ({"near": "Training"}, "training"),
        ({"near": "Training"}, "Training "),
        ({"near": "Training"}, "Trainig"),
        ({"ge": 64}, "128"),
        ({"le": 64}, "64"),
        ({"between": [1, 5]}, "1"),
        ({"between": [1, 5]}, "4.5"),
        ({"pow2": True}, "1024"),
        ({"pow2": False}, "1000"),
        ({"ge": 2, "ne": "3"}, "4"),
    ],
    ids=str,
)
def test_it_holds(raw: Any, found: Any) -> None:
    assert holds(raw, found)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Training", "training"),
        ("Training", None),
        ({"ne": "Training"}, "Training"),
        ({"in": ["Training"]}, "training"),
        ({"in": ["Training"]}, None),
        ({"has": "Ain"}, "Training"),
        ({"has": "train-01"}, []),
        ({"has": "train-01"}, None),
        ({"near": "Training"}, "Training"),
        ({"near": "Training"}, "Inference"),
        ({"near": "Training"}, None),
        ({"ge": 64}, "many"),
        ({"ge": 0}, None),
        ({"ge": 0}, True),
        ({"le": 64}, "65"),
        ({"between": [1, 5]}, "5.1"),
        ({"pow2": True}, "0"),
        ({"pow2": True}, "1.5"),
        ({"ge": 1}, "1_000"),
        ({"ge": 1}, "٣"),
        ({"ge": 2, "ne": "3"}, "3"),
    ],
    ids=str,
)
def test_it_does_not_hold(raw: Any, found: Any) -> None:
    assert not holds(raw, found)


@pytest.mark.parametrize("found", [None, ""])
def test_an_empty_text_stands_for_what_is_not_set(found: str | None) -> None:
    assert holds("", found)
    assert not holds({"ne": ""}, found)
    assert not holds("", "--")


@pytest.mark.parametrize("found", [96, 96.0, "96"])
def test_numbers_are_compared_by_value(found: Any) -> None:
    assert holds({"ge": 95.5, "le": 96}, found, NUMBER)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"gt": 1}, '"gt" is no comparison'),
        ({"ge": "64"}, '"ge" needs a number; found "64"'),
        ({"ge": True}, '"ge" needs a number; found true'),
        ({"in": "Training"}, '"in" needs a list; found "Training"'),
        ({"between": [1]}, '"between" needs two numbers, as in [1, 5]'),
        ({"between": ["1", "5"]}, '"between" needs two numbers'),
        ({"between": 5}, '"between" needs a list; found 5'),
        ({"pow2": 1}, '"pow2" needs true or false; found 1'),
        ({"near": 5}, '"near" needs text; found 5'),
        ({"has": ["x"]}, '"has" needs text or a whole number'),
        ({"eq": 5}, "5 is not text"),
    ],
    ids=str,
)
def test_a_wrong_operand_is_told_with_what_is_needed(raw: Any, said: str) -> None:
    with pytest.raises(ValueError, match=r"needs|is no|is not") as stopped:
        read_comparisons(raw, TEXT)
    assert said in str(stopped.value)


@pytest.mark.parametrize(
    ("field", "raw", "said"),
    [
        ("hardware_label", {"ge": 5}, '"ge" compares numbers; this field is text'),
        ("hardware_label", {"between": [1, 5]}, '"between" compares numbers; this field is text'),
        ("hardware_label", {"pow2": True}, '"pow2" compares numbers; this field is text'),
        ("enabled", {"le": 1}, '"le" compares numbers; this field is true or false'),
        ("memory_gb", {"near": "80"}, '"near" compares texts; this field is a number'),
        ("memory_gb", {"has": 8}, '"has" looks into texts, lists and tables; this field is a number'),
        ("memory_gb", {"between": [5, 1]}, "nothing is at least 5 and at most 1; the smaller limit comes first"),
        ("memory_gb", {"ge": 9, "le": 3}, "nothing is at least 9 and at most 3"),
        ("hardware_label", {"in": []}, '"in" has an empty list, so it never holds'),
    ],
    ids=str,
)
def test_a_comparison_that_can_never_hold_is_told_with_the_reason(field: str, raw: Any, said: str) -> None:
    assert f"{field}: {said}" in refusal({"all": "gpu", "is": {field: raw}})


def test_a_number_may_be_compared_where_it_is_written_as_text() -> None:
    size = {"pciPassthru.64bitMMIOSizeGB": {"ge": 64, "pow2": True}}
    assert predicate({"all": "vm", "is": {"advanced": size}})


@pytest.mark.parametrize("field", ["enabled", "active", "graphics"])
def test_a_text_is_no_truth(field: str) -> None:
    assert f'{field}: "yes" is not true or false' in refusal({"all": "gpu", "is": {field: "yes"}})


def test_the_problem_names_its_field() -> None:
    assert "hardware_label: " in refusal({"all": "gpu", "is": {"hardware_label": {"near": 1}}})
    assert "ha.enabled: " in refusal({"all": "cluster", "is": {"ha": {"enabled": "maybe"}}})
