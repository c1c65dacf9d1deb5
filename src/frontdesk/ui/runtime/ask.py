"""Asking the person at the desk from a coroutine."""

import asyncio

from PySide6.QtWidgets import QDialog


async def ask(dialog: QDialog) -> bool:
    """Show `dialog` over its window and wait for its answer; True when it was accepted.

    `exec()` would start a loop inside the loop and strand every other task, so the dialog is opened and its
    signal completes a future. Cancelling the wait closes the dialog.
    """
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finished(result: int) -> None:
        if not answer.done():
            answer.set_result(result)

    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await answer == QDialog.DialogCode.Accepted
    finally:
        dialog.finished.disconnect(finished)
        dialog.close()
        dialog.deleteLater()
