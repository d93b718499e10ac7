"""Where a guide's steps lead: every path ends, none runs in a circle, none is too long."""

from collections.abc import Iterator, Mapping

from bot.guides import form
from bot.guides.parts import Part
from bot.guides.shapes import FINDINGS, Guide, GuideError, Outcome, Step
from bot.guides.walking import finding

MOST_STEPS = 7
Walk = tuple[tuple[str, str], ...]


def check_guide(guide: Guide, part: Part) -> None:
    for name in set(guide.steps) & set(guide.outcomes):
        part.fail(f"{name!r} is both a step and an outcome")
    for name in set(guide.steps) & set(FINDINGS):
        part.part("steps").part(name).fail("is the name of a check")
    _check_targets(guide, part)
    if guide.start not in guide.steps:
        part.part("start").fail("has to be a step")
    _check_reached(guide, part)
    for name in guide.entries:
        _check_circle(guide, part, name, ())
    for step in guide.steps.values():
        _check_choices(guide, step, part.part("steps").part(step.name))
    _check_pairs(guide, part)


def check_together(guides: Mapping[str, Guide]) -> None:
    """One guide may lead to another, and then both count as one path."""
    for guide in guides.values():
        reached = _reached(guide)
        for outcome in guide.outcomes.values():
            name, _, step = (outcome.to or "").partition("/")
            if (
                outcome.kind == "guide"
                and outcome.name in reached
                and (name not in guides or (step and step not in guides[name].steps))
            ):
                raise GuideError(f"{guide.name}.yml: outcomes.{outcome.name}.to: there is no guide {outcome.to!r}")
    for guide in guides.values():
        _check_pairs_across(guides, guide)
    for name in guides:
        most = longest(guides, name)
        if most > MOST_STEPS:
            raise GuideError(f"{name}.yml: steps: a path has {most} steps; {MOST_STEPS} is the most")


def _check_pairs_across(guides: Mapping[str, Guide], guide: Guide) -> None:
    """What is found here and the first step over there are one text message too."""
    for check in guide.checks:
        for found in check.findings.values():
            end = guide.target(found.go)
            if isinstance(end, Step) or end.kind != "guide":
                continue
            other, _, step = str(end.to).partition("/")
            tested = finding(guides[other], check.name, *found.name.split("/"))
            begins = guides[other].target(step or (tested.go if tested else guides[other].start))
            length = form.sms_length(f"{found.sms} {begins.sms}")
            if length > form.SMS:
                where = f"{guide.name}.yml: checks.{check.name}.{found.name}.sms"
                raise GuideError(
                    f"{where}: is {length} characters with {other}'s {begins.name!r}; {form.SMS} is the most"
                )


def longest(guides: Mapping[str, Guide], name: str) -> int:
    """The steps of the longest path, on into other guides. It is looked for with every answer of the line test."""
    return max(_from_finding(guides, name, found, ()) for found in _found(guides[name]))


def _from_finding(guides: Mapping[str, Guide], name: str, found: str, before: tuple[str, ...]) -> int:
    """What a test has found stays true in the next guide, so that one begins at its own words for the same."""
    guide = guides[name]
    verdict, _, api_step = found.partition("/")
    tested = finding(guide, "line_test", verdict, api_step)
    others = [each.go for check in guide.checks if check.name != "line_test" for each in check.findings.values()]
    return max(_from(guides, name, go, found, before) for go in {tested.go if tested else guide.start, *others})


def _from(guides: Mapping[str, Guide], name: str, target: str, found: str, before: tuple[str, ...]) -> int:
    reached = guides[name].target(target)
    if isinstance(reached, Step):
        return 1 + max(_from(guides, name, go, found, before) for choice in reached.choices for go in choice.targets)
    if reached.kind != "guide":
        return 0
    if name in before:
        raise GuideError(f"{name}.yml: outcomes.{target}: {' > '.join([*before, name])} runs in a circle")
    other, _, step = str(reached.to).partition("/")
    if step:
        return _from(guides, other, step, found, (*before, name))
    is_same_line = guides[other].service == guides[name].service
    known = [found] if is_same_line else _found(guides[other])
    return max(_from_finding(guides, other, each, (*before, name)) for each in known)


def _found(guide: Guide) -> list[str]:
    return [name for check in guide.checks if check.name == "line_test" for name in check.findings] or ["unknown"]


def walks(guide: Guide, start: str) -> Iterator[tuple[Walk, Outcome]]:
    """Every way from here to an end: which choice was taken at which step, and where it ended."""
    reached = guide.target(start)
    if isinstance(reached, Outcome):
        yield (), reached
        return
    for choice in reached.choices:
        for target in choice.targets:
            for walk, outcome in walks(guide, target):
                yield ((reached.name, choice.title), *walk), outcome


def _check_targets(guide: Guide, part: Part) -> None:
    for place, target in _targets(guide):
        if target not in guide.steps and target not in guide.outcomes:
            part.fail(f"{place}: {target!r} is neither a step nor an outcome")


def _targets(guide: Guide) -> Iterator[tuple[str, str]]:
    yield "start", guide.start
    for check in guide.checks:
        for found in check.findings.values():
            yield f"checks.{check.name}.{found.name}.go", found.go
    for step in guide.steps.values():
        for number, choice in enumerate(step.choices, start=1):
            for target in choice.targets:
                yield f"steps.{step.name}.choices[{number}].go", target


def _check_reached(guide: Guide, part: Part) -> None:
    reached = _reached(guide)
    for name in guide.steps:
        if name not in reached:
            part.part("steps").part(name).fail("no way leads here")
    for name in part.part("outcomes").value if part.has("outcomes") else ():
        if name not in reached:
            part.part("outcomes").part(name).fail("no way leads here")


def _reached(guide: Guide) -> set[str]:
    """All that a walk can come to, from every place where one can begin."""
    reached: set[str] = set()
    ahead = list(guide.entries)
    while ahead:
        name = ahead.pop()
        if name not in reached and name in guide.steps:
            ahead += [target for choice in guide.steps[name].choices for target in choice.targets]
        reached.add(name)
    return reached


def _check_circle(guide: Guide, part: Part, name: str, before: tuple[str, ...]) -> None:
    if name in before:
        part.fail(f"steps: {' > '.join([*before, name])} runs in a circle")
    if name in guide.steps:
        for choice in guide.steps[name].choices:
            for target in choice.targets:
                _check_circle(guide, part, target, (*before, name))


def _check_choices(guide: Guide, step: Step, part: Part) -> None:
    way_out = guide.target(step.choices[-1].go)
    if not isinstance(way_out, Outcome) or way_out.kind != "person":
        part.fail("its last choice has to be the way out to a person")
    for number, choice in enumerate(step.choices[:-1], start=1):
        reached = guide.target(choice.go)
        if isinstance(reached, Outcome) and reached.kind == "told":
            part.fail(f"choices[{number}]: {choice.go!r} explains what a check found; a step has to lead further")
        is_over = isinstance(reached, Outcome) and reached.kind in {"fixed", "person"}
        if not choice.tried and not is_over and choice.does is None:
            part.fail(f"choices[{number}]: 'tried' is missing: the case would not tell that this was done")


def _check_pairs(guide: Guide, part: Part) -> None:
    """What was found and what comes next go out as one text message."""
    for check in guide.checks:
        for found in check.findings.values():
            length = form.sms_length(f"{found.sms} {guide.target(found.go).sms}".strip())
            if length > form.SMS:
                where = f"checks.{check.name}.{found.name}.sms"
                part.fail(f"{where}: is {length} characters with {found.go!r} after it; {form.SMS} is the most")
