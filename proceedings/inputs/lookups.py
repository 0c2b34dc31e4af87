"""What the list and the workshop's settings say of each other: tracks, topics, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.inputs.problems import closest
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.model import Paper, Workshop


RULES: Mapping[str, str] = {
    "unknown-paper": "A placement or decision names a paper that is not in the list.",
    "unknown-session": "A placement or decision names a session that is not in the programme.",
    "unknown-name": "A decision sorts a name that no author of the list has.",
    "unknown-track": "A paper names a track that has no page limit while others have one.",
    "unknown-topic": "A paper names a topic that is not among the workshop's topics.",
    "placed-twice": "A paper stands in programme.lock.yaml twice, under two of its names.",
    "nobody-attends": "By attendance.csv nobody comes to present some papers.",
    "presenter-unknown": "By attendance.csv a paper is presented by none of its authors.",
    "missing-image": "A logo or portrait that workshop.yaml names is not in the folder.",
}


def list_findings(workshop: Workshop, papers: Sequence[Paper]) -> tuple[Finding, ...]:
    """Return a warning for each track, topic and picture that is named and not there."""
    return (
        *_unknown_tracks(workshop, papers),
        *_unknown_topics(workshop, papers),
        *_missing_images(workshop),
    )


def _unknown_tracks(workshop: Workshop, papers: Sequence[Paper]) -> Iterator[Finding]:
    known = workshop.requirements.limits
    if not known or "" in known:
        return
    for paper in papers:
        if paper.track and paper.track not in known:
            near = closest(paper.track, known)
            yield Finding(
                "unknown-track",
                Severity.WARNING,
                f"The track {paper.track} has no page limit, so none is checked.",
                f"Did you mean {near}?" if near else "Add it to requirements.limits.",
                expected=f"one of {', '.join(known)}",
                actual=paper.track,
                subject=paper.key,
            )


def _unknown_topics(workshop: Workshop, papers: Sequence[Paper]) -> Iterator[Finding]:
    if not workshop.topics:
        return
    for paper in papers:
        for topic in paper.topics:
            if topic not in workshop.topics:
                near = closest(topic, workshop.topics)
                yield Finding(
                    "unknown-topic",
                    Severity.WARNING,
                    f"The topic {topic} is not among the workshop's topics.",
                    f"Did you mean {near}?" if near else "Add it to topics in workshop.yaml.",
                    actual=topic,
                    subject=paper.key,
                )


def _missing_images(workshop: Workshop) -> Iterator[Finding]:
    people = (
        *workshop.organizers, *workshop.committee, *workshop.speakers, *workshop.panelists
    )  # fmt: skip
    named = [(workshop.look.logo, "The logo")]
    named += [(person.portrait, f"The portrait of {person.name}") for person in people]
    named += [(one.logo, f"The logo of {one.name}") for one in workshop.sponsors]
    for name, what in named:
        if name and not (workshop.folder / name).is_file():
            yield Finding(
                "missing-image",
                Severity.WARNING,
                f"{what}, {name}, is not in the workshop folder.",
                "Put the file there, or correct its name in workshop.yaml.",
                actual=name,
                subject=name,
            )
