#!/usr/bin/env python3
"""Check the store of a duty room, written from docs/LOG-FORMAT.md alone.

    python3 verify.py STORE_FOLDER

Prints the verdict as one JSON object and ends with 0 where the store holds, 3 where it does not and 2 where it
could not be checked at all (wrong call, no store). A file that SQLite cannot read has no verdict: then it says so
on the standard error and ends with 3. The store is opened for reading only: no byte of the folder changes and no
file is made in it. With `--each` in place of the folder it does the same for every folder named on the standard
input, which spares a test of hundreds of stores as many starts. Standard library only, Python 3.9 or newer, SQLite 3.37 or newer.

"Section" in the comments is a section of docs/LOG-FORMAT.md; the order of the checks is that of section 7.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
import sys
import tempfile
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Iterator, NoReturn

LARGEST_INTEGER = 9_007_199_254_740_991
NO_PREVIOUS = "0" * 64

COLUMNS = (
    "year", "no", "day", "shift_no", "recorded_at", "recorder_id", "recorder_name", "is_late",
    "category", "urgency", "state", "occurred_at", "is_important", "remind_at",
    "is_void", "is_reminder_done", "content_seq", "version", "correction_count",
)  # fmt: skip

SHIFT_COLUMNS = (
    "no", "day", "slot", "name", "planned_from_at", "planned_until_at", "started_at", "ended_at", "end",
    "leader_name", "start_seq", "end_seq", "reviewed_at", "review_seq",
)  # fmt: skip
CALENDAR_COLUMNS = (
    "year", "source", "notice", "issued_day", "recorded_day", "reason", "covers_year", "days", "recorded_at", "recorded_by",
)  # fmt: skip
SWAP_COLUMNS = ("give_day", "take_day", "state")
ABSENCE_COLUMNS = ("year", "no", "person_id", "from_at", "until_at", "state", "seq")
PERIOD_COLUMNS = ("year", "no", "from_day", "until_day", "state", "seq")
REPORT_COLUMNS = ("period_id", "seq")
CALL_OUT_COLUMNS = ("year", "no", "is_drill", "called_at", "is_ended", "seq", "steps")
INCIDENT_COLUMNS = ("year", "no", "received_at", "state", "seq", "entry_seq")
INCIDENT_CALL_COLUMNS = ("incident_id", "started_at", "seq", "steps")
INCIDENT_REPORT_COLUMNS = ("incident_id", "kind", "year", "no", "issued_at", "seq", "steps")
PRODUCT_COLUMNS = ("kind", "is_zero", "from_day", "until_day", "year", "no", "state", "seq", "steps")
PACKAGE_COLUMNS = ("public_key", "sequence", "product_id", "from_day", "until_day", "delivered_at", "seq", "steps")
OFFICE_ROOM_COLUMNS = ("name", "seq", "steps")
OFFICE_KEY_COLUMNS = ("room_id", "retired_at")
INTAKE_COLUMNS = (
    "room_id", "day", "arrived_at", "verdict", "is_zero", "is_late", "is_daily", "public_key", "sequence", "manifest",
    "product_id", "replaces", "is_withdrawal", "file_sha256", "seq", "steps",
)  # fmt: skip
SPOT_CHECK_COLUMNS = ("year", "no", "room_id", "picked_at", "seq", "steps")
MEMBER_COLUMNS = ("person_id", "account_id", "name", "duty", "from_at", "until_at")

Json = Any  # what json.loads gives
Row = dict[str, Any]  # a row of `entry`, by column


class CannotCheck(Exception):
    """There is nothing here that this program can give a verdict on."""


class Bad(Exception):
    """The first check that failed."""

    def __init__(self, seq: int, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.seq, self.reason, self.detail = seq, reason, detail


@dataclass
class Entry:
    """What the records say of one entry so far."""

    is_open: bool
    row: Row
    changed_by: list[int] = field(default_factory=list)


@dataclass
class Shift:
    """What the records say of one shift so far."""

    row: Row
    members: list[Row]


@dataclass
class Swap:
    """What the records say of one request to change a published rota."""

    first_seq: int
    request: str
    row: Row


@dataclass
class Begun:
    """What the records say of one absence, one important period, one thing that was sent or one call."""

    first_seq: int
    row: Row


@dataclass
class CallOut(Begun):
    """What the records say of one call to those on standby."""

    people: set[str]


@dataclass
class SetUp:
    """How long the clocks are that a set-up of incidents lays, in minutes or null."""

    stages: dict[str, Json]  # by the id of the policy, a slash and the key of the stage
    follow_ups: dict[str, Json]  # by the id of the policy
    calls: dict[str, Json]  # by the id of the line of the list of calls


@dataclass
class Incident(Begun):
    """What the records say of one incident."""

    set_up: int
    clocks: dict[str, Json]  # by id


@dataclass
class IncidentReport(Begun):
    """What the records say of one written report or bulletin."""

    is_withdrawn: bool
    written: Json
    deliveries: list[tuple[str, str]]


@dataclass
class SpotCheck(Begun):
    """What the records say of one spot check."""

    picked: Json
    is_made: bool
    is_dropped: bool


@dataclass
class Product(Begun):
    """What the records say of one written product."""

    is_withdrawn: bool
    written: Json
    deliveries: list[tuple[str, str]]


@dataclass
class Package(Begun):
    """What the records say of one package."""

    made: Json
    drops: list[tuple[str, str, str]]


@dataclass
class OfficeRoom(Begun):
    """What the records say of one room that reports to this office."""

    keys: list[tuple[str, Json]]  # each with the moment that it was retired at, or None


@dataclass
class Intake(Begun):
    """What the records say of one thing that came in."""

    came: Json
    told: Json  # null, or an object with a `text`


@dataclass
class Reading:
    """What was read up to now."""

    records: int = 0
    head_hash: str = NO_PREVIOUS
    entries: dict[int, Entry] = field(default_factory=dict)
    signatures_name: bool = False  # whether a signature named what it stands under
    sheets: dict[int, str] = field(default_factory=dict)  # shift → what the signatures under its sheet stand under
    attachments: dict[str, int] = field(default_factory=dict)  # hash → seq of the first record that names it
    shifts: dict[int, Shift] = field(default_factory=dict)  # by number
    links: dict[int, set[tuple[int, str]]] = field(default_factory=dict)  # entry → where its links lead
    calendar: dict[int, Row] = field(default_factory=dict)  # seq → the row of an amendment
    newest_version: dict[str, int] = field(default_factory=dict)  # month → its newest version
    versions: set[tuple[int, str, int]] = field(default_factory=set)  # seq, month, version
    swap_steps: set[tuple[int, str]] = field(default_factory=set)  # seq, id of the request
    swaps: dict[str, Swap] = field(default_factory=dict)  # by id, in the order in which they were made
    newest_number: dict[int, int] = field(default_factory=dict)  # year → the highest number of an absence
    absence_steps: set[tuple[int, str]] = field(default_factory=set)  # seq, id of the absence
    absences: dict[str, Begun] = field(default_factory=dict)  # by id, in the order in which they were registered
    newest_period: dict[int, int] = field(default_factory=dict)  # year → the highest number of a period
    period_steps: set[tuple[int, str]] = field(default_factory=set)  # seq, id of the period
    periods: dict[str, Begun] = field(default_factory=dict)  # by id, in the order in which they were declared
    newest_plan: dict[str, int] = field(default_factory=dict)  # id of a period → the newest version of its table
    plans: set[tuple[int, str, int]] = field(default_factory=set)  # seq, id of the period, version
    reports: dict[str, Begun] = field(default_factory=dict)  # by id, in the order in which they were sent
    withdrawn: set[str] = field(default_factory=set)  # ids of reports
    newest_call_out: dict[tuple[int, bool], int] = field(default_factory=dict)  # year, drill or not → highest number
    call_outs: dict[str, CallOut] = field(default_factory=dict)  # by id, in the order in which they began
    set_ups: dict[int, SetUp] = field(default_factory=dict)  # by seq
    newest_incident: dict[int, int] = field(default_factory=dict)  # year → the highest number of an incident
    incident_steps: set[tuple[int, str]] = field(default_factory=set)  # seq, id of the incident
    incidents: dict[str, Incident] = field(default_factory=dict)  # by id, in the order in which they were opened
    facts: set[tuple[int, str, int, str]] = field(default_factory=set)  # seq, id of the incident, place, the kept fact
    incident_calls: dict[str, Begun] = field(default_factory=dict)  # by id, in the order in which they were noted
    met_by_call: dict[str, Json] = field(default_factory=dict)  # id of a call → ids of the clocks that it met
    bulletins: set[tuple[str, int, int]] = field(default_factory=set)  # kind, year, number
    incident_reports: dict[str, IncidentReport] = field(default_factory=dict)  # by id, in the order of their issue
    newest_check: dict[int, int] = field(default_factory=dict)  # year → the highest number of a spot check
    checks: dict[str, SpotCheck] = field(default_factory=dict)  # by id, in the order in which they were picked
    clock: tuple[int, str] = (0, "")  # seq and prev of the newest record of kind clock
    product_setups: list[int] = field(default_factory=list)  # seqs
    product_numbers: set[tuple[str, int, int]] = field(default_factory=set)  # kind, year, number
    products: dict[str, Product] = field(default_factory=dict)  # by id, in the order of their issue
    unit_keys: dict[str, int] = field(default_factory=dict)  # public key → seq, in their order
    newest_sequence: dict[str, int] = field(default_factory=dict)  # public key → the highest number of a package
    packages: dict[str, Package] = field(default_factory=dict)  # by id, in the order in which they were made
    package_heads: list[tuple[int, int, str]] = field(default_factory=list)  # seq, seq and hash of the record it names
    office_setups: list[int] = field(default_factory=list)  # seqs
    office_rooms: dict[str, OfficeRoom] = field(default_factory=dict)  # by id, in the order in which they were added
    office_keys: dict[str, Begun] = field(default_factory=dict)  # by public key, in the order of pairing
    counted: dict[str, str] = field(default_factory=dict)  # hash of a manifest → id of what counts with it
    intakes: dict[str, Intake] = field(default_factory=dict)  # by id, in the order in which they came
    intake_files: dict[str, int] = field(default_factory=dict)  # hash → seq of the first record that names it
    chases: set[tuple[int, str, str, str, str]] = field(default_factory=set)  # seq, id, room, day, moment


# ---------------------------------------------------------------- section 1: opening


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database, seen as it stands at one moment; nothing in the folder is written or made."""
    path = folder / "duty.sqlite"
    wal, shm = folder / "duty.sqlite-wal", folder / "duty.sqlite-shm"
    if not path.is_file():
        raise CannotCheck(f"there is no duty.sqlite in {folder}")
    with tempfile.TemporaryDirectory() as spare:
        if shm.exists():
            # In this way SQLite reads the -wal file and leaves the -shm file as it is.
            uri = path.resolve().as_uri() + "?mode=ro&readonly_shm=1"
        elif wal.exists() and wal.stat().st_size > 0:
            # SQLite would have to make a -shm file, so it may do that beside a copy.
            shutil.copy(path, spare)
            shutil.copy(wal, spare)
            uri = (Path(spare).resolve() / path.name).as_uri() + "?mode=ro"
        else:
            uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            # Bytes that are not UTF-8 must neither stop the work nor be replaced by something else.
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            connection.execute("BEGIN")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version < 1:
                raise CannotCheck(f"{path} is not the store of a duty room")
            yield connection
        finally:
            connection.close()


