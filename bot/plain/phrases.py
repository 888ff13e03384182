"""The phrases that the rules look for: data, in small letters without accents."""

from __future__ import annotations

import re


def phrase(*said: str) -> re.Pattern[str]:
    """Return what finds any of *said* as whole words."""
    return re.compile(rf"\b(?:{'|'.join(said)})\b")


THANKS = re.compile(
    "(?:(?:many |big |ok |great |perfect |cool |super )?(?:thanks?|thank you|thx|ty|cheers|gracias"
    "|muchas gracias|tysm|much appreciated|appreciate it|ta|nice one)(?: (?:a lot|so much|very much|you"
    r"|again|mate|coach|man|buddy|a million|bot|legday|for (?:that|this|the \w+|your help|everything)))*"
    "|(?:that's|that is|very|so) (?:great|awesome|perfect|helpful|nice|cool)|awesome|perfect|great|cool"
    "|nice|good bot|you rock|love it|you're the best)"
)
GREETING = re.compile(
    "(?:hi+|hello+|hey+|heya|hiya|yo|howdy|sup|hola|buenas|buenos dias|good (?:evening|afternoon|day)"
    "|greetings|what's up|whats up|wassup|how are you|how are you doing|how's it going|hows it going"
    "|hey there|hi there|hello there|morning|evening|buenas tardes)(?: (?:there|coach|bot|legday|everyone"
    "|everybody|all|again|friend|mate|today|you))*"
)
STOP = re.compile(
    "(?:stop|stop it|stop that|stop now|please stop|just stop|enough|that's enough|quit|unsubscribe|cancel"
    "|leave me alone|go away|shut up|be quiet|silence|mute|no more|don't (?:message|write|text"
    "|bother) me(?: (?:any ?more|again))?|stop (?:messaging|writing|texting|bothering|pinging|spamming"
    "|sending|reminding)(?: (?:me|this|these|messages|reminders|so much|any ?more))*|stop (?:all )?(?:the "
    "|my )?(?:reminders?|messages|notifications|pings)|no more (?:reminders?|messages|pings)|turn (?:it"
    "|them|reminders) off|parar|para ya|basta)"
)
REMIND = phrase(
    "remind (?:me|us)",
    (
        "(?:set|make|create|add|schedule|need|want|give me|new|get|send me) (?:a |an |me a "
        r"|up a )?(?:\w+ ){0,2}(?:reminder|alarm|nudge|ping|notification)"
    ),
    (
        "(?:ping|nudge|wake|text|message|notify|poke|tell|alert) me (?:up )?(?:every|at|on|in|tomorrow|tonight"
        "|when it's|each|daily|weekly)"
    ),
    "don't let me forget",
    (
        "(?:every|each) (?:other |second |last )?(?:day|morning|evening|week|weekday|month"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun)\b.*\bat (?:\d+\w*|noon)"
    ),
    r"(?:tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day) at \d+\w*",
    "^reminder$",
    "recuerdame",
    "reminder (?:for|at|on|every|in|tomorrow)",
    "schedule (?:a |my )?(?:leg day|session|workout|training)",
)
REMINDERS = phrase(
    (
        "(?:my|all|the|which|what|any|show|list|see|delete|remove|cancel|edit|change|move|manage|how many"
        r"|pending|upcoming) (?:\w+ ){0,3}reminders?"
    ),
    "when (?:is|are) (?:my|the) next (?:reminders?|leg day|session|workout)",
    "reminder list",
    "reminders$",
    "stop (?:reminding|the) .+",
    "mis recordatorios",
    "next reminders?",
    "when do you remind me",
)
PAUSE = phrase(
    "pause",
    "(?:on|off on|going on|leaving for) (?:a )?(?:holidays?|vacation|a break|my honeymoon|a trip)",
    "(?:i'm|i am|i'll be|im) (?:away|travell?ing|ill|sick|off sick)",
    "no (?:training|reminders|messages) (?:until|till|for|this|next)",
    "(?:take|taking|need) (?:a|some|a few) (?:week|weeks|month|days?|time|break|two weeks|rest week) off",
    "take a break (?:for|until|till)",
    "resume (?:reminders|training|my)",
    "snooze everything",
)
SKIP = re.compile(
    "(?:skip(?: (?:it|this|this one|today|the session|my session|leg day|tomorrow|next|the next one|monday"
    "|tuesday|wednesday|thursday|friday|saturday|sunday|for today|training|this time|today's session"
    r"|tonight))*|not today|not tonight|not now|i'll skip(?: \w+){0,3}|can't (?:train )?(?:today|tonight"
    "|make it(?: today)?)|no time(?: today| tonight| for legs today)?|i (?:can't|won't"
    "|don't want to) (?:train|work out|do it)(?: (?:today|tonight))?|maybe (?:tomorrow|later)"
    r"|too tired(?: today| to train)?|i'm (?:too tired|busy) (?:today|tonight)|let me skip(?: \w+){0,3}"
    "|hoy no)"
)
DID = re.compile(
    "(?:i |i've |ive |we |just |have |finally |already |today i |yesterday i |this morning i )*(?:did|done"
    "|finished|completed|logged|log|hit|got through|knocked out|managed|performed|all done|i'm done|im done"
    r"|record)\b(?! (?:i|you|it work|they|nordics (?:help|prevent))\b)"
)
SETS = re.compile(
    r"\b\d{1,2} ?(?:x|×|by|sets? of) ?\d{1,3}s?\b",
)
PROGRESS = phrase(
    (
        r"(?:my|show|see) (?:\w+ )?(?:progress|stats|statistics|streak|history|records?|numbers|prs?"
        "|personal bests?|log|logs)"
    ),
    "how (?:am|are|have) (?:i|we) (?:doing|getting on|been doing|progressing)",
    "am i (?:improving|getting stronger|on track|making progress|progressing)",
    r"how many (?:sessions|workouts|sets|times) (?:\w+ ){0,3}(?:have i|did i|this (?:week|month)|so far)",
    r"(?:what|how long) (?:is|'s) my (?:\w+ )?(?:streak|progress|best)",
    "what did i (?:do|train|lift) (?:last|yesterday|on|this)",
    "weekly (?:report|summary)",
    "mi progreso",
    "streak",
    "progress report",
)
SETTINGS = phrase(
    "(?:(?:my|the|open|show|change|edit|update) )?settings",
    ("(?:change|set|switch|update|fix) (?:my |the )?(?:time ?zone|zone|language|level|equipment|units?|minutes|kit)"),
    (
        r"(?:i live|i'm|i am|im|i moved|i'm living|we live) (?:in|to) (?!a\b|the middle|pain|my\b|week|an\b|no\b"
        "|trouble|love)(?:[a-z]+)$"
    ),
    "(?:speak|talk|in|switch to|use) (?:spanish|english|espanol|ingles)",
    "(?:habla|en) espanol",
    "my time ?zone",
    (
        "(?:i'm|i am|im) (?:a |an )?(?:total |complete |absolute )?(?:beginner|newbie|intermediate"
        "|advanced)(?: lifter)?$"
    ),
)
HELP = re.compile(
    "(?:help(?: me)?|what can (?:you|this bot|legday|i say|i type|i ask)(?: (?:do|you|me|here|for me"
    "|to you))*|how (?:does|do) (?:this|you|it|legday|the bot) work|what (?:do you do|are you|is this"
    "|is legday|is this bot|are the commands|commands are there|should i type)|who are you|commands"
    "|show (?:me )?(?:the |all )?commands|i'm lost|i don't understand|i need help|menu|how do i use (?:this"
    "|you|the bot|it)|ayuda|que puedes hacer|help please|instructions|get started|how do i start)"
)
WANTS = phrase(
    (
        "(?:give|make|get|build|plan|show|send|find|suggest|recommend|create|want|need|have|do|got|another|like"
        "|try|fancy|start|quick|short|new|todays?|today's|tonights?|next|good|some|any) (?:me |a |an |us |my "
        r"|the |today's |some |for |quick |short |easy |hard |new |little |minute |\d+ |minutes? |hamstring "
        "|leg |home |gym |bodyweight |full |good |different )*(?:workout|session|routine|training|exercises?"
        "|hamstring work|leg day|leg workout|something to do|moves|drills)"
    ),
    (
        "what (?:should|shall|can|could|do|must|would|to) (?:i|we|you)? ?(?:train|do|work on|practi[cs]e"
        "|start with|suggest|recommend|have for)"
    ),
    "what (?:to train|to do today|about today|now|next)",
    "what's (?:on )?(?:today|next|for today|up next|on the plan|my workout)",
    (
        "(?:let's|lets|time to|ready to|i want to|i wanna|i'd like to|can we|can i|i'm going to|i will) (?:go"
        "|train|start|work ?out|do legs|do hamstrings|begin|sweat|exercise|get going|lift|train legs)"
    ),
    "train me",
    "surprise me",
    "something (?:new|different|short|quick|easy|hard|else)",
    "hamstrings? (?:today|now|workout|session|please)",
    "que (?:hago|entreno) hoy",
    "leg day$",
    "i'm (?:bored|ready)",
    "which exercises? (?:can|should) i (?:do|train)",
    "exercises? (?:for|with|without|at)",
    "(?:workout|session) (?:for|with|without|at)",
)
STIFF = phrase(
    "(?:tight|stiff(?! leg(?:ged)? )|tense|cramped up|seized up|rigid|inflexible)",
    "loosen(?: up)?",
    "(?:to|should|want|could|me|quick|good|some) stretch(?:es|ing)?",
    "stretch (?:my|out|me)",
    "^stretch(?:es|ing)?$",
    (
        r"(?:sat|sitting|sit|been sitting) (?:\w+ ){0,3}(?:all day|too long|too much|for hours|for \d+ hours"
        "|a lot|hours|whole day)"
    ),
    "limber up",
    "mobility",
    "unwind",
    "touch my toes",
)
HURTS = phrase(
    (
        "(?:hurts?|hurting|aches?|aching|painful|injured|in pain|killing me|is bad|are bad|playing up|acting up"
        "|niggle|niggles)"
    ),
    "pain (?:in|at|around|behind)",
    "(?:back|knee|wrist|shoulder|hip|sit bone|hamstring|leg) (?:pain|ache|injury|problem|trouble)",
    r"(?:bad|sore|dodgy|painful|aching|dicky) (?:\w+ )?(?:back|knees?|wrists?|shoulders?|sit bones?)",
    r"(?:i'm|i am|im) (?:\w+ )?(?:pregnant|expecting)",
    r"^(?:pregnan\w+|(?:first|second|third) trimester)$",
    "(?:pulled|strained|tweaked|hurt|injured) (?:my|a|the) ",
    "heart (?:condition|trouble|problem|disease)",
    "high blood pressure",
    "osteoporosis",
    "brittle bones",
    "me duele",
    "estoy embarazada",
)
QUESTION = re.compile(
    "(?:best|alternatives?|how|why|what|what's|whats|which|when|where|who|is|are|was|does|do|did|can|could|should|shall|would"
    "|will|am|explain|show me|teach me|tell me|describe|define|demonstrate|difference between|benefits of"
    "|como|que|por que|cual|cuanto|talk me through|walk me through|help me (?:with|understand)"
    r"|i don't (?:get|know how)|instructions for|technique|form|tips|proper form)\b(?= )"
)
SORE = phrase(
    "(?:sore|soreness|doms|stiff from|cramps?|cramping|agujetas)",
)
TODAY = phrase(
    "today|tonight|now|train|trained|session|workout|exercises?|minutes?|mins?",
)

NOT_A_NEW_ONE = phrase("stop|don't (?!let)|delete|cancel|show|list|when|do|does|did|how|can i")
NOT_A_LOG = phrase("what (?:should|can|now|next)|which|should i|can i|remind|never done|not done|haven't|don't")
TRAINING = phrase("workout|session|exercises?|remind")
HOW_TO = phrase("how (?:often|many|much|long)|how (?:do|to|should|does) (?:i|you|one)? ?(?:do|perform|set up)")
ABOUT = phrase("why|is|are|does|explain|what (?:is|are|does)|when|how soon|do i|can i train$|i (?:hate|never|keep)")
ASKING = phrase("why|what|how|is|are|does|do|should|can|which|explain|when")
GOOD_MORNING = re.compile("good morning(?: (?:coach|bot|legday|everyone|everybody|all|friend|mate))*")
NOW = phrase("today|now|tonight|me|let's|lets|next|i want|i'd like|ready|minutes?|mins?|hour")
FEELS = phrase("easy|right|hard")
HAVING = phrase("have|got|only|just|own|use|using|there's|there is")
