"""The chairs' report, and a letter for the authors of each paper."""

from proceedings.report.index import index
from proceedings.report.letter import letter
from proceedings.report.making import make_report, report_of
from proceedings.report.plain import Letter, plain_letter
from proceedings.report.rounds import Round, latest_round, read_round, round_path
from proceedings.report.values import Actor, PaperReport, Report

__all__ = [
    "Actor",
    "Letter",
    "PaperReport",
    "Report",
    "Round",
    "index",
    "latest_round",
    "letter",
    "make_report",
    "plain_letter",
    "read_round",
    "report_of",
    "round_path",
]