# ---------------------------------------------------------------- section 3: canonical JSON


def integer(digits: str) -> int:
    value = int(digits)
    if abs(value) > LARGEST_INTEGER:
        raise ValueError(f"the number {digits} is too large")
    return value


def refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not an integer")


def by_name(members: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object with its members in the order of RFC 8785, which is that of UTF-16."""
    return dict(sorted(members, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))


def parse_canonical(text: str) -> Json:
    """The value of `text`; a ValueError where the text is not in canonical form."""
    text.encode("utf-8")  # a UnicodeEncodeError is a ValueError
    try:
        value = json.loads(
            text, object_pairs_hook=by_name, parse_int=integer, parse_float=refuse, parse_constant=refuse
        )
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if written != text:
        raise ValueError("written again, the text is another one")
    return value


def same(left: Json, right: Json) -> bool:
    """Equality of JSON values: unlike in Python, true is not 1."""
    return type(left) is type(right) and left == right


# ---------------------------------------------------------------- section 7, check 6: what has to be there

@dataclass
class OrNull:
    """Null or what a shape asks for."""

    shape: Json


@dataclass
class OrAbsent:
    """A member that may not be there, and has what a shape asks for where it is."""

    shape: Json


# A dict asks for these members, a list for a list of such, a pattern for such a text, a tuple for one of these types.
TEXT, NUMBER, YES_OR_NO, TEXT_OR_NULL = (str,), (int,), (bool,), (str, type(None))
NUMBER_OR_NULL = (int, type(None))
ANYTHING = (str, int, bool, type(None), list, dict)
HASH = re.compile(r"[0-9a-f]{64}")
NAMED_HEAD = {"seq": NUMBER, "hash": TEXT}
CONTENT = {
    "category": TEXT,
    "urgency": TEXT,
    "state": TEXT,
    "occurredAt": TEXT_OR_NULL,
    "isImportant": YES_OR_NO,
    "remindAt": TEXT_OR_NULL,
    "links": [{"entryId": NUMBER, "kind": TEXT}],
    "attachments": [{"hash": HASH}],
}
MEMBER = {"personId": TEXT, "accountId": TEXT, "name": TEXT, "duty": TEXT}
START = {
    "no": NUMBER,
    "day": TEXT,
    "slot": NUMBER,
    "name": TEXT,
    "plannedFromAt": TEXT,
    "plannedUntilAt": TEXT,
    "leaderName": TEXT,
    "members": [MEMBER],
}
CLOCK = {
    "id": TEXT,
    "origin": TEXT,
    "policyId": TEXT,
    "startAt": TEXT,
    "minutes": NUMBER_OR_NULL,
    "dueAt": TEXT_OR_NULL,
    "state": TEXT,
    "met": OrNull({}),
}
NEEDED: dict[str, Json] = {
    "entry": {
        "at": TEXT,
        "byName": TEXT,
        "shift": NUMBER,
        "body": {
            "year": NUMBER,
            "no": NUMBER,
            "day": TEXT,
            "recorderId": TEXT,
            "isLate": YES_OR_NO,
            "content": CONTENT,
        },
    },
    "correction": {"body": {"entry": NUMBER, "content": CONTENT}},
    "void": {"body": {"entry": NUMBER}},
    "reminder-done": {"body": {"entry": NUMBER}},
    "state": {"body": {"entry": NUMBER, "state": TEXT}},
    "take-over": {"at": TEXT, "body": {"shift": START}},
    "hand-over": {"at": TEXT, "body": {"openMatters": [NUMBER], "from": NUMBER, "shift": START}},
    "unrelieved": {"at": TEXT, "body": {"openMatters": [NUMBER], "shift": NUMBER}},
    "join": {"at": TEXT, "body": {"shift": NUMBER, **MEMBER}},
    "review": {"at": TEXT, "body": {"shift": NUMBER}},
    "release": {"at": TEXT, "body": {"shift": NUMBER, "personId": TEXT}},
    "calendar": {
        "at": TEXT,
        "byName": TEXT,
        "body": {
            "year": NUMBER,
            "source": TEXT,
            "notice": TEXT,
            "issuedDay": TEXT_OR_NULL,
            "recordedDay": TEXT,
            "reason": TEXT,
            "coversYear": YES_OR_NO,
            "days": [ANYTHING],
        },
    },
    "leave": {"at": TEXT, "body": {"shift": NUMBER, "personId": TEXT}},
    "rota": {"body": {"month": TEXT, "version": NUMBER}},
    "rota-swap": {
        "body": {"id": TEXT, "state": TEXT, "request": {"give": {"day": TEXT}, "take": OrNull({"day": TEXT})}}
    },
    "absence": {
        "body": {
            "act": TEXT,
            "absence": {
                "id": TEXT,
                "year": NUMBER,
                "no": NUMBER,
                "fields": {"personId": TEXT},
                "fromAt": TEXT,
                "untilAt": TEXT,
                "state": TEXT,
                "returned": OrNull({"at": TEXT}),
            },
        }
    },
    "period": {
        "body": {
            "act": TEXT,
            "period": {
                "id": TEXT,
                "year": NUMBER,
                "no": NUMBER,
                "fields": {"fromDay": TEXT, "untilDay": TEXT},
                "state": TEXT,
            },
        }
    },
    "period-plan": {"body": {"periodId": TEXT, "version": NUMBER}},
    "period-report": {
        "body": {"act": TEXT, "submission": {"id": TEXT, "periodId": TEXT, "withdrawn": OrNull({"at": TEXT})}}
    },
    "call-out": {
        "body": {
            "act": TEXT,
            "callOut": {
                "id": TEXT,
                "year": NUMBER,
                "no": NUMBER,
                "isDrill": YES_OR_NO,
                "calledAt": TEXT,
                "people": [{"personId": TEXT}],
                "ended": OrNull({"at": TEXT}),
            },
        }
    },
    "incident-setup": {
        "body": {
            "setup": {
                "policies": [
                    {
                        "id": TEXT,
                        "stages": [{"key": TEXT, "minutes": NUMBER_OR_NULL}],
                        "followUp": {"everyMinutes": NUMBER_OR_NULL},
                    }
                ],
                "callTree": [{"id": TEXT, "minutes": NUMBER_OR_NULL}],
            }
        }
    },
    "incident": {
        "at": TEXT,
        "byName": TEXT,
        "body": {
            "act": TEXT,
            "incident": {
                "id": TEXT,
                "year": NUMBER,
                "no": NUMBER,
                "fields": {"receivedAt": TEXT},
                "setupSeq": NUMBER,
                "entryId": NUMBER_OR_NULL,
                "state": TEXT,
                "stages": [CLOCK],
            },
            "facts": [{}],
        },
    },
    "incident-call": {
        "body": {"act": TEXT, "call": {"id": TEXT, "incidentId": TEXT, "startedAt": TEXT, "stageIds": [TEXT]}}
    },
    "incident-report": {
        "body": {
            "act": TEXT,
            "report": {
                "id": TEXT,
                "fields": {"incidentId": TEXT_OR_NULL, "kind": TEXT},
                "year": NUMBER,
                "no": NUMBER,
                "issuedAt": TEXT,
                "deliveries": [{"unit": TEXT, "sentAt": TEXT}],
                "state": TEXT,
            },
        }
    },
    "spot-check": {
        "body": {
            "act": TEXT,
            "check": {
                "id": TEXT,
                "year": NUMBER,
                "no": NUMBER,
                "roomId": TEXT,
                "pickedAt": TEXT,
                "pick": {},
                "made": OrNull({}),
                "dropped": TEXT,
            },
        }
    },
    "product-setup": {"body": {"setup": {}}},
    "product": {
        "prev": TEXT,
        "body": {
            "act": TEXT,
            "product": {
                "id": TEXT,
                "fields": {"kind": TEXT, "isZero": YES_OR_NO, "fromDay": TEXT, "untilDay": TEXT},
                "year": NUMBER,
                "no": NUMBER,
                "editor": {"at": TEXT},
                "reviewer": OrNull({"at": TEXT}),
                "remarks": [{"at": TEXT}],
                "issuer": {"at": TEXT},
                "issuedAt": TEXT,
                "head": NAMED_HEAD,
                "deliveries": [{"unit": TEXT, "sentAt": TEXT}],
                "state": TEXT,
            },
        },
    },
    "backup": {"body": {"sentSince": OrAbsent({"keys": [{"publicKey": TEXT, "last": NUMBER}]})}},
    "unit-key": {"body": {"publicKey": TEXT}},
    "package": {
        "body": {
            "act": TEXT,
            "package": {
                "id": TEXT,
                "publicKey": TEXT,
                "sequence": NUMBER,
                "productId": TEXT,
                "productState": TEXT,
                "fromDay": TEXT,
                "untilDay": TEXT,
                "head": NAMED_HEAD,
                "drops": [{"destinationId": TEXT, "folder": TEXT, "deliveredAt": TEXT}],
            },
        }
    },
    "office-setup": {"body": {"setup": {}}},
    "office-room": {
        "body": {
            "act": TEXT,
            "room": {
                "id": TEXT,
                "fields": {"name": TEXT},
                "keys": [{"publicKey": TEXT, "retiredAt": TEXT_OR_NULL}],
            },
        }
    },
    "intake": {
        "body": {
            "act": TEXT,
            "intake": {
                "id": TEXT,
                "roomId": TEXT_OR_NULL,
                "day": TEXT_OR_NULL,
                "isZero": YES_OR_NO,
                "isLate": YES_OR_NO,
                "arrivedAt": TEXT,
                "verdict": TEXT,
                "file": OrNull({"sha256": OrNull(HASH)}),
                "manifest": OrNull(
                    {
                        "unit": {"publicKey": TEXT},
                        "sequence": NUMBER,
                        "product": {"kind": TEXT, "id": TEXT, "replaces": TEXT_OR_NULL, "state": TEXT},
                    }
                ),
                "manifestSha256": TEXT_OR_NULL,
                "told": OrNull({"text": TEXT}),
            },
        }
    },
    "chase": {"body": {"chase": {"id": TEXT, "roomId": TEXT, "day": TEXT, "calledAt": TEXT}}},
}


def fits(value: Json, shape: Json) -> bool:
    """Whether a value has what a shape asks for; more may be there."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            fits(value[n], s.shape if isinstance(s, OrAbsent) else s) if n in value else isinstance(s, OrAbsent)
            for n, s in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, OrNull):
        return value is None or fits(value, shape.shape)
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    return type(value) in shape  # not isinstance: in Python true is a number


