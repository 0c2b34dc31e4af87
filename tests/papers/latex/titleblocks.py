"""The cases of make_titles.py: title blocks as authors write them, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

ABSTRACT = (
    "We count the lines of papers and say where a body ends. A limit that nobody measures is kept "
    "by nobody. The method reads the geometry of the page and the rules of typesetting, and it is "
    "right on every page that we printed ourselves, which is no surprise."
)
TITLE = "A Plain Title for a Plain Paper"
_HEADED = rf"\begin{{abstract}}{ABSTRACT}\end{{abstract}}"
_UNHEADED = rf"\begin{{quote}}{ABSTRACT}\end{{quote}}"


@dataclass(frozen=True)
class Person:
    """An author as the source has them: name, places, whether they contributed equally."""

    name: str
    places: tuple[str, ...] = ()
    equal: bool = False


@dataclass(frozen=True)
class Block:
    """A title block.

    Fields:
        about: one sentence.
        style: ``rows`` (one column), ``careful`` (two columns) or ``article``.
        source: the LaTeX of its authors.
        people: what it says of them.
        title, printed: the LaTeX of the title, and its words; one is the other by default.
        abstract: LaTeX.
        says: the words of the abstract; empty where it has none.
        front: everything in the place of title, authors and abstract, for ``article``.
        correspondence: whom to write to.
        keywords: those it lists.
    """

    name: str
    about: str
    style: str
    source: str
    people: tuple[Person, ...]
    title: str = TITLE
    printed: str = ""
    preamble: str = ""
    abstract: str = _HEADED
    says: str = ABSTRACT
    correspondence: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words of the title."""
        return self.printed or self.title


SOCIETY, ACADEMY, PADUA = "Analytical Society", "Academy of Sciences", "University of Padua"
ADA, JOHANN, MARIA, GALILEO = "Ada Lovelace", "Johann Lambert", "Maria Merian", "Galileo Galilei"
MANY = [
    "Ada Lovelace",
    "Johann Lambert",
    "Maria Merian",
    "Galileo Galilei",
    "Hypatia Alexandrina",
    "Emmy Noether",
    "Carl Friedrich Gauss",
    "Sofia Kovalevskaya",
    "Leonhard Euler",
    "Caroline Herschel",
    "Isaac Newton",
    "Sophie Germain",
    "Blaise Pascal",
    "Mary Somerville",
    "Daniel Bernoulli",
    "Florence Nightingale",
    "Evariste Galois",
    "Lise Meitner",
    "Niels Abel",
    "Marie Curie",
    "Henri Poincare",
    "Grace Hopper",
    "Alan Turing",
    "Rosalind Franklin",
    "David Hilbert",
    "Katherine Johnson",
    "Kurt Godel",
    "Dorothy Hodgkin",
    "Paul Dirac",
    "Chien-Shiung Wu",
]
_THREE = (SOCIETY, PADUA, ACADEMY)
_LONG = "Department of the History and the Philosophy of Calculating Engines"
_LISTED = r"$^1$Analytical Society \quad $^2$University of Padua \quad $^3$Academy of Sciences"


def _at(place: str, *names: str) -> tuple[Person, ...]:
    return tuple(Person(name, (place,)) for name in names)


def _thirty(joint: str, end: str, wrap: str = "%s") -> str:
    rows = [MANY[i : i + 5] for i in range(0, 30, 5)]
    lines = [
        wrap % joint.join(f"{name}$^{{{j % 3 + 1}}}$" for j, name in enumerate(row, 5 * i))
        for i, row in enumerate(rows)
    ]
    return f"{end} \\\\ ".join(lines) + r" \\ " + _LISTED


_THIRTY = tuple(Person(name, (_THREE[i % 3],)) for i, name in enumerate(MANY))
_ACCENTS = (
    r"Jos\'e N\'u\~nez \\ Universit\'e de Montr\'eal \And Zo\"e Ren\'ee M\"uller \\ ETH Z\"urich"
    r" \And \L{}ukasz \'Swi%s{}tek \\ Politechnika Wroc\l{}awska \AND \v{C}edomil \v{S}imi\'c"
    r" \\ Univerzitet u Ni\v{s}u \And \c{C}a\u{g}lar \"Ozt\"urk \\ Bo\u{g}azi\c{c}i \And"
    r" \O{}rjan \AA{}s S\o{}rensen \\ NTNU"
)


def _accented(letter: str) -> tuple[Person, ...]:
    return (
        Person("José Núñez", ("Université de Montréal",)),
        Person("Zoë Renée Müller", ("ETH Zürich",)),
        Person(f"Łukasz Świ{letter}tek", ("Politechnika Wrocławska",)),
        Person("Čedomil Šimić", ("Univerzitet u Nišu",)),
        Person("Çağlar Öztürk", ("Boğaziçi",)),
        Person("Ørjan Ås Sørensen", ("NTNU",)),
    )


def _rows(name: str, about: str, source: str, *people: Person, **more: object) -> Block:
    return Block(f"rows-{name}", about, "rows", source, people, **more)  # type: ignore[arg-type]


