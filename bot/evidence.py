"""Claims as people read them: what is said, who says so, and how sure we are."""

from __future__ import annotations

from bot.language import N_, Words
from bot.messages import Block, Note, Paragraph
from catalog.model import Claim, Source

CONFIDENCES = {"high": N_("quite sure"), "medium": N_("fairly sure"), "low": N_("not very sure")}

SEEN = {"abstract": N_("abstract read"), "part": N_("read in part"), "second-hand": N_("known second-hand")}
"""How much of a source we read."""


def claim_blocks(claim: Claim, source: Source, words: Words, *, with_facts: bool = False) -> tuple[Block, ...]:
    """Return the *claim* with its source below.

    Args:
        claim: What is said.
        source: Who says so.
        words: The person's.
        with_facts: Also say who was studied, what came out as it was stated, and how much of it we read.
    """
    cited = _cite(source, _study(source, words, with_facts=with_facts), words)
    said = words("Source: {source}. We are {sure}.", source=cited, sure=words(CONFIDENCES[claim.confidence]))
    return (Paragraph(words(claim.text)), Note(said))


def _cite(source: Source, study: str, words: Words) -> str:
    if source.design == "convention":
        return words("what coaches do; we know of no study")
    return words("{title}, {place} ({design})", title=source.title, place=source.place, design=study)


def _study(source: Source, words: Words, *, with_facts: bool) -> str:
    facts = [source.design]
    if with_facts:
        facts += [source.size, source.effect]
    if with_facts or source.seen == "second-hand":
        facts.append(SEEN.get(source.seen, ""))
    return "; ".join(words(fact) for fact in facts if fact)
