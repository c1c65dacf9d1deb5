"""The jobs of the window, each a part of its own; here and nowhere else they are put together."""

from frontdesk.operations.jobs import Jobs
from frontdesk.ui.runtime.idle import IdleWatch
from frontdesk.ui.window.away_part import AwayPart
from frontdesk.ui.window.blockouts_part import BlockoutsPart
from frontdesk.ui.window.booking_part import BookingPart
from frontdesk.ui.window.choices_part import ChoicesPart
from frontdesk.ui.window.confirm_part import ConfirmPart
from frontdesk.ui.window.editor_part import EditorPart
from frontdesk.ui.window.facts_part import FactsPart
from frontdesk.ui.window.history_part import HistoryPart
from frontdesk.ui.window.holds_part import HoldsPart
from frontdesk.ui.window.host import Host
from frontdesk.ui.window.month_part import MonthPart
from frontdesk.ui.window.openings_part import OpeningsPart
from frontdesk.ui.window.phrasesource import PhraseSource
from frontdesk.ui.window.print_part import PrintPart
from frontdesk.ui.window.privacy_part import PrivacyPart
from frontdesk.ui.window.production_part import ProductionPart
from frontdesk.ui.window.recalls_part import RecallsPart
from frontdesk.ui.window.schedules_part import SchedulesPart
from frontdesk.ui.window.sidecolumn import SideColumn
from frontdesk.ui.window.tasks_part import TasksPart
from frontdesk.ui.window.views_part import ViewsPart
from frontdesk.ui.window.waitlist_part import WaitlistPart


def add_parts(host: Host, jobs: Jobs) -> tuple[object, ...]:
    """Add every job to the window; whoever calls keeps what is returned as long as the window lives."""
    idle = IdleWatch(host)
    host.sources.append(PhraseSource(host, jobs.openings, jobs.booking))
    side = SideColumn(host.shell)
    return (
        BookingPart(host, jobs.booking),
        OpeningsPart(host, jobs.openings, jobs.booking, side),
        WaitlistPart(host, jobs.waitlist, jobs.booking, jobs.holds),
        RecallsPart(host, jobs.recalls, jobs.booking),
        ConfirmPart(host, jobs.confirming),
        TasksPart(host, jobs.office_tasks, jobs.booking),
        BlockoutsPart(host, jobs.blockouts, jobs.blockout_kinds, jobs.blockout_templates, side),
        HoldsPart(host, jobs.holds),
        SchedulesPart(host, jobs.schedules, side),
        MonthPart(host, jobs.months),
        ViewsPart(host, jobs.views, side),
        ProductionPart(host, jobs.production),
        PrintPart(host),
        FactsPart(host, jobs.facts),
        PrivacyPart(host, jobs.identity, idle),
        AwayPart(host, idle),
        ChoicesPart(host, jobs.identity),
        HistoryPart(host, jobs.histories, jobs.editing, side),
        EditorPart(host, jobs.editing, jobs.histories, side),
    )
