"""Reads the guides of a folder. What they have in common stands in every.yml, once."""

from pathlib import Path

from bot.guides import form
from bot.guides.parts import Part, load
from bot.guides.paths import check_guide, check_together
from bot.guides.shapes import (
    API_STEPS,
    DEEDS,
    FINDINGS,
    KINDS,
    KNOWN_OF_LINE,
    ONLY_MOBILE,
    SERVICES,
    SYMPTOMS,
    TICKETS,
    VERDICTS,
    Check,
    Choice,
    Finding,
    Guide,
    Outcome,
    Step,
)
from bot.guides.typed import check_meanings, plain

COMMON = "every.yml"
FIELDS = {"intent", "title", "service", "symptom", "words", "checks", "start", "steps", "outcomes"}


def read(folder: Path) -> dict[str, Guide]:
    """All guides by name. Raises `GuideError` for the first thing that is out of form."""
    common = load(folder / COMMON).mapping({"findings", "outcomes", "choices"})
    guides = {path.stem: _guide(path, common) for path in sorted(folder.glob("*.yml")) if path.name != COMMON}
    check_together(guides)
    return guides


def _guide(path: Path, common: Part) -> Guide:
    part = load(path).mapping(FIELDS)
    service = part.part("service").one_of(SERVICES)
    guide = Guide(
        name=path.stem,
        title=form.short(part.part("title"), form.TITLE),
        intent=part.part("intent").text(),
        service=service,
        symptom=part.part("symptom").one_of(SYMPTOMS),
        words=tuple(plain(word.text()) for word in part.part("words").listed()),
        checks=tuple(_check(name, each, common, service) for name, each in part.part("checks").parts().items()),
        start=part.part("start").text(),
        steps={name: _step(name, each, common) for name, each in part.part("steps").parts().items()},
        outcomes=_outcomes(part, common),
    )
    check_guide(guide, part)
    return guide


def _check(name: str, part: Part, common: Part, service: str) -> Check:
    """What every guide says of a finding, unless this one says it in its own words."""
    if name not in FINDINGS:
        part.fail(f"there is no such check; there are {', '.join(FINDINGS)}")
    shared = common.part("findings").mapping(set(FINDINGS)).value
    found = common.part("findings").part(name).parts() if name in shared else {}
    found = {key: each for key, each in found.items() if service == "mobile" or not _only_mobile(key)}
    own = part.parts() if part.value else {}
    check = Check(name, {key: _finding(key, each, name) for key, each in {**found, **own}.items()})
    missing = VERDICTS[service] - set(check.findings) if name == "line_test" else set()
    if missing:
        part.fail(f"says nothing of {', '.join(sorted(missing))}, which a test of this line can answer")
    return check


def _only_mobile(key: str) -> bool:
    return key.partition("/")[0] in ONLY_MOBILE


def _finding(key: str, part: Part, check: str) -> Finding:
    verdict, _, step = key.partition("/")
    if verdict not in FINDINGS[check] or (step and step not in API_STEPS | KNOWN_OF_LINE):
        part.fail(f"there is no such finding; there are {', '.join(sorted(FINDINGS[check]))}")
    part.mapping({"say", "sms", "go"})
    known = form.KNOWN_IN[check]
    return Finding(key, form.said(part.part("say"), known), form.sent(part.part("sms"), known), part.part("go").text())


def _step(name: str, part: Part, common: Part) -> Step:
    part.mapping({"say", "sms", "choices"})
    choices = tuple(_choice(each, common) for each in part.part("choices").listed())
    if not 2 <= len(choices) <= 4:
        part.part("choices").fail(f"are {len(choices)}; 2 to 4 can be shown")
    check_meanings(part.part("choices"), choices)
    say, sms = form.said(part.part("say"), set()), form.sent(part.part("sms"), set())
    form.check_question(part.part("say"), say)
    form.check_menu(part.part("sms"), sms, choices)
    return Step(name, say, sms, choices)


def _choice(part: Part, common: Part) -> Choice:
    """A name alone, or `like`, takes over a choice of every.yml; what is written beside it wins."""
    if isinstance(part.value, str):
        part = Part(part.place, {"like": part.value})
    part.mapping({"like", "title", "means", "go", "tried", "does", "refused"})
    like = common.part("choices").part(part.part("like").text()).mapping().value if part.has("like") else {}
    own = [each.text() for each in part.part("means").listed()] if part.has("means") else []
    means = [*like.get("means", []), *own]
    whole = Part(part.place, {**like, **part.value, "means": means})
    title = form.short(whole.part("title"), form.TITLE)
    form.check_title(whole.part("title"), title)
    if not means:
        whole.fail("'means' is missing: how would somebody type it?")
    if whole.has("does") != whole.has("refused"):
        whole.fail("'does' and 'refused' go together: a deed may not succeed")
    return Choice(
        title=title,
        means=tuple(plain(meaning) for meaning in means),
        go=whole.part("go").text(),
        tried=form.short(whole.part("tried"), form.TRIED) if whole.has("tried") else None,
        does=whole.part("does").one_of(DEEDS) if whole.has("does") else None,
        refused=whole.optional("refused"),
    )


def _outcomes(part: Part, common: Part) -> dict[str, Outcome]:
    own = part.part("outcomes").parts() if part.has("outcomes") else {}
    return {name: _outcome(name, each) for name, each in {**common.part("outcomes").parts(), **own}.items()}


def _outcome(name: str, part: Part) -> Outcome:
    """A hand-over to a guide or topic may go without words: what follows speaks for itself."""
    part.mapping({"kind", "say", "sms", "ticket", "title", "to"})
    kind = part.part("kind").one_of(KINDS)
    opens_case, leads_on = kind in {"ticket", "technician"}, kind in {"guide", "topic"}
    known = form.KNOWN_IN["case"] if opens_case else set()
    is_silent = leads_on and not part.has("say") and not part.has("sms")
    if opens_case and "{case}" not in part.part("say").text() + part.part("sms").text():
        part.fail("opens a case and does not say its number, {case}")
    return Outcome(
        name=name,
        kind=kind,
        say="" if is_silent else form.said(part.part("say"), known),
        sms="" if is_silent else form.sent(part.part("sms"), known),
        ticket=part.part("ticket").one_of(TICKETS) if opens_case else None,
        title=form.short(part.part("title"), form.TRIED) if opens_case else None,
        to=part.part("to").text() if leads_on else None,
    )
