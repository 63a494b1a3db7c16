"""The formats that `--formatter` chooses: csv, keyvalue and xml.

Fields are named without blanks there and stand in the order of their names, unless `fields` chooses some: then in the
order chosen. A line of csv ends in a comma. These are the habits of real outputs; how texts are quoted is not known.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from vconsole.esxcli.commands.options import CommandProblem
from vconsole.esxcli.commands.tree import Command
from vconsole.files.listings import Listing, Record, render

NAMESPACE = "http://www.vmware.com/Products/ESX/5.0/esxcli"
"""The XML namespace of esxcli's answers."""

_INDENT = "   "


@dataclass(frozen=True, slots=True)
class Format:
    """How an answer is to be printed."""

    formatter: str | None = None
    """None: as the command itself prints it."""
    fields: tuple[str, ...] = ()
    """Only these fields, in this order; none: all of them."""
    header: bool = True
    """Whether csv begins with the names of the fields."""

    def render(self, command: Command, listing: Listing) -> str:
        """The text of an answer. Raises CommandProblem if there is no field of such a name."""
        whole = listing if self.formatter is None else _with_headings(command, listing)
        chosen = _only(whole, self.fields) if self.fields else whole
        if self.formatter is None:
            return render(chosen)
        if not self.fields:
            chosen = replace(chosen, records=tuple(_sorted(record) for record in chosen.records))
        lines = list(FORMATTERS[self.formatter](command, chosen))
        if self.formatter == "csv" and not self.header and chosen.shape != "text":
            lines = lines[1:]
        return "".join(f"{line}\n" for line in lines)


def _key(name: str) -> str:
    """The name of a field as programs know it: without blanks."""
    return name.replace(" ", "")


def _with_headings(command: Command, listing: Listing) -> Listing:
    """The listing with the heading of every block as a field, if the command names one for it."""
    name = command.heading
    if name is None:
        return listing
    return replace(
        listing,
        records=tuple(
            record._replace(fields=((name, record.heading or ""), *record.fields)) for record in listing.records
        ),
    )


def _sorted(record: Record) -> Record:
    return record._replace(fields=tuple(sorted(record.fields, key=lambda field: _key(field[0]))))


def _only(listing: Listing, wanted: Sequence[str]) -> Listing:
    """The listing with the wanted fields; their names may be written with or without blanks."""
    if listing.shape == "text":
        raise CommandProblem("This command has no fields to choose from")
    known = dict.fromkeys(name for record in listing.records for name, _ in record.fields)
    names = {_key(name): name for name in known}
    for name in wanted:
        if listing.records and _key(name) not in names:
            raise CommandProblem(f'There is no field "{name}"; there are: {", ".join(known)}')
    keys = [_key(name) for name in wanted]
    return replace(listing, records=tuple(_choose(record, keys) for record in listing.records))


def _choose(record: Record, keys: Sequence[str]) -> Record:
    fields = {_key(name): (name, text) for name, text in record.fields}
    return record._replace(fields=tuple(fields[key] for key in keys if key in fields))


def _csv(_command: Command, listing: Listing) -> Iterator[str]:
    if listing.shape == "text":
        yield from _plain(listing)
        return
    names = list(dict.fromkeys(name for record in listing.records for name, _ in record.fields))
    if names:
        yield "".join(f"{_key(name)}," for name in names)
    for record in listing.records:
        texts = dict(record.fields)
        yield "".join(f"{_quoted(texts.get(name, '').strip(' '))}," for name in names)


def _quoted(text: str) -> str:
    """A text of csv: in quotation marks if it holds a comma, one of them or a line break."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if any(mark in text for mark in ',"\n') else text


def _keyvalue(command: Command, listing: Listing) -> Iterator[str]:
    if listing.shape == "text":
        for text in _plain(listing):
            yield f"string={text}"
        return
    for place, record in enumerate(listing.records):
        head = command.type if listing.shape == "fields" else f"structure[{place}].{command.type}"
        for name, text in record.fields:
            yield f"{head}.{_key(name)}.{_type(command, name)}={text.strip(' ')}"


def _xml(command: Command, listing: Listing) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f"<output xmlns={quoteattr(NAMESPACE)}>"
    yield "<root>"
    if listing.shape == "text":
        for text in _plain(listing):
            yield f"{_INDENT}<string>{escape(text)}</string>"
    elif listing.shape == "fields":
        for record in listing.records:
            yield from _structure(command, record, _INDENT)
    else:
        yield f'{_INDENT}<list type="structure">'
        for record in listing.records:
            yield from _structure(command, record, _INDENT * 2)
        yield f"{_INDENT}</list>"
    yield "</root>"
    yield "</output>"


def _structure(command: Command, record: Record, indent: str) -> Iterator[str]:
    yield f"{indent}<structure typeName={quoteattr(command.type)}>"
    for name, text in record.fields:
        kind = _type(command, name)
        yield f"{indent}{_INDENT}<field name={quoteattr(_key(name))}>"
        yield f"{indent}{_INDENT * 2}<{kind}>{escape(text.strip(' '))}</{kind}>"
        yield f"{indent}{_INDENT}</field>"
    yield f"{indent}</structure>"


def _plain(listing: Listing) -> Iterator[str]:
    return (text for record in listing.records for _, text in record.fields)


def _type(command: Command, name: str) -> str:
    if name in command.integers:
        return "integer"
    return "boolean" if name in command.booleans else "string"


FORMATTERS: dict[str, Callable[[Command, Listing], Iterator[str]]] = {"csv": _csv, "keyvalue": _keyvalue, "xml": _xml}
"""What `--formatter` takes."""


def read_format(words: Sequence[str]) -> tuple[Format, tuple[str, ...]]:
    """The format that the words before a namespace choose, and the words from there on. Raises CommandProblem."""
    chosen, rest = Format(), list(words)
    while rest and rest[0].startswith("--format"):
        name, equals, value = rest.pop(0).partition("=")
        if not equals and rest and not rest[0].startswith("-"):
            value = rest.pop(0)
        if name == "--formatter":
            chosen = replace(chosen, formatter=_formatter(value))
        elif name == "--format-param":
            chosen = _with_setting(chosen, value)
        else:
            raise CommandProblem(f"Invalid option {name}")
    return chosen, tuple(rest)


def _formatter(name: str) -> str:
    if name not in FORMATTERS:
        raise CommandProblem(f'Invalid value "{name}" of option --formatter; expected: {", ".join(FORMATTERS)}')
    return name


def _with_setting(chosen: Format, setting: str) -> Format:
    name, _, value = setting.partition("=")
    if name == "fields" and all(part.strip() for part in value.split(",")):
        return replace(chosen, fields=tuple(part.strip() for part in value.split(",")))
    if name == "show-header" and value in ("true", "false"):
        return replace(chosen, header=value == "true")
    raise CommandProblem(
        f'Invalid value "{setting}" of option --format-param; expected: fields="NAME,NAME" or show-header=true|false'
    )
