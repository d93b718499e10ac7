"""Changing an e-mail address, a phone number, the postal address or the name."""

from collections.abc import Callable
from typing import Any

from bot.actions.accounts.contact_code import ADDRESS, EMAIL, NAME, PHONE, ProvenContact
from bot.actions.accounts.detail_words import WHAT, address_in, without_the_new_one
from bot.actions.accounts.details import ME
from bot.actions.accounts.name_words import is_name, name_in
from bot.dialogue.answers import NOT_A_MATTER
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading.houses import put_postcode_right, put_right


def _about(*wanted: str) -> Callable[[Opened], bool]:
    return lambda form: form.values.get("what") in wanted


class UpdateContact(ProvenContact):
    """A new e-mail address or number is proved by a code that is sent to it; an address or a name is quoted first."""

    intent = "update_contact"
    topic = "accounts"
    once_more = True
    questions = (
        Question("what"),
        Question(EMAIL, needed=_about(EMAIL)),
        Question(PHONE, needed=_about(PHONE)),
        Question(ADDRESS, needed=_about(ADDRESS)),
        Question("postcode", reads=("postcode",), needed=_about(ADDRESS)),
        Question(NAME, needed=_about(NAME)),
        Question("code", needed=_about(EMAIL, PHONE)),
    )
    refusals = {
        "nothing-to-change": "accounts.unchanged",
        "contact-unchanged": "accounts.unchanged",
        "contact-taken": "accounts.contact_taken",
        "contact-change-used": "accounts.code_used",
        "details-moved": "accounts.details_moved",
        "too-many-codes": "accounts.too_many_codes",
    }

    def words_kept(self, turn: Turn) -> str:
        """Neither a new address nor a code: what is missing is asked for again."""
        form = turn.memory.form
        begun = form is not None and form.intent == self.intent and form.values
        return "" if begun else without_the_new_one(turn.found(), turn.words)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        form.text = ""  # it may hold the new address itself
        me = await turn.get(ME)
        if not me.ok:
            await self.stop(turn, me)
            return False
        services = [service for account in me.body["accounts"] for service in account["services"]]
        form.facts["called"] = me.body["name"]
        form.facts["at_home"] = sum(service["address"] is not None for service in services)
        kinds = {one.kind for one in turn.found()}
        named = [what for what, words in WHAT if what in kinds or words.search(turn.words)]
        form.values.update({"what": named[0]} if named else {})
        return True

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "No, number 24" is about the house, and no number to be called on."""
        new = next((one.kind for one in turn.found() if one.kind in (EMAIL, PHONE, ADDRESS)), None)
        if form.asked == "what" and new:
            # Which detail it is, told by the new one.
            form.values["what"] = new
            if not await self.took_what_was_said(turn, form) and turn.memory.form is form:
                await self.go_on(turn, form)
            return True
        known, code = form.values.get(ADDRESS), form.values.get("postcode")
        if known and (right := put_right(known, turn.words, bare=True)):
            form.values[ADDRESS] = right
        elif code and (instead := put_postcode_right(code, turn.words)):
            form.values["postcode"] = instead
        elif NAME in form.values and await self.read_name(turn, form, turn.words) == form.values[NAME]:
            # "No, the first name stays Noor": as it is summed up already.
            pass
        else:
            return await super().take(turn, form)
        await self.go_on(turn, form)
        return True

    async def options_what(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"accounts.my_{what}"), value=what) for what in (EMAIL, PHONE, ADDRESS, NAME)]

    async def read_what(self, turn: Turn, form: Opened, words: str) -> str | None:
        return next((what for what, named in WHAT if named.search(words)), None)

    async def read_address(self, turn: Turn, form: Opened, words: str) -> str | None:
        if form.values.get("what") != ADDRESS:
            return None
        address, postcode = address_in(turn.found(text=words), words, open_ended=form.asked == ADDRESS)
        form.facts["postcode"] = postcode if address else ""
        return address

    async def read_name(self, turn: Turn, form: Opened, words: str) -> str | None:
        """The first is what they are called, the last their family's."""
        if form.values.get("what") != NAME:
            return None
        is_else = turn.sure and turn.intent not in {*NOT_A_MATTER, self.intent}
        known = form.values.get(NAME) or form.facts["called"]
        return None if is_else else name_in(words, known, asked=form.asked == NAME)

    async def check_name(self, turn: Turn, form: Opened, value: str) -> Any:
        return value if is_name(value) else refuse("accounts.name_signs")

    async def check_address(self, turn: Turn, form: Opened, value: Any) -> Any:
        if postcode := form.facts.pop("postcode", ""):
            form.values["postcode"] = postcode
        return value

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        what = form.values["what"]
        quote = await turn.post(f"/v1/accounts/{what}/quotes", _wanted(form))
        if quote.problem in ("postcode-not-understood", "name-not-understood"):
            name = quote.problem.split("-")[0]
            form.values.pop(name, None)
            await self.ask(turn, form, self.question(name), [], f"accounts.update_contact_{name}_again")
            return
        if not await self.quoted(turn, quote):
            return
        key = f"accounts.update_contact_confirm_{what}"
        self.confirm(
            turn,
            f"{key}_alone" if what == ADDRESS and not form.facts["at_home"] else key,
            yes=turn.phrase(f"accounts.update_contact_yes_{what}"),
            no=turn.phrase("accounts.update_contact_no"),
            change={what: turn.phrase(f"accounts.another_{what}")},
            before=quote.body["before"],
            after=quote.body["after"],
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, f"/v1/accounts/{form.values['what']}"):
            self.say_receipt(turn, form, receipt)


def _wanted(form: Opened) -> dict[str, str]:
    if form.values["what"] == ADDRESS:
        return {name: form.values[name] for name in (ADDRESS, "postcode")}
    given, _, family = form.values[NAME].rpartition(" ")
    return {"given_name": given, "family_name": family}