# ---------------------------------------------------------------- section 5: entries


def changed_entries(kind: str, body: Json, entries: dict[int, Entry]) -> list[int]:
    """Section 5.1: the entries that a record changes, each once."""
    if kind in ("correction", "state", "void", "reminder-done"):
        return [body["entry"]]
    if kind in ("hand-over", "unrelieved"):
        return list(dict.fromkeys(body["openMatters"]))
    if kind == "entry":
        closed = [link["entryId"] for link in body["content"]["links"] if link["kind"] == "closes"]
        return [seq for seq in dict.fromkeys(closed) if seq in entries and entries[seq].is_open]
    return []


def is_open_after(kind: str, body: Json, was_open: bool) -> bool:
    """Section 5.1: whether a record leaves an entry that it changes open."""
    if kind == "correction":
        return is_open(body["content"])
    if kind == "state":
        return is_open(body)
    return was_open and kind != "entry"


def is_open(content_or_state: Json) -> bool:
    return bool(content_or_state["state"] != "done")


def content_columns(content: Json, recorded_at: str) -> Row:
    occurred_at = content["occurredAt"]
    return {
        "category": content["category"],
        "urgency": content["urgency"],
        "state": content["state"],
        "occurred_at": recorded_at if occurred_at is None else occurred_at,
        "is_important": 1 if content["isImportant"] else 0,
        "remind_at": content["remindAt"],
    }


def first_row(record: Json) -> Row:
    """Section 5.2: the row as the entry's own record makes it."""
    body = record["body"]
    return {
        "year": body["year"],
        "no": body["no"],
        "day": body["day"],
        "shift_no": record["shift"],
        "recorded_at": record["at"],
        "recorder_id": body["recorderId"],
        "recorder_name": record["byName"],
        "is_late": 1 if body["isLate"] else 0,
        **content_columns(body["content"], record["at"]),
        "is_void": 0,
        "is_reminder_done": 0,
        "content_seq": record["seq"],
        "version": 0,
        "correction_count": 0,
    }


def changed_row(row: Row, record: Json) -> Row:
    """Section 5.2: the row after a record that changes it."""
    kind, body = record["kind"], record["body"]
    after = {**row, "version": row["version"] + 1}
    if kind == "correction":
        after.update(content_columns(body["content"], row["recorded_at"]))
        after["content_seq"] = record["seq"]
        after["correction_count"] += 1
        if after["remind_at"] != row["remind_at"]:
            after["is_reminder_done"] = 0
    elif kind == "void":
        after["is_void"] = 1
    elif kind == "state":
        after["state"] = body["state"]
    elif kind == "reminder-done":
        after["is_reminder_done"] = 1
    elif kind in ("hand-over", "unrelieved"):
        after["state"] = "done" if row["state"] == "done" else "carried"
    elif kind == "entry":
        after["state"] = "done"
    return after


# ---------------------------------------------------------------- section 5.3: shifts and links


def new_member(member: Json, at: str) -> Row:
    return {
        "person_id": member["personId"],
        "account_id": member["accountId"],
        "name": member["name"],
        "duty": member["duty"],
        "from_at": at,
        "until_at": None,
    }


def start_shift(record: Json, shifts: dict[int, Shift]) -> None:
    start, at = record["body"]["shift"], record["at"]
    row = {
        "no": start["no"],
        "day": start["day"],
        "slot": start["slot"],
        "name": start["name"],
        "planned_from_at": start["plannedFromAt"],
        "planned_until_at": start["plannedUntilAt"],
        "started_at": at,
        "ended_at": None,
        "end": None,
        "leader_name": start["leaderName"],
        "start_seq": record["seq"],
        "end_seq": None,
        "reviewed_at": None,
        "review_seq": None,
    }
    shifts[start["no"]] = Shift(row, [new_member(member, at) for member in start["members"]])


def end_shift(record: Json, no: int, how: str, shifts: dict[int, Shift]) -> None:
    if no in shifts:
        shifts[no].row.update({"ended_at": record["at"], "end": how, "end_seq": record["seq"]})
        for member in shifts[no].members:
            member["until_at"] = member["until_at"] or record["at"]


def calendar_row(record: Json) -> Row:
    """Section 5.4: the row of an amendment to the calendar."""
    body = record["body"]
    return {
        "year": body["year"],
        "source": body["source"],
        "notice": body["notice"],
        "issued_day": body["issuedDay"],
        "recorded_day": body["recordedDay"],
        "reason": body["reason"],
        "covers_year": 1 if body["coversYear"] else 0,
        "days": json.dumps(body["days"], ensure_ascii=False, separators=(",", ":")),  # parsed, so in order already
        "recorded_at": record["at"],
        "recorded_by": record["byName"],
    }


def publish(record: Json, reading: Reading) -> None:
    """Section 5.5: a version is the one after the newest of its month."""
    seq, month, version = record["seq"], record["body"]["month"], record["body"]["version"]
    if version != reading.newest_version.get(month, 0) + 1:
        raise Bad(seq, "view-differs", f"version {version} of {month} does not follow the one before it")
    reading.newest_version[month] = version
    reading.versions.add((seq, month, version))


def step_of_swap(record: Json, reading: Reading) -> None:
    """Section 5.5: a step repeats what the first step of its request asked for."""
    seq, body = record["seq"], record["body"]
    request = json.dumps(body["request"], ensure_ascii=False, separators=(",", ":"))  # parsed, so in order already
    swap = reading.swaps.get(body["id"])
    if swap is None:
        give, take = body["request"]["give"], body["request"]["take"]
        row = {"give_day": give["day"], "take_day": None if take is None else take["day"]}
        swap = reading.swaps[body["id"]] = Swap(seq, request, row)
    if swap.request != request:
        raise Bad(seq, "view-differs", "the step asks for something else than the first one")
    swap.row["state"] = body["state"]
    reading.swap_steps.add((seq, body["id"]))


