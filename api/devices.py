"""What a browser says of itself, in the words its owner would use: "Chrome on Android"."""

import re

# In this order: most of them also claim to be those further down.
BROWSERS = (
    (re.compile(r"\bEdg(e|A|iOS)?/"), "Edge"),
    (re.compile(r"\b(OPR|OPT|Opera)/"), "Opera"),
    (re.compile(r"\bSamsungBrowser/"), "Samsung Internet"),
    (re.compile(r"\b(Firefox|FxiOS)/"), "Firefox"),
    (re.compile(r"\b(Chrome|CriOS|Chromium|HeadlessChrome)/"), "Chrome"),
    (re.compile(r"\bVersion/[\d.]+.* Safari/"), "Safari"),
)
SYSTEMS = (
    (re.compile(r"\biPhone\b"), "an iPhone"),
    (re.compile(r"\biPad\b"), "an iPad"),
    (re.compile(r"\bAndroid\b"), "Android"),
    (re.compile(r"\bCrOS\b"), "a Chromebook"),
    (re.compile(r"\bWindows\b"), "Windows"),
    (re.compile(r"\bMac OS X\b"), "a Mac"),
    (re.compile(r"\bLinux\b"), "Linux"),
)
UNKNOWN = "A browser"
# Longer ones are made up, and expressions are slow on them.
LONGEST = 400


def in_words(user_agent: str | None) -> str:
    """What it is not sure of it leaves out; nothing of what was sent is repeated."""
    told = (user_agent or "")[:LONGEST]
    browser = next((name for pattern, name in BROWSERS if pattern.search(told)), UNKNOWN)
    system = next((name for pattern, name in SYSTEMS if pattern.search(told)), None)
    return f"{browser} on {system}" if system else browser
