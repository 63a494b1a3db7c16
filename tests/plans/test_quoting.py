"""Every name arrives as it is, whatever characters it has."""

import fnmatch
import re
import shlex
import subprocess

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.plans.powershell import evaluated, texts
from vconsole.plans.forms.quoting import code, inventory_path, markdown, one_line, powershell, shell

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NASTY = st.text(st.sampled_from("'\"`$()\\\n\r;&|<>#*_[]{}!~-+= aé\u2018\u2019\u201c\u0412\U0001f600%/?."), max_size=30)
TEXTS = ANY | NASTY
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@given(TEXTS)
@example("O'Brien\u2019s \u2018x\u2019; Remove-VM *")
@example("\u0412'")
@example("")
def test_powershell_reads_the_text_again(text: str) -> None:
    written = powershell(text)
    assert evaluated(written) == text
    assert written.isascii()
    assert "\n" not in written
    assert len(texts(f"f {written} 'end'")) >= 1
    assert texts(f"f {written} 'end'")[-1] == "end"


def test_a_plain_text_stays_readable_in_powershell() -> None:
    assert powershell("Train's") == "'Train''s'"


@given(TEXTS.filter(lambda text: "\0" not in text))
def test_the_shell_reads_the_word_again(text: str) -> None:
    assert shlex.split(shell(text)) == [text]


@given(st.lists(NASTY, min_size=1, max_size=5))
@settings(max_examples=20, deadline=None)
def test_a_real_shell_prints_the_words_again(words: list[str]) -> None:
    script = "printf '%s\\0' " + " ".join(map(shell, words))
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, check=True)  # noqa: S603
    assert done.stdout.decode().split("\0")[:-1] == words


@given(TEXTS)
def test_a_comment_is_one_line_in_every_tongue(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(text).isprintable()


@given(TEXTS)
@example("[x](http://evil.example)")
@example("<b>bold</b> & www.example.com |")
def test_markdown_shows_the_text_and_nothing_more(text: str) -> None:
    (inline,) = [token for token in MARKDOWN.parse(f"- [ ] Said: {markdown(text)} end") if token.type == "inline"]
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    shown = "".join(token.content for token in inline.children or ())
    assert shown == f"[ ] Said: {one_line(text)} end"


@given(TEXTS)
@example("`` ` ")
def test_a_code_span_holds_the_text(text: str) -> None:
    shown = one_line(text)
    if not shown:
        return
    (inline,) = [token for token in MARKDOWN.parse(f"Said: {code(text)} end") if token.type == "inline"]
    spans = [token.content for token in inline.children or () if token.type == "code_inline"]
    assert [span.strip() for span in spans] == [shown.strip()]


def test_a_name_for_govc_matches_itself_alone() -> None:
    assert inventory_path("a/b%c\\d*e?f[g") == "a%2fb%25c%5cd\\*e\\?f\\[g"
    pattern = re.sub(r"\\([*?\[])", r"[\1]", inventory_path("new*"))
    assert fnmatch.fnmatchcase("new*", pattern)
    assert not fnmatch.fnmatchcase("newer", pattern)
