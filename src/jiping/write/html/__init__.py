"""One HTML file that shows the document as read with its findings in place: offline, readable without JavaScript."""

from jiping.write.html.report import html_report

__all__ = ["html_report"]
