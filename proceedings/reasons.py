"""Why the rules about list, programme and venue exist: reason, example and fix of each."""

REASONS = {
    "unknown-paper": (
        "The entry is left out, for nobody knows what it is about.",
        '`pin: "122"` where the list ends with 63.',
        "correct the key, or delete the entry; the finding names its line.",
    ),
    "unknown-session": (
        "The place is left out, and the rest of the entry holds.",
        "`session: posters` where the programme has posters-1 and posters-2.",
        "write the `id` of a session of `workshop.yaml`.",
    ),
    "unknown-name": (
        "The decision is left out, and a rule sorts the name.",
        "`name: Gabriel Garcia Marquez` where the list has Gabriel García Márquez.",
        "write the name as `papers.yaml` has it, or the person's id.",
    ),
    "unknown-track": (
        "No limit can be checked for it.",
        "`track: shrot` where limits are set for long and short.",
        "correct the track in `papers.yaml`, or add its limit to `requirements.limits`.",
    ),
    "unknown-topic": (
        "The list by topics would have one topic more than was announced.",
        "`topics: [Font]` where the workshop has Fonts.",
        "correct the topic in `papers.yaml`, or add it to `topics` in `workshop.yaml`.",
    ),
    "missing-image": (
        "It is left out wherever it would stand.",
        "`portrait: images/curie.jpg`, and `images/` has no such file.",
        "put the file there, or correct its name in `workshop.yaml`.",
    ),
    "decision-open": (
        (
            "Both lines of the entry stand there. Until one is deleted the list is shown, and"
            " `build --final` refuses."
        ),
        '`title: "12"` with `as_listed` and `as_printed` in `decisions.yaml`.',
        "delete the line you do not want.",
    ),
    "settled": (
        "It says who won and why, so that nothing is changed unseen.",
        '`title: "12"` with `as_printed` alone in `decisions.yaml`.',
        "nothing has to be done.",
    ),
    "title-differs": (
        (
            "Programme and website show the list, the booklet's pages the PDF. Where only case,"
            " punctuation or accents differ it is a note."
        ),
        "“Fonts in Bloom” in the list, “Fonts in Full Bloom” on page 1.",
        (
            "correct `papers.yaml`, ask for another PDF, or settle it with"
            " `proceedings reconcile --propose`."
        ),
    ),
    "authors-differ": (
        (
            "Lists are compared as a whole, so that one name left out is one difference. Where only"
            " accents, initials or middle names differ it is a note."
        ),
        "a third author on page 1 whom the list does not name.",
        (
            "correct `papers.yaml`, ask for another PDF, or settle it with"
            " `proceedings reconcile --propose`."
        ),
    ),
    "authors-hidden": (
        "It is a review copy, which is not to be handed round.",
        "“Anonymous Authors” on page 1 of a paper whose authors the list names.",
        "ask the authors for the final version.",
    ),
    "abstract-differs": (
        (
            "The abstract of the submission was rewritten for the final version. Where most of it"
            " is the same it is a note."
        ),
        "the list has the abstract of the submission.",
        "settle it with `proceedings reconcile --propose`, or correct `papers.yaml`.",
    ),
    "file-of-another-paper": (
        "Title, authors and abstract of page 1 speak for another paper.",
        "`12.pdf` prints title and authors of paper 15.",
        (
            "put the right PDF in its place, or say whose it is with"
            " `proceedings reconcile --propose`."
        ),
    ),
    "listed-twice": (
        "It would be printed, counted and given a board twice.",
        "a paper that was submitted again under another number.",
        "delete one entry, or withdraw it in `decisions.yaml`.",
    ),
    "choice-outdated": (
        "What was settled is not what stands in list or PDF any more.",
        "a title was taken from a PDF that has been replaced.",
        "correct the entry in `decisions.yaml`, or delete it.",
    ),
    "wrong-session-kind": (
        "A talk needs a session for talks, a poster one for posters.",
        "`talk: lunch`.",
        "name a session whose `kind` fits.",
    ),
    "placement-of-absent": (
        "Its place is free for another paper, and its board would stay empty.",
        "a paper with `absent` in `decisions.yaml` and a board in `programme.lock.yaml`.",
        "delete one of the two.",
    ),
    "board-of-virtual": (
        "Nobody will stand before it.",
        "a paper with `presentation: virtual` and board 12.",
        "delete the board, or correct `presentation`.",
    ),
    "board-taken": (
        "Only one of them can hang there.",
        "papers 12 and 15 both at board 7 of posters-1.",
        "give one of them another board in `programme.lock.yaml`, or by a pin.",
    ),
    "board-unknown": (
        "Authors would look for it in vain.",
        "`board: 47` where `boards` in `workshop.yaml` ends with 43, or has 47 from 13:00 only.",
        "give the paper another board, or correct `boards`.",
    ),
    "board-without-session": (
        "Readers have to know when somebody stands at it.",
        "`board: 7` without `session`, where there are two poster sessions.",
        "add `session` to the entry.",
    ),
    "board-missing": (
        "Those papers would be looked for and not found.",
        "nine of ten posters of a session have a board.",
        "give each of them one, or none of them.",
    ),
    "board-not-on-plan": (
        "Whoever looks for the poster on the plan does not find it.",
        "12 on board 44, and rows with the boards 1 to 43 in `floor.yaml`.",
        "add a row to `floor.yaml`, or correct the board.",
    ),
    "unplaced": (
        "They stand in no schedule and on no sheet.",
        "a workshop with two poster sessions, and a paper without `session`.",
        "run `proceedings programme assign`, or add the paper to `programme.lock.yaml`.",
    ),
    "talk-missing": (
        "The schedule would not name it.",
        "`presentation: oral`, and no `talk` in `programme.lock.yaml`.",
        "add `talk` with the session to its entry.",
    ),
    "order-taken": (
        "Which comes first is not known.",
        "two talks with `order: 3` in the session orals.",
        "correct the `order` of one of them in `programme.lock.yaml`.",
    ),
    "announced-count": (
        "What was announced stands on the web already.",
        "`announced: {papers: 93}` and 92 papers in the list.",
        "find the paper that is missing or too many, or correct the number.",
    ),
    "session-full": (
        "Some posters will have nowhere to hang.",
        "88 papers in posters-1, and boards for 86.",
        "run `proceedings programme assign`, or add boards in `workshop.yaml`.",
    ),
    "talks-too-short": (
        (
            "Real editions had spotlights of 1 min 40 s; below one minute, and for orals below"
            " five, there is no talk."
        ),
        "40 spotlights in 30 minutes.",
        "move some of them to another session, or make it longer.",
    ),
    "poster-before-talk": (
        "A talk makes people come to the poster, and it has been taken down then.",
        "a spotlight in the afternoon, and its poster in the morning.",
        "move the poster or the talk; `proceedings programme assign` does both.",
    ),
    "presenter-twice": (
        (
            "Nobody can stand at two posters, or talk and stand at one. Who presents is said in"
            " `attendance.csv`; else it is the first author."
        ),
        "the first author of 12 is the first author of 31, too, and both are in posters-1.",
        "move one of them, or ask a further author to present it.",
    ),
    "author-twice": (
        "An author who is not the presenter can be missed at one of the posters.",
        "the last author of 12 and 31, both in posters-1.",
        "nothing has to be done; `proceedings programme assign` makes it as rare as can be.",
    ),
    "placed-twice": (
        "A paper can be named by key, id or number, and only one entry can hold.",
        '`"12": {board: "3"}` and `"aBcD_ef-1": {board: "9"}`, which are one paper.',
        "delete one of the two entries.",
    ),
    "nobody-attends": (
        "The authors answered the form so, and no board is kept for the papers.",
        "`no` in the column Attends of `attendance.csv`.",
        "correct the answer there if somebody comes after all.",
    ),
    "presenter-unknown": (
        (
            "Clashes are looked for among authors, and the lists at the desk name one of them. A"
            " name that is spelt otherwise than in the list is not recognised."
        ),
        "`A. Lovelace` in the column Presenter, and Ada Lovelace among the authors.",
        "write the name there as `papers.yaml` has it, or ask the authors who comes.",
    ),
    "venue-differs": (
        "The venue prints its own signs from its table.",
        "the venue has 12 on board 7, and `programme.lock.yaml` on board 9.",
        "take it over with `proceedings programme accept 12`, or tell the venue.",
    ),
    "venue-unknown": (
        "The row can mean any paper, or none of ours.",
        "a row with number 122 where the list ends with 63.",
        "ask the venue which paper is meant.",
    ),
    "venue-title": (
        (
            "Either the number or the title is another paper's, and accepting the row would move"
            " the wrong one."
        ),
        "number 12 with the title of paper 31.",
        "ask the venue which of the two is wrong.",
    ),
    "venue-board-shared": (
        "One of them would hang over the other.",
        "12 and 31 on board 7 of posters-1, which takes one poster.",
        "ask the venue for another board for one of them.",
    ),
    "venue-not-present": (
        "The board would stay empty, and another paper may lack one.",
        "a board for a paper that is presented virtually.",
        "tell the venue that the board is free.",
    ),
    "session-overlap": (
        "The room cannot hold both.",
        "orals until 10:30 and a panel from 10:15 in Hall D2.",
        "correct a time or a room in `workshop.yaml`.",
    ),
}