def step_of_absence(record: Json, reading: Reading) -> None:
    """Section 5.6: the first step registers an absence under the next number, later ones keep number and person."""
    seq, absence = record["seq"], record["body"]["absence"]
    id, returned = absence["id"], absence["returned"]
    row = {
        "year": absence["year"],
        "no": absence["no"],
        "person_id": absence["fields"]["personId"],
        "from_at": absence["fromAt"],
        "until_at": absence["untilAt"] if returned is None else returned["at"],
        "state": absence["state"],
        "seq": seq,
    }
    known = reading.absences.get(id)
    if (known is None) != (record["body"]["act"] == "registered"):
        raise Bad(seq, "view-differs", "an absence is registered once, by its first step")
    if known is None:
        if row["no"] != reading.newest_number.get(row["year"], 0) + 1:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} does not follow the number before it")
        reading.newest_number[row["year"]] = row["no"]
    elif any(row[column] != known.row[column] for column in ("year", "no", "person_id")):
        raise Bad(seq, "view-differs", "the step has another number or person than the first one")
    reading.absences[id] = Begun(seq if known is None else known.first_seq, row)
    reading.absence_steps.add((seq, id))


def expect_standing(seq: int, id: str, reading: Reading) -> None:
    """Section 5.7: a period that was declared and neither cancelled nor closed."""
    period = reading.periods.get(id)
    if period is None or period.row["state"] in ("cancelled", "closed"):
        raise Bad(seq, "view-differs", f"{id} is no period that stands")


def step_of_period(record: Json, reading: Reading) -> None:
    """Section 5.7: the first step declares a period under the next number, later ones keep it, none follows the end."""
    seq, period = record["seq"], record["body"]["period"]
    id = period["id"]
    row = {
        "year": period["year"],
        "no": period["no"],
        "from_day": period["fields"]["fromDay"],
        "until_day": period["fields"]["untilDay"],
        "state": period["state"],
        "seq": seq,
    }
    known = reading.periods.get(id)
    if (known is None) != (record["body"]["act"] == "declared"):
        raise Bad(seq, "view-differs", "a period is declared once, by its first step")
    if known is None:
        if row["no"] != reading.newest_period.get(row["year"], 0) + 1:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} does not follow the number before it")
        reading.newest_period[row["year"]] = row["no"]
    else:
        if any(row[column] != known.row[column] for column in ("year", "no")):
            raise Bad(seq, "view-differs", "the step has another number than the first one")
        expect_standing(seq, id, reading)
    reading.periods[id] = Begun(seq if known is None else known.first_seq, row)
    reading.period_steps.add((seq, id))


def publish_plan(record: Json, reading: Reading) -> None:
    """Section 5.7: a table is of a period that stands, and its version is the one after the newest."""
    seq, id, version = record["seq"], record["body"]["periodId"], record["body"]["version"]
    expect_standing(seq, id, reading)
    if version != reading.newest_plan.get(id, 0) + 1:
        raise Bad(seq, "view-differs", f"version {version} of {id} does not follow the one before it")
    reading.newest_plan[id] = version
    reading.plans.add((seq, id, version))


def step_of_report(record: Json, reading: Reading) -> None:
    """Section 5.7: what was sent is of one declared period, and nothing follows its withdrawal."""
    seq, report = record["seq"], record["body"]["submission"]
    id, period_id = report["id"], report["periodId"]
    known = reading.reports.get(id)
    if (known is None) != (record["body"]["act"] == "sent"):
        raise Bad(seq, "view-differs", "a thing is sent once, by its first step")
    if period_id not in reading.periods or (known is not None and known.row["period_id"] != period_id):
        raise Bad(seq, "view-differs", f"{period_id} is not the period of {id}")
    if id in reading.withdrawn:
        raise Bad(seq, "view-differs", "it was withdrawn before")
    if report["withdrawn"] is not None:
        reading.withdrawn.add(id)
    row = {"period_id": period_id, "seq": seq}
    reading.reports[id] = Begun(seq if known is None else known.first_seq, row)


def step_of_call_out(record: Json, reading: Reading) -> None:
    """Section 5.7: a call-out keeps its number, its time and its people, and ends once."""
    seq, call = record["seq"], record["body"]["callOut"]
    known = reading.call_outs.get(call["id"])
    people = {person["personId"] for person in call["people"]}
    row = {
        "year": call["year"],
        "no": call["no"],
        "is_drill": 1 if call["isDrill"] else 0,
        "called_at": call["calledAt"],
        "is_ended": 0 if call["ended"] is None else 1,
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    if (known is None) != (record["body"]["act"] == "called"):
        raise Bad(seq, "view-differs", "a call-out begins once, with its first step")
    if known is None:
        key = (call["year"], call["isDrill"])
        if row["no"] != reading.newest_call_out.get(key, 0) + 1:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} does not follow the number before it")
        reading.newest_call_out[key] = row["no"]
    else:
        if known.row["is_ended"]:
            raise Bad(seq, "view-differs", "the call-out had ended")
        if any(row[column] != known.row[column] for column in ("year", "no", "is_drill", "called_at")):
            raise Bad(seq, "view-differs", "the step has another number or time than the first one")
        if not known.people <= people:
            raise Bad(seq, "view-differs", "somebody who was called is not in the step any more")
    reading.call_outs[call["id"]] = CallOut(seq if known is None else known.first_seq, row, people)


# ---------------------------------------------------------------- section 5.8: incidents and spot checks


