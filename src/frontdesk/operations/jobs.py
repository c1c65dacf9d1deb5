"""Every job at the desk besides moving visits, each over the same means and the same client."""

from frontdesk.client import SchedulingClient
from frontdesk.operations.blockout_kinds import BlockoutKinds
from frontdesk.operations.blockout_templates import BlockoutTemplates
from frontdesk.operations.blockouts import Blockouts
from frontdesk.operations.booking import Booking
from frontdesk.operations.confirming import Confirming
from frontdesk.operations.desk import Desk
from frontdesk.operations.editing import Editing
from frontdesk.operations.facts import Facts
from frontdesk.operations.holds import Holds
from frontdesk.operations.identity import Identity
from frontdesk.operations.means import Means
from frontdesk.operations.months import Months
from frontdesk.operations.officetasks import OfficeTasks
from frontdesk.operations.openings import Openings
from frontdesk.operations.past import Histories
from frontdesk.operations.production import Production
from frontdesk.operations.recalls import Recalls
from frontdesk.operations.schedules import Schedules
from frontdesk.operations.views import Views
from frontdesk.operations.waitlist import Waitlist


class Jobs:
    """What a receptionist does besides moving visits.

    Attributes:
        identity: who may open the locked desk; None where no password is needed.
        means: what all of them work with.
        blockouts: blocked time.
        blockout_kinds: what time may be blocked for.
        blockout_templates: days of blockouts to be laid on dates.
        holds: places kept while phoning.
        booking: new visits.
        openings: free places, and searches for them.
        editing: the fields of a visit, one by one.
        histories: what happened to visits.
        confirming: confirmation statuses of the coming days.
        months: how much stands on each day of a month.
        facts: who the patients are, for whoever looks at a visit.
        office_tasks: what the office has to do.
        recalls: who should come back.
        schedules: when people work.
        production: what providers produce, and their goals.
        views: schedule views.
        waitlist: who would come sooner, and who fits a hole.
    """

    def __init__(self, desk: Desk, client: SchedulingClient, identity: Identity | None = None) -> None:
        self.identity = identity
        self.means: Means = desk.means
        self.blockouts = Blockouts(desk.means, client)
        self.blockout_kinds = BlockoutKinds(desk.means, client)
        self.holds = Holds(desk.means, client)
        self.blockout_templates = BlockoutTemplates(
            desk.means, client, lambda: desk.signed_in.role if desk.signed_in is not None else ""
        )
        self.confirming = Confirming(desk.means, client, desk.move)
        self.months = Months(desk.means, client)
        self.facts = Facts(desk.means, client)
        self.office_tasks = OfficeTasks(
            desk.means, client, lambda: desk.signed_in.user_id if desk.signed_in is not None else None
        )
        self.schedules = Schedules(desk.means, client)
        self.recalls = Recalls(desk.means, client)
        self.views = Views(desk.means, client)
        self.production = Production(desk.means, client, lambda: desk.signed_in.role if desk.signed_in else "")
        self.waitlist = Waitlist(desk.means, client)
        self.booking = Booking(self.means, client)
        self.editing = Editing(desk.means, client, lambda: desk.signed_in.role if desk.signed_in is not None else "")
        self.histories = Histories(desk.means, client)
        self.openings = Openings(self.means, client)
