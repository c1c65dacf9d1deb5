"""What the document says about the API as a whole, its groups and the records its paths name."""

from __future__ import annotations

ABOUT = """\
The book of a dental practice and everything that decides what goes on it: visits, blockouts, who works when, who is
due, who wants to come sooner. The desktop uses this API and nothing else.

**Where.** Everything but signing in lies below `/api/v1/{org_id}`; `org_id` is the organisation's UUID, which
`GET /api/v1/auth/me` tells. Requests and answers are JSON.

**Who.** `POST /api/v1/auth/token` gives a bearer token. An `admin` may do everything; `front_desk` books, blocks,
writes notes, enters patients, works the lists and changes what holds for a date; `read_only` reads, and keeps its own
searches and views. Every role holds for all locations or for some: whoever is bound to some gets a 403 for the others.

**When.** Times are written as a local date and a wall-clock time of the location, and read as instants in UTC. An
interval begins with its start and ends just before its end. A time that the clocks skip is a 422 of type `dst_gap`; of
a time that happens twice the first one is meant. A visit does not go past midnight.

**Versions.** A record's `version` is 1 when it is made and grows by one with each change. Whoever changes it says with
`base_version` which one they saw; if it is another by now, the answer is a 409 `stale_version` and nothing happens.

**Repeating.** A change that carries an `Idempotency-Key` may be sent again after a timeout: it happens once. A 503
`unavailable` says that nothing was changed, a 503 `stopped` that the server ended before it was done with it, which may
have happened.

**Partial changes.** A field that a PATCH leaves out stays as it is; null empties it where it may be empty.

**Money** is read as a decimal string with two places; a number or such a string may be written.

**Refusals** have one sentence for people in `detail`, a word for programs in `code`, and where it helps the versions or
the conflicts. A 422 lists every fault with its place. What was sent is never repeated in a refusal. What is no HTTP
request is a 400 `http_400`, one whose address and headers take more than 64 KiB a 431 `head_too_large`, one whose body
takes more than 1024 KiB a 413 `too_large`, wherever it goes, and one whose headers or body are not there within thirty
seconds a 408 `too_slow`; these end the connection.

**Live.** `GET /api/v1/{org_id}/events/stream` tells of every change within a second, in the order of the commits.
"""

SIGN_IN_NEEDED = "A token from `POST /api/v1/auth/token` or from `frontdesk user token`, as `Authorization: Bearer …`."

TAGS = {
    "Server": "Whether the server runs. No token is needed.",
    "Sign-in": "Tokens, and who is behind one.",
    "Events": "Every change as it happens: ids and versions, never a patient's data.",
    "Appointments": "Visits through their whole life: booked, moved, parked, confirmed, under way, done or missed.",
    "Appointment types": "What visits are for: how long they take, whose time they need, what is done in them.",
    "Appointment rules": "Which types of visits may lie over one another, and which may not share a provider.",
    "Schedule": "The book by day, week and month, and the stations of a patient's way through a visit.",
    "Provider schedules": "Weekly hours of providers, and dates on which they are different.",
    "Schedule notes": "What everybody at a location should know about a day.",
    "Schedule views": "What the board shows and how: rooms, hours, what a block says.",
    "Saved searches": "Questions a user asks often; everybody has their own.",
    "Production goals": "What a provider means to produce on a day, and what came of it.",
    "Blockouts": "Time that is kept free, reserved, or held while phoning; its types, and days of it to lay on dates.",
    "Free time": "Where and when something fits.",
    "Waitlist": "Patients who want to come, or to come sooner, and who fits a hole in the book.",
    "Tasks": "What the office has to do, about a patient, a visit or neither, and who has read it.",
    "Recalls": "Patients who have to come back for something, and when.",
    "Patients": "Who is treated.",
    "Patient preferences": "How a patient likes to be booked.",
    "Locations": "Offices, each with its time zone.",
    "Operatories": "Rooms, the columns of the board.",
    "Providers": "Dentists, hygienists and others whose time is booked.",
    "Definitions": "The practice's own words: confirmation statuses, reasons, priorities, tags.",
    "Procedure codes": "What can be done in a visit, and what it costs.",
    "Holidays": "Dates on which a location, or all of them, is closed.",
    "Users": "Who may sign in. For admins.",
}

IN_PATH = {
    "org_id": "The organisation; the token has to belong to it.",
    "appointment_uuid": "The visit.",
    "entry_uuid": "The entry of the waitlist.",
    "flow_status_uuid": "The station of a visit.",
    "goal_uuid": "The production goal.",
    "item_uuid": "The blockout within the template.",
    "procedure_uuid": "The procedure within the visit, as the visit's list of procedures names it.",
    "recall_uuid": "The patient's recall.",
    "search_uuid": "The saved search.",
}
"""Records that a path names by another word than theirs."""


def in_path(name: str) -> str:
    """Return what a parameter of a path stands for: its name says it, unless we know better."""
    return IN_PATH.get(name) or f"The {name.removesuffix('_uuid').replace('_', ' ')}."
