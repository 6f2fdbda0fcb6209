#!/usr/bin/env python3
"""Check the packages, cards and receipts of duty rooms, written from docs/PACKAGE-FORMAT.md alone.

    python3 package.py package FILE            is one package sound?
    python3 package.py series KEY DAY FILE…    packages of one key in the order in which they came, at an office whose day it is
    python3 package.py card FILE               a card, and the code of its key
    python3 package.py receipt FILE            a receipt
    python3 package.py many FILE               many of these questions, a list of JSON in a file; a list of answers

Prints one JSON value and ends with 0 where everything is sound, 3 where it is not and 2 where it could not be
checked at all. Nothing is written. Standard library only, Python 3.9 or newer.

"Section" in the comments is a section of docs/PACKAGE-FORMAT.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
import unicodedata
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Iterator, NoReturn, Optional

LARGEST_INTEGER = 9_007_199_254_740_991
NO_PREVIOUS = "0" * 64

LARGEST_PACKAGE = 500_000_000
LARGEST_MANIFEST = 1_000_000
LARGEST_REPORT = 10_000_000
LARGEST_LOG = 20_000_000
MOST_ENTRIES = 20_000
MOST_FILES = 402
MOST_TOLD = 20
MOST_DETAILS = 12
DEEPEST = 100
REACH = 60

Json = Any  # what json.loads gives
Problems = list[dict[str, str]]


class Unsound(Exception):
    """The checks of one letter of section 9 found something: each a code and its details."""

    def __init__(self, *found: tuple[str, ...]) -> None:
        super().__init__(found)
        self.problems = [{"code": code, "details": list(map(shown, details))} for code, *details in found]


# ---------------------------------------------------------------- RFC 8032: Ed25519

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT = pow(2, (PRIME - 1) // 4, PRIME)

Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, x·y = T/Z
NOWHERE: Point = (0, 1, 1, 0)


def plus(left: Point, right: Point) -> Point:
    a = (left[1] - left[0]) * (right[1] - right[0]) % PRIME
    b = (left[1] + left[0]) * (right[1] + right[0]) % PRIME
    c = 2 * left[3] * right[3] * CURVE % PRIME
    d = 2 * left[2] * right[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def minus(point: Point) -> Point:
    return -point[0] % PRIME, point[1], point[2], -point[3] % PRIME


def point_of(raw: bytes) -> Optional[Point]:
    """The point that 32 bytes stand for, or none."""
    number = int.from_bytes(raw, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME != 0:
        x = x * ROOT % PRIME
    if (x * x - square) % PRIME != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = PRIME - x
    return x, y, 1, x * y % PRIME


def bytes_of(point: Point) -> bytes:
    inverse = pow(point[2], PRIME - 2, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_of(bytes.fromhex("58" + "66" * 31))
assert BASE is not None


# ---------------------------------------------------------------- section 4: keys, codes and signatures

HEX_64 = re.compile("[0-9a-f]{64}")
HEX_128 = re.compile("[0-9a-f]{128}")
REFUSED_KEYS = {
    0,
    1,
    57896044618658097711785492504343953926634992332820282019728792003956564819948,
    55188659117513257062467267217118295137698188065244968500265048394206261417927,
    2707385501144840649318225287225658788936804267575313519463743609750303402022,
}


def is_key(text: str) -> bool:
    """64 digits that are none of the kinds of key that section 4 refuses."""
    if not HEX_64.fullmatch(text):
        return False
    y = int.from_bytes(bytes.fromhex(text), "little") & (2**255 - 1)
    return y < PRIME and y not in REFUSED_KEYS


@lru_cache(maxsize=4096)
def is_signed(key: str, signature: str, message: bytes) -> bool:
    """Whether the digits are a signature over the bytes under the key."""
    if not is_key(key) or not HEX_128.fullmatch(signature):
        return False
    public = point_of(bytes.fromhex(key))
    raw = bytes.fromhex(signature)
    scalar = int.from_bytes(raw[32:], "little")
    if public is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(raw[:32] + bytes.fromhex(key) + message).digest(), "little") % ORDER
    # [S]B - [k]A, both by one walk over the bits; it has to be R.
    against = minus(public)
    summands = (NOWHERE, BASE, against, plus(BASE, against))
    point = NOWHERE
    for bit in range(max(scalar.bit_length(), challenge.bit_length()) - 1, -1, -1):
        point = plus(point, point)
        which = (scalar >> bit & 1) | (challenge >> bit & 1) << 1
        if which:
            point = plus(point, summands[which])
    return bytes_of(point) == raw[:32]


def code_of(key: str) -> str:
    """What two people compare on the telephone."""
    first = hashlib.sha256(f"duty-room-key/1\n{key}".encode("ascii")).digest()[:8]
    digits = f"{int.from_bytes(first, 'big') % 10**16:016d}"
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


# ---------------------------------------------------------------- section 2: canonical JSON and kinds of values


MARKS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)


def refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not an integer")


def integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
        raise ValueError(f"the number {digits} is too large")
    return int(digits)


def shallow(raw: bytes) -> str:
    """The text of the bytes; a ValueError where it is nested too deeply."""
    text = raw.decode("utf-8")
    depth = 0
    for mark in MARKS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
        if depth > DEEPEST:
            raise ValueError("nested too deeply")
    return text


def json_of(raw: bytes) -> Json:
    """The value of JSON of whatever form, all numbers as 0; a ValueError where the bytes are no JSON."""
    text = shallow(raw)
    return json.loads(text, parse_int=lambda _: 0, parse_float=lambda _: 0, parse_constant=refuse)


def canonical(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def canonical_value(raw: bytes) -> Json:
    """The value of the bytes; a ValueError where they are not in canonical form."""
    value = json.loads(shallow(raw), parse_int=integer, parse_float=refuse, parse_constant=refuse)
    if canonical(value) != raw:  # a UnicodeEncodeError of an unpaired surrogate is a ValueError
        raise ValueError("written again, the bytes are others")
    return value


Shape = Callable[[Json], bool]

WHITE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
NEVER = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\ud800-\udfff]")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def shown(told: str) -> str:
    """What a stranger wrote, as a detail says it (section 9)."""
    units = NEVER.sub("\ufffd", told).encode("utf-16-le")[:400]
    return units.decode("utf-16-le", "replace")


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_text(value: Json) -> bool:
    return isinstance(value, str)


def any_text(most: int, least: int = 0) -> Shape:
    return lambda value: is_text(value) and least <= len(value) <= most


def text(most: int, least: int = 0) -> Shape:
    return lambda value: any_text(most, least)(value) and not NEVER.search(value)


def named(most: int) -> Shape:
    return lambda value: text(most, 1)(value) and value.strip(WHITE) == value


def pattern(wanted: str) -> Shape:
    return lambda value: is_text(value) and re.fullmatch(wanted, value) is not None


def whole(least: int = -LARGEST_INTEGER, most: int = LARGEST_INTEGER) -> Shape:
    return lambda value: type(value) is int and least <= value <= most


def one_of(*values: str) -> Shape:
    return lambda value: is_text(value) and value in values


def or_null(shape: Shape) -> Shape:
    return lambda value: value is None or shape(value)


def listed(shape: Shape, most: int, least: int = 0) -> Shape:
    return lambda value: isinstance(value, list) and least <= len(value) <= most and all(map(shape, value))


def members(**shapes: Shape) -> Shape:
    """An object with exactly these members."""
    return lambda value: (
        isinstance(value, dict) and value.keys() == shapes.keys() and all(shapes[name](value[name]) for name in shapes)
    )


def moment(value: Json) -> bool:
    if not is_text(value) or not MOMENT.fullmatch(value) or not "1900" <= value[:4] <= "2999":
        return False
    try:
        datetime.strptime(value[:19], "%Y-%m-%dT%H:%M:%S")
        return value[17:19] <= "59"
    except ValueError:
        return False


def day(value: Json) -> bool:
    return is_text(value) and DAY.fullmatch(value) is not None and moment(f"{value}T00:00:00.000Z")


def flag(value: Json) -> bool:
    return isinstance(value, bool)


STATE = one_of("issued", "withdrawn")
KIND = one_of("daily", "weekly", "monthly", "digest", "info", "consolidated")
ID, HASH, COUNT = any_text(64, 1), pattern("[0-9a-f]{64}"), whole(0, 1_000_000)
HEAD = members(seq=whole(0), hash=HASH)
UNIT = members(name=text(100), publicKey=HASH)

# ---------------------------------------------------------------- section 3: the manifest

MANIFEST = members(
    format=one_of("duty-room-package/1"),
    unit=UNIT,
    sequence=whole(1),
    previous=HASH,
    program=text(60),
    madeAt=moment,
    product=members(
        id=ID,
        kind=KIND,
        isZero=flag,
        fromDay=day,
        untilDay=day,
        year=whole(),
        no=whole(1),
        title=text(200),
        issuedAt=moment,
        issuer=text(60),
        replaces=or_null(ID),
        state=STATE,
    ),
    contents=members(
        documents=listed(one_of("docx", "pdf", "xlsx"), 3),
        withLog=flag,
        withAttachments=flag,
        withPhones=flag,
        withWhereabouts=flag,
    ),
    chain=members(head=HEAD, earlier=listed(members(sequence=whole(1), head=HEAD), 60)),
    files=listed(members(name=any_text(200, 1), bytes=whole(0), sha256=HASH), 400, 1),
)

LAST_PART = re.compile(r'[^<>:"/\\|?*\u0000-\u001f\u007f\ufffe\uffff\ud800-\udfff]+')


def is_file_name(name: str) -> bool:
    """Whether a file of a package may be called so (section 1)."""
    if name == "report.json":
        return True
    folder, _, last = name.partition("/")
    return (
        folder in ("attachments", "documents", "log")
        and LAST_PART.fullmatch(last) is not None
        and not last.startswith(".")
        and not last.endswith((".", " "))
        and unicodedata.is_normalized("NFC", name)
        and units(name) <= 200
    )


def is_manifest(value: Json) -> bool:
    if not MANIFEST(value):
        return False
    names = [each["name"] for each in value["files"]]
    if not all(map(is_file_name, names)):
        return False
    raw = [name.encode("utf-8") for name in names]
    return "report.json" in names and all(left < right for left, right in zip(raw, raw[1:]))


# ---------------------------------------------------------------- section 5: the report

SIGNER = members(name=named(60), personId=or_null(ID), manner=one_of("signed", "spoken"), at=moment)
FIGURES = (
    "entries", "calls", "orders", "warnings", "incidents", "deaths", "missing", "injured", "reportsDue", "reportsLate",
    "openMatters", "leadersAway", "checks", "faultyChecks",
)  # fmt: skip
INCIDENT = {
    "number": text(20),
    "title": text(200),
    "kindName": text(60),
    "class": or_null(one_of("natural", "accident", "health", "security", "other")),
    "level": or_null(one_of("I", "II", "III", "IV")),
    "isSensitive": flag,
    "place": text(200),
    "occurredAt": or_null(moment),
    "receivedAt": moment,
    "state": one_of("open", "closed"),
    "deaths": or_null(COUNT),
    "missing": or_null(COUNT),
    "trapped": or_null(COUNT),
    "injured": or_null(COUNT),
    "line": text(600),
}
FIELDS = members(
    kind=KIND,
    isZero=flag,
    fromDay=day,
    untilDay=day,
    period=or_null(members(id=ID, name=text(60), dayNo=whole(1, 400))),
    title=named(200),
    sections=listed(members(key=pattern("[A-Za-z0-9_.-]{1,40}"), heading=named(60), text=text(20_000)), 40),
    conclusion=text(1000),
    to=listed(named(100), 20),
    copyTo=listed(named(100), 20),
    figures=members(**{name: COUNT for name in FIGURES}),
    incidents=listed(members(**INCIDENT), 200),
    factsUntilSeq=whole(0),
)
REPORT = members(
    format=one_of("duty-room-report/1"),
    unit=UNIT,
    product=members(
        id=ID,
        fields=FIELDS,
        year=whole(),
        no=whole(1),
        editor=SIGNER,
        reviewer=or_null(SIGNER),
        issuer=SIGNER,
        issuedAt=moment,
        head=HEAD,
        imprint=members(unitName=is_text, head=text(60), contact=text(100)),
        state=STATE,
        reason=text(500),
        replaces=or_null(ID),
    ),
)

# ---------------------------------------------------------------- section 1: the zip

Files = list[tuple[str, bytes]]


def package_zip(files: Files) -> bytes:
    """The one zip of these files in this order."""
    out: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, data in files:
        raw = name.encode("utf-8")
        flags = 0x0800 if any(byte > 0x7F for byte in raw) else 0
        sizes = (zlib.crc32(data), len(data), len(data), len(raw), 0)
        middle = struct.pack("<HHHHHIIIHH", 20, flags, 0, 0x6000, 0x0021, *sizes)
        head = b"PK\1\2" + struct.pack("<H", 20) + middle
        directory.append(head + struct.pack("<HHHII", 0, 0, 0, 0x01800000, at) + raw)
        out.append(b"PK\3\4" + middle + raw + data)
        at += len(out[-1])
    size = sum(map(len, directory))
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(files), len(files), size, at, 0)
    return b"".join([*out, *directory, end])


# ---------------------------------------------------------------- section 9: the checks


def files_in(package: bytes) -> Files:
    """A: the files, by one walk over the zip."""
    if len(package) > LARGEST_PACKAGE:
        raise Unsound(("not-a-package", "too-large"))
    files: Files = []
    names = at = 0
    while True:
        mark = package[at : at + 4]
        if len(mark) < 4:
            raise Unsound(("not-a-package", "cut-off"))
        if mark == b"PK\1\2" and files:
            break
        if mark != b"PK\3\4":
            raise Unsound(("not-a-package", "zip"))
        if len(package) - at < 30:
            raise Unsound(("not-a-package", "cut-off"))
        if len(files) == MOST_FILES:
            raise Unsound(("not-a-package", "many-files"))
        (size,) = struct.unpack_from("<I", package, at + 18)
        (length,) = struct.unpack_from("<H", package, at + 26)
        name_end = at + 30 + length
        if name_end + size > len(package):
            raise Unsound(("not-a-package", "cut-off"))
        try:
            name = package[at + 30 : name_end].decode("utf-8")
        except UnicodeDecodeError:
            raise Unsound(("not-a-package", "zip")) from None
        files.append((name, package[name_end : name_end + size]))
        names += length
        at = name_end + size
    rest = len(package) - at - 46 * len(files) - names - 22
    if rest != 0:
        raise Unsound(("not-a-package", "cut-off" if rest < 0 else "zip"))
    return files


def is_newer(value: Json, family: str) -> bool:
    """Whether it says of itself that it is of a later format of the family."""
    told = value.get("format") if isinstance(value, dict) else None
    found = re.fullmatch(f"{family}/([1-9][0-9]{{0,8}})", told) if is_text(told) else None
    return found is not None and int(found[1]) >= 2


def manifest_of(files: Files) -> Json:
    """B: the manifest, signed."""
    if files[0][0] != "manifest.json" or len(files[0][1]) > LARGEST_MANIFEST or [name for name, _ in files[1:2]] != ["manifest.sig"]:
        raise Unsound(("not-a-package", "no-manifest"))
    raw = files[0][1]
    try:
        loose = json_of(raw)
    except ValueError:
        raise Unsound(("not-a-package", "manifest")) from None
    if is_newer(loose, "duty-room-package"):
        raise Unsound(("newer-format", loose["format"]))
    unit = loose.get("unit") if isinstance(loose, dict) else None
    key = unit.get("publicKey") if isinstance(unit, dict) else None
    if not is_text(key):
        raise Unsound(("not-a-package", "manifest"))
    if not is_signed(key, files[1][1].decode("latin-1"), raw):
        raise Unsound(("wrong-signature",))
    try:
        manifest = canonical_value(raw)
    except ValueError:
        manifest = None
    if not is_manifest(manifest):
        raise Unsound(("not-a-package", "manifest"))
    return manifest


def check_files(files: Files, manifest: Json) -> None:
    """C: the files against their list."""
    wanted = {each["name"]: each for each in manifest["files"]}
    came: set[str] = set()
    found: list[tuple[str, str]] = []
    for name, data in files[2:]:
        if name not in wanted:
            found.append(("added", name))
        elif name in came:
            found.append(("twice", name))
        elif len(data) != wanted[name]["bytes"] or hashlib.sha256(data).hexdigest() != wanted[name]["sha256"]:
            found.append(("altered", name))
        came.add(name)
    found += [("missing", name) for name in wanted if name not in came]
    if found:
        raise Unsound(*[("file-differs", what, name) for what, name in found[:MOST_TOLD]])


def check_report(raw: bytes, manifest: Json) -> None:
    """D: the report, by itself and against the manifest."""
    if len(raw) > LARGEST_REPORT:
        raise Unsound(("report-differs", "report"))
    try:
        loose = json_of(raw)
        if is_newer(loose, "duty-room-report"):
            raise Unsound(("newer-format", loose["format"]))
        report = canonical_value(raw)
    except ValueError:
        report = None
    if not REPORT(report):
        raise Unsound(("report-differs", "report"))
    told, product = manifest["product"], report["product"]
    fields = product["fields"]
    differing = [
        f"unit.{name}" for name in ("name", "publicKey") if manifest["unit"][name] != report["unit"][name]
    ] + [
        f"product.{name}"
        for name, value in (
            ("id", product["id"]),
            ("kind", fields["kind"]),
            ("isZero", fields["isZero"]),
            ("fromDay", fields["fromDay"]),
            ("untilDay", fields["untilDay"]),
            ("year", product["year"]),
            ("no", product["no"]),
            ("title", fields["title"]),
            ("issuedAt", product["issuedAt"]),
            ("issuer", product["issuer"]["name"]),
            ("replaces", product["replaces"]),
            ("state", product["state"]),
        )
        if told[name] != value
    ]
    if differing:
        raise Unsound(*[("report-differs", name) for name in differing])
    if fields["isZero"]:
        figures = fields["figures"]
        counts = [("incidents", len(fields["incidents"]))] + [
            (f"figures.{name}", figures[name]) for name in ("incidents", "deaths", "missing", "injured")
        ]
        of_incidents = [f"{name} {count}" for name, count in counts if count > 0]
        if of_incidents:
            raise Unsound(("zero-with-incidents", *of_incidents))


def check_log(raw: bytes) -> None:
    """D: the log, of which only is looked at how much it is."""
    if len(raw) > LARGEST_LOG:
        raise Unsound(("log-too-large", "bytes", str(len(raw))))
    try:
        log = json_of(raw)
    except ValueError:
        return
    entries = log.get("entries") if isinstance(log, dict) else None
    if isinstance(entries, list) and len(entries) > MOST_ENTRIES:
        raise Unsound(("log-too-large", "entries", str(len(entries))))


def package_verdict(package: bytes) -> Json:
    """Whether the package is sound, and what it says of itself where it is."""
    try:
        files = files_in(package)
        manifest = manifest_of(files)
        check_files(files, manifest)
        came = dict(files)
        check_report(came["report.json"], manifest)
        check_log(came.get("log/entries.json", b""))
        in_order = ["manifest.json", "manifest.sig", *(each["name"] for each in manifest["files"])]
        if package_zip([(name, came[name]) for name in in_order]) != package:
            raise Unsound(("not-a-package", "layout"))
    except Unsound as unsound:
        return {"ok": False, "problems": unsound.problems, "manifest": None, "manifestSha256": None}
    return {
        "ok": True,
        "problems": [],
        "manifest": manifest,
        "manifestSha256": hashlib.sha256(files[0][1]).hexdigest(),
    }


# ---------------------------------------------------------------- section 6: the card


def card_verdict(raw: bytes) -> Json:
    """The unit and key of a card with the code of the key, or nothing of them."""
    refused = {"ok": False, "unit": None, "publicKey": None, "code": None}
    try:
        card = json_of(raw)
    except ValueError:
        return refused
    if not members(format=one_of("duty-room-key/1"), unit=is_text, publicKey=is_text)(card):
        return refused
    unit, key = card["unit"].strip(WHITE), card["publicKey"]
    if not named(100)(unit) or not is_key(key):
        return refused
    return {"ok": True, "unit": unit, "publicKey": key, "code": code_of(key)}


# ---------------------------------------------------------------- section 7: the receipt

RECEIPT = members(
    format=one_of("duty-room-receipt/1"),
    office=members(name=named(100), publicKey=HASH),
    unit=HASH,
    sequence=whole(1),
    manifest=HASH,
    verdict=one_of("accepted", "held", "refused"),
    problems=listed(any_text(40), 20),
    at=moment,
    signature=pattern("[0-9a-f]{128}"),
)


def receipt_verdict(raw: bytes) -> Json:
    """What the receipt says, or that it is none, or altered."""
    try:
        receipt = canonical_value(raw)
    except ValueError:
        receipt = None
    if not RECEIPT(receipt):
        return {"ok": False, "problem": "no-receipt", "receipt": None}
    signed = canonical({name: value for name, value in receipt.items() if name != "signature"})
    if not is_signed(receipt["office"]["publicKey"], receipt["signature"], signed):
        return {"ok": False, "problem": "altered", "receipt": None}
    said = {name: value for name, value in receipt.items() if name not in ("format", "signature")}
    return {"ok": True, "problem": None, "receipt": said}


# ---------------------------------------------------------------- section 10: beyond one package


CONTRADICTIONS = {"sequence-taken", "previous-differs", "chain-differs", "chain-behind"}
NOTES = {"sequence-gap", "fills-gap"}


@dataclass
class Came:
    """A sound package that came to the office."""

    manifest: Json
    sha256: str
    verdict: str = "held"
    problems: Problems = field(default_factory=list)
    order: int = 0  # grows with every verdict
    room: Optional[str] = None  # that the key had when it was judged

    def __post_init__(self) -> None:
        self.key: str = self.manifest["unit"]["publicKey"]
        self.sequence: int = self.manifest["sequence"]
        self.previous: str = self.manifest["previous"]
        self.head: Json = self.manifest["chain"]["head"]
        self.earlier: Json = self.manifest["chain"]["earlier"]
        self.product: Json = self.manifest["product"]
        self.is_withdrawal: bool = self.product["state"] == "withdrawn"

    def heads(self) -> list[Json]:
        """The records of the room's chain that it names."""
        return [self.head, *(each["head"] for each in self.earlier)]

    def named(self, sequence: int) -> Json:
        """The record that it says a package with the number named, or null."""
        return next((each["head"] for each in self.earlier if each["sequence"] == sequence), None)

    def report(self) -> str:
        """The SHA-256 of its report.json."""
        return next(each["sha256"] for each in self.manifest["files"] if each["name"] == "report.json")

    def report_made_like(self) -> tuple[Json, ...]:
        """What another report.json of the same report may come from."""
        contents = self.manifest["contents"]
        return self.product["state"], self.manifest["unit"], contents["withPhones"], contents["withWhereabouts"]

    def waits_for(self, code: str) -> bool:
        return self.verdict == "held" and any(each["code"] == code for each in self.problems)

    def contradicts(self) -> bool:
        return any(each["code"] in CONTRADICTIONS for each in self.problems)


