"""The program between its windows: leaving while something is opened, and signing in again as somebody else."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.app import session
from frontdesk.app.arguments import DeskOptions
from frontdesk.app.session import Desktop
from frontdesk.app.settings import PracticeChoice, Settings
from frontdesk.app.supervisor import Opened
from frontdesk.ui.runtime import make_application
from frontdesk.ui.start.host import StartWindow

ANA = PracticeChoice("remote", server_url="https://schedule.example.com", user_name="ana")
BEN = PracticeChoice("remote", server_url="https://schedule.example.com", user_name="ben")


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    return make_application()


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    monkeypatch.setattr(session, "forget_token", lambda *_: None)
    return Desktop(Settings(tmp_path / "settings.json"), DeskOptions(), ANA, None)


async def test_closing_the_window_while_a_practice_is_opened_leaves(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: asyncio.Future[StartWindow] = asyncio.get_running_loop().create_future()

    async def never(_: Desktop, start: StartWindow, _choice: PracticeChoice) -> Opened | None:
        shown.set_result(start)
        await asyncio.Event().wait()
        return None

    monkeypatch.setattr(Desktop, "_reach", never)
    running = asyncio.create_task(desktop.run(), name="program")
    (await shown).close()
    await asyncio.wait_for(running, 5)


@pytest.mark.parametrize(("who", "token"), [(ANA, "fresh"), (BEN, None)], ids=["the same", "somebody else"])
async def test_a_window_goes_on_only_for_the_person_it_was_opened_for(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, who: PracticeChoice, token: str | None
) -> None:
    async def answer(*_: object) -> tuple[PracticeChoice, str]:
        return who, "fresh"

    monkeypatch.setattr(Desktop, "_ask_to_sign_in", answer)
    assert await desktop._sign_in_again(ANA) == token


@pytest.mark.parametrize("address", ["http://desk.example:8765/api/v1", "http://desk.example:99999"])
async def test_an_address_that_cannot_be_one_is_told_apart_from_a_server_that_is_away(
    desktop: Desktop, address: str
) -> None:
    said = await desktop._sign_in(PracticeChoice("remote", server_url=address, user_name="Ana"), "a password")
    assert said.startswith(f"{address} is no address of a server.")
