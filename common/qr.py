"""QR codes as one path of an SVG, drawn into the page: no picture is asked of any server."""

from dataclasses import dataclass

import segno

QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    box: str
    """The ``viewBox``, quiet zone included."""
    path: str


def qr_code(text: str) -> QrCode:
    matrix = segno.make(text, error="m", micro=False).matrix
    side = len(matrix) + 2 * QUIET_ZONE
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    return QrCode(f"-{QUIET_ZONE} -{QUIET_ZONE} {side} {side}", "".join(squares))
