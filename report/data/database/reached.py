"""Whether a database was there when it was looked at last: nobody waits for one that was not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from report.data.raw import DataError, Problem
from report.model import FiguresUnavailableError

# Of an address only that is told, which may have a password in it.
NOT_UNDERSTOOD = "the address is not understood; in a password / is written as %2F, # as %23"
_LOAD = "Load a data folder by `python -m report load`"

# What could not be done when a database was looked at last, by its address.
_UNREACHED: dict[str, FiguresUnavailableError] = {}


def refuse_unreached(address: str) -> None:
    """Raises FiguresUnavailableError where the database was not there at the last look."""
    if address in _UNREACHED:
        raise FiguresUnavailableError(str(_UNREACHED[address]))


@contextmanager
def noted(address: str) -> Iterator[None]:
    """A look at a database: whether it is there is known from then on."""
    why: FiguresUnavailableError | None = None
    try:
        yield
    except FiguresUnavailableError as error:
        why = error
        raise
    finally:
        # One that is there may still have no report.
        if why is None:
            _UNREACHED.pop(address, None)
        else:
            _UNREACHED[address] = why


def unavailable(error: Exception) -> FiguresUnavailableError:
    """What a driver said of a database that cannot be asked."""
    if isinstance(error, FiguresUnavailableError):
        return error
    return FiguresUnavailableError(f"the database does not answer: {said(error)}")


def said(error: Exception) -> str:
    """What the database, or the driver, said in a line. It names no password."""
    return " ".join(str(error).split()) or type(error).__name__


def no_report(name: str) -> DataError:
    """What is said of a database into which nothing was loaded."""
    return DataError(Problem(name, None, None, "no report is in the database", _LOAD))


def of_another_form(name: str, form: object, own: int) -> DataError:
    """What is said of tables that another version of the product has made."""
    wrong = f"the tables of the database are of form {form}, and not of {own}"
    remedy = "Load the folder into another database, or with the version that made these"
    return DataError(Problem(name, None, None, wrong, remedy))
