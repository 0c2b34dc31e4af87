"""Lists of names paired as a whole."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.assignment import assign
from proceedings.text.pairing import pair_names
from proceedings.text.rungs import Rung

LIST = ("Ada Lovelace", "Bob Smith", "Cy Twombly", "Di Xu", "Ed Moe")


def rungs(listed, printed):
    return [(p.listed, p.printed, p.rung) for p in pair_names(listed, printed) if p.rung.height]


def test_one_dropped_author_is_one_missing_name():
    for place, name in enumerate(LIST):
        printed = [other for other in LIST if other != name]
        assert rungs(LIST, printed) == [(place, None, Rung.MISSING)]
        assert not any(pair.moved for pair in pair_names(LIST, printed))


def test_one_added_author_is_one_extra_name_at_its_place():
    for place in range(len(LIST) + 1):
        printed = [*LIST[:place], "Nina Fremd", *LIST[place:]]
        pairs = pair_names(LIST, printed)
        assert pairs[place].rung is Rung.EXTRA
        assert sum(pair.rung.height > 0 for pair in pairs) == 1


def test_a_swap_is_one_move():
    pairs = pair_names(LIST, ["Bob Smith", "Ada Lovelace", *LIST[2:]])
    assert sum(pair.moved for pair in pairs) == 1
    assert all(pair.rung is Rung.IDENTICAL for pair in pairs)


def test_the_first_author_at_the_end_is_one_move():
    pairs = pair_names(LIST, [*LIST[1:], LIST[0]])
    assert [pair.listed for pair in pairs if pair.moved] == [0]


def test_the_whole_list_decides_and_not_the_first_that_fits():
    """Taken one by one, J. Li would take John Li from his own name."""
    pairs = pair_names(["J. Li", "John Li"], ["John Li", "Jane Li"])
    assert [(p.listed, p.printed) for p in pairs] == [(0, 1), (1, 0)]


def test_two_authors_of_one_name_are_both_there():
    assert not rungs(["Wei Li", "Wei Li"], ["Wei Li", "Wei Li"])
    assert rungs(["Wei Li", "Wei Li"], ["Wei Li"]) == [(1, None, Rung.MISSING)]


def test_strangers_are_no_pair():
    assert {pair.rung for pair in pair_names(["Ada Lovelace"], ["Charles Babbage"])} == {
        Rung.MISSING,
        Rung.EXTRA,
    }


def test_empty_lists():
    assert pair_names([], []) == ()
    assert [pair.rung for pair in pair_names(["Ada Lovelace"], [])] == [Rung.MISSING]


NAMES = st.lists(
    st.sampled_from([*LIST, "A. Lovelace", "Robert Smith", "Cy Twomby", "Xu Di", "Wei Li"]),
    max_size=7,
)


@given(NAMES, NAMES)
def test_every_name_is_in_exactly_one_pair(listed, printed):
    pairs = pair_names(listed, printed)
    assert sorted(p.listed for p in pairs if p.listed is not None) == list(range(len(listed)))
    assert sorted(p.printed for p in pairs if p.printed is not None) == list(range(len(printed)))
    assert [p.listed for p in pairs if p.listed is not None] == list(range(len(listed)))


def least(costs, alone):
    """Return the least cost by trying everything."""
    rows, columns = len(costs), len(costs[0])
    wide = [[*row, *[alone] * rows] for row in costs]
    places = range(columns + rows)
    return min(
        sum(wide[i][j] for i, j in enumerate(chosen))
        + alone * (columns - sum(j < columns for j in chosen))
        for chosen in permutations(places, rows)
    )


@given(
    st.integers(1, 3).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 50), min_size=width, max_size=width), min_size=1, max_size=3
        )
    )
)
def test_no_other_pairs_cost_less(costs):
    pairs = assign(costs, 20)
    alone = len(costs) + len(costs[0]) - 2 * len(pairs)
    assert sum(costs[i][j] for i, j in pairs) + 20 * alone == least(costs, 20)
