"""`slides template`: what is understood of a template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slides.base import rule_catalogue
from slides.cli.reporters import MessageFormat, print_lines, print_problems
from slides.export.pptx.template_error import TemplateError
from slides.markdown.resources import nearest_name
from slides.pipeline.files import FileError, check_target, refuse, write_whole

if TYPE_CHECKING:
    from slides.export.pptx.template import TemplateRead

FOUND, NOT_FOUND = 0, 1


def inspect_template(file: str, form: MessageFormat, *, checked: bool, sheet: str = "") -> int:
    """Print what is understood of a template. The exit code: 1 where it cannot be used, or, where it is `checked`, lacks something.

    sheet: the page of HTML to which its layouts are drawn, with what their boxes are taken for.
    """
    from slides.export.pptx.template.inspection import as_lines, inspected
    from slides.pipeline.templates import template_at

    try:
        read = template_at(Path(file))
        found = inspected(read)
    except TemplateError as wrong:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, f"cannot be a template: {wrong.message}", wrong.hint).problem], form)
        return NOT_FOUND
    except FileNotFoundError:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, "no such file", nearest_name(Path(file))).problem], form)
        return NOT_FOUND
    except OSError as wrong:
        print_problems([refuse(rule_catalogue.NO_TEMPLATE, file, f"cannot be read: {wrong.strerror}", "check the path").problem], form)
        return NOT_FOUND
    if sheet:
        try:
            _write_sheet(read, found, sheet)
        except FileError as wrong:
            print_problems([wrong.problem], form)
            return NOT_FOUND
    print_lines(*([json.dumps(found, ensure_ascii=False)] if form is MessageFormat.JSON else as_lines(found)))
    return NOT_FOUND if checked and found["to_add"] else FOUND


def _write_sheet(read: TemplateRead, found: Mapping[str, Any], sheet: str) -> None:
    """Draw the template's layouts on a page. Raises FileError where its name is not that of a page, or it cannot be written."""
    from slides.export.pptx.template.contact_sheet import contact_sheet

    target = Path(sheet)
    if target.suffix.lower() not in (".html", ".htm"):
        raise refuse(rule_catalogue.CANNOT_WRITE, sheet, "the page of a template is written as HTML", f"write -o {target.stem}.html")
    check_target(target, ".html")
    text = contact_sheet(read, found)
    write_whole(target, lambda file: file.write(text.encode()))
