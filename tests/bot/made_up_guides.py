"""A small guide in form, and ways to put it out of form."""

import copy

PERSON = {"title": "A person", "means": ["agent"], "go": "person"}
WORKS = {"title": "It works now", "means": ["yes", "it works"], "go": "fixed"}
SAME = {"title": "No change", "means": ["no", "the same"]}
EVERY = {
    "findings": {"outage": {"confirmed": {"say": "A fault in {area}.", "sms": "Fault in {area}.", "go": "told"}}},
    "outcomes": {
        "fixed": {"kind": "fixed", "say": "Good.", "sms": "Good."},
        "person": {"kind": "person", "say": "A person comes.", "sms": "A person comes."},
        "told": {"kind": "told", "say": "That is why.", "sms": "That is why."},
    },
    "choices": {"person": PERSON, "works": WORKS, "same": SAME},
}


def step(go, **changes):
    return {
        "say": "Restart it. Is it better?",
        "sms": "Restart it. Better? Reply 1 it works 2 no change or AGENT",
        "choices": ["works", {"like": "same", "go": go, "tried": "Restarted: no change"}, "person"],
        **changes,
    }


GUIDE = {
    "intent": "tv_problem",
    "title": "TV",
    "service": "tv",
    "symptom": "other",
    "words": ["tv"],
    "checks": {
        "outage": "",
        "line_test": {
            verdict: {"say": "{text}", "sms": "Tested.", "go": "one"}
            for verdict in ("fine", "line_fault", "router_offline", "unknown")
        },
    },
    "start": "one",
    "steps": {"one": step("two"), "two": step("case")},
    "outcomes": {
        "case": {"kind": "ticket", "ticket": "fault", "title": "TV", "say": "Case {case}.", "sms": "Case {case}."}
    },
}


def changed(path, value):
    """The guide with one thing put in another's place, or taken out."""
    guide = copy.deepcopy(GUIDE)
    *way, last = path.split(".")
    part = guide
    for name in way:
        part = part[int(name) if isinstance(part, list) else name]
    if value is None:
        del part[last]
    else:
        part[int(last) if isinstance(part, list) else last] = value
    return guide


# Eight steps in a row.
LONG_STEPS = {str(number): step(str(number + 1) if number < 8 else "case") for number in range(1, 9)}
