"""The way to a person."""

from bot.actions.answering import AnsweringAction, NamesContact


class RequestHuman(NamesContact, AnsweringAction):
    key = "action_request_human"
    response = "utter_support_request_human"


class Complain(NamesContact, AnsweringAction):
    key = "action_complain"
    response = "utter_support_complain"
