"""What keeps the window alive: the event loop, owned tasks, questions without nested loops, one place for errors."""

from frontdesk.ui.runtime.ask import ask
from frontdesk.ui.runtime.collector import give_back, settle_collector
from frontdesk.ui.runtime.errors import ErrorSink
from frontdesk.ui.runtime.loop import DeskLoop, make_application
from frontdesk.ui.runtime.scopes import TaskScope

__all__ = ["DeskLoop", "ErrorSink", "TaskScope", "ask", "give_back", "make_application", "settle_collector"]
