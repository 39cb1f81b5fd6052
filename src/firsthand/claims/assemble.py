"""A draft made into a claim: roles, places, voices, standing, time and numbers, each with its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims import quantities, when
from firsthand.claims.addressed import addressed
from firsthand.claims.attribution import Saying, Voices
from firsthand.claims.confidence import confidence
from firsthand.claims.counted import counted
from firsthand.claims.inferred import DOER, Doers, without_brokers
from firsthand.claims.located import back, located
from firsthand.claims.match import Draft
from firsthand.claims.mentions import Mentions, distinct
from firsthand.claims.moved import moved
from firsthand.claims.phrase_places import of_phrase
from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.claims.placing import unnamed
from firsthand.claims.report import Report
from firsthand.claims.sites import PLACE_ROLES, Sites
from firsthand.claims.standing import Course, Judgement, Stakes, judge
from firsthand.claims.visitors import from_abroad
from firsthand.lexicon.reach import visits
from firsthand.model import Attribution, Basis, Certainty, Claim, Mention, Moment, Quantity, claim_id

if TYPE_CHECKING:
    from firsthand.claims.quantities import QuantityWords


# roles that only help a frame to fit: what they hold is told elsewhere in the claim
SILENT = frozenset({"place", "deal", "sanctions", "thing", "vehicle", "charge"})


@dataclass(slots=True)
class Assembly:
    """What the claims of one report are put together with."""

    report: Report
    sites: Sites
    mentions: Mentions
    voices: Voices
    extractor: str
    numbers: dict[int, list[QuantityWords]] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    course: Course = field(init=False)
    doers: Doers = field(init=False)
    stakes: Stakes = field(init=False)

    def __post_init__(self) -> None:
        self.course = Course(self.report.published, self.report.sentences)
        self.doers = Doers(self.mentions)
        self.stakes = Stakes(self.report.lexicon, self.mentions.theatre, self.mentions.year, self.report.version.text)

    def number_words(self, words: SentenceWords) -> list[QuantityWords]:
        """The numbers of a sentence, found once."""
        s = words.sentence
        if s.index not in self.numbers:
            self.numbers[s.index] = quantities.find(s)
        return self.numbers[s.index]

    def visiting(self, type_: str, roles: dict[str, tuple[Mention, ...]]) -> bool:
        """Whether it is told of forces from abroad that they come or go."""
        return type_ in visits().types and from_abroad(roles.get(DOER, ()), self.report.lexicon, self.mentions.theatre)

    def stake(self, attribution: Attribution) -> bool | None:
        """Whether the innermost voice gains from being believed; None where only the outlet speaks."""
        if len(attribution.chain) < 2:
            return None
        last = self.mentions.last
        return self.stakes.of(attribution.chain[-1], last.name if last else None)


def assemble(draft: Draft, words: SentenceWords, assembly: Assembly) -> Claim:
    """The claim that a draft tells."""
    sentence, head = words.sentence, draft.head
    attribution = assembly.voices.of(sentence, head)
    assembly.mentions.speaker = attribution.chain[-1] if len(attribution.chain) > 1 else None
    roles = _roles(draft, words, assembly)
    saying = assembly.voices.saying_of(sentence, head)
    judgement = _judge(draft, words, assembly, attribution, saying)
    if judgement.certainty is not Certainty.DENIED and judgement.polarity:
        roles |= _inferred(assembly.doers.of(draft, words, roles, assembly.mentions.speaker))
        roles |= assembly.doers.parties(draft, words, roles)
        roles |= assembly.doers.fighters(draft, roles)
    moment = _moment(draft, words, assembly, judgement)
    place = located(draft, words, assembly.sites, moment, visiting=assembly.visiting(draft.type, roles))
    if draft.frame.file.moves_people:
        roles, place = moved(draft, words, roles, place), ()
    numbers = quantities.of_claim(sentence, head, draft.type, assembly.number_words(words))
    roles = _with_share(draft, _status(draft, roles, words), numbers)
    roles = _with_speaker(draft, roles, attribution)
    trigger = sentence.span(draft.first, draft.last)
    key = f"{trigger.start}-{trigger.end}-{draft.type}"
    nth = assembly.ids[key] = assembly.ids.get(key, -1) + 1
    document, version = assembly.report.document.id, assembly.report.version.name
    claim = Claim(
        id=claim_id(document, version, trigger, draft.type, nth),
        document=document,
        text_version=version,
        type=draft.type,
        standing=judgement.standing,
        certainty=judgement.certainty,
        polarity=judgement.polarity and judgement.certainty is not Certainty.DENIED,
        about=None,
        confidence=0.5,
        extractor=assembly.extractor,
        sentence=sentence.whole,
        trigger=trigger,
        roles=roles,
        place=place,
        time=moment,
        quantities=numbers,
        attribution=attribution,
    )
    assembly.doers.note(claim)
    return claim.model_copy(update={"confidence": confidence(claim)})


def _roles(draft: Draft, words: SentenceWords, assembly: Assembly) -> dict[str, tuple[Mention, ...]]:
    roles: dict[str, tuple[Mention, ...]] = {}
    for role, phrases in addressed(draft, words, assembly.mentions).items():
        if role in PLACE_ROLES:
            roles[role] = _sites_of(phrases, words, assembly.sites)
        elif role not in SILENT:
            told = counted(role, phrases, draft, words)
            roles[role] = distinct([assembly.mentions.of_role(role, p, words) for p in told])
    if draft.frame.file.target_is_place and "target" not in roles:
        hit = [p for p in draft.roles.get("place", []) if p.head.dep_ in ("pobj", "dobj", "nsubjpass")]
        roles["target"] = tuple(assembly.mentions.of_role("target", p, words) for p in hit)
    return without_brokers({role: mentions for role, mentions in roles.items() if mentions})


def _inferred(doers: tuple[Mention, ...]) -> dict[str, tuple[Mention, ...]]:
    return {DOER: doers} if doers else {}


def _sites_of(phrases: list[Phrase], words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    """The places of an origin or destination: those named, else what the words point back at, else the words."""
    found = tuple(sites.mention(p) for phrase in phrases for p in of_phrase(phrase, words))
    return found or tuple(m for p in phrases for m in back(p, words, sites) or [unnamed(words.span(p))])


def _judge(
    draft: Draft, words: SentenceWords, assembly: Assembly, attribution: Attribution, saying: Saying | None
) -> Judgement:
    sentence, course = words.sentence, assembly.course
    time = when.of(sentence, draft.head, course.words(sentence))
    judgement = judge(
        sentence,
        draft.head,
        type=draft.type,
        noun=draft.noun,
        force=saying.force if saying else None,
        stake=assembly.stake(attribution),
        attributed=len(attribution.chain) > 1,
        time=time,
        published=assembly.report.published,
        passage=course.passage(sentence),
    )
    course.note(sentence, judgement.standing, time)
    return judgement


def _moment(draft: Draft, words: SentenceWords, assembly: Assembly, judgement: Judgement) -> Moment:
    return assembly.course.moment(
        words.sentence,
        draft.head,
        type=draft.type,
        certainty=judgement.certainty,
        standing=judgement.standing,
    )


def _with_speaker(
    draft: Draft, roles: dict[str, tuple[Mention, ...]], attribution: Attribution
) -> dict[str, tuple[Mention, ...]]:
    """Who foresees, charges or threatens, when the words stand inside somebody's saying."""
    role = draft.speaker
    if role is None or roles.get(role) or len(attribution.chain) < 2:
        return roles
    return {**roles, role: (attribution.chain[-1],)}


def _with_share(
    draft: Draft, roles: dict[str, tuple[Mention, ...]], numbers: tuple[Quantity, ...]
) -> dict[str, tuple[Mention, ...]]:
    """The part of an area that somebody is said to hold, as a role of its own."""
    parts = [q for q in numbers if q.unit == "percent"]
    if draft.type != "control_statement" or not parts:
        return roles
    said = tuple(Mention(start=q.start, end=q.end, text=q.text, basis=Basis.SAID, kind="thing") for q in parts)
    return {**roles, "share": said}


def _status(
    draft: Draft, roles: dict[str, tuple[Mention, ...]], words: SentenceWords
) -> dict[str, tuple[Mention, ...]]:
    """The words that tell a facility's status, or whether aid gets through, are a role of their own."""
    name = {"infrastructure_status": "status", "aid_access": "access"}.get(draft.type)
    if name is None:
        return roles
    span = words.sentence.span(draft.first, draft.last)
    return {**roles, name: (Mention(start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind="thing"),)}
