"""The few sentences the api says itself: about sign-in, which the bot must not see, and about the bot being away."""

WORDING = {
    "delayed": "I can't look that up right now. Your message is kept, and I'll answer here as soon as I can.",
    "given_up": "I still can't answer this one, and I won't keep you waiting. Please call {phone} ({phone_hours}).",
    "signed_in": "Signed in as {name}",
    "worn_off": "You were signed out here after half a day. Sign in to go on where you were.",
    "signed_in_at": "Signed in as {name} on one more device: {device}",
    "continued": "Going on from what we said {where}",
    "code_sent": "I've sent a six-digit code to {sent_to}. Type it here by {ends_at}.",
    "code_sent_demo": (
        "I've sent a six-digit code to {sent_to}. Type it here by {ends_at}. (Demo: the code is in the server's log.)"
    ),
    "code_sent_here": (
        "First we check that it is you. We've sent a six-digit code to this number: reply with it by {ends_at}."
    ),
    "number_of_lost_phone": (
        "A code to a lost phone is no use to you. Give the e-mail address we hold, and I'll send it there. No e-mail? "
        "A person checks that it is you: {phone} ({phone_hours}). If that number is of a phone you have, type it again."
    ),
    "code_wrong": "That's not the code I sent. {left} left.",
    "code_expired": "That code can't be used any more. Give me your number or e-mail again and I'll send a new one.",
    "too_many_codes": "That was too many codes for one hour. Please try again later, or call {phone} ({phone_hours}).",
    "told_once": "This was private: it was shown here once and is not kept. Ask me if you need it again.",
    "sms.stopped": (
        "{brand}: You won't get any more texts from us. Text START if you want them again. "
        "Meant to cancel a plan? Call {phone}."
    ),
    "sms.started": "{brand}: You'll get our texts again. Text what you need, or STOP for no more texts.",
    "sms.help": "{brand}, automated: text what you need, like BILL or DATA. People: {phone}. STOP for no texts.",
    "sent.image": "Sent a picture: {name}",
    "sent.document": "Sent a document: {name}",
    "sent.recording": "Sent a recording",
    "sent.video": "Sent a video",
    "sent.other": "Sent a file",
    "sent.lost": "{what} (it didn't get here)",
    "sent.several": "Sent {count} files: {names}",
    "file_not_read": "I can't look at pictures or listen to recordings. Tell me in words what you need.",
    "files.kept": (
        "I can't look at files myself, but yours is kept with this conversation. "
        "If you open a case, it goes on the case, and a person looks at it there. What is it about?"
    ),
    "files.kept.plain": (
        "I can't look at files, but yours is kept. If you open a case, it goes on it for a person to see. "
        "Say what it is about, or reply OPEN A CASE or AGENT."
    ),
    "files.beside": "I can't look at files myself. Yours is kept here, and goes on your case if you open one.",
    "files.lost": "Your file didn't get here. {reason}",
    "files.not_had": "Please send it again, or a smaller copy of it.",
    "files.too_many": "You have sent many files today. Please send it tomorrow, or call {phone}.",
    "files.case": "Open a case",
    "files.person": "Talk to a person",
    "in_line": "You're in line for a person",
    "line.place": 'You\'re {place}. {wait} Say "back" to leave the line.',
    "line.next": "next in line",
    "line.number": "number {place} in line",
    "line.place.plain": "You're {stands}. Reply LEAVE to leave the line",
    "line.wait": "The wait is about {least} to {most} minutes.",
    "line.wait_about": "The wait is about {most} min.",
    "line.wait_unknown": "We can't say yet how long it takes.",
    "line.brief": "{place}, about {least}-{most} min",
    "line.brief_about": "{place}, about {most} min",
    "line.brief_unknown": "{place}. We can't say yet how long it takes",
    "line.called": 'We\'re asking somebody to take this on right now. Say "back" to leave the line.',
    "line.called.plain": "We're asking somebody to take this on right now. Reply LEAVE to leave the line",
    "line.by_text": "{brand}: you're {stands}. We text you here when a person is there. Reply LEAVE to leave the line",
    "line.sign_in_to_text": (
        'Sign in first, then say "text me" again: the text goes to the number on your account. '
        "Which number or e-mail address do we have for you?"
    ),
    "by_text": (
        "You keep your place in line: we text {where} when a person is there. You need not stay here; "
        "until then the assistant answers."
    ),
    "agent_joined": "{name} joins the conversation",
    "vouched": "{name} has checked that it's you",
    "asked_for_code": "Please sign in, so that we know it's you. Which number or e-mail address do we have for you?",
    "passed_on": "A colleague is taking over. They can see what you have said.",
    "transferred": "You're in line for {team} now. They can see what you have said.",
    "agent_left": "{name} had to leave. You're first in line again.",
    "with_assistant": "Back with the assistant",
    "nobody_free": "Nobody was free in time, so you're back with the assistant. People: {phone} ({phone_hours}).",
    "team_closed": "Our people have gone home, so you're back with the assistant. They're here again {opens}.",
    "still_there": "Are you still there? {name} is waiting for your answer.",
    "gone": "We've closed this for now, as we didn't hear from you. Write whenever you like, and we'll pick it up.",
    "ended": "{name} has ended the conversation",
    "rating.ask": "How was it with {name}, from 1 (bad) to 5 (very good)?",
    "rating.thanks": "Thank you, that is noted.",
    "call.tried": (
        "We rang you about {number} and did not reach you. We try again {window}. "
        "To have it at another time, tell us here."
    ),
    "call.slipped": "We can't ring you by {by} as we promised, and we are sorry. We ring {window} ({number}).",
    "call.given_up": (
        "We have not managed to speak to you about {number}, and we are sorry. It goes on as case {ticket}: "
        "somebody writes to you{promised}. Or call {phone} ({phone_hours})."
    ),
    "call.title": "Call that was not made",
    "call.text": "A call was promised and nobody was reached: {number}, {tries} tries, {slips} times not rung in time.",
    "not_your_conversation": "Somebody else is signed in here. Sign out first.",
}


def say(key: str, **facts: str) -> str:
    return WORDING[key].format(**facts)


def tries(count: int) -> str:
    return "One try" if count == 1 else f"{count} tries"
