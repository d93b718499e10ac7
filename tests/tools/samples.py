"""For each rule a tree that keeps it, a tree that breaks it, and what is said about that."""

from tests.tools.built_pages import Tree

DOMAIN = "intents: [i]\nactions: [action_i]"
RULES = "rules: [{rule: r, steps: [{intent: i}, {action: action_i}]}]"
ANSWERS = '"""A."""\nclass A:\n    intent = "i"\n'
BOT = {"domain.yml": DOMAIN, "bot/data/rules/a.yml": RULES, "bot/actions/a.py": ANSWERS}
WORDING = "bot/data/wording/a.yml"
NLU = 'nlu: [{intent: i, examples: "- my bill\\n- the [bill](thing)"}]'
ROOMS = ("nlu", "rules", "wording")
TOPIC = {f"bot/data/{room}/bills.yml": "" for room in ROOMS} | {"bot/actions/bills/__init__.py": ""}
API = {"api/bills/__init__.py": "", "tests/api/bills/test_it.py": ""}


SAMPLES: list[tuple[str, Tree, Tree, str]] = [
    ("commit_only_in_db", {"api/db.py": "s.commit()"}, {"api/x.py": "a = 1\ns.commit()"}, "api/x.py:2 commits"),
    (
        "relationships_never_load_by_themselves",
        {"models/a.py": "r = relationship(lazy='raise')"},
        {"models/a.py": "r = relationship()"},
        "models/a.py:1 has a relationship that loads",
    ),
    ("short_files_and_functions", {"a.py": "a = 1\n" * 199}, {"a.py": "a = 1\n" * 200}, "a.py has 200 lines; 199 is"),
    (
        "short_files_and_functions",
        {"a.py": "def f():\n" + "    # why\n    a = 1\n" * 29},
        {"a.py": "def f():\n" + "    a = 1\n" * 30},
        "a.py:1 f has 30 lines; 29 is",
    ),
    ("short_files_and_functions", {"web/a.tsx": "a\n" * 249}, {"web/a.tsx": "a\n" * 250}, "web/a.tsx has 250 lines"),
    ("no_vague_names", {"api/money.py": ""}, {"api/utils.py": ""}, "api/utils.py is in a drawer named 'utils'"),
    ("no_vague_names", {"web/node_modules/lib/a": ""}, {"api/common/a.py": ""}, "drawer named 'common'"),
    ("files_say_what_they_are_for", {"a.py": '"""For this."""'}, {"a.py": "a = 1"}, "a.py does not open with"),
    (
        "wordings_are_used_and_defined",
        {WORDING: "due: Due", "bot/a.py": 'say("a.due")'},
        {WORDING: "due: Due", "bot/a.py": ""},
        "a.due is said nowhere",
    ),
    ("wordings_are_used_and_defined", {}, {WORDING: "x: X", "bot/a.py": 'say("a.x", "a.y")'}, "a.y is said, and"),
    (
        "wordings_are_used_and_defined",
        {WORDING: "due_late: L", "bot/a.py": 'say(f"a.due_{how}")'},
        {WORDING: "due_late: L", "bot/a.py": 'say(f"a.paid_{how}")'},
        "a.due_late is said nowhere",
    ),
    (
        "wordings_are_used_and_defined",
        {WORDING: "i_amount: How much?", "bot/actions/a.py": 'class A:\n    intent = "i"\n    topic = "a"\n'},
        {WORDING: "due: {say: Due, replies: [pay]}", "bot/a.py": 'say("a.due")'},
        "a.due offers pay, which has no title",
    ),
    ("wordings_fit", {WORDING: "a: it\N{RIGHT SINGLE QUOTATION MARK}s"}, {WORDING: "a: Zażółć"}, "makes a text"),
    ("wordings_fit", {}, {WORDING: "a: {say: A, sms: Reply STOP or NO}"}, "leaving or joining a list"),
    ("wordings_fit", {}, {WORDING: "a: {say: A, replies: [request_human, help]}"}, "does not offer the person last"),
    ("wordings_fit", {}, {"bot/data/wording/replies.yml": "pay: Pay all of my bill now"}, "longer than a button's 20"),
    ("actions_are_known_and_implemented", BOT, {**BOT, "bot/actions/a.py": ""}, "no topic in bot/actions answers i"),
    ("actions_are_known_and_implemented", {}, {**BOT, "bot/data/rules/a.yml": ""}, "bot/data/rules: i leads nowhere"),
    (
        "actions_are_known_and_implemented",
        {**BOT, "bot/actions/b.py": 'class B:\n    intent = "library"\n    by_its_words = True\n'},
        {**BOT, "bot/actions/b.py": 'class B:\n    intent = "j"\n'},
        "bot/actions: j is no intent of domain.yml",
    ),
    ("actions_are_known_and_implemented", {}, {**BOT, "domain.yml": "intents: [i]"}, "action_i is missing"),
    (
        "actions_are_known_and_implemented",
        {},
        {**BOT, "bot/data/rules/a.yml": RULES.replace("action_i", "action_j")},
        "i leads to action_j, not to action_i",
    ),
    (
        "memory_is_bounded",
        {"config.yml": "policies: [{name: MemoizationPolicy, max_history: 5}, {name: RulePolicy}]"},
        {"config.yml": "policies: [{name: MemoizationPolicy}]"},
        "MemoizationPolicy has no max_history",
    ),
    ("topics_agree", TOPIC | API, TOPIC, "bot/data/nlu/bills.yml has no api/bills"),
    ("topics_agree", TOPIC | API, {**TOPIC, "api/bills/__init__.py": ""}, "api/bills has no tests/api/bills"),
    ("topics_agree", TOPIC | API, {**API, **TOPIC, "bot/data/rules/x.yml": ""}, "rules/x.yml has no bot/data/nlu"),
    ("topics_agree", TOPIC | API, API, "api/bills has no bot/data/nlu/bills.yml"),
    (
        "examples_mean_one_thing",
        {"bot/data/nlu/a.yml": NLU},
        {"bot/data/nlu/a.yml": NLU, "bot/data/nlu/b.yml": "nlu: [{intent: j, examples: '- The bill'}]"},
        "'the bill' is an example of i and of j",
    ),
    (
        "intents_are_held_out",
        {"bot/data/nlu/a.yml": NLU, "tests/bot/heldout.yml": "nlu: [{intent: i, examples: '- what do I owe'}]"},
        {"bot/data/nlu/a.yml": NLU},
        "tests/bot/heldout.yml has no message for i",
    ),
    (
        "intents_are_held_out",
        {},
        {"bot/data/nlu/a.yml": NLU, "tests/bot/heldout.yml": "nlu: [{intent: i, examples: '- My bill'}]"},
        "'my bill' is trained on as well",
    ),
    (
        "wording_never_used",
        {WORDING: "a: Please try again later, from 18:00."},
        {WORDING: "a: Please try again later."},
        "'try again later' stands alone",
    ),
    ("wording_never_used", {}, {WORDING: "a: {say: A, sms: 'Oops, a hitch'}"}, "never read 'oops'"),
    ("wording_never_used", {}, {WORDING: "a: Paid 🎉"}, "there is an emoji"),
    ("wording_never_used", {}, {WORDING: "a: Done!"}, "there is a ! in 'Done!'"),
    (
        "wording_never_used",
        {WORDING: "a: Nobody asks for your PIN."},
        {WORDING: "a: Give me your card number."},
        "asks for a secret",
    ),
    ("wording_never_used", {}, {"bot/data/guides/a.yml": "steps: [{ask: Rest assured of it}]"}, "guides/a.yml: cus"),
    (
        "wording_never_used",
        {"bot/data/knowledge/a.md": "asked: invalid code | wrong code"},
        {"bot/data/knowledge/a.md": "The code is invalid."},
        "knowledge/a.md: customers never read 'invalid'",
    ),
    ("wording_never_used", {"web/a.tsx": "const invalid = a < b"}, {"web/a.tsx": "<p>Invalid code</p>"}, "web/a.tsx"),
    ("wording_never_used", {"web/a.test.ts": "'invalid code'"}, {"web/a.ts": "say('An invalid code')"}, "'invalid'"),
    (
        "named_paths_exist",
        {"README.md": "See `api/a.py`, `api/<topic>.py`, `tests/` and [it](api/a.py).", "api/a.py": "", "tests/a": ""},
        {"README.md": "See\n`api/b.py`."},
        "README.md:2 names api/b.py, which is not there",
    ),
    ("named_paths_exist", {"README.md": "[away](https://example.org)"}, {"README.md": "[gone](docs/a.md)"}, "docs/a"),
    (
        "pictures_are_shown_and_small",
        {"docs/pictures/desk/a.webp": "", "docs/a.md": "![A](pictures/desk/a.webp)"},
        {"docs/pictures/desk/a.webp": "", "docs/a.md": "![B](pictures/desk/b.webp)"},
        "docs/pictures/desk/a.webp is on no page",
    ),
    (
        "pictures_are_shown_and_small",
        {"docs/pictures/a.png": "a" * 9, "docs/a.md": "![A](pictures/a.png)"},
        {"docs/pictures/a.png": "a" * 160_001, "docs/a.md": "![A](pictures/a.png)"},
        "docs/pictures/a.png has 160001 bytes",
    ),
    ("no_machine_is_named", {"uv.lock": "pypi" + ".org"}, {"a.md": "from " + "pypi" + ".org"}, "a.md:1 names"),
    ("no_machine_is_named", {"a.py": "'/v1/work'"}, {"a.py": "'/ho" + "me/ana/x'"}, "a.py:1 names"),
]  # fmt: skip
