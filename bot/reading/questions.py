"""Whether something is asked rather than answered.

"Can I have the second", "could you do Friday" and "how about Saturday" ask in form alone: they choose. So does
"when my contract ends", which has no verb in front.
"""

import re

_DOES = r"(?:do|does|did|is|are|am|will|would|should|was|were|has|have|had|can|could)"
_WHO = (
    r"(?:i|you|he|she|it|they|we|there|this|that|my|the|your|our|all|any(?:body|one)?|some(?:body|one)|(?:an? )?\w+ing)"
)
_ASKS = re.compile(
    r"(?:^|[,.;!?]|\b(?:and|but|yes|no|ok|okay|oh|so|also|hi|hello|then)\b)\W*"
    rf"(?:(?:when|where|how|what|which \w+|who)(?:'s| (?:else )?{_DOES})"
    r"|how (?:much|many|long|far|come)|what (?:if|happens|happened|time)|who \w+s|why(?! not)"
    rf"|(?:do(?! (?:it|that|this|the)\b)|does|did|is|are|am|will|would|should|was|were|has|have|had) {_WHO}"
    r"|(?:what|how) about (?:my|our)|can (?:he|she|it|they|somebody|someone))\b",
    re.IGNORECASE,
)


def asks(typed: str) -> bool:
    return _ASKS.search(typed.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")) is not None
