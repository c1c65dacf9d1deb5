"""Scrolling by holding something near the edge of the view."""

ZONE = 48
"""Pixels from an edge within which the view scrolls."""

SLOWEST = 120
FASTEST = 1440
"""Pixels a second at the zone's inner border and at the edge itself."""


def step(position: int, extent: int, toward: bool, elapsed_ms: int) -> int:
    """Return by how many pixels to scroll after *elapsed_ms*, negative toward the start, 0 outside the zones.

    *position* is the pointer along a view of *extent* pixels, also beyond it. *toward* tells that the pointer
    has moved toward that edge since it was picked up: what was grabbed near an edge does not run away. In a view
    too small for two zones each has half of it.
    """
    if not toward or elapsed_ms <= 0 or extent <= 0:
        return 0
    zone = min(ZONE, extent // 2)
    before, after = zone - position, position - (extent - 1 - zone)
    depth = max(before, after)
    if depth <= 0 or zone == 0:
        return 0
    depth = min(depth, zone)
    # Quadratic: fine control at the border, a page a second at the edge.
    speed = SLOWEST + (FASTEST - SLOWEST) * depth * depth // (zone * zone)
    pixels = max(speed * elapsed_ms // 1000, 1)
    return -pixels if before > after else pixels


def is_toward(position: int, previous: int, extent: int) -> bool:
    """Say whether a move from *previous* to *position* goes toward the edge that is nearer to *position*."""
    return position < previous if 2 * position < extent else position > previous
