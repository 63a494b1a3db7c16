from vconsole.files.listings import Listing, Record, fields_of, render, text_of


def test_blocks_stand_apart_by_a_blank_line():
    records = (Record("one", (("Name", "A"),)), Record("two", (("Name", "B"),)))
    assert render(Listing("blocks", records)) == "one\n   Name: A\n\ntwo\n   Name: B\n"
    assert render(Listing("blocks", records, ends_blank=True)).endswith("   Name: B\n\n")


def test_an_empty_field_has_no_blank_unless_the_host_printed_one():
    assert (
        render(Listing("fields", (Record(None, (("Label", ""), ("Function", " "))),))) == "   Label:\n   Function: \n"
    )


def test_a_table_is_as_wide_as_its_widest_text_and_numbers_stand_right():
    row = (("World ID", "42"), ("Name", "a longer name"), ("MTU", "1500"))
    assert render(Listing("table", (Record(None, row),), right=frozenset({"World ID", "MTU"}))) == (
        "World ID  Name            MTU\n--------  -------------  ----\n      42  a longer name  1500\n"
    )


def test_an_answer_without_records_prints_nothing():
    assert {render(Listing(shape)) for shape in ("blocks", "table", "fields", "text")} == {""}


def test_fields_and_lines_are_short_to_write():
    assert (
        render(fields_of({"Product": "VMware ESXi", "Host Name": "a"})) == "   Product: VMware ESXi\n   Host Name: a\n"
    )
    assert render(text_of(["Disabled"])) == "Disabled\n"