@dataclass
class Office:
    """What an office knows, and what came to it."""

    rooms: dict[str, str] = field(default_factory=dict)  # key → room
    retired: set[str] = field(default_factory=set)  # keys
    came: list[Came] = field(default_factory=list)
    files: set[str] = field(default_factory=set)  # SHA-256
    order: int = 0
    today: str = ""

    def take(self, package: bytes, today: str) -> Json:
        """The verdict on the next package."""
        self.begin(today)
        sha256 = hashlib.sha256(package).hexdigest()
        if sha256 in self.files:
            return {"verdict": "already", "problems": []}
        self.files.add(sha256)
        alone = package_verdict(package)
        if not alone["ok"]:
            return {"verdict": "refused", "problems": alone["problems"]}
        if any(each.sha256 == alone["manifestSha256"] for each in self.came):
            return {"verdict": "already", "problems": []}
        this = Came(alone["manifest"], alone["manifestSha256"])
        verdict, problems = self.judge(this, today)
        self.came.append(this)
        self.stand(this, verdict, problems)
        if verdict == "accepted":
            self.free([this], today)
        return {"verdict": verdict, "problems": problems}

    def judge(self, this: Came, today: str) -> tuple[str, Problems]:
        problems = [
            {"code": code, "details": details[:MOST_DETAILS]} for code, *details in self.problems_of(this, today)
        ]
        return "accepted" if all(each["code"] in NOTES for each in problems) else "held", problems

    def stand(self, this: Came, verdict: str, problems: Problems) -> None:
        self.order += 1
        this.verdict, this.problems, this.order = verdict, problems, self.order
        this.room = self.rooms.get(this.key)

    def decide(self, this: Came, verdict: str, today: str) -> None:
        """What somebody decides on a package that waits."""
        self.begin(today)
        self.stand(this, verdict, this.problems)
        if verdict == "accepted" and this.contradicts():
            self.judge_under(this.key, today)
        self.free([this], today)

    def pair(self, key: str, room: str, today: str) -> None:
        """Gives a key to a room."""
        self.begin(today)
        self.rooms[key] = room
        self.judge_under(key, today)

    def begin(self, today: str) -> None:
        """A day begins: what waited for it is judged again."""
        if self.today < today:
            self.today = today
            waiting = [each for each in self.came if each.waits_for("future-day") and each.product["untilDay"] <= today]
            self.free(self.judge_again(waiting, today), today)

    def judge_under(self, key: str, today: str) -> None:
        """Judges what waits under a key again."""
        self.free(self.judge_again([each for each in self.came if each.key == key], today), today)

    def judge_again(self, some: list[Came], today: str) -> list[Came]:
        """Judges what waits of these again, and gives what is accepted now."""
        waiting = [each for each in some if each.verdict == "held"]
        freed = []
        for each in sorted(waiting, key=lambda each: (each.sequence, each.order)):
            verdict, problems = self.judge(each, today)
            if verdict == "accepted" or each.room != self.rooms.get(each.key):
                self.stand(each, verdict, problems)
            if verdict == "accepted":
                freed.append(each)
        return freed

    def free(self, settled: list[Came], today: str) -> None:
        """Judges what may have waited for what was accepted or refused, and for what that frees."""
        settled = list(settled)
        while settled:
            by = settled.pop(0)
            settled += self.judge_again([each for each in self.came if self.may_wait_for(each, by)], today)

    def may_wait_for(self, this: Came, by: Came) -> bool:
        """Whether a verdict on one package may free the other one."""
        room = self.rooms.get(by.key)
        of_day = this.product["untilDay"] == by.product["untilDay"] and this.room == room and room is not None
        beside = this.key == by.key and abs(this.sequence - by.sequence) <= 1
        return (of_day and (this.waits_for("day-taken") or this.waits_for("future-day"))) or (
            beside and (this.waits_for("sequence-taken") or this.waits_for("previous-differs"))
        )

    def beside(self, this: Came) -> tuple[list[Came], list[Came]]:
        """The line that holds and what waits, as far as they are looked at for a package, by number."""
        under = sorted((each for each in self.came if each.key == this.key), key=lambda each: each.sequence)
        counted = [each for each in under if each is not this and each.verdict in ("accepted", "held")]
        deciding = [each for each in counted if each.verdict == "accepted" and each.contradicts()]
        begun = max(deciding, key=lambda each: each.order, default=None)
        below = [each for each in counted if each.sequence < this.sequence - REACH]
        besides = [*below[-1:], begun]
        counted = [
            each
            for each in counted
            if each.sequence >= this.sequence - REACH or any(each is one for one in besides)
        ]
        known = [each for each in counted if each.verdict == "accepted"]
        line = [
            each
            for each in known
            if begun is None
            or each.order >= begun.order
            or (each.sequence < begun.sequence and begun.named(each.sequence) == each.head)
        ]
        return line, [each for each in counted if each.verdict == "held"]

    def problems_of(self, this: Came, today: str) -> Iterator[tuple[str, ...]]:
        if this.key not in self.rooms:
            yield "unknown-key", this.key
        elif this.key in self.retired:
            yield "retired-key", this.key
        line, waiting = self.beside(this)
        yield from sequence_problems(this, line, waiting)
        yield from previous_problems(this, line, waiting)
        changed = changed_records(this, line)
        if changed:
            yield "chain-differs", *map(str, sorted(changed))
        ahead = [each for each in line if each.sequence < this.sequence and each.head["seq"] > this.head["seq"]]
        behind = [each for each in line if each.sequence > this.sequence and each.head["seq"] < this.head["seq"]]
        for each in (ahead + behind)[:1]:
            yield "chain-behind", str(this.head["seq"]), str(each.head["seq"]), str(each.sequence)
        yield from product_problems(this, self.of_its_room(this))
        until = this.product["untilDay"]
        if until > today:
            yield "future-day", until, today
        elif this.product["kind"] == "daily" and not this.is_withdrawal:
            for each in self.other_dailies(this)[:1]:
                yield "day-taken", until, str(each.sequence)

    def other_dailies(self, this: Came) -> list[Came]:
        """The accepted reports that stand for the day of the package and leave no place for it, in the order of the verdicts."""
        dailies = [
            each
            for each in self.of_its_room(this)
            if each.product["kind"] == "daily" and each.product["untilDay"] == this.product["untilDay"]
        ]
        gone = {each.product["replaces"] for each in dailies}
        gone |= {each.product["id"] for each in dailies if each.is_withdrawal}
        if this.product["id"] in gone:
            return []
        given = gone | {this.product["id"], this.product["replaces"]}
        return [each for each in dailies if each.product["id"] not in given]

    def of_its_room(self, this: Came) -> list[Came]:
        """What was accepted of the room of a package, in the order of the verdicts."""
        room = self.rooms.get(this.key)
        return [
            each
            for each in sorted(self.came, key=lambda each: each.order)
            if room is not None
            and self.rooms.get(each.key) == room
            and each.verdict == "accepted"
            and each is not this
        ]


