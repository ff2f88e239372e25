"""Reading a template: any presentation or template of PowerPoint as a `Design`, with what had to be guessed or made."""

from __future__ import annotations

from slides.export.pptx.template.reading import TemplateRead, read_template
from slides.export.pptx.template_error import TemplateError

__all__ = ["TemplateError", "TemplateRead", "read_template"]