def canonical(value: Json) -> str:
    """A value in canonical form, of which every object was parsed, so in order already."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def but(value: Json, *names: str) -> str:
    """An object without some members, in canonical form."""
    return canonical({name: part for name, part in value.items() if name not in names})


def moment(text: str) -> datetime | None:
    """The moment that a text says in the form of section 2, of the years 1900 to 2999; None where it says none."""
    parts = re.fullmatch(
        "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})[.]([0-9]{3})Z", text
    )
    if parts is None or not "1900" <= text < "3000":
        return None
    *whole, thousandths = map(int, parts.groups())
    try:
        return datetime(*whole, thousandths * 1000)
    except ValueError:
        return None


def set_up_incidents(record: Json, reading: Reading) -> None:
    setup = record["body"]["setup"]
    reading.set_ups[record["seq"]] = SetUp(
        {f"{policy['id']}/{stage['key']}": stage["minutes"] for policy in setup["policies"] for stage in policy["stages"]},
        {policy["id"]: policy["followUp"]["everyMinutes"] for policy in setup["policies"]},
        {line["id"]: line["minutes"] for line in setup["callTree"]},
    )


UNKNOWN = "unknown"  # what is no number of minutes and not null either


def minutes_by(clock: Json, set_up: SetUp) -> Json:
    """How long the set-up lets a clock be; UNKNOWN where it lays none of this name."""
    id, policy = clock["id"], clock["policyId"]
    if clock["origin"] == "tree":
        return set_up.calls.get(id[len("tree/") :], UNKNOWN) if id.startswith("tree/") else UNKNOWN
    if not id.startswith(f"{policy}/"):
        return UNKNOWN
    key = id[len(policy) + 1 :].split("/")[0]
    every = set_up.follow_ups.get(policy, UNKNOWN)
    if re.fullmatch("followUp-[0-9]+", key):
        return every
    return None if key == "final" and every != UNKNOWN else set_up.stages.get(f"{policy}/{key}", UNKNOWN)


def check_clock(seq: int, clock: Json, set_up: SetUp) -> None:
    """A clock is as long as the set-up says, is due where it ends, and says what met it."""
    id, minutes, due_at = clock["id"], clock["minutes"], clock["dueAt"]
    if (clock["state"] == "met") != (clock["met"] is not None):
        raise Bad(seq, "view-differs", f"the clock {id} is {clock['state']}")
    if clock["origin"] == "hand":
        return
    if not same(minutes, minutes_by(clock, set_up)):
        raise Bad(seq, "view-differs", f"the clock {id} is {minutes} minutes long")
    if minutes is None or due_at is None:
        is_due = minutes is None and due_at is None
    else:
        start, due = moment(clock["startAt"]), moment(due_at)
        is_due = start is not None and due is not None and (due - start) / timedelta(milliseconds=1) == minutes * 60_000
    if not is_due:
        raise Bad(seq, "view-differs", f"the clock {id} is due at {due_at}")


def lasting(clock: Json) -> str:
    """What a clock is whatever happens."""
    times = () if clock["origin"] == "hand" else ("startAt", "isFallback", "dueAt", "warnAt")
    return but(clock, "state", "met", "lateReason", *times)


def step_of_incident(record: Json, reading: Reading) -> None:
    """The first step opens an incident under the next number; later ones keep number, set-up, entry and clocks."""
    seq, body = record["seq"], record["body"]
    incident = body["incident"]
    id, set_up = incident["id"], reading.set_ups.get(incident["setupSeq"])
    row = {
        "year": incident["year"],
        "no": incident["no"],
        "received_at": incident["fields"]["receivedAt"],
        "state": incident["state"],
        "seq": seq,
        "entry_seq": incident["entryId"],
    }
    known = reading.incidents.get(id)
    if (known is None) != (body["act"] == "opened"):
        raise Bad(seq, "view-differs", "an incident is opened once, by its first step")
    if set_up is None:
        raise Bad(seq, "view-differs", f"{incident['setupSeq']} is no earlier set-up")
    for clock in incident["stages"]:
        check_clock(seq, clock, set_up)
    clocks = {clock["id"]: clock for clock in incident["stages"]}
    if len(clocks) != len(incident["stages"]):
        raise Bad(seq, "view-differs", "a clock stands twice")
    if known is None:
        if row["no"] != reading.newest_incident.get(row["year"], 0) + 1:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} does not follow the number before it")
        reading.newest_incident[row["year"]] = row["no"]
    else:
        if known.row["state"] == "void":
            raise Bad(seq, "view-differs", "the incident was made void before")
        if known.set_up != incident["setupSeq"] or any(
            row[column] != known.row[column] for column in ("year", "no", "entry_seq")
        ):
            raise Bad(seq, "view-differs", "the step has another number, set-up or entry than the first one")
        for name, clock in known.clocks.items():
            later = clocks.get(name)
            if later is None or lasting(later) != lasting(clock):
                raise Bad(seq, "view-differs", f"the clock {name} is gone or another one")
            if clock["met"] is not None and (later["met"] is None or canonical(later["met"]) != canonical(clock["met"])):
                raise Bad(seq, "view-differs", f"something else met the clock {name}")
    reading.incidents[id] = Incident(
        seq if known is None else known.first_seq, row, incident["setupSeq"], clocks
    )
    reading.incident_steps.add((seq, id))
    for place, fact in enumerate(body["facts"]):
        kept = {**fact, "seq": seq, "place": place, "recordedAt": record["at"], "byName": record["byName"]}
        reading.facts.add((seq, id, place, canonical(by_name(list(kept.items())))))


def step_of_incident_call(record: Json, reading: Reading) -> None:
    """A call is about an incident that was opened; what puts it right changes neither that nor the clocks it met."""
    seq, call = record["seq"], record["body"]["call"]
    id, incident_id = call["id"], call["incidentId"]
    known = reading.incident_calls.get(id)
    if (known is None) != (record["body"]["act"] == "noted"):
        raise Bad(seq, "view-differs", "a call is noted once, by its first step")
    if incident_id not in reading.incidents:
        raise Bad(seq, "view-differs", f"{incident_id} is no incident")
    if known is not None and (
        known.row["incident_id"] != incident_id or reading.met_by_call[id] != call["stageIds"]
    ):
        raise Bad(seq, "view-differs", "the step has another incident or other clocks than the first one")
    steps = 1 if known is None else known.row["steps"] + 1
    row = {"incident_id": incident_id, "started_at": call["startedAt"], "seq": seq, "steps": steps}
    reading.incident_calls[id] = Begun(seq if known is None else known.first_seq, row)
    reading.met_by_call[id] = call["stageIds"]


def step_of_incident_report(record: Json, reading: Reading) -> None:
    """A report keeps what was written, its number and what was delivered; nothing follows its withdrawal."""
    seq, report = record["seq"], record["body"]["report"]
    id, incident_id, kind = report["id"], report["fields"]["incidentId"], report["fields"]["kind"]
    known = reading.incident_reports.get(id)
    row = {
        "incident_id": incident_id,
        "kind": kind,
        "year": report["year"],
        "no": report["no"],
        "issued_at": report["issuedAt"],
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    written = but(report, "deliveries", "state", "reason")
    deliveries = [(delivery["sentAt"], delivery["unit"]) for delivery in report["deliveries"]]
    if (known is None) != (record["body"]["act"] == "issued"):
        raise Bad(seq, "view-differs", "a report is issued once, by its first step")
    if incident_id is not None and incident_id not in reading.incidents:
        raise Bad(seq, "view-differs", f"{incident_id} is no incident")
    if known is None:
        number = (kind, row["year"], row["no"])
        if kind in ("bulletin", "special"):
            if number in reading.bulletins:
                raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} is the number of another bulletin")
            reading.bulletins.add(number)
    else:
        if known.is_withdrawn:
            raise Bad(seq, "view-differs", "the report was withdrawn before")
        if known.written != written:
            raise Bad(seq, "view-differs", "the step has another report than the first one")
        if deliveries[: len(known.deliveries)] != known.deliveries:
            raise Bad(seq, "view-differs", "a delivery is gone or another one")
    reading.incident_reports[id] = IncidentReport(
        seq if known is None else known.first_seq, row, report["state"] == "withdrawn", written, deliveries
    )


def step_of_spot_check(record: Json, reading: Reading) -> None:
    """A spot check keeps its number and how it was picked, stays made, and ends where it was dropped."""
    seq, check = record["seq"], record["body"]["check"]
    known = reading.checks.get(check["id"])
    row = {
        "year": check["year"],
        "no": check["no"],
        "room_id": check["roomId"],
        "picked_at": check["pickedAt"],
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    picked, is_made = but(check, "made", "rectified", "dropped", "entryId"), check["made"] is not None
    if (known is None) != (record["body"]["act"] == "picked"):
        raise Bad(seq, "view-differs", "a room is picked once, by the first step")
    if known is None:
        if row["no"] != reading.newest_check.get(row["year"], 0) + 1:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} does not follow the number before it")
        reading.newest_check[row["year"]] = row["no"]
    else:
        if known.is_dropped:
            raise Bad(seq, "view-differs", "the check was dropped before")
        if known.picked != picked or (known.is_made and not is_made):
            raise Bad(seq, "view-differs", "the step has another room or pick than the first one, or was not made")
    reading.checks[check["id"]] = SpotCheck(
        seq if known is None else known.first_seq, row, picked, is_made, check["dropped"] != ""
    )


# ---------------------------------------------------------------- section 5.9: products, packages and the central office


def step_of_product(record: Json, reading: Reading) -> None:
    """A product is issued under a number of its own and names the record before; it keeps what was written and sent."""
    seq, product = record["seq"], record["body"]["product"]
    id, fields, head = product["id"], product["fields"], product["head"]
    known = reading.products.get(id)
    row = {
        "kind": fields["kind"],
        "is_zero": 1 if fields["isZero"] else 0,
        "from_day": fields["fromDay"],
        "until_day": fields["untilDay"],
        "year": product["year"],
        "no": product["no"],
        "state": product["state"],
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    written = but(product, "deliveries", "state", "reason")
    deliveries = [(delivery["sentAt"], delivery["unit"]) for delivery in product["deliveries"]]
    if (known is None) != (record["body"]["act"] == "issued"):
        raise Bad(seq, "view-differs", "a product is issued once, by its first step")
    hands = [product[hand] for hand in ("editor", "reviewer", "issuer") if product[hand] is not None]
    if any(hand["at"] > product["issuedAt"] for hand in [*hands, *product["remarks"]]):
        raise Bad(seq, "view-differs", "somebody wrote, remarked on or signed the product after its issue")
    if known is None:
        number = (row["kind"], row["year"], row["no"])
        clock, before_clock = reading.clock
        named = (seq - 2, before_clock) if clock == seq - 1 else (seq - 1, record["prev"])
        if (head["seq"], head["hash"]) != named:
            raise Bad(seq, "view-differs", "the product names another record than the one before it")
        if number in reading.product_numbers:
            raise Bad(seq, "view-differs", f"{row['year']}-{row['no']} is the number of another product")
        reading.product_numbers.add(number)
    else:
        if known.is_withdrawn:
            raise Bad(seq, "view-differs", "the product was withdrawn before")
        if known.written != written:
            raise Bad(seq, "view-differs", "the step has another product than the first one")
        if deliveries[: len(known.deliveries)] != known.deliveries:
            raise Bad(seq, "view-differs", "a delivery is gone or another one")
    reading.products[id] = Product(
        seq if known is None else known.first_seq, row, product["state"] == "withdrawn", written, deliveries
    )


def new_unit_key(record: Json, reading: Reading) -> None:
    """A key of this room is one that it never had."""
    seq, key = record["seq"], record["body"]["publicKey"]
    if key in reading.unit_keys:
        raise Bad(seq, "view-differs", "the key was there before")
    reading.unit_keys[key] = seq


def restored(record: Json, reading: Reading) -> None:
    """Numbers of packages that another store gave, whose place this one took, are not given again."""
    body = record["body"]
    if body.get("what") == "restored" and "sentSince" in body:
        for used in body["sentSince"]["keys"]:
            key = used["publicKey"]
            reading.newest_sequence[key] = max(used["last"], reading.newest_sequence.get(key, 0))


def step_of_package(record: Json, reading: Reading) -> None:
    """A package is made of a product, under the newest key and its next number; only where it got to changes."""
    seq, package = record["seq"], record["body"]["package"]
    id, key, sequence, head = package["id"], package["publicKey"], package["sequence"], package["head"]
    known = reading.packages.get(id)
    row = {
        "public_key": key,
        "sequence": sequence,
        "product_id": package["productId"],
        "from_day": package["fromDay"],
        "until_day": package["untilDay"],
        "delivered_at": package["drops"][-1]["deliveredAt"] if package["drops"] else None,
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    made = but(package, "drops")
    drops = [(drop["deliveredAt"], drop["destinationId"], drop["folder"]) for drop in package["drops"]]
    if (known is None) != (record["body"]["act"] == "made"):
        raise Bad(seq, "view-differs", "a package is made once, by its first step")
    if known is None:
        if key not in reading.unit_keys or key != list(reading.unit_keys)[-1]:
            raise Bad(seq, "view-differs", "the package is not signed with the newest key")
        if sequence != reading.newest_sequence.get(key, 0) + 1:
            raise Bad(seq, "view-differs", f"package {sequence} does not follow the one before it")
        product = reading.products.get(package["productId"])
        if product is None:
            raise Bad(seq, "view-differs", f"{package['productId']} is no product")
        if (product.row["state"] == "withdrawn") != (package["productState"] == "withdrawn"):
            raise Bad(seq, "view-differs", "the package has its product in another state")
        if not 1 <= head["seq"] < seq:
            raise Bad(seq, "view-differs", f"{head['seq']} is no earlier record")
        reading.newest_sequence[key] = sequence
        reading.package_heads.append((seq, head["seq"], head["hash"]))
    else:
        if known.made != made:
            raise Bad(seq, "view-differs", "the step has another package than the first one")
        if drops[: len(known.drops)] != known.drops:
            raise Bad(seq, "view-differs", "a place that it got to is gone or another one")
    reading.packages[id] = Package(seq if known is None else known.first_seq, row, made, drops)


def step_of_office_room(record: Json, reading: Reading) -> None:
    """A room is added once, loses no key, uses none again that was retired, and has none of another room."""
    seq, room = record["seq"], record["body"]["room"]
    id, keys = room["id"], [(key["publicKey"], key["retiredAt"]) for key in room["keys"]]
    known = reading.office_rooms.get(id)
    if (known is None) != (record["body"]["act"] == "added"):
        raise Bad(seq, "view-differs", "a room is added once, by its first step")
    for place, (key, retired_at) in enumerate([] if known is None else known.keys):
        now = keys[place] if place < len(keys) else (None, None)
        if now[0] != key or (retired_at is not None and now[1] != retired_at):
            raise Bad(seq, "view-differs", "a key is gone, another one, or in use again")
    for key, retired_at in keys:
        before = reading.office_keys.get(key)
        if before is not None and before.row["room_id"] != id:
            raise Bad(seq, "view-differs", "the key is that of another room")
        reading.office_keys[key] = Begun(
            seq if before is None else before.first_seq, {"room_id": id, "retired_at": retired_at}
        )
    row = {"name": room["fields"]["name"], "seq": seq, "steps": 1 if known is None else known.row["steps"] + 1}
    reading.office_rooms[id] = OfficeRoom(seq if known is None else known.first_seq, row, keys)


def count_package(seq: int, id: str, verdict: str, manifest: str, reading: Reading) -> None:
    """A package counts once at most."""
    by = reading.counted.get(manifest)
    if verdict == "accepted":
        if by is not None and by != id:
            raise Bad(seq, "view-differs", "the package counts already")
        reading.counted[manifest] = id
    elif by == id:
        del reading.counted[manifest]


def step_of_intake(record: Json, reading: Reading) -> None:
    """What came in is taken once and stays what it was; what is decided on it may change."""
    seq, intake = record["seq"], record["body"]["intake"]
    id, room_id, file, manifest = intake["id"], intake["roomId"], intake["file"], intake["manifest"]
    known = reading.intakes.get(id)
    came = but(intake, "roomId", "roomName", "dueAt", "isLate", "verdict", "problems", "decision")
    if (known is None) != (record["body"]["act"] == "taken"):
        raise Bad(seq, "view-differs", "a thing is taken in once, by its first step")
    if room_id is not None and room_id not in reading.office_rooms:
        raise Bad(seq, "view-differs", f"{room_id} is no room")
    if known is not None and known.came != came:
        raise Bad(seq, "view-differs", "the step has another thing than the first one")
    if intake["manifestSha256"] is not None:
        count_package(seq, id, intake["verdict"], intake["manifestSha256"], reading)
    kept = None if file is None else file["sha256"]
    if kept is not None:
        reading.intake_files.setdefault(kept, seq)
    is_daily = intake["told"] is not None or (
        manifest is not None and manifest["product"]["kind"] in ("daily", "consolidated")
    )
    row = {
        "room_id": room_id,
        "day": intake["day"],
        "arrived_at": intake["arrivedAt"],
        "verdict": intake["verdict"],
        "is_zero": 1 if intake["isZero"] else 0,
        "is_late": 1 if intake["isLate"] else 0,
        "is_daily": 1 if is_daily else 0,
        "public_key": None if manifest is None else manifest["unit"]["publicKey"],
        "sequence": None if manifest is None else manifest["sequence"],
        "manifest": intake["manifestSha256"],
        "product_id": None if manifest is None else manifest["product"]["id"],
        "replaces": None if manifest is None else manifest["product"]["replaces"],
        "is_withdrawal": 1 if manifest is not None and manifest["product"]["state"] == "withdrawn" else 0,
        "file_sha256": kept,
        "seq": seq,
        "steps": 1 if known is None else known.row["steps"] + 1,
    }
    reading.intakes[id] = Intake(seq if known is None else known.first_seq, row, came, intake["told"])


def new_chase(record: Json, reading: Reading) -> None:
    """A call is to a room of the registry."""
    seq, chase = record["seq"], record["body"]["chase"]
    if chase["roomId"] not in reading.office_rooms:
        raise Bad(seq, "view-differs", f"{chase['roomId']} is no room")
    reading.chases.add((seq, chase["id"], chase["roomId"], chase["day"], chase["calledAt"]))


def apply_beside(record: Json, reading: Reading) -> None:
    """Let a record change shifts, links and all the other lists beside the entries."""
    kind, body, at, shifts = record["kind"], record["body"], record["at"], reading.shifts
    if kind in ("entry", "correction"):
        links = {(link["entryId"], link["kind"]) for link in body["content"]["links"]}
        reading.links[record["seq"] if kind == "entry" else body["entry"]] = links
    elif kind == "calendar":
        reading.calendar[record["seq"]] = calendar_row(record)
    elif kind == "rota":
        publish(record, reading)
    elif kind == "rota-swap":
        step_of_swap(record, reading)
    elif kind == "absence":
        step_of_absence(record, reading)
    elif kind == "period":
        step_of_period(record, reading)
    elif kind == "period-plan":
        publish_plan(record, reading)
    elif kind == "period-report":
        step_of_report(record, reading)
    elif kind == "call-out":
        step_of_call_out(record, reading)
    elif kind == "incident-setup":
        set_up_incidents(record, reading)
    elif kind == "incident":
        step_of_incident(record, reading)
    elif kind == "incident-call":
        step_of_incident_call(record, reading)
    elif kind == "incident-report":
        step_of_incident_report(record, reading)
    elif kind == "spot-check":
        step_of_spot_check(record, reading)
    elif kind == "product-setup":
        reading.product_setups.append(record["seq"])
    elif kind == "clock":
        reading.clock = (record["seq"], record["prev"])
    elif kind == "product":
        step_of_product(record, reading)
    elif kind == "backup":
        restored(record, reading)
    elif kind == "unit-key":
        new_unit_key(record, reading)
    elif kind == "package":
        step_of_package(record, reading)
    elif kind == "office-setup":
        reading.office_setups.append(record["seq"])
    elif kind == "office-room":
        step_of_office_room(record, reading)
    elif kind == "intake":
        step_of_intake(record, reading)
    elif kind == "chase":
        new_chase(record, reading)
    elif kind == "take-over":
        start_shift(record, shifts)
    elif kind == "hand-over":
        end_shift(record, body["from"], "handed-over", shifts)
        start_shift(record, shifts)
    elif kind == "unrelieved":
        end_shift(record, body["shift"], "unrelieved", shifts)
    elif kind == "join" and body["shift"] in shifts:
        shifts[body["shift"]].members.append(new_member(body, at))
    elif kind == "review" and body["shift"] in shifts:
        shifts[body["shift"]].row.update({"reviewed_at": record["at"], "review_seq": record["seq"]})
    elif kind in ("leave", "release") and body["shift"] in shifts:
        for member in shifts[body["shift"]].members:
            if member["person_id"] == body["personId"] and member["until_at"] is None:
                member["until_at"] = at


def apply(record: Json, reading: Reading) -> None:
    """Let a record change what was read: check 6."""
    seq, kind, body, entries = record["seq"], record["kind"], record["body"], reading.entries
    if not fits(record, NEEDED.get(kind, {})):
        raise Bad(seq, "view-differs", f"a record of kind {kind} lacks what it needs")
    for number in changed_entries(kind, body, entries):
        entry = entries.get(number)
        if entry is None:
            raise Bad(seq, "view-differs", f"record {number} is not an earlier entry")
        entry.is_open = is_open_after(kind, body, entry.is_open)
        entry.row = changed_row(entry.row, record)
        entry.changed_by.append(seq)
    if kind == "entry":
        entries[seq] = Entry(is_open(body["content"]), first_row(record))
    if kind in ("entry", "correction"):
        for attachment in body["content"]["attachments"]:
            reading.attachments.setdefault(attachment["hash"], seq)
    apply_beside(record, reading)


# ---------------------------------------------------------------- section 7: the checks


def check_chain(connection: sqlite3.Connection, reading: Reading) -> None:
    rows = connection.execute("SELECT seq, kind, hash, json FROM record ORDER BY seq")
    for n, (seq, kind, stored_hash, text) in enumerate(rows, start=1):
        if seq != n:
            raise Bad(n, "missing", f"the next row has the number {seq}")
        try:
            record = parse_canonical(text)
        except ValueError as problem:
            raise Bad(n, "not-canonical", str(problem)) from None
        if not isinstance(record, dict) or not isinstance(record.get("body"), dict):
            raise Bad(n, "not-canonical", "not an object with a body")
        for name, wanted in (("seq", n), ("kind", kind), ("v", 1)):
            if not same(record.get(name), wanted):
                raise Bad(n, "wrong-sequence", f"{name} is {record.get(name)!r}, not {wanted!r}")
        if record.get("prev") != reading.head_hash:
            raise Bad(n, "wrong-previous", f"prev is {record.get('prev')!r}, not {reading.head_hash!r}")
        computed = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if computed != stored_hash:
            raise Bad(n, "wrong-hash", f"the text has the hash {computed}, not {stored_hash!r}")
        reading.records, reading.head_hash = n, stored_hash
        apply(record, reading)
        check_signatures(record, reading)


def check_signatures(record: Json, reading: Reading) -> None:
    """Check 7: every signature stands under the bytes of its record."""
    seq, kind, body = record["seq"], record["kind"], record["body"]
    if "signatures" not in body:
        return
    signatures = body["signatures"]
    if not isinstance(signatures, list) or not signatures or not all(isinstance(one, dict) for one in signatures):
        raise Bad(seq, "wrong-signature", "signatures is no list of signatures")
    if not reading.signatures_name and all("over" not in one for one in signatures):
        return
    reading.signatures_name = True
    sheets = reading.sheets
    statement = {name: value for name, value in body.items() if name != "signatures"}
    text = json.dumps(statement, ensure_ascii=False, separators=(",", ":"))  # parsed, so in order already
    over = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if not all(one.get("over") == over for one in signatures):
        raise Bad(seq, "wrong-signature", f"the body without its signatures has the hash {over}")
    if kind == "hand-over" and type(body.get("from")) in NUMBER:
        sheets[body["from"]] = over
    if kind == "unrelieved" and type(body.get("shift")) in NUMBER:
        sheets[body["shift"]] = over
    shift = body.get("shift")
    if kind == "review" and (type(shift) not in NUMBER or sheets.get(shift, 0) != body.get("over")):
        raise Bad(seq, "wrong-signature", "the review names another sheet")


def check_entries(connection: sqlite3.Connection, entries: dict[int, Entry]) -> None:
    for seq, entry in sorted(entries.items()):
        found = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM entry WHERE seq = ?", (seq,)).fetchall()
        if len(found) != 1:
            raise Bad(seq, "view-differs", f"{len(found)} rows in entry")
        changes = connection.execute(
            "SELECT record_seq FROM entry_change WHERE entry_seq = ? ORDER BY record_seq", (seq,)
        )
        listed = [record_seq for (record_seq,) in changes]
        if listed != entry.changed_by:
            raise Bad(seq, "view-differs", f"changed by {entry.changed_by}, the list says {listed}")
        for column, value in zip(COLUMNS, found[0]):
            if not same(value, entry.row[column]):
                raise Bad(seq, "view-differs", f"{column} is {value!r}, not {entry.row[column]!r}")


def check_strays(connection: sqlite3.Connection, entries: dict[int, Entry]) -> None:
    numbers = connection.execute("SELECT seq FROM entry UNION SELECT entry_seq FROM entry_change ORDER BY 1")
    for (number,) in numbers:
        if number not in entries:
            raise Bad(number, "view-differs", "no record of kind entry has this number")


def check_attachments(folder: Path, attachments: dict[str, int]) -> None:
    for name, seq in attachments.items():
        digest = hashlib.sha256()
        try:
            with open(folder / "attachments" / name[:2] / name, "rb") as file:
                while part := file.read(1 << 20):
                    digest.update(part)
        except OSError as problem:
            raise Bad(seq, "attachment-missing", str(problem)) from None
        if digest.hexdigest() != name:
            raise Bad(seq, "attachment-differs", f"{name} has the hash {digest.hexdigest()}")


def check_shifts(connection: sqlite3.Connection, reading: Reading) -> None:
    columns = ", ".join(f'"{column}"' for column in SHIFT_COLUMNS)
    rows = {row[0]: row for row in connection.execute(f"SELECT {columns} FROM shift")}
    members: dict[int, list[tuple[Any, ...]]] = {}
    for no, *member in connection.execute(f"SELECT shift_no, {', '.join(MEMBER_COLUMNS)} FROM shift_member"):
        members.setdefault(no, []).append(tuple(member))
    for no, shift in sorted(reading.shifts.items(), key=lambda pair: pair[1].row["start_seq"]):
        start = shift.row["start_seq"]
        if no not in rows:
            raise Bad(start, "view-differs", f"no row of shift {no}")
        for column, value in zip(SHIFT_COLUMNS, rows[no]):
            if not same(value, shift.row[column]):
                raise Bad(start, "view-differs", f"shift {no}: {column} is {value!r}, not {shift.row[column]!r}")
        wanted = sorted(repr(tuple(member[column] for column in MEMBER_COLUMNS)) for member in shift.members)
        if sorted(map(repr, members.get(no, []))) != wanted:
            raise Bad(start, "view-differs", f"the members of shift {no}")
    if not (rows.keys() | members.keys()) <= reading.shifts.keys():
        raise Bad(reading.records, "view-differs", "a shift that no record began")


def check_links(connection: sqlite3.Connection, reading: Reading) -> None:
    listed: dict[int, set[tuple[int, str]]] = {}
    for from_seq, to_seq, kind in connection.execute("SELECT from_seq, to_seq, kind FROM entry_link"):
        listed.setdefault(from_seq, set()).add((to_seq, kind))
    for seq in sorted(listed.keys() | reading.links.keys()):
        if listed.get(seq, set()) != reading.links.get(seq, set()):
            raise Bad(seq, "view-differs", "entry_link")


def check_index(connection: sqlite3.Connection, entries: dict[int, Entry]) -> None:
    indexed = {number for (number,) in connection.execute("SELECT id FROM entry_text_docsize")}
    for number in sorted(indexed ^ entries.keys()):
        raise Bad(number, "view-differs", "entry_text")


def check_calendar(connection: sqlite3.Connection, reading: Reading) -> None:
    rows = {
        seq: row
        for seq, *row in connection.execute(f"SELECT record_seq, {', '.join(CALENDAR_COLUMNS)} FROM calendar_amendment")
    }
    for seq in sorted(rows.keys() | reading.calendar.keys()):
        if seq not in rows or seq not in reading.calendar:
            raise Bad(seq, "view-differs", "calendar_amendment")
        for column, value in zip(CALENDAR_COLUMNS, rows[seq]):
            if not same(value, reading.calendar[seq][column]):
                raise Bad(seq, "view-differs", f"calendar_amendment: {column} is {value!r}")


def check_rota(connection: sqlite3.Connection, reading: Reading) -> None:
    for table, columns, said in (
        ("rota_version", "seq, month, version", reading.versions),
        ("rota_swap_step", "seq, swap_id", reading.swap_steps),
    ):
        rows = set(connection.execute(f"SELECT {columns} FROM {table}"))
        for seq, *_rest in sorted(rows ^ said):
            raise Bad(seq, "view-differs", table)
    swaps = {id: row for id, *row in connection.execute(f"SELECT id, {', '.join(SWAP_COLUMNS)} FROM rota_swap")}
    for id, swap in reading.swaps.items():
        if swaps.get(id) != [swap.row[column] for column in SWAP_COLUMNS]:
            raise Bad(swap.first_seq, "view-differs", f"rota_swap: {id}")
    if not swaps.keys() <= reading.swaps.keys():
        raise Bad(reading.records, "view-differs", "a request that no record made")


def check_absences(connection: sqlite3.Connection, reading: Reading) -> None:
    steps = set(connection.execute("SELECT seq, absence_id FROM absence_step"))
    for seq, _id in sorted(steps ^ reading.absence_steps):
        raise Bad(seq, "view-differs", "absence_step")
    check_begun(connection, reading, "absence", ABSENCE_COLUMNS, reading.absences)


def check_begun(
    connection: sqlite3.Connection,
    reading: Reading,
    table: str,
    columns: tuple[str, ...],
    begun: dict[str, Any],
    id: str = "id",
) -> None:
    """The rows of a table by the column `id`: those of `begun` in their order, and no others."""
    rows = {name: row for name, *row in connection.execute(f"SELECT {id}, {', '.join(columns)} FROM {table}")}
    for name, one in begun.items():
        if rows.get(name) != [one.row[column] for column in columns]:
            raise Bad(one.first_seq, "view-differs", f"{table}: {name}")
    if not rows.keys() <= begun.keys():
        raise Bad(reading.records, "view-differs", f"{table} has a row that no record began")


def check_periods(connection: sqlite3.Connection, reading: Reading) -> None:
    steps = set(connection.execute("SELECT seq, period_id FROM period_step"))
    for seq, _id in sorted(steps ^ reading.period_steps):
        raise Bad(seq, "view-differs", "period_step")
    check_begun(connection, reading, "period", PERIOD_COLUMNS, reading.periods)
    plans = set(connection.execute("SELECT seq, period_id, version FROM period_plan"))
    for seq, *_rest in sorted(plans ^ reading.plans):
        raise Bad(seq, "view-differs", "period_plan")
    check_begun(connection, reading, "period_report", REPORT_COLUMNS, reading.reports)
    check_begun(connection, reading, "call_out", CALL_OUT_COLUMNS, reading.call_outs)


def check_setup(connection: sqlite3.Connection, reading: Reading, table: str, setups: list[int]) -> None:
    """One row of the newest set-up and how many there are; none where there is none."""
    newest = max(setups, default=reading.records)
    wanted = [(newest, len(setups))] if setups else []
    if connection.execute(f"SELECT seq, version FROM {table}").fetchall() != wanted:
        raise Bad(newest, "view-differs", table)


def check_incidents(connection: sqlite3.Connection, reading: Reading) -> None:
    check_setup(connection, reading, "incident_setup", list(reading.set_ups))
    steps = set(connection.execute("SELECT seq, incident_id FROM incident_step"))
    for seq, _id in sorted(steps ^ reading.incident_steps):
        raise Bad(seq, "view-differs", "incident_step")
    check_begun(connection, reading, "incident", INCIDENT_COLUMNS, reading.incidents)
    facts = set(connection.execute("SELECT seq, incident_id, place, json FROM incident_fact"))
    for seq, *_rest in sorted(facts ^ reading.facts):
        raise Bad(seq, "view-differs", "incident_fact")
    check_begun(connection, reading, "incident_call", INCIDENT_CALL_COLUMNS, reading.incident_calls)
    check_begun(connection, reading, "incident_report", INCIDENT_REPORT_COLUMNS, reading.incident_reports)


def check_spot_checks(connection: sqlite3.Connection, reading: Reading) -> None:
    check_begun(connection, reading, "spot_check", SPOT_CHECK_COLUMNS, reading.checks)


def check_products(connection: sqlite3.Connection, reading: Reading) -> None:
    check_setup(connection, reading, "product_setup", reading.product_setups)
    check_begun(connection, reading, "product", PRODUCT_COLUMNS, reading.products)
    keys = set(connection.execute("SELECT seq, public_key FROM unit_key"))
    for seq, _key in sorted(keys ^ {(seq, key) for key, seq in reading.unit_keys.items()}):
        raise Bad(seq, "view-differs", "unit_key")
    check_begun(connection, reading, "package", PACKAGE_COLUMNS, reading.packages)
    for seq, named, hash in reading.package_heads:
        if connection.execute("SELECT hash FROM record WHERE seq = ?", (named,)).fetchone() != (hash,):
            raise Bad(seq, "view-differs", f"record {named} is another one than the package names")


def check_office(connection: sqlite3.Connection, reading: Reading) -> None:
    check_setup(connection, reading, "office_setup", reading.office_setups)
    check_begun(connection, reading, "office_room", OFFICE_ROOM_COLUMNS, reading.office_rooms)
    check_begun(connection, reading, "office_key", OFFICE_KEY_COLUMNS, reading.office_keys, id="public_key")
    check_begun(connection, reading, "intake", INTAKE_COLUMNS, reading.intakes)
    chases = set(connection.execute("SELECT seq, id, room_id, day, called_at FROM chase"))
    for seq, *_rest in sorted(chases ^ reading.chases):
        raise Bad(seq, "view-differs", "chase")


# ---------------------------------------------------------------- section 5.10: what reports said

WHITE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
MARKS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)
FIGURES = ("incidents", "deaths", "missing", "injured")
REPORT = {
    "product": {
        "fields": {
            "sections": [{"heading": TEXT, "text": TEXT}],
            "incidents": [{"number": TEXT, "title": TEXT, "line": TEXT}],
            "figures": {name: NUMBER for name in FIGURES},
        }
    }
}
LOG = {"entries": [{"number": TEXT, "content": TEXT}]}


def files_in(package: bytes) -> dict[str, bytes]:
    """The files of a package by a walk over its zip, the first of each name; a ValueError where it is none."""
    files: dict[str, bytes] = {}
    count = names = at = 0
    while package[at : at + 4] != b"PK\1\2" or count == 0:
        if package[at : at + 4] != b"PK\3\4" or len(package) - at < 30 or count == 402:
            raise ValueError("no file begins here")
        size = int.from_bytes(package[at + 18 : at + 22], "little")
        length = int.from_bytes(package[at + 26 : at + 28], "little")
        begin = at + 30 + length
        if begin + size > len(package):
            raise ValueError("the file is cut off")
        files.setdefault(package[at + 30 : begin].decode("utf-8"), package[begin : begin + size])
        count, names, at = count + 1, names + length, begin + size
    if len(package) != at + 46 * count + names + 22 or len(package) > 500_000_000:
        raise ValueError("the directory has another length")
    return files


def shallow(raw: bytes) -> str:
    """The text of JSON; a ValueError where it is nested more than 100 deep."""
    text = raw.decode("utf-8")
    depth = 0
    for mark in MARKS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
        if depth > 100:
            raise ValueError("nested too deeply")
    return text


def whole(text: str) -> str:
    """A text in which halves of characters are replaced."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def paragraphs(heading: str, text: str) -> list[tuple[str, ...]]:
    return [("section", heading, part) for part in text.split("\n") if part.strip(WHITE) != ""]


