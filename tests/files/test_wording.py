"""Unknown words are answered with those that are known."""

from vconsole.files.wording import listed, unknown_key


def test_a_short_list_is_shown_whole() -> None:
    assert unknown_key("zzz", ["address", "label"]) == 'unknown key "zzz"; known here: address, label'


def test_a_long_list_ends_after_a_word_and_says_how_many_more_there_are() -> None:
    words = [f"word-number-{number:03}" for number in range(100)]
    *shown, last = listed(words).split(", ")
    last_word, more = last.split(" … and ")
    assert [*shown, last_word] == words[: len(shown) + 1]
    assert more == f"{100 - len(shown) - 1} more"
    assert len(listed(words)) < 420