def stretches(after: int, before: int, there: set[int]) -> list[str]:
    """What is missing between two numbers, as a person reads it; the gaps may be wider than anybody can count."""
    found: list[str] = []
    start = after + 1
    for number in [*sorted(each for each in there if after < each < before), before]:
        if start < number:
            found.append(str(start) if start == number - 1 else f"{start}-{number - 1}")
        start = number + 1
    return found


def sequence_problems(this: Came, line: list[Came], waiting: list[Came]) -> Iterator[tuple[str, ...]]:
    taken = [each.sha256 for each in line + waiting if each.sequence == this.sequence]
    if taken:
        yield "sequence-taken", str(this.sequence), *taken
    elif any(each.sequence > this.sequence for each in line):
        yield "fills-gap", str(this.sequence)
    elif line:
        missing = stretches(line[-1].sequence, this.sequence, {each.sequence for each in line + waiting})
        if missing:
            yield "sequence-gap", *missing


def previous_problems(this: Came, line: list[Came], waiting: list[Came]) -> Iterator[tuple[str, ...]]:
    if this.sequence == 1 and this.previous != NO_PREVIOUS:
        yield "previous-differs", "0", NO_PREVIOUS, this.previous
        return

    def at(number: int) -> list[Came]:
        return [each for each in line if each.sequence == number] or [
            each for each in waiting if each.sequence == number
        ]

    before, after = at(this.sequence - 1), at(this.sequence + 1)
    if before and this.previous not in [each.sha256 for each in before]:
        yield "previous-differs", str(this.sequence - 1), before[0].sha256, this.previous
    if after and this.sha256 not in [each.previous for each in after]:
        yield "previous-differs", str(this.sequence + 1), after[0].previous, this.sha256


