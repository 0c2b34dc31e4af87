"""The chairs' report, and a letter for the authors of each paper."""

from proceedings.report.index import index
from proceedings.report.letter import letter
from proceedings.report.making import make_report, report_of
from proceedings.report.values import Actor, PaperReport, Report

__all__ = ["Actor", "PaperReport", "Report", "index", "letter", "make_report", "report_of"]
