from firsthand.lexicon.memory import Memory
from firsthand.lexicon.records import Theatre

NORTH = Theatre(id="north", name="North", countries=("SY",))


def test_an_answer_is_found_once_for_words_theatre_and_year():
    asked = []
    memory: Memory[str] = Memory()

    def find(words: str, theatre: Theatre | None, year: int | None) -> str:
        asked.append((words, theatre and theatre.id, year))
        return words.upper()

    for _ in range(2):
        assert memory.recall("the rebels", NORTH, 2016, find) == "THE REBELS"
        assert memory.recall("the rebels", None, 2016, find) == "THE REBELS"
        assert memory.recall("the rebels", NORTH, 2017, find) == "THE REBELS"
    assert asked == [("the rebels", "north", 2016), ("the rebels", None, 2016), ("the rebels", "north", 2017)]


def test_no_answer_is_an_answer_too():
    asked = []
    memory: Memory[str | None] = Memory()
    for _ in range(3):
        assert memory.recall("the weather", None, None, lambda *given: asked.append(given)) is None
    assert len(asked) == 1


def test_another_theatre_of_the_same_id_is_asked_anew():
    memory: Memory[str] = Memory()
    memory.recall("the army", NORTH, None, lambda *_: "one")
    other = NORTH.model_copy(update={"name": "Other"})
    assert memory.recall("the army", other, None, lambda *_: "two") == "two"


def test_memory_stays_bounded():
    memory: Memory[int] = Memory(most=10)
    for n in range(1000):
        memory.recall(str(n), None, None, lambda words, *_: int(words))
        assert len(memory._answers) <= 10
    assert memory.recall("999", None, None, lambda *_: -1) == 999
