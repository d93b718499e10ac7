"""Paying: this chat cannot take a payment yet, and says where it can be made."""

from bot.actions.answering import AnsweringAction, NamesContact


class PayBill(NamesContact, AnsweringAction):
    key = "action_pay_bill"
    response = "utter_payments_pay_bill"
