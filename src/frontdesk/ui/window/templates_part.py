"""Templates of blockouts in the side editor: read, made of the day that is open, changed and deleted."""

from uuid import UUID

from frontdesk.operations import Outcome
from frontdesk.operations.blockout_templates import BlockoutTemplates
from frontdesk.store.blockouts import BlockoutTemplate, TemplateWish
from frontdesk.ui import i18n
from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.i18n import tr
from frontdesk.ui.window.host import Host


class TemplatesPart:
    """Binds the panel's templates to the office that is open."""

    def __init__(self, host: Host, templates: BlockoutTemplates, panel: BlockoutsPanel) -> None:
        self._host, self._job, self._panel = host, templates, panel
        self._location: UUID | None = None
        self._has_failed = False
        panel.template_wanted.connect(self._of_this_day)
        panel.template_saved.connect(lambda *told: host.perform(self._save(*told), tr("changing a template")))
        panel.template_deleted.connect(lambda row: host.perform(self._delete(row), tr("deleting a template")))
        host.at_end(templates.templates.subscribe(self._on_changed))

    def show(self, location_id: UUID) -> None:
        """Offer the templates for an office; they are read when nobody knows whether they are true."""
        self._panel.template.show_choices(location_id, self._host.store.reference)
        if location_id != self._location:
            self._location = location_id
            self._panel.close_template()
        self._offer()
        if not self._job.templates.is_true(location_id):
            self._host.read(self._read(location_id), "blockout templates", tr("reading the templates"))

    async def _read(self, location_id: UUID) -> None:
        outcome = await self._job.show(location_id)
        if location_id == self._location:
            self._has_failed = not outcome.ok
            self._offer()

    def _offer(self) -> None:
        if self._location is None:
            return
        rows = self._job.templates.rows(self._location)
        if rows:
            words = ""
        elif self._has_failed:
            words = tr("The templates could not be read; they are read again later.")
        elif rows is None:
            words = tr("Reading the templates…")
        else:
            words = tr("There is no template for this office.")
        may_change = self._job.may_change
        if not may_change:
            who = tr("Templates are made by who administers the practice.")
            words = " ".join(part for part in (words, who) if part)
        self._panel.show_templates(rows or (), words, may_change=may_change)

    def _of_this_day(self) -> None:
        page = self._host.page
        if page is None:
            return
        entries, left_out = self._job.of_day(page.location_id, page.day)
        none = "" if entries else tr("This day has no blockouts; add here what the template shall hold.")
        left_out = " ".join(part for part in (none, left_out) if part)
        name = i18n.capitalised(i18n.weekday_long(page.day.weekday()))
        self._panel.open_template(None, TemplateWish(name, page.location_id, None, entries), left_out)

    async def _save(self, before: BlockoutTemplate | None, wish: TemplateWish) -> Outcome:
        known = {row.id for row in self._rows()}
        if before is None:
            outcome = await self._job.add(wish)
        else:
            outcome = await self._job.change(before, wish)
        if not outcome.ok:
            # What was filled in stays, so that it can be put right.
            self._panel.template.say(outcome.sentence, is_bad=True)
            return outcome
        self._panel.close_template()
        made = next((row.id for row in self._rows() if row.id not in known), None)
        if made is not None:
            self._panel.choose_template(made)
        return outcome

    async def _delete(self, template: BlockoutTemplate) -> Outcome:
        outcome = await self._job.delete(template)
        if outcome.ok:
            self._panel.close_template()
        return outcome

    def _rows(self) -> tuple[BlockoutTemplate, ...]:
        return (self._job.templates.rows(self._location) or ()) if self._location is not None else ()

    def _on_changed(self, places: frozenset[UUID]) -> None:
        if self._location in places:
            self._offer()
            form = self._panel.template
            if not form.isHidden() and form.before is not None and form.before not in self._rows():
                form.say(tr("Somebody else has changed it since; saving would be refused. Leave, and edit it anew."))
