"""`slides template`: what is understood of a template."""

from __future__ import annotations

import json
from pathlib import Path

from slides.base import rule_catalogue
from slides.cli.reporters import MessageFormat, print_lines, print_problems
from slides.export.pptx.template_error import TemplateError
from slides.markdown.resources import nearest_name
from slides.pipeline.files import refuse

FOUND, NOT_FOUND = 0, 1


def inspect_template(file: str, form: MessageFormat, *, checked: bool) -> int:
    """Print what is understood of a template. The exit code: 1 where it cannot be used, or, where it is `checked`, lacks something."""
    from slides.export.pptx.template.inspection import as_lines, inspected
    from slides.pipeline.templates import template_at

    try:
        found = inspected(template_at(Path(file)))
    except TemplateError as wrong:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, f"cannot be a template: {wrong.message}", wrong.hint).problem], form)
        return NOT_FOUND
    except FileNotFoundError:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, "no such file", nearest_name(Path(file))).problem], form)
        return NOT_FOUND
    except OSError as wrong:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, f"cannot be read: {wrong.strerror}", "check the path").problem], form)
        return NOT_FOUND
    print_lines(*([json.dumps(found, ensure_ascii=False)] if form is MessageFormat.JSON else as_lines(found)))
    return NOT_FOUND if checked and found["to_add"] else FOUND
