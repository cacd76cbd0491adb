"""What goes wrong with a call to a provider, planned in advance by whoever plays the outside world."""

from dataclasses import dataclass
from typing import Literal, get_args

FaultKind = Literal["too_many", "server_error", "time_out_before", "time_out_after"]
"""`too_many` is a 429; `server_error` a 500 before anything was accepted; the time-outs leave the caller without an
answer, before the call was acted on or after it."""

FAULT_KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass(kw_only=True)
class Fault:
    """One planned fault. `where` is a phone number or chat, `call` the name of a call; None means any.

    `times` is how often it still strikes, None until it is cleared. `retry_after` is in seconds.
    """

    kind: FaultKind
    where: str | None
    call: str | None
    times: int | None
    retry_after: int


class FaultPlan:
    """The faults still to come, first planned first struck. `background` calls are only hit when named."""

    def __init__(self, *, background: frozenset[str] = frozenset()) -> None:
        self._faults: list[Fault] = []
        self._background = background

    def add(
        self,
        kind: FaultKind,
        *,
        where: str | None = None,
        call: str | None = None,
        times: int | None = 1,
        retry_after: int = 1,
    ) -> None:
        if kind not in FAULT_KINDS:
            raise ValueError(f"no such fault: {kind}")
        self._faults.append(Fault(kind=kind, where=where, call=call, times=times, retry_after=retry_after))

    def clear(self) -> None:
        self._faults.clear()

    def take(self, *, where: str | None, call: str) -> Fault | None:
        """The fault that strikes this call, or None. Uses it up by one."""
        for fault in self._faults:
            if self._strikes(fault, where, call):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
                return fault
        return None

    def _strikes(self, fault: Fault, where: str | None, call: str) -> bool:
        right_call = call not in self._background if fault.call is None else fault.call == call
        return right_call and fault.where in (None, where)
