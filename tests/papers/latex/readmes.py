"""What stands above the table of each folder of test papers."""

READMES = {
    "faulty": """# Faulty papers

One fault a file; the file is named after the rule it breaks. Otherwise each is a camera-ready
paper in the two-column format of 2026 with the sample workshop's notice. `../truth.yaml` holds the
places; `../make_papers.py` makes the files.
""",
    "sound": """# Sound papers

Papers without a fault in which a careless checker finds one. `../truth.yaml` says where each body
ends; `../make_papers.py` makes the files.
""",
    "formats": """# One paper a format and stage

A camera-ready paper and a submission of every format that is shipped, and the notices in which a
careless checker errs. Each prints what the template of its year prints: notice, page numbers, line
numbers, running head, metadata. `../make_papers.py` makes the files.
""",
    "lookalikes": """# Look-alikes

Papers in no format that is known, each near to one that is: the columns, the type or the rules
around the title are the same, something else is not. Their family is null. `../make_papers.py`
makes the files.
""",
}