def changed_records(this: Came, line: list[Came]) -> set[int]:
    """The numbers of records that were written anew, by what the line says of them."""
    changed: set[int] = set()
    for each in line:
        told = {head["seq"]: head["hash"] for head in each.heads()}
        changed |= {head["seq"] for head in this.heads() if told.get(head["seq"], head["hash"]) != head["hash"]}
        if this.sequence - REACH <= each.sequence < this.sequence and this.named(each.sequence) != each.head:
            changed.add(each.head["seq"])
        if each.sequence > this.sequence and each.named(this.sequence) not in (None, this.head):
            changed.add(this.head["seq"])
    return changed


def product_problems(this: Came, of_its_room: list[Came]) -> Iterator[tuple[str, ...]]:
    """A name that stood for another report, or for one that was taken back."""
    same = [each for each in of_its_room if each.product["id"] == this.product["id"]]
    taken_back = [
        each for each in same if each.is_withdrawal and each.key == this.key and each.sequence < this.sequence
    ]
    if taken_back and not this.is_withdrawal:
        yield "product-differs", str(taken_back[0].sequence), "product.state"
        return
    equal = [each for each in same if not differing_members(this, each)]
    alike = [each for each in equal if each.report_made_like() == this.report_made_like()]
    if same and not equal:
        yield "product-differs", str(same[-1].sequence), *differing_members(this, same[-1])
    elif alike and this.report() not in [each.report() for each in alike]:
        yield "product-differs", str(alike[-1].sequence), "report"


