"""Whatever JSON can hold, in any place of a provider's real delivery."""

import json
from typing import Any

from hypothesis import strategies as st

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def spoilt(draw: st.DrawFn, *bodies: bytes) -> bytes:
    """One of these deliveries, with something else in one of its places."""
    body = json.loads(draw(st.sampled_from(bodies)))
    part, key = draw(st.sampled_from(_places(body)))
    part[key] = draw(VALUES)
    return json.dumps(body).encode()


def _places(part: Any) -> list[tuple[Any, Any]]:
    keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
    return [(part, key) for key in keys] + [place for key in keys for place in _places(part[key])]
