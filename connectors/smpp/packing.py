"""Eight letters of seven bits in seven bytes, as some SMSCs want them on the line too."""

CARRIAGE_RETURN = 0x0D


def pack(septets: bytes, fill: int = 0) -> bytes:
    """`fill` bits come first, so that the text begins on a septet after a header."""
    if (fill + len(septets) * 7) % 8 == 1:
        # Seven bits are left over, which would read as one more "@".
        septets += bytes((CARRIAGE_RETURN,))
    bits = sum((septet & 0x7F) << (fill + 7 * place) for place, septet in enumerate(septets))
    return bits.to_bytes((fill + len(septets) * 7 + 7) // 8, "little")


def unpack(octets: bytes, fill: int = 0) -> bytes:
    bits = int.from_bytes(octets, "little") >> fill
    left = max(len(octets) * 8 - fill, 0)
    septets = bytes((bits >> (7 * place)) & 0x7F for place in range(left // 7))
    is_padded = bool(septets) and left % 7 == 0 and septets[-1] in (0, CARRIAGE_RETURN)
    return septets[:-1] if is_padded else septets
