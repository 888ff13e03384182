"""Sayings in which a word of alarm means none: data, joined into two patterns."""

from __future__ import annotations

import re
from typing import Final

_THINGS = (
    "band|balloon|ball|tyre|tire|bottle|button|cork|bubble|strap|elastic|rubber|cable|rope|lace|ear|toast|belt|zip|clip"
    "|collar|light|lid|message|notification|question|idea|page|ticket|paper|shirt|trouser|pant|short|legging|tight|jean"
    "|bag|label|velcro|photo|selfie|callus|callous|nail|headphone|earbud|pill|vitamin|kettle|wheelie|champagne"
)
"""What pops, snaps or tears without being a muscle."""

_SEAT = (
    "sit|sitting|sat|seated|chair|desk|bike|bicycle|cycling|saddle|drive|driving|flight|flying|plane|car|train|bench"
    "|meeting|stool"
)
_BUM = r"(?:bum|butt|backside|bottom|behind|arse|ass|glutes?|buttocks?)"

_SAYINGS = (
    # sharp, sudden
    (
        r"sharp (?:\w+ )?(?:learning|curve|turn|rise|increase|drop|decline|contrast|eyed?|mind|wit|knife|knives|tongue"
        r"|dresser|looking|corner|object|edge|focus|suit|shooter)s?"
    ),
    r"(?:look|looking|stay|be) sharp(?= ~|$|[.,;!?]| (?:and|today|now|this|for|tomorrow))",
    r"\d{1,2}(?: ?: ?\d\d)? ?(?:am|pm|o'clock)? ?sharp(?! (?:\w+ )?(?:pain|ache|stab|twinge))",
    r"(?:all of a )?sudden(?:ly)? (?:change|idea|urge|interest|motivation|motivated|free time)",
    # pop, snap, tear
    (
        r"(?:i|i'll|i've|i'd|we|you|he|she|they|to|and|just|gonna|let me|quickly|can|could|will) "
        r"(?:just |quickly |then )?pop(?:s|ped|ping)? "
        r"(?:to|into|in|over|by|round|around|out|down|off|across|back)\b(?: to| at)?"
    ),
    (
        r"(?:let's|lets|can you|could you|please|i'll) pop (?:some|that|this|it|them|one|a few)"
        r"|gasping for an? (?!breath)\w+"
    ),
    r"pop(?:s|ped|ping)? up|pop (?:music|songs?|quiz|star|culture|ups?|squats?|art|tarts?|concert|playlist|corn)",
    r"popcorn|(?:brit|k|synth) ?pop|lollipop",
    rf"(?:{_THINGS})s? (?:has |had |just |have )?(?:pop\w*|snap\w*|tore|ripped|gave way)",
    rf"(?:pop\w*|snap\w*|tore|ripped|ripping|tearing) (?:my|the|a|an|up|off|open|some|in) (?:\w+ )?(?:{_THINGS})s?",
    (
        r"hip snap|snap (?:my|the|your) hips|snap (?:decision|judgement|fitness|of the hips|out of it|back up)|oh snap"
        r"|snapchat"
    ),
    (
        r"(?:tear|tore|rip|ripped|tearing|ripping) (?:it up|into it|up the \w+)|(?:get|getting|got|look|looking"
        r"|so) ripped"
    ),
    r"ripped (?:abs|body|physique|look|guy|off)|tears? (?:of \w+|in (?:my|the) eyes)|(?:into|to|in) tears",
    # numb, tingling
    (
        r"numb(?:ed)? (?:with|from|by) (?:boredom|the cold|cold|shock|grief|music)|mind (?:numbing\w*|(?:is|feels|goes"
        r"|went) numb)|numb mind|comfortably numb"
    ),
    r"numb to (?:it|that|the)|tingl\w+ (?:with|from|of) (?:excitement|anticipation|joy|mint|toothpaste)",
    r"spid\w+ senses?(?: (?:is|are))? tingling",
    # bruised, swollen, a gap
    r"bruised (?:ego|pride|apples?|bananas?|fruit|tomato\w*|peach\w*)|swollen (?:ego|head|rivers?|gums?|glands?)",
    r"swell(?:ing|ed)? with pride|(?:thigh|strength|wage|age|knowledge|mind the) gap|gap (?:year|analysis)",
    (
        r"gap (?:between|in) (?:my |the |our )?(?:sets?|sessions?|teeth|days?|workouts?|reps|schedule|calendar"
        r"|training|diary|weeks?|knowledge|plan|routine|log|cv|afternoon|morning)"
    ),
    r"lump sum|lump in (?:my|the) throat",
    # contractions, warm, bleeding
    r"(?:concentric|eccentric|isometric|muscle|muscular|hamstring|glute|peak|voluntary) contractions?",
    r"contractions? (?:of|in) (?:the|my) (?:hamstring|glute|muscle|leg|thigh)s?",
    r"warm(?:ed|ing|s)? ?ups?|warm(?:ed|ing)? (?:\w+ ){1,3}up|warm (?:down|shower|bath|weather|clothes)",
    (
        r"nose ?bleeds?|bleeding (?:edge|heart|love|gums?|obvious|blister|finger|callus)|bloody (?:hell|good|hard"
        r"|brilliant)"
    ),
    # faint, heart, chest, fall
    r"faint hearted|faint (?:idea|smell|memory|line|hope|praise)|faintest",
    r"pass(?:ed)? out (?:on|in) (?:the |my )?(?:couch|sofa|bed)|pass(?:ed)? out (?:asleep|the \w+|laughing|flyers)",
    r"collapsed (?:on|onto|into) (?:the |my )?(?:couch|sofa|bed)|(?:form|bridge|chair|plank) collapsed",
    r"breathless (?:with|from) (?:excitement|laughter|laughing)|heart (?:rate|beat|zone|monitor)s?|by heart",
    r"(?:fell|fall|falling) (?:in love|asleep|off the wagon|behind|short|into \w+|out of|back on|back asleep)",
    (
        r"chest (?:press|day|fly|flies|flyes?|supported|exercises?|workout|strap|expander|pass|up|out|high|tall|proud"
        r"|height)"
    ),
    r"(?:pissed|wet|peed) (?:myself|my pants) laughing|dark (?:roast|chocolate|mode|room|outside)",
    (
        r"(?:leg|hamstring|calf|glute|hip|muscle) (?:raises?|curls?|press|extensions?|swings?|lowers?|lifts?|bridges?"
        r"|walk ?outs?|thrusts?|ham raises?|exercises?|machine|stretch(?:es)?|ups?)"
    ),
    r"no pain,? no gain|pain in the (?:ass|arse|butt|neck)",
)

HARMLESS: Final = re.compile(rf"\b(?:{'|'.join(_SAYINGS)})\b")
"""A saying that is taken out before anything is looked for."""

NUMB_SEAT: Final = re.compile(
    rf"\b(?:(?:numb|dead|sleeping) {_BUM}|{_BUM} (?:(?:is|are|was|went|goes|go|gets?|got|feels?|has gone|all) ){{0,2}}"
    rf"(?:numb|dead|asleep))\b(?=[^.;!?]{{0,80}}\b(?:{_SEAT})\b)"
)
"""What sitting does to anyone."""