PRODUCT_MEMBERS = (
    "kind", "isZero", "fromDay", "untilDay", "year", "no", "title", "issuedAt", "issuer", "replaces",
)  # fmt: skip


def differing_members(this: Came, other: Came) -> list[str]:
    """What two packages say of one report, where it is not the same."""
    return [f"product.{name}" for name in PRODUCT_MEMBERS if this.product[name] != other.product[name]]


# ---------------------------------------------------------------- many questions at once


def edited(asked: Json, sources: dict[str, bytes]) -> bytes:
    """A file with some of its bytes taken out and others put in; each place is one of the file before."""
    raw = sources.setdefault(asked["file"], b"") or Path(asked["file"]).read_bytes()
    sources[asked["file"]] = raw
    for at, count, put in sorted(asked.get("edits", []), reverse=True):
        raw = raw[:at] + bytes.fromhex(put) + raw[at + count :]
    return raw


def series_verdicts(asked: Json, sources: dict[str, bytes]) -> Json:
    """What an office says of packages, one after another, and how they stand after the last."""
    office = Office()
    said = []
    for step in asked["steps"]:
        if "pair" in step:
            office.pair(step["pair"], step["room"], step["today"])
        elif "retire" in step:
            office.retired.add(step["retire"])
        elif "decide" in step:
            office.decide(office.came[step["decide"]], step["verdict"], step["today"])
        else:
            said.append(office.take(edited(step, sources), step["today"]))
    return {"said": said, "stand": [{"verdict": each.verdict, "problems": each.problems} for each in office.came]}


