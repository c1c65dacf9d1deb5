"""Every way in which a request can be refused, with the words and the code a program can act on.

No sentence in here may carry what a request contained: patients' data does not travel in errors.
"""

from __future__ import annotations

from typing import Any


class ApiProblem(Exception):
    """A refusal: an HTTP status, a code for programs, one sentence for people, and facts beside them."""

    def __init__(self, status: int, code: str, detail: str, **extras: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.extras = extras

    def body(self) -> dict[str, Any]:
        """Return the JSON body of the answer."""
        return {"detail": self.detail, "code": self.code, **self.extras}


class UnauthorizedProblem(ApiProblem):
    """Nobody we know is calling."""

    def __init__(self, detail: str = "Sign in first.") -> None:
        super().__init__(401, "unauthorized", detail)


class ForbiddenProblem(ApiProblem):
    """The caller is known and may not do this."""

    def __init__(self, detail: str = "Your role does not allow this.", code: str = "forbidden") -> None:
        super().__init__(403, code, detail)


class NotFoundProblem(ApiProblem):
    """There is no such thing, or none that the caller may see; *what* is its kind, as in "appointment"."""

    def __init__(self, what: str) -> None:
        super().__init__(404, "not_found", f"There is no such {what}.")


class ConflictProblem(ApiProblem):
    """The request is sound, but not in the present state of things."""

    def __init__(self, code: str, detail: str, **extras: Any) -> None:
        super().__init__(409, code, detail, **extras)


class StaleVersion(ConflictProblem):
    """Somebody changed it since the caller read it."""

    def __init__(self, expected: int, current: int) -> None:
        super().__init__(
            "stale_version",
            "Somebody else changed this in the meantime.",
            expected_version=expected,
            current_version=current,
        )


class SlotTaken(ConflictProblem):
    """The place on the book is not free; *conflicts* has the form check-conflicts answers with."""

    def __init__(
        self, detail: str = "Another appointment is already there.", conflicts: Any = None, code: str = "slot_taken"
    ) -> None:
        extras = {} if conflicts is None else {"conflicts": conflicts}
        super().__init__(code, detail, **extras)


class InvalidProblem(ApiProblem):
    """A value that cannot be: where it stood, what is wrong with it, and a type such as ``dst_gap``.

    Further findings are added with `also`, and all are reported at once.
    """

    def __init__(self, loc: tuple[str | int, ...], msg: str, type: str = "value_error") -> None:  # noqa: A002 - the wire's name
        super().__init__(422, "invalid", msg)
        self.findings: list[dict[str, Any]] = [{"loc": list(loc), "msg": msg, "type": type}]

    def also(self, loc: tuple[str | int, ...], msg: str, type: str = "value_error") -> InvalidProblem:  # noqa: A002
        """Add a finding and return the problem."""
        self.findings.append({"loc": list(loc), "msg": msg, "type": type})
        return self

    def body(self) -> dict[str, Any]:
        """Return the JSON body of the answer."""
        return {"detail": self.findings}


class TooManyRequests(ApiProblem):
    """The caller has to wait; *seconds* says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(429, "too_many_requests", f"Too many attempts. Try again in {seconds} seconds.")
        self.seconds = seconds


class Unavailable(ApiProblem):
    """The server cannot do it at this moment and nothing was changed; the same request may be sent again."""

    def __init__(self, detail: str = "The server is busy. Nothing was changed; try again.") -> None:
        super().__init__(503, "unavailable", detail)
