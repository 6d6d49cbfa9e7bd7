"""Reads the reminders with python3-icalendar and expands them over both changes of the clocks.

    python3 read_calendar.py PATH/TO/titrate

The hours are held against the zones of Python itself (zoneinfo), which the calendar's VTIMEZONE must agree with.
"""

import datetime
import json
import re
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
from dateutil.rrule import rrulestr

titrate = sys.argv[1]
failed = False


def expect(holds, what):
    global failed
    if not holds:
        failed = True
        print("WRONG:", what)


def ask(data, request, now="2026-03-01T18:00:00+00:00"):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"now": now, **request}, file)
        file.flush()
        said = subprocess.run([titrate, "ask", file.name, "--data", data], capture_output=True, text=True)
    reply = json.loads(said.stdout)
    expect(reply["ok"], f"{request} was refused: {reply}")
    return reply


def calendar_for(zone, before=(), title="Titrate"):
    with tempfile.TemporaryDirectory() as data:
        for request in before:
            ask(data, request)
        ask(data, {"verb": "reminders", "act": "set", "at": "21:00", "doses_at": ["01:30", "08:00"], "zone": zone, "title": title})
        return ask(data, {"verb": "reminders", "act": "ics"})["ics"]


def check(zone, before=(), title="Titrate"):
    text = calendar_for(zone, before, title)
    expect("\n" not in text.replace("\r\n", ""), "a line ends without CR")
    expect(all(len(line.encode()) <= 75 for line in text.split("\r\n")), "a line is longer than 75 octets")
    calendar = icalendar.Calendar.from_ical(text)
    for name in ("VERSION", "PRODID"):
        expect(name in calendar, f"{name} is missing")
    [own_zone] = calendar.walk("VTIMEZONE")
    expect(str(own_zone["TZID"]) == zone, "the zone has another name")
    clocks, truth = own_zone.to_tz(), zoneinfo.ZoneInfo(zone)
    events = calendar.walk("VEVENT")
    expect(len(events) == 3 and len({str(event["UID"]) for event in events}) == 3, "each reminder has a UID of its own")
    for event in events:
        expect(str(event["SUMMARY"]) == title, f"the title is {event['SUMMARY']}")
        expect(event["DTSTART"].params["TZID"] == zone, "an hour without its zone")
        start = event["DTSTART"].dt.replace(tzinfo=None)
        rule = event["RRULE"].to_ical().decode()
        cancelled = str(event["STATUS"]) == "CANCELLED"
        expect(cancelled or len(event.walk("VALARM")) == 1, "a reminder that does not remind")
        if cancelled:
            continue
        days = rrulestr(rule, dtstart=start).between(start, datetime.datetime(2027, 12, 31), inc=True)
        expect(len(days) > 600 or before, "a reminder without an end has one")
        for at in days:
            expect(at.time() == start.time(), f"{at} is at another hour")
            # An hour that does not exist, or exists twice, is for the calendar program to choose; all others are not.
            if at.replace(tzinfo=truth).utcoffset() != at.replace(tzinfo=truth, fold=1).utcoffset():
                continue
            by_calendar = clocks.localize(at).astimezone(datetime.timezone.utc)
            by_python = at.replace(tzinfo=truth).astimezone(datetime.timezone.utc)
            expect(by_calendar == by_python, f"{zone}: {at} is {by_calendar} and should be {by_python}")
    return events


for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Africa/Casablanca"):
    check(name)
check("Europe/Berlin", title="Ä long, title; with \\ signs and 🙂 " + "in it " * 10)
somebody = {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "conditions": [], "medicines": [], "supplements": [], "allergies": []}
ladder = [
    {"verb": "person", "person": somebody},
    {"verb": "follow", "act": "start", "unit_mg": 100, "run_in_days": 7, "start": "2026-03-10"},
]
evening, first, second = check("Europe/Berlin", before=ladder)
expect(str(evening["DTSTART"].dt.date()) == "2026-03-10", "the evening begins with the ladder")
expect(str(first["DTSTART"].dt.date()) == "2026-03-17", "a dose is reminded of before the first step")
for word in ("magnesium", "dose", "trial"):
    expect(not re.search(word, calendar_for("Europe/Berlin", before=ladder), re.IGNORECASE), f"the calendar says {word}")

sys.exit(1 if failed else 0)
