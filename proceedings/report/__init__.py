"""The chairs' report: which papers are not fit, why, who must act, and how to check again."""

from proceedings.report.making import make_report, report_of
from proceedings.report.page import page
from proceedings.report.values import Actor, PaperReport, Report

__all__ = ["Actor", "PaperReport", "Report", "make_report", "page", "report_of"]