ROWS = [
    _rows(
        "cells",
        "Cells with place and address, in two rows of the table.",
        r"Ada Lovelace \\ Analytical Society \\ \texttt{ada@example.org} \And Johann Lambert \\"
        r" Academy of Sciences \\ \texttt{jl@example.org} \AND Maria Merian \\ Museum of Natural"
        r" History, Frankfurt \\ \texttt{mm@example.org} \And Galileo Galilei \\ Padua",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, ("Museum of Natural History, Frankfurt",)),
        Person(GALILEO, ("Padua",)),
    ),
    _rows(
        "stacked",
        "Two names below each other in each of two cells, to be read column by column.",
        r"Ada Lovelace \\ Analytical Society \\ \\ \textbf{Johann Lambert} \\ Academy of Sciences"
        r" \And Maria Merian \\ Museum of Frankfurt \\ \\ \textbf{Galileo Galilei} \\ Padua",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, ("Museum of Frankfurt",)),
        Person(GALILEO, ("Padua",)),
    ),
    _rows(
        "marks",
        "Names in one line, parted by commas; marks lead to places and to a note.",
        r"Ada Lovelace$^{1,2,*}$, Johann Lambert$^{2}$, Maria Merian$^{1}$ and Galileo Galilei"
        r"$^{3}$ \\ $^1$Analytical Society, $^2$Academy of Sciences, $^3$University of Padua \\"
        r" \texttt{\{ada,maria\}@example.org}, \texttt{gg@example.org} \\ $^*$Equal contribution",
        Person(ADA, (SOCIETY, ACADEMY), equal=True),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, (SOCIETY,)),
        Person(GALILEO, (PADUA,)),
    ),
    _rows(
        "shared",
        "Four names in one run of text, with wide gaps between them; one place for all.",
        r"Ada Lovelace \quad Johann Lambert \quad Maria Merian \quad Galileo Galilei \\"
        r" University of Padua \\ \texttt{\{ada,jl,mm,gg\}@example.org}",
        *_at(PADUA, ADA, JOHANN, MARIA, GALILEO),
    ),
    _rows(
        "narrow-gaps",
        "Gaps of half the size of the type between names.",
        r"Ada Lovelace\hspace{2mm}Johann Lambert~~Maria Merian\ \ \ Galileo Galilei \\"
        r" University of Padua",
        *_at(PADUA, ADA, JOHANN, MARIA, GALILEO),
    ),
    _rows(
        "groups",
        "A cell of two names with one place, beside a cell of one.",
        r"Ada Lovelace \quad Johann Lambert \\ Analytical Society \\ London \And Maria Merian \\"
        r" Academy of Sciences \\ Berlin",
        *_at("Analytical Society, London", ADA, JOHANN),
        Person(MARIA, ("Academy of Sciences, Berlin",)),
    ),
    _rows(
        "words",
        "Two and three names in a cell, joined by words and a sign.",
        r"Ada Lovelace and Johann Lambert \\ University of Padua \And Maria Merian, Galileo"
        r" Galilei, \& Emmy Noether \\ Academy of Sciences",
        *_at(PADUA, ADA, JOHANN),
        *_at(ACADEMY, MARIA, GALILEO, "Emmy Noether"),
    ),
    _rows(
        "thirty", "Thirty names, six bold lines.", _thirty(r" \quad ", "", r"\textbf{%s}"), *_THIRTY
    ),
    _rows(
        "thirty-light",
        "Thirty names, of which only those of the first line are bold.",
        _thirty(", ", ","),
        *_THIRTY,
    ),
    _rows(
        "accents", "Accents of fonts that have most letters.", _ACCENTS % r"\k{a}", *_accented("ą")
    ),
    _rows(
        "accents-composed",
        "Accents that TeX sets over letters of its first fonts, and the stroke of the Polish l.",
        _ACCENTS % "a",
        *_accented("a"),
        preamble=r"\renewcommand{\encodingdefault}{OT1}\renewcommand{\rmdefault}{cmr}",
    ),
    _rows(
        "particles",
        "Suffixes, initials, particles, an apostrophe and a hyphen.",
        r"Martin L. King, Jr.$^1$, J. R. R. Tolkien$^2$, Ludwig van der Rohe$^1$, Sinead O'Brien"
        r"$^2$, Jean-Luc de la Tour$^{1,2}$, Henry Ford III$^1$ \\ $^1$Analytical Society \\"
        r" $^2$Academy of Sciences",
        Person("Martin L. King, Jr.", (SOCIETY,)),
        Person("J. R. R. Tolkien", (ACADEMY,)),
        Person("Ludwig van der Rohe", (SOCIETY,)),
        Person("Sinead O’Brien", (ACADEMY,)),
        Person("Jean-Luc de la Tour", (SOCIETY, ACADEMY)),
        Person("Henry Ford III", (SOCIETY,)),
    ),
    _rows(
        "mononyms",
        "Names of one word.",
        r"Plato$^1$ \quad Hypatia$^2$ \\ $^1$Academy, Athens \quad $^2$Museion, Alexandria",
        Person("Plato", ("Academy, Athens",)),
        Person("Hypatia", ("Museion, Alexandria",)),
    ),
    _rows(
        "small-capitals",
        "Names in small capitals.",
        r"{\scshape Ada Lovelace}$^1$ \quad {\scshape Johann Lambert}$^2$ \\"
        r" $^1$Analytical Society \\ $^2$Academy of Sciences",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
    ),
    _rows(
        "light",
        "No name is bold.",
        r"\mdseries Ada Lovelace \\ Analytical Society \\ \texttt{ada@example.org} \And \mdseries"
        r" Johann Lambert \\ Academy of Sciences \AND \mdseries Maria Merian \\ Museum of"
        " Frankfurt",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, ("Museum of Frankfurt",)),
    ),
    _rows(
        "light-marks",
        "No name is bold, and they take two lines.",
        r"\mdseries Ada Lovelace$^1$, Johann Lambert$^2$, Maria Merian$^1$, \\ Galileo Galilei$^1$"
        r" \\ $^1$Analytical Society, $^2$Berlin",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, ("Berlin",)),
        *_at(SOCIETY, MARIA, GALILEO),
    ),
    _rows(
        "notes",
        "Notes at the foot of the page, and a name that shares one.",
        r"Ada Lovelace\thanks{Equal contribution.} \\ Analytical Society \And Johann Lambert"
        r"\again{1} \\ Academy of Sciences \And Maria Merian\thanks{Corresponding author:"
        r" mm@example.org} \\ Padua",
        Person(ADA, (SOCIETY,), equal=True),
        Person(JOHANN, (ACADEMY,), equal=True),
        Person(MARIA, ("Padua",)),
        correspondence=(MARIA,),
    ),
    _rows(
        "notes-in-line",
        "Two notes in one line below the places.",
        r"Ada Lovelace$^{1*}$ \quad Johann Lambert$^{2*}$ \quad Maria Merian$^{1,2\dagger}$ \\"
        r" $^1$Analytical Society \quad $^2$Academy of Sciences \\ $^*$Equal contribution \quad"
        r" $^\dagger$Corresponding author",
        Person(ADA, (SOCIETY,), equal=True),
        Person(JOHANN, (ACADEMY,), equal=True),
        Person(MARIA, (SOCIETY, ACADEMY)),
        correspondence=(MARIA,),
    ),
    _rows(
        "all-equal",
        "A sentence says that all contributed equally.",
        r"Ada Lovelace$^1$, Johann Lambert$^2$ \\ $^1$Analytical Society \\ $^2$Academy of Sciences"
        r" \\ All authors contributed equally.",
        Person(ADA, (SOCIETY,), equal=True),
        Person(JOHANN, (ACADEMY,), equal=True),
    ),
    _rows(
        "letters",
        "Letters as marks.",
        r"Ada Lovelace$^{a,b}$ \quad Johann Lambert$^{b}$ \quad Maria Merian$^{c}$ \\"
        r" $^a$Analytical Society \\ $^b$Academy of Sciences \\ $^c$University of Padua",
        Person(ADA, (SOCIETY, ACADEMY)),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, (PADUA,)),
    ),
    _rows(
        "brackets",
        "Numbers in brackets as marks.",
        r"Ada Lovelace (1), Johann Lambert (2), Maria Merian (1,2) \\ (1) Analytical Society \\"
        r" (2) Academy of Sciences",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
        Person(MARIA, (SOCIETY, ACADEMY)),
    ),
    _rows(
        "marks-in-front",
        "Marks in front of names.",
        r"$^\dagger$Ada Lovelace \quad $^\ddagger$Johann Lambert \\ $^\dagger$Analytical Society"
        r" \quad $^\ddagger$Academy of Sciences",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
    ),
    _rows(
        "identifiers",
        "Identifiers below the places, and an address beside a name.",
        r"Ada Lovelace \quad \textnormal{\texttt{ada@example.org}} \\ Analytical Society \\ ORCID:"
        r" 0000-0002-1825-0097 \And Johann Lambert \\ Academy of Sciences \\ 0000-0001-5109-3700",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
    ),
    _rows(
        "links",
        "Bold words that are no names, in front of addresses of pages.",
        r"Ada Lovelace$^{1}$ \quad Johann Lambert$^{2}$ \\ $^1$Analytical Society \quad $^2$Academy"
        r" of Sciences \\ \textbf{Project page:} \url{https://example.org/pages} \\ \textbf{Code:}"
        r" \url{https://example.org/code}",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
    ),
    _rows(
        "long-place",
        "A place that goes on in the next line.",
        r"Ada Lovelace$^{1}$ \quad Johann Lambert$^{2}$ \\ $^1$Department of the History and the"
        r" Philosophy of Calculating Engines, \\ Analytical Society, Cambridge \\ $^2$Academy of"
        r" Sciences",
        Person(
            ADA,
            (f"{_LONG}, Analytical Society, Cambridge",),
        ),
        Person(JOHANN, (ACADEMY,)),
    ),
]
