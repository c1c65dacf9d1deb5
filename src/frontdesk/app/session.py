"""One run of the desktop: a practice is chosen, opened, worked in, and left."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from frontdesk import resource_path
from frontdesk.app.arguments import DeskOptions
from frontdesk.app.credentials import forget_token, keep_token, recall_token
from frontdesk.app.desktop import EarlyStart, free_practice_dir, local_dir
from frontdesk.app.settings import PracticeChoice, Settings
from frontdesk.app.setup import SetupFailed, has_practice, is_closed, make_demo, make_new, make_of_export
from frontdesk.app.supervisor import Endpoint, LocalServer, Opened, ServerStartFailed, opening
from frontdesk.ui import language
from frontdesk.ui.i18n import tr
from frontdesk.ui.runtime import ErrorSink
from frontdesk.ui.start.host import DEMO, StartWindow
from frontdesk.ui.start.importing import ImportWish
from frontdesk.ui.start.plan import NewPractice
from frontdesk.ui.start.signin import Credentials

if TYPE_CHECKING:
    from frontdesk.app.work import Work

WORK_MODULE = "frontdesk.app.work"


def _is_empty(folder: Path) -> bool:
    """Return whether a practice could be made in the folder; of one that is closed, opening it says so."""
    return not has_practice(folder) and not is_closed(folder)


class Desktop:
    """The program while it runs: a start window until a practice is open, then its main window."""

    def __init__(
        self, settings: Settings, options: DeskOptions, choice: PracticeChoice | None, early: EarlyStart | None
    ) -> None:
        self._settings = settings
        self._choice = choice
        self._early = early
        self._errors = ErrorSink()
        self._day = options.day
        # Where a new practice goes: the folder that was named and is still empty, or one of the program's own.
        self._new_dir: Path | None = None
        self._next: PracticeChoice | None = None
        # Tokens of this run; where the system has no keyring, the only place they are kept.
        self._tokens: dict[tuple[str, str], str] = {}
        self._leaving = asyncio.Event()

    def leave(self) -> None:
        """End `run` as if every window was closed, whatever is under way, and without a question."""
        self._leaving.set()

    async def run(self) -> None:
        """Open practices until the person leaves."""
        restore = self._errors.install(asyncio.get_running_loop())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setWindowIcon(QIcon(str(resource_path("icons/frontdesk.svg"))))
        choice = self._choice
        try:
            while True:
                start = StartWindow()
                start.show()
                # What the main window needs is read while the server starts, off the thread that paints.
                reading = asyncio.create_task(asyncio.to_thread(import_module, WORK_MODULE), name="program: imports")
                opened = await self._open_unless_left(start, choice)
                await reading
                if opened is None:
                    start.close()
                    return
                choice = await self._work(opened, start)
                if choice is None:
                    return
        finally:
            restore()

    # Opening

    async def _open_unless_left(self, start: StartWindow, choice: PracticeChoice | None) -> Opened | None:
        """Return the practice that was opened; None when the person left, however long it still takes."""
        opened = asyncio.create_task(self._open(start, choice), name="program: opening")
        leaving = {
            asyncio.create_task(start.left.wait(), name="program: window closed"),
            asyncio.create_task(self._leaving.wait(), name="program: leaving"),
        }
        try:
            done, _ = await asyncio.wait({opened, *leaving}, return_when=asyncio.FIRST_COMPLETED)
            return None if done & leaving else opened.result()
        finally:
            for task in (opened, *leaving):
                task.cancel()
            await asyncio.wait({opened, *leaving})

    async def _open(self, start: StartWindow, choice: PracticeChoice | None) -> Opened | None:
        """Return the practice that was chosen, opened; None when the person leaves instead."""
        trouble = ""
        if choice is not None and choice.kind == "local" and _is_empty(Path(choice.data_dir or "")):
            trouble = tr("There is no practice in {folder} yet.", folder=choice.data_dir or "")
            self._new_dir, choice = Path(choice.data_dir or ""), None
        while True:
            if choice is None:
                choice = await self._choose(start, trouble)
                if choice is None:
                    return None
            try:
                opened = await self._reach(start, choice)
            except (SetupFailed, ServerStartFailed) as problem:
                choice, trouble = None, str(problem)
                continue
            if opened is not None and choice.kind != "demo":
                self._settings.practice = opened.choice
            return opened

    async def _choose(self, start: StartWindow, trouble: str) -> PracticeChoice | None:
        while True:
            decision = await start.choose(trouble)
            if decision is None:
                return None
            if decision == DEMO:
                return PracticeChoice("demo")
            if isinstance(decision, Credentials):
                choice = PracticeChoice("remote", server_url=decision.address, user_name=decision.user_name)
                trouble = await self._sign_in(choice, decision.password)
                if not trouble:
                    return choice
            elif isinstance(decision, NewPractice):
                folder = self._new_dir or free_practice_dir()
                try:
                    spoken = language.current()
                    await make_new(folder, decision, spoken, lambda words, _share: start.show_opening(words))
                except SetupFailed as problem:
                    trouble = str(problem)
                    continue
                return PracticeChoice("local", data_dir=str(folder), user_name=decision.person)
            elif isinstance(decision, ImportWish):
                folder = self._new_dir or free_practice_dir()
                try:
                    await make_of_export(folder, decision, lambda words, _share: start.show_opening(words))
                except SetupFailed as problem:
                    trouble = str(problem)
                    continue
                return PracticeChoice("local", data_dir=str(folder))

    async def _reach(self, start: StartWindow, choice: PracticeChoice) -> Opened | None:
        if choice.kind == "remote":
            return await self._reach_remote(start, choice)
        if self._early is not None:
            early, self._early = self._early, None
            start.show_opening(tr("Opening the practice…"))
            return await opening(choice, early.endpoint(), early.server)
        folder = local_dir(choice)
        if choice.kind == "demo":
            start.show_opening(tr("Making the demo practice…"))

            def tell(words: str, share: float) -> None:
                start.show_opening(f"{words}… {share:.0%}" if share else f"{words}…")

            folder = await make_demo(datetime.now(UTC), tell)
        if folder is None:
            raise ServerStartFailed(tr("It is not known where the practice is kept. Choose again."))
        start.show_opening(tr("Opening the practice…"))
        server = LocalServer(folder, choice.user_name)
        return await opening(choice, server.ensure(), server)

    async def _reach_remote(self, start: StartWindow, choice: PracticeChoice) -> Opened | None:
        start.show_opening(tr("Connecting to {address}…", address=choice.server_url or ""))
        token = await self._known_token(choice)
        if token is None:
            signed_in = await self._ask_to_sign_in(start, choice)
            if signed_in is None:
                return None
            choice, token = signed_in
        return Opened(choice, Endpoint(choice.server_url or "", token))

    # Signing in

    async def _known_token(self, choice: PracticeChoice) -> str | None:
        address, user = choice.server_url or "", choice.user_name
        if not user:
            return None
        return self._tokens.get((address, user)) or await asyncio.to_thread(recall_token, address, user)

    async def _ask_to_sign_in(self, start: StartWindow, choice: PracticeChoice) -> tuple[PracticeChoice, str] | None:
        """Ask until it works; None when the person leaves instead."""
        trouble = ""
        while True:
            decision = await start.ask_to_sign_in(choice.server_url or "", choice.user_name or "", trouble)
            if not isinstance(decision, Credentials):
                return None
            choice = PracticeChoice("remote", server_url=decision.address, user_name=decision.user_name)
            trouble = await self._sign_in(choice, decision.password)
            token = await self._known_token(choice) if not trouble else None
            if token is not None:
                return choice, token

    async def _sign_in(self, choice: PracticeChoice, password: str) -> str:
        """Get a token for a server and keep it; return what went wrong, or nothing."""
        from frontdesk.client import ApiError, FrontdeskError, SchedulingClient, Unusable
        from frontdesk.operations import refusals

        address, user = choice.server_url or "", choice.user_name or ""
        try:
            async with SchedulingClient(address) as client:
                answer = await client.sign_in(user, password)
        except ApiError as problem:
            return refusals.reason(problem)
        except Unusable:
            return tr(
                "{address} is no address of a server. Write it like http://127.0.0.1:8765, with nothing such as /api "
                "behind it.",
                address=address,
            )
        except FrontdeskError:
            return tr("No practice server answers at {address}. Check the address and the network.", address=address)
        self._tokens[address, user] = answer.access_token
        await asyncio.to_thread(keep_token, address, user, answer.access_token)
        return ""

    async def _forget(self, choice: PracticeChoice) -> None:
        address, user = choice.server_url or "", choice.user_name or ""
        self._tokens.pop((address, user), None)
        await asyncio.to_thread(forget_token, address, user)

    # Working

    async def _work(self, opened: Opened, start: StartWindow) -> PracticeChoice | None:
        """Show the practice until the person leaves; return what to open next, if anything."""
        day, self._day = self._day, None
        from frontdesk.app.work import Work

        work = Work(opened, self._settings, self._errors, day)
        try:
            await work.open()
            work.show()
            start.hide()
            leaving = asyncio.create_task(self._leave_with(work), name="program: leaving")
            try:
                await work.run(self._sign_in_again)
            finally:
                leaving.cancel()
        finally:
            await work.close()
            start.close()
        elsewhere, self._next = self._next, None
        if elsewhere is not None or not work.signed_out:
            return elsewhere
        await self._forget(opened.choice)
        return opened.choice

    async def _leave_with(self, work: Work) -> None:
        await self._leaving.wait()
        work.window.stop.set()

    async def _sign_in_again(self, choice: PracticeChoice) -> str | None:
        """Ask for the password of a session the server no longer accepts; None when the window is to be left."""
        await self._forget(choice)
        window = StartWindow()
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.show()
        try:
            signed_in = await self._ask_to_sign_in(window, choice)
        finally:
            window.close()
        if signed_in is None:
            return None
        again, token = signed_in
        if again != choice:
            # Somebody else, or another server: nothing of this window would be true of it.
            self._next = again
            return None
        return token
