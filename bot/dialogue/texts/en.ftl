# The key sentences in English; the rest is said in French. Allowed mark-up: <b>, <i>.

## Welcome
welcome = <b>Hello!</b> I help you find support to start or run your business, above all in priority neighbourhoods.

    Write your question in your own words, for example:
    “{ $example }”

    Or choose a topic:
example-1 = I want to open a restaurant, I am unemployed
example-2 = I need a loan to buy equipment for my bakery
help = <b>How it works</b>

    • Write your question as you speak. Mistakes do not matter.
    • Type <b>1</b>, <b>2</b> or <b>3</b> to open a sheet.
    • Type <b>back</b> to go back, <b>more</b> for other ideas.
    • Type <b>contact</b> to talk to someone.
    • Type <b>topics</b> to browse, <b>city</b> to choose your city.
    • Type <b>am I eligible</b> to check together, <b>my options</b> for the list.
    • Type <b>profile</b> to see or delete what I understood about you.

    I decide nothing: the organisation that gives the support decides. Each sheet shows its sources and their dates.
privacy = I keep your city and what you tell me about your project. I do not keep your messages, your name or your number. Type <b>delete</b> and I forget everything.
polite = You are welcome. Another question? Write it, or choose a topic:

## Language
languages = <b>Langue · Language · Idioma · Dil · اللغة</b>
    Type a number, or tap a language.
language-chosen = All right, I will speak English with you. The sheets stay in French.

    Write your question, for example: “{ $example }”
language-is = Language: { $name }
in-french = I understand English, but the sheets are in French.
sheet-in-french = <i>This sheet is in French.</i>

## Answers
understood = I understood: { $facts }
answer-one = Here is the sheet that fits:
answer-many = Here is what can help you:
answer-more = Other ideas:
answer-hint = Type a number to read the sheet, or <b>contact</b>.
no-more = I have no other idea for this question.
named-instead = Instead:
named-look-alikes = Perhaps you meant:
status-ended = ended
status-uncertain = to be confirmed
status-elsewhere = not in your area
call-line = 📞 To talk about it: { $contact }
call-none-here = 📞 No local contact known here ({ $territory }). For the whole country: { $contact }
clarify = To answer you better: what are you mainly looking for?
clarify-other = If it is none of these, tell me a little more: your trade, your city, what is blocking you.
none = I have no sheet I am sure of for this, and I prefer not to make things up.
none-brief = That is a little short for me to find the right support. Tell me more in one sentence: are you looking for money, premises, training, advice?
none-off-topic = This seems to be about { $topic }. I only answer about support for businesses.
none-way-on = Try for example: “{ $example }”, or choose a topic:
empty = I found no words in your message. Write your question in a few words, for example: “{ $example }”
too-long = Your message is long: I read the beginning. If I am wrong, say the main point again in two sentences.

## Sheet
sheet-open = ✅ Open
sheet-open-since = ✅ Open since { $since }
sheet-open-until = ✅ Open until { $until }
sheet-uncertain = ❓ To be confirmed: we do not know whether this is still open.
sheet-ended = ⛔ Ended: nobody can apply any more ({ $until }).
sheet-brings = What it brings
sheet-brought = What it brought
sheet-conditions = Conditions
sheet-conditions-were = Conditions at the time
sheet-exclusions = It is not for you if
sheet-steps = What to do
sheet-papers = Papers to prepare
sheet-where = Where
sheet-contact = Contact
sheet-doubts = To be confirmed
sheet-sources = Sources
sheet-reason = Why
sheet-instead = Instead
sheet-decides = The organisation decides, not me: check with them before you commit.

## Contact
contact-title = <b>Talk to someone</b>
contact-for = <b>Who to contact about “{ $title }”</b>
contact-none-here = I know no local contact in { $territory }. Here is the national contact:
contact-which-territory = Tell me your city to get a contact near you: type <b>city</b>.
contact-national = For the whole country:
contact-nothing = I have no contact I am sure of for this. Your town hall can tell you who to see.
card = 📞 { $name }: { $phone }
card-short = 📞 { $name }: { $phone }. This is a short number. Dial it as it is, from France.
card-none = I have no number I am sure of for this contact. Type <b>contact</b> to see how to reach them.
map-see = See on the map
map-none = I know no address to go to here. Type <b>contact</b>, or tell me your city.
letter = <b>An e-mail ready for { $name }</b>
    It is in French, for the person who will read it. Change what you like. You send it yourself: I send nothing.
letter-none = I have no e-mail address I am sure of here. Type <b>contact</b> to see who to call.
letter-how = Tap a text to copy it.

## Browse
themes = <b>Which topic?</b>
territories = <b>Where are you?</b> Type the number or the name of your city.
territory-chosen = Noted: <b>{ $territory }</b>. I will first show what exists near you.
territory-asked = What is your question?

