"""A small checker of HTML: nesting, ids, headings, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - a list to read
# SVG elements that end themselves.
SELF = frozenset({"use", "rect", "circle", "path"})
NEVER_INSIDE = {
    "a": {"a", "button", "input", "summary"},
    "p": {"p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "section", "pre", "table"},
    "button": {"a", "button", "input"},
    "h1": {"p", "div", "h2"},
    "h2": {"p", "div", "h3"},
    "h3": {"p", "div"},
}
ONLY_INSIDE = {
    "li": {"ul", "ol"},
    "dt": {"div", "dl"},
    "dd": {"div", "dl"},
    "tr": {"thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "summary": {"details"},
}
NEVER_EMPTY = frozenset({"h1", "h2", "h3", "a", "dt", "dd", "li", "p"})
ONLY_CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}}


@dataclass
class Page(HTMLParser):
    """What a page holds; ``problems`` names what is wrong with its structure."""

    problems: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if len(given) != len(attrs):
            self.problems.append(f"<{tag}> has an attribute twice")
        self._nest(tag)
        self.tags.append(tag)
        self.attributes.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"] or "")
        for name in ("aria-labelledby", "for"):
            self.references += (given.get(name) or "").split()
        self.links += [
            (name, given[name] or "") for name in ("href", "src", "action") if name in given
        ]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if tag == "img" and given.get("alt"):
            self.handle_data(given["alt"])
        if tag not in VOID and tag not in SELF:
            self.stack.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1] != tag:
            self.problems.append(f"</{tag}> closes {self.stack[-1:]}")
            return
        if not self.texts[tag][-1].strip() and tag in {
            "h1",
            "h2",
            "h3",
            "a",
            "dt",
            "dd",
            "li",
            "p",
        }:
            self.problems.append(f"an empty <{tag}>")
        self.stack.pop()

    def handle_data(self, data):
        for tag in self.stack:
            self.texts[tag][-1] += data

    def _nest(self, tag):
        for parent in self.stack:
            if tag in NEVER_INSIDE.get(parent, ()):
                self.problems.append(f"<{tag}> stands inside <{parent}>")
        parent = self.stack[-1] if self.stack else ""
        if tag in ONLY_INSIDE and parent not in ONLY_INSIDE[tag]:
            self.problems.append(f"<{tag}> stands in <{parent}>")
        if parent in ONLY_CHILDREN and tag not in ONLY_CHILDREN[parent]:
            self.problems.append(f"<{parent}> holds <{tag}>")

    @property
    def text(self):
        """All text of the body."""
        return self.texts["body"][0]


def check(html):
    """Return a page, its problems with ids, headings and landmarks included."""
    page = Page()
    page.feed(html)
    page.close()
    problems = page.problems
    if page.stack:
        problems.append(f"open at the end: {page.stack}")
    problems += [f"id {one} twice" for one in {i for i in page.ids if page.ids.count(i) > 1}]
    problems += [f"no id {one}" for one in page.references if one not in page.ids]
    if page.levels[:1] != [1] or page.levels.count(1) != 1:
        problems.append(f"headings begin {page.levels[:3]}")
    problems += [
        f"h{before} is followed by h{after}"
        for before, after in zip(page.levels, page.levels[1:], strict=False)
        if after > before + 1
    ]
    if page.tags.count("main") != 1:
        problems.append("there is not one <main>")
    if ("html", {"lang": "en"}) not in page.attributes:
        problems.append("the language is not said")
    return page
