"""An answer is kept until something speaks against it, and not at all where that came before the answer."""

import asyncio

from frontdesk.operations.remembered import Remembered


async def test_what_was_answered_is_known_until_something_speaks_against_it() -> None:
    kept: Remembered[str, int] = Remembered(2)

    async def one() -> int:
        return 1

    for name in ("Helga", "Paul", "Mei"):
        assert await kept.ask(name, one) == 1
    assert [kept.get(name) for name in ("Helga", "Paul", "Mei")] == [None, 1, 1]
    kept.forget("Paul")
    assert [kept.get(name) for name in ("Paul", "Mei")] == [None, 1]
    kept.clear()
    assert kept.get("Mei") is None


async def test_an_answer_asked_for_before_something_spoke_against_it_is_told_but_not_kept() -> None:
    kept: Remembered[str, int] = Remembered(2)
    goes_on = asyncio.Event()

    async def slow() -> int:
        await goes_on.wait()
        return 1

    asked = asyncio.create_task(kept.ask("Helga", slow))
    await asyncio.sleep(0)
    kept.forget("Helga")
    goes_on.set()
    assert await asked == 1
    assert kept.get("Helga") is None
