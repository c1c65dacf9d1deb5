"""Going without losing anything: changes that the server has not got are asked about first."""

from frontdesk.operations import ConnectionState
from frontdesk.ui.deskport import DeskPort
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.runtime import ask
from frontdesk.ui.widgets.question import QuestionDialog
from frontdesk.ui.window.shell import Shell


def may_leave(desk: DeskPort) -> bool:
    """Whether closing now loses nothing: nothing waits, or the server is there to take it."""
    return desk.unsent_count == 0 or desk.connection is ConnectionState.LIVE


async def ask_to_leave(shell: Shell, desk: DeskPort) -> bool:
    """Say what would be lost and let the person decide; True to leave all the same."""
    question = trn(
        "{count} change has not reached the server.",
        "{count} changes have not reached the server.",
        desk.unsent_count,
    )
    words = tr("Keep the window open, and what is waiting is sent as soon as the server is back.")
    return await ask(QuestionDialog(shell, question, words, tr("Keep open"), tr("Close and lose it")))
