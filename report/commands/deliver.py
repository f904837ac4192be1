"""`python -m report deliver`: what is published, mailed to a list of addresses, once each."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from report.commands.export import dashboard_address
from report.data import store
from report.data.raw import DataError
from report.data.watch_settings import SIGNED_ONLY
from report.delivery.address_list import recipients
from report.delivery.delivering import Delivered, Delivery, preview
from report.delivery.journal import BusyJournalError, Journal, entries
from report.delivery.mail_settings import mail_settings
from report.delivery.mailings import due
from report.delivery.published import published_state
from report.model import LANGUAGES
from report.settings import SettingError, yes_or_no

# What programs that send mail end with where a later run may do better (`sysexits.h`).
_LATER = 75


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `deliver`."""
    parser = commands.add_parser(
        "deliver",
        help="mail briefs of areas and what has changed to a list of addresses",
        description=(
            "Each address gets each thing once an edition; what a run could not send, the next one"
            f" does. It ends with {_LATER} where something is left for the next run, with 1 where"
            " somebody has to mend something."
        ),
    )
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help="one address a line, as: name@example.org zh energy,changes",
    )
    parser.add_argument(
        "--journal",
        type=Path,
        default=None,
        metavar="FILE",
        help="where it is written what was sent; default: the name of the list, and .sent",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh", help="of lines without one; default: zh"
    )
    parser.add_argument(
        "--url", type=dashboard_address, default="", metavar="BASE", help="where the dashboard is"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would be sent, and send nothing"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Send what is due; the exit code says what is left."""
    try:
        state = published_state(store.folder(), signed_only=yes_or_no(SIGNED_ONLY, os.environ))
        areas = [area.id for area in state.report.areas]
        listed = recipients(options.to, options.lang, areas)
        file = options.journal or options.to.with_name(f"{options.to.name}.sent")
        if options.dry_run:
            for line in preview([*due(listed, entries(file), state)], state):
                print(line)
            return 0
        delivery = Delivery(state, mail_settings(), options.url, _tell)
        with Journal(file) as journal:
            return _told(delivery.run([*due(listed, journal.entries, state)], journal))
    except BusyJournalError as error:
        return _failed(error, _LATER)
    except (DataError, SettingError, OSError) as error:
        return _failed(error, 1)


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _failed(error: Exception, code: int) -> int:
    _tell(str(error))
    return code


def _told(done: Delivered) -> int:
    """Say what was done; nothing where nothing was due, as cron mails what it hears."""
    if done != Delivered():
        print(f"sent {done.sent}, refused {done.refused}, left for the next run {done.left}")
    if done.is_broken:
        return 1
    if done.left:
        return _LATER
    return 1 if done.refused else 0
