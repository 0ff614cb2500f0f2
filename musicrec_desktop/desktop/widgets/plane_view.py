"""Which part of a plane is in sight, and where its places are on the screen."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

NEAREST: Final = 400.0
"""Times the scale that shows everything."""
FARTHEST: Final = 0.7


@dataclass(frozen=True, slots=True)
class PlaneView:
    """A window of `width` x `height` logical pixels on a plane whose second axis points up."""

    width: float
    height: float
    x: float = 0.0
    y: float = 0.0
    """What lies in the middle of the window."""
    scale: float = 1.0
    """Pixels for a distance of one."""
    whole: float = 1.0
    """The scale at which everything is in sight."""

    @staticmethod
    def of(width: float, height: float, places: NDArray[np.float32], margin: float) -> "PlaneView":
        """Everything in sight, with a margin in pixels."""
        if len(places) == 0:
            return PlaneView(width, height, scale=min(width, height) / 2, whole=min(width, height) / 2)
        low, high = places.min(axis=0), places.max(axis=0)
        middle, extent = (low + high) / 2, np.maximum(high - low, 1e-3)
        scale = min(max(width - 2 * margin, 1) / float(extent[0]), max(height - 2 * margin, 1) / float(extent[1]))
        return PlaneView(width, height, float(middle[0]), float(middle[1]), scale, scale)

    @property
    def zoom(self) -> float:
        """Times as near as with everything in sight."""
        return self.scale / self.whole

    def to_screen(self, places: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 2) pixels of (n, 2) places."""
        out = np.empty_like(places, np.float32)
        np.multiply(places[:, 0], self.scale, out=out[:, 0])
        np.multiply(places[:, 1], -self.scale, out=out[:, 1])
        out += np.array((self.width / 2 - self.x * self.scale, self.height / 2 + self.y * self.scale), np.float32)
        return out

    def to_plane(self, right: float, down: float) -> tuple[float, float]:
        """The place under a pixel."""
        return (
            self.x + (right - self.width / 2) / self.scale,
            self.y - (down - self.height / 2) / self.scale,
        )

    def panned(self, right: float, down: float) -> "PlaneView":
        """Everything moved by so many pixels."""
        return replace(self, x=self.x - right / self.scale, y=self.y + down / self.scale)

    def zoomed(self, times: float, right: float | None = None, down: float | None = None) -> "PlaneView":
        """So many times as near, within bounds; what is under the pixel (by default the middle) stays there."""
        scale = min(max(self.scale * times, self.whole * FARTHEST), self.whole * NEAREST)
        right = self.width / 2 if right is None else right
        down = self.height / 2 if down is None else down
        x, y = self.to_plane(right, down)
        after = replace(self, scale=scale)
        moved_x, moved_y = after.to_plane(right, down)
        return replace(after, x=self.x + x - moved_x, y=self.y + y - moved_y)

    def towards(self, other: "PlaneView", share: float) -> "PlaneView":
        """A view between this (0) and another (1): nearer in even steps, what both see alike kept still."""
        if share >= 1:
            return other
        scale = self.scale * (other.scale / self.scale) ** share
        way = share
        if abs(other.scale - self.scale) > 1e-9 * self.scale:
            way = (1 / self.scale - 1 / scale) / (1 / self.scale - 1 / other.scale)
        x, y = self.x + (other.x - self.x) * way, self.y + (other.y - self.y) * way
        return replace(other, x=x, y=y, scale=scale)

    def at(self, x: float, y: float) -> "PlaneView":
        """The same with this place in the middle."""
        return replace(self, x=x, y=y)

    def resized(self, width: float, height: float, places: NDArray[np.float32], margin: float) -> "PlaneView":
        """The same place in the middle, as near to it for the size as before."""
        whole = PlaneView.of(width, height, places, margin).whole
        return replace(self, width=width, height=height, scale=whole * self.zoom, whole=whole)