## What I remember
profile-empty = I know nothing about you yet. Ask your question, or type <b>city</b>.
profile = <b>What I understood about you</b>

    { $facts }

    A mistake? Tap the line to remove, or say it again in your own words.
profile-wiped = Deleted. I no longer keep anything you told me.
profile-forgot = I removed: { $fact }.

## Am I eligible?
check-intro = Let us check together: <b>{ $title }</b>
check-intro-list = A few questions to find out what is for you.
question-yes-no = Answer yes or no.
question-number = Answer with a number, even a rough one.
question-words = Write it in your own words, or choose:
question-sensitive = I do not keep this answer: it is only for this check.
question-way-out = You can also write “I don't know”, “skip” or “result”.
question-address = You can write me the address (number, street, city): I will check.
not-an-answer = I did not understand your answer.
dont-know = All right, I leave it to be checked.
noted = Noted: { $facts }.
verdict-no = ❌ According to your answers, this is not for you.
verdict-ended = ⛔ This has ended: nobody can apply any more.
verdict-met = ✅ Nothing you told me stands against it. { $operator } decides.
verdict-possible = ❓ It is possible: { $count ->
    [one] one point is still to be checked
   *[other] { $count } points are still to be checked
    }. { $operator } decides.
verdict-judged = ❓ To be seen with { $operator }, who decides.
verdict-first = What to do first
verdict-papers = Papers to prepare
verdict-nearest = Rather for you, from what I know:
mark-yes = ✅ nothing against it
mark-open = ❓ { $count } to check
mark-judged = ❓ to be seen with the organisation
aides = <b>What may be for you</b>
aides-hint = Type a number. The organisation that gives the support decides.

## Other
unreadable = Thank you! I can only read text for now. Write your question in a few words; the microphone 🎤 of your keyboard can type for you.
unreadable-voice = Thank you for your voice message! I cannot listen yet. Tap the microphone 🎤 of your keyboard: it writes what you say.
old-button = This button is out of date. Ask your question, or start again from a topic:
which-one = Which one would you like? Type its number, or write your question in a few words.
unknown-number = This number is not in the list. Type a number from the list, or ask your question.

## Buttons
button-read = Read the sheet
button-share = 📤 Share
button-back = ⬅️ Back
button-more = Other ideas
button-contact = 📞 Contact
button-talk = 📞 Talk to someone
button-themes = Topics
button-territory = My city
button-correct = ✏️ Correct
button-help = Help
button-language = 🌐 Language
button-wipe = Delete everything
button-next = Next ➡️
button-previous = ⬅️ Previous
button-official = Official page
button-check = Am I eligible?
button-yes = Yes
button-no = No
button-dont-know = I don't know
button-skip = Skip
button-verdict = See the result
button-aides = My options
button-precise = Narrow down with a question
button-the-sheet = The sheet
button-card = 📇 Save
button-map = 🗺️ Map
button-letter = ✉️ Write
button-open-map = 🗺️ Open the map
button-copy-address = 📋 Copy the address
button-copy-subject = 📋 Copy the subject

## Telegram
menu-start = Start again
menu-help = How it works
menu-themes = Browse by topic
menu-contact = Talk to someone
menu-aides = What may be for you
menu-profile = What I understood about you
menu-language = Change the language
bot-short = Find support for your business, in priority neighbourhoods of France. Free, no account.
bot-description = Write your question in your own words: starting a business, premises, a shopfront, an apprentice, a debt… I show the support that exists in France, its conditions and who to call, with the sources. I understand English; the sheets are in French.

## Passing a question on, opinions
menu-alerts = My alerts
button-transmit = ✉️ Pass my question on to the team
button-agree = Yes, pass it on
button-decline = No
button-useful = 👍 Useful
button-useless = 👎 Not useful
button-watch = 🔔 Tell me if it changes
button-watch-news = 🔔 Tell me what is new
button-unwatch = 🔕 Do not tell me any more
button-alerts = My alerts
transmit-offer = The team that writes the sheets can look too: type <b>transmettre</b>.
transmit-write = Write your question for the team here, without names or numbers. You will see what is passed on before you say yes.
transmit-place = Your area: { $place }.
transmit-consent = <b>This is exactly what the team will read:</b>

    “{ $question }”
    { $place }

    I removed what can say who you are. I keep what I need to send you the answer, then I delete it. Do you agree? Answer <b>yes</b> or <b>no</b>.
transmit-done = ✉️ It is passed on. I will write to you here when the team has an answer.
transmit-declined = All right, I pass nothing on. Your question is deleted.
opinion-thanks = Thank you, it is noted. Another question? Write it.
