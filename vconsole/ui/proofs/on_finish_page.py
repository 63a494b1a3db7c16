"""Whether everything that the finish page says of a lab can be read there."""

from collections.abc import AsyncIterator

from vconsole.files import Problem
from vconsole.lessons.lab import Answer, Lab
from vconsole.lessons.proofs import Passage
from vconsole.ui.coach.finish import FinishPage, Predictions, columns_of
from vconsole.ui.hands.moves import Moves
from vconsole.ui.proofs.in_coach import questions
from vconsole.ui.proofs.reading import read, unread


async def problems_on_finish_page(moves: Moves, lab: Lab) -> AsyncIterator[Problem]:
    """What cannot be read on the finish page of a lab that is done: its summary, and what was predicted."""
    await moves.leave_dialogs()
    await moves.press("f5")
    page = await moves.on_top(FinishPage)
    reading = await read(moves, page.query_one("#dialog-body"))
    right = {line.answer: line.is_ for line in lab.lines if isinstance(line, Answer)}
    asked = [(place, id_) for place, id_ in questions(lab) if id_ in right]
    texts = [Passage("summary", lab.summary), *(Passage(f"{at}: text", lab.questions[id_].text) for at, id_ in asked)]
    answers = [Passage(f"{place}: options", right[id_]) for place, id_ in asked]
    wanted = [(reading, texts)]
    for predictions in page.query(Predictions):
        wanted += [(reading.columns(*part), answers) for part in columns_of(predictions.size.width)]
    for part, passages in wanted:
        for problem in unread(part, passages):
            yield problem
