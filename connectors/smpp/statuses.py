"""What the SMSC's answers mean, and which of them are worth another try."""

from enum import IntEnum
from typing import NamedTuple


class Status(IntEnum):
    ok = 0x00
    bad_length = 0x02
    unknown_command = 0x03
    wrong_state = 0x04
    system_error = 0x08
    bind_failed = 0x0D
    wrong_password = 0x0E
    queue_full = 0x14
    throttled = 0x58


class Meaning(NamedTuple):
    words: str
    again: bool = False


# Those that say "slower", and are told to every sending and not to one.
SLOWER = frozenset({Status.throttled, Status.queue_full})
MEANINGS = {
    0x01: Meaning("it is too long (ESME_RINVMSGLEN)"),
    0x02: Meaning("it could not be read (ESME_RINVCMDLEN)"),
    0x03: Meaning("submitting is unknown to it (ESME_RINVCMDID)"),
    0x04: Meaning("this bind may not send (ESME_RINVBNDSTS)", again=True),
    0x05: Meaning("it is bound already (ESME_RALYBND)", again=True),
    0x08: Meaning("the SMSC has an error (ESME_RSYSERR)", again=True),
    0x0A: Meaning("the source address is not allowed (ESME_RINVSRCADR)"),
    0x0B: Meaning("the customer's number is not valid (ESME_RINVDSTADR)"),
    0x0D: Meaning("the bind failed (ESME_RBINDFAIL)", again=True),
    0x0E: Meaning("the password is wrong (ESME_RINVPASWD)", again=True),
    0x0F: Meaning("the system id is wrong (ESME_RINVSYSID)", again=True),
    0x14: Meaning("its queue is full (ESME_RMSGQFUL)", again=True),
    0x15: Meaning("the service type is not valid (ESME_RINVSERTYP)"),
    0x43: Meaning("the esm_class is not valid (ESME_RINVESMCLASS)"),
    0x45: Meaning("submitting failed (ESME_RSUBMITFAIL)", again=True),
    0x48: Meaning("the TON of the source address is wrong (ESME_RINVSRCTON)"),
    0x49: Meaning("the NPI of the source address is wrong (ESME_RINVSRCNPI)"),
    0x50: Meaning("the TON of the customer's number is wrong (ESME_RINVDSTTON)"),
    0x51: Meaning("the NPI of the customer's number is wrong (ESME_RINVDSTNPI)"),
    0x53: Meaning("the system type is wrong (ESME_RINVSYSTYP)", again=True),
    0x58: Meaning("we send too fast (ESME_RTHROTTLED)", again=True),
    0x64: Meaning("the receiving side has a passing error (ESME_RX_T_APPN)", again=True),
    0x65: Meaning("the receiving side refuses for good (ESME_RX_P_APPN)"),
    0x66: Meaning("the receiving side rejects it (ESME_RX_R_APPN)"),
    0xC0: Meaning("the optional parameters are not allowed (ESME_RINVOPTPARSTREAM)"),
    0xC1: Meaning("an optional parameter is not allowed (ESME_ROPTPARNOTALLWD)"),
    0xC4: Meaning("an optional parameter has a wrong value (ESME_RINVOPTPARAMVAL)"),
    0xFE: Meaning("delivering failed (ESME_RDELIVERYFAILURE)"),
    0xFF: Meaning("no reason is given (ESME_RUNKNOWNERR)"),
}


def meaning_of(status: int) -> Meaning:
    return MEANINGS.get(status) or Meaning(f"its own error 0x{status:X}: ask whoever runs it")
