"""Who wants to hear of which changes: each job at the desk listens for its own kinds."""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from frontdesk.operations.gateway import Happening

log = logging.getLogger(__name__)

Heard = Callable[[Happening], None]


class Happenings:
    """Passes on what the server tells, by the first word of its kind."""

    def __init__(self) -> None:
        self._listeners: dict[object, tuple[frozenset[str], Heard, Callable[[], None]]] = {}

    def listen(self, kinds: Iterable[str], heard: Heard, missed: Callable[[], None]) -> Callable[[], None]:
        """Call *heard* with each change whose kind begins with one of *kinds*, such as ``waitlist``.

        *missed* is called when changes may have been missed, so that everything known is in doubt. Returns what
        ends it. Neither may wait or raise.
        """
        key = object()
        self._listeners[key] = (frozenset(kinds), heard, missed)

        def end() -> None:
            self._listeners.pop(key, None)

        return end

    def tell(self, happening: Happening) -> None:
        """Pass a change on to those who listen for it."""
        kind = happening.kind.partition(".")[0]
        for kinds, heard, _ in list(self._listeners.values()):
            if kind in kinds:
                self._call(partial(heard, happening))

    def tell_missed(self) -> None:
        """Tell everybody that changes may have been missed."""
        for _, _, missed in list(self._listeners.values()):
            self._call(missed)

    def _call(self, tell: Callable[[], object]) -> None:
        try:
            tell()
        except Exception:
            # One job's fault must not leave the others, or the board, deaf.
            log.exception("A change could not be passed on.")
