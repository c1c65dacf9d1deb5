"""Which versions a desk made itself."""

from frontdesk.operations.versions import OwnVersions

from .practice import HELGA


def test_a_change_that_left_what_it_was_made_on_made_nothing() -> None:
    own = OwnVersions()
    own.made(HELGA, 1, 0)
    own.made(HELGA, 2, 2)
    assert own.latest(HELGA, 0) == 1
    own.made(HELGA, 2, 1)
    assert own.latest(HELGA, 0) == 2


def test_a_change_sent_on_no_version_is_ones_own_right_behind_what_was_known() -> None:
    own = OwnVersions()
    assert own.made_after(HELGA, 5, 4)
    assert own.made_after(HELGA, 6, 4), "what was known goes on with what one did oneself"
    assert not own.made_after(HELGA, 8, 6)
    assert not own.made_after(HELGA, 6, 6)
    assert own.latest(HELGA, 4) == 6


def test_what_somebody_else_is_known_to_have_made_is_never_ones_own() -> None:
    own = OwnVersions()
    assert own.made_after(HELGA, 2, 1)
    own.theirs(HELGA, 2)
    own.theirs(HELGA, 3)
    assert not own.made_after(HELGA, 3, 2)
    assert (own.latest(HELGA, 1), own.latest(HELGA, 2)) == (1, 2)


def test_what_was_made_on_a_version_stays_ones_own_whoever_speaks_of_it() -> None:
    own = OwnVersions()
    own.made(HELGA, 2, 1)
    own.theirs(HELGA, 2)
    assert own.latest(HELGA, 1) == 2
