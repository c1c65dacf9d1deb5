"""What is remembered of the past has an end."""

from frontdesk.operations.newest import Newest


def test_the_entry_longest_not_written_goes() -> None:
    kept: Newest[str, int] = Newest(2)
    kept["Helga"] = 1
    kept["Paul"] = 2
    kept["Helga"] = 3
    kept["Mei"] = 4
    assert kept == {"Helga": 3, "Mei": 4}
