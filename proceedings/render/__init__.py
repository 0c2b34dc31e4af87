"""Jinja2, WeasyPrint, theme, fonts, pictures and QR codes: what the outputs share."""