def answers(questions: Json) -> Iterator[Json]:
    sources: dict[str, bytes] = {}
    one = {"package": package_verdict, "card": card_verdict, "receipt": receipt_verdict}
    for asked in questions:
        if asked["ask"] == "series":
            yield series_verdicts(asked, sources)
        else:
            yield one[asked["ask"]](edited(asked, sources))


def answer(arguments: list[str]) -> tuple[Json, bool]:
    """What was asked, and whether it is sound."""
    what, *words = arguments
    if what == "many" and len(words) == 1:
        return list(answers(json.loads(Path(words[0]).read_text("utf-8")))), True
    if what == "series" and len(words) > 2 and is_key(words[0]) and day(words[1]):
        steps = [{"file": each, "today": words[1]} for each in words[2:]]
        pair = {"pair": words[0], "room": "room", "today": words[1]}
        said = series_verdicts({"steps": [pair, *steps]}, {})["said"]
        return said, all(each["verdict"] == "accepted" for each in said)
    if what in ("package", "card", "receipt") and len(words) == 1:
        (verdict,) = answers([{"ask": what, "file": words[0]}])
        return verdict, verdict["ok"]
    raise IndexError


def main(arguments: list[str]) -> int:
    try:
        said, is_sound = answer(arguments)
    except (IndexError, ValueError):
        print("usage: python3 package.py package|card|receipt|many FILE, or series KEY DAY FILE…", file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"cannot be checked: {problem}", file=sys.stderr)
        return 2
    print(json.dumps(said))  # ASCII, so that any terminal can show it
    return 0 if is_sound else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
