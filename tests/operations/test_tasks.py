"""Every task of the desk ends with it."""

import asyncio
from contextlib import suppress

from frontdesk.client.pulse import ended
from frontdesk.operations.tasks import Tasks


async def deaf_at_first() -> None:
    """Take the first cancellation for something else, as a task does whose own companion is cancelled."""
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(60)
    await asyncio.sleep(60)


async def test_a_task_that_misses_being_cancelled_does_not_hold_up_the_end() -> None:
    tasks = Tasks()
    task = tasks.spawn(deaf_at_first(), "deaf")
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await tasks.close()
    assert task.cancelled()


async def test_who_ends_tasks_and_is_cancelled_meanwhile_leaves_none_behind() -> None:
    several = [asyncio.create_task(deaf_at_first()) for _ in range(2)]
    await asyncio.sleep(0)
    ending = asyncio.create_task(ended(*several))
    await asyncio.sleep(0)
    for _ in range(2):
        ending.cancel()
        await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await asyncio.wait({ending})
    assert ending.cancelled()
    assert all(task.cancelled() for task in several)