def said_in(package: bytes) -> tuple[tuple[Json, ...], list[tuple[str, ...]]]:
    """The row of a report and the lines under which it is found; a ValueError where it is none."""
    files = files_in(package)
    report = parse_canonical(shallow(files.get("report.json", b"")))
    if not fits(report, REPORT):
        raise ValueError("report.json is no report")
    fields = report["product"]["fields"]
    row = (canonical(fields), *(fields["figures"][name] for name in FIGURES))
    lines = [line for one in fields["sections"] for line in paragraphs(one["heading"], one["text"])]
    for one in fields["incidents"]:
        lines.append(("incident", f"{one['number']} {one['title']}".strip(WHITE), one["line"]))
    try:
        log = json.loads(
            shallow(files.get("log/entries.json", b"")),
            parse_int=lambda _: 0,
            parse_float=lambda _: 0,
            parse_constant=refuse,
        )
    except ValueError:
        log = None
    if fits(log, LOG):
        lines += [("entry", whole(one["number"]), whole(one["content"])) for one in log["entries"]]
    return row, lines


def check_received(connection: sqlite3.Connection, folder: Path, reading: Reading) -> None:
    reports = {id: tuple(row) for id, *row in connection.execute(f"SELECT intake_id, json, {', '.join(FIGURES)} FROM received_report")}
    found: dict[str, list[tuple[str, ...]]] = {}
    for id, *line in connection.execute("SELECT intake_id, what, heading, text FROM received_line ORDER BY id"):
        found.setdefault(id, []).append(tuple(line))
    known = set()
    for id, one in reading.intakes.items():
        row = one.row
        if row["verdict"] != "accepted" or row["is_withdrawal"] == 1 or (one.told is None and row["public_key"] is None):
            continue
        known.add(id)
        lines = found.get(id, [])
        if one.told is not None:
            wanted: tuple[Json, Json] = (None, paragraphs("", one.told["text"]))
            lines = [(what, "", text) for what, _heading, text in lines]
        elif row["file_sha256"] is None:
            continue
        else:
            name = row["file_sha256"]
            try:
                wanted = said_in((folder / "attachments" / name[:2] / name).read_bytes())
            except ValueError as problem:
                raise Bad(one.first_seq, "view-differs", f"received_report: {problem}") from None
        if (reports.get(id), lines) != wanted:
            raise Bad(one.first_seq, "view-differs", f"what is kept of {id} is not what it says")
    if not reports.keys() | found.keys() <= known:
        raise Bad(reading.records, "view-differs", "something is kept of what does not count")
    numbers = {number for (number,) in connection.execute("SELECT id FROM received_line")}
    if numbers != {number for (number,) in connection.execute("SELECT id FROM received_text_docsize")}:
        raise Bad(reading.records, "view-differs", "received_text")


