"""The guest OS of a VM in the words of a VMX file."""

from vconsole.model.catalogue import guests

OTHER_GUEST = "other-64"
"""The word for a guest OS that has none."""


def guest_word(title: str) -> str:
    """The word for a guest OS; one that is not known stays as it is if it looks like a word of a VMX file."""
    known = guests().get(title)
    looks_like_one = title.isascii() and title.replace("-", "").isalnum()
    return known.vmx if known else title if looks_like_one else OTHER_GUEST


def guest_title(word: str) -> str:
    """The guest OS as the client calls it, or the word itself."""
    return next((guest.title for guest in guests().values() if guest.vmx == word.casefold()), word)
