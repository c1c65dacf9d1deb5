"""Whether whoever comes back to a locked desk is who left it."""

from dataclasses import dataclass

from frontdesk.client import ApiError, FrontdeskError, SchedulingClient
from frontdesk.domain.speech import say
from frontdesk.operations import refusals


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody's sign-in name at the server of a practice."""

    address: str
    user_name: str

    async def trouble_with(self, password: str) -> str:
        """Ask the server; return why the password does not open the desk, or nothing.

        A session of its own is opened and closed again, so that the desk's is not touched by a wrong word.
        """
        try:
            async with SchedulingClient(self.address) as client:
                await client.sign_in(self.user_name, password)
                await client.sign_out()
        except ApiError as refusal:
            return refusals.reason(refusal)
        except FrontdeskError:
            return say("The server cannot be reached, so the password cannot be checked. Try again in a moment.")
        return ""
