"""The language of labs for their authors, told by what reads and proves them."""

from vconsole.lessons.language.telling import Term, Topic, topics

__all__ = ["Term", "Topic", "topics"]