def verdict_on(folder: Path) -> dict[str, Json]:
    """The verdict of section 7."""
    reading, first_bad = Reading(), None
    with opened(folder) as connection:
        try:
            check_chain(connection, reading)
            check_entries(connection, reading.entries)
            check_strays(connection, reading.entries)
            check_attachments(folder, reading.attachments)
            check_attachments(folder, reading.intake_files)
            check_shifts(connection, reading)
            check_links(connection, reading)
            check_index(connection, reading.entries)
            check_calendar(connection, reading)
            check_rota(connection, reading)
            check_absences(connection, reading)
            check_periods(connection, reading)
            check_incidents(connection, reading)
            check_spot_checks(connection, reading)
            check_products(connection, reading)
            check_office(connection, reading)
            check_received(connection, folder, reading)
        except Bad as bad:
            first_bad = {"seq": bad.seq, "reason": bad.reason, "detail": bad.detail}
    head = {"seq": reading.records, "hash": reading.head_hash} if reading.records > 0 else None
    return {"isIntact": first_bad is None, "records": reading.records, "head": head, "firstBad": first_bad}


def answer(folder: str) -> tuple[int, str, str]:
    """The code to end with, and what to say on the standard output and on the standard error."""
    try:
        if sqlite3.sqlite_version_info < (3, 37):
            raise CannotCheck(f"SQLite {sqlite3.sqlite_version} is too old, 3.37 is needed")
        verdict = verdict_on(Path(folder))
    except (CannotCheck, sqlite3.Error, OSError) as problem:
        # This very class, and none of those below it, says that the file is damaged or no database.
        code = 3 if type(problem) is sqlite3.DatabaseError else 2
        return code, "", f"cannot check the store: {problem}\n"
    # ASCII, so that any terminal can show it
    return 0 if verdict["isIntact"] else 3, json.dumps(verdict) + "\n", ""


def answer_each() -> int:
    """Answers for every folder named on the standard input, a JSON text on each line; a fault of this program is an answer too."""
    for line in sys.stdin:
        try:
            code, out, error = answer(json.loads(line))
        except Exception:
            code, out, error = 1, "", traceback.format_exc()
        print(json.dumps({"code": code, "stdout": out, "stderr": error}), flush=True)
    return 0


def main(arguments: list[str]) -> int:
    if arguments == ["--each"]:
        return answer_each()
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: python3 verify.py STORE_FOLDER", file=sys.stderr)
        return 2
    code, out, error = answer(arguments[0])
    sys.stdout.write(out)
    sys.stderr.write(error)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
