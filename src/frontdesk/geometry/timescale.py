"""Minutes of a day against pixels down the board."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The stretch of a day that the board shows, at so many pixels an hour.

    Minutes are counted from the first instant of the local day, so they pass 1440 on a day of 25 hours. Here, in
    ``y_of`` and ``minute_of``, and nowhere else, minutes and pixels are converted.
    """

    first_minute: int
    last_minute: int
    px_per_hour: int

    def __post_init__(self) -> None:
        """Refuse a scale that shows nothing."""
        if self.last_minute <= self.first_minute or self.px_per_hour < 1:
            raise ValueError("a time scale shows at least one minute and one pixel an hour")

    @property
    def height(self) -> int:
        """The whole stretch in pixels."""
        return self.y_of(self.last_minute)

    def y_of(self, minute: int) -> int:
        """Return the upper edge of *minute*; above the first one it is negative.

        Edges are rounded down, each by itself, so that neighbours share their edge at any scale.
        """
        return (minute - self.first_minute) * self.px_per_hour // 60

    def minute_of(self, y: int) -> int:
        """Return the minute painted at pixel *y*: the last one whose upper edge is not below it."""
        return self.first_minute + ((y + 1) * 60 - 1) // self.px_per_hour
