"""Who is where, for how long, and what comes next."""

from dataclasses import replace
from datetime import timedelta

from deskside import FLOW, NOW, RIVERSIDE, booked, key, reference

from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import FlowStatus
from frontdesk.ui.flow.model import FlowGroup, build_groups, next_status, previous_status, step_verb


def groups_of(*rows, now=NOW) -> dict[str, FlowGroup]:
    return {group.name: group for group in build_groups(reference(), RIVERSIDE.id, rows or booked(), now)}


def test_groups_follow_the_practice_s_order_with_those_due_after_them() -> None:
    assert list(groups_of()) == ["Arrived", "In chair", "Checkout", "Due now"]


def test_the_longest_wait_comes_first() -> None:
    names = [card.name for card in groups_of()["In chair"].cards]
    assert names == ["Bernard Achterberg-Vandenbroucke", "Grace Lindgren", "Amara Nwosu", "Chidi Eze"]


def test_a_wait_over_the_limit_is_loud_and_says_so() -> None:
    jonah, sofia = groups_of()["Arrived"].cards
    assert (jonah.wait, jonah.alert, jonah.is_loud) == ("17 min", "2 min over the limit", True)
    assert (sofia.wait, sofia.alert, sofia.is_loud) == ("4 min", "", False)


def test_a_status_without_a_limit_never_alerts() -> None:
    assert all(not card.alert for card in groups_of()["In chair"].cards)


def test_late_patients_are_due_with_the_latest_first() -> None:
    cards = groups_of()["Due now"].cards
    assert [(card.name, card.wait) for card in cards][:2] == [("Zoe Hart", "34 late"), ("Dmitri Volkov", "4 late")]
    assert [card.is_loud for card in cards][:2] == [True, True]
    assert {card.step for card in cards} == {"Arrive"}


def test_a_visit_is_due_from_a_quarter_of_an_hour_before_its_start() -> None:
    priya = next(row for row in booked() if row.patient_name == "Priya Raman")
    assert priya.interval is not None
    start = priya.interval.start
    assert groups_of(priya, now=start - timedelta(minutes=16)) == {}
    assert groups_of(priya, now=start - timedelta(minutes=15))["Due now"].cards[0].wait == "in 15 min"
    assert groups_of(priya, now=start)["Due now"].cards[0].wait == "now"


def test_long_waits_are_told_in_hours() -> None:
    arrived = replace(booked()[0], flow_id=key("flow in_chair"), flow_since=NOW - timedelta(minutes=832))
    assert groups_of(arrived)["In chair"].cards[0].wait == "13 h"
    zoe = next(row for row in booked() if row.patient_name == "Zoe Hart")
    assert zoe.interval is not None
    late = groups_of(zoe, now=zoe.interval.start + timedelta(minutes=105))["Due now"].cards[0]
    assert late.wait == "1½ h late"


def test_a_visit_long_over_is_not_waited_for_but_not_recorded() -> None:
    zoe = next(row for row in booked() if row.patient_name == "Zoe Hart")
    assert zoe.interval is not None
    end = zoe.interval.end
    assert list(groups_of(zoe, now=end + timedelta(minutes=119))) == ["Due now"]
    groups = groups_of(zoe, now=end + timedelta(minutes=120))
    [card] = groups["Not recorded"].cards
    assert list(groups) == ["Not recorded"]
    assert (card.step, card.breaks, card.is_loud) == ("Arrive", True, False)
    assert not groups["Not recorded"].is_present


def test_broken_and_cancelled_visits_are_not_in_the_office() -> None:
    zoe = next(row for row in booked() if row.patient_name == "Zoe Hart")
    assert groups_of(replace(zoe, status=AppointmentStatus.BROKEN)) == {}


def test_the_last_status_comes_last_and_offers_no_step() -> None:
    done = replace(booked()[0], flow_id=key("flow dismissed"))
    late = next(row for row in booked() if row.patient_name == "Zoe Hart")
    groups = groups_of(done, late)
    assert list(groups) == ["Due now", "Dismissed"]
    assert groups["Dismissed"].is_final
    assert groups["Dismissed"].cards[0].step == ""


def test_each_step_has_its_verb_and_an_unknown_status_its_own_name() -> None:
    assert [step_verb(status) for status in FLOW] == ["Arrive", "Seat", "Check out", "Dismiss"]
    assert step_verb(FlowStatus(key("x-ray"), "X-ray", "x_ray")) == "X-ray"
    assert step_verb(FlowStatus(key("chair"), "In chair", "in-chair")) == "Seat"


def test_steps_go_forward_and_back_and_end() -> None:
    assert next_status(FLOW, None) == FLOW[0]
    assert next_status(FLOW, FLOW[-1].id) is None
    assert previous_status(FLOW, FLOW[0].id) is None
    assert previous_status(FLOW, FLOW[2].id) == FLOW[1]
    assert next_status((), None) is None
