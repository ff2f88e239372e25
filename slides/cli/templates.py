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


def inspect_template(file: str, form: MessageFormat, *, checked: bool, sheet: str = "", quiet: bool = False) -> int:
    """Print what is understood of a template; where it is `checked` or with `quiet`, only what it lacks. The exit code: 1 where it cannot
    be used, or, where it is checked, lacks something or its corrections are wrong.

    sheet: a page of HTML to which its layouts are drawn, with what their boxes are taken for, or a file of corrections (.toml) that
    says what is understood; then nothing else is printed.
    """
    from slides.export.pptx.template.inspection import as_lines, inspected, lacking_lines
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
    lacks = bool(found["to_add"] or found["faults"])
    if form is MessageFormat.JSON:
        print_lines(json.dumps(found, ensure_ascii=False))
    elif checked or quiet:
        print_lines(*(lacking_lines(found) if lacks or not quiet else ()))
    elif sheet:
        print_lines(f"{sheet}: written")
    else:
        print_lines(*as_lines(found))
    return NOT_FOUND if checked and lacks else FOUND


def _write_sheet(read: TemplateRead, found: Mapping[str, Any], sheet: str) -> None:
    """Draw the template's layouts on a page, or write a file of corrections, which is never overwritten. Raises FileError where its name
    is of neither, or it cannot be written.
    """
    from slides.export.pptx.template.contact_sheet import contact_sheet
    from slides.export.pptx.template.inspection import correction_lines

    target = Path(sheet)
    suffix = target.suffix.lower()
    if suffix not in (".html", ".htm", ".toml"):
        said = "the page of a template is written as HTML, its corrections as TOML"
        raise refuse(rule_catalogue.CANNOT_WRITE, sheet, said, f"write -o {target.stem}.html, or -o {found['file']}.toml")
    if suffix == ".toml" and target.exists():
        raise refuse(
            rule_catalogue.CANNOT_WRITE, sheet, "it exists, and corrections are not overwritten", "name another file, or remove it"
        )
    check_target(target, suffix)
    text = "\n".join([*correction_lines(found), ""]) if suffix == ".toml" else contact_sheet(read, found)
    write_whole(target, lambda file: file.write(text.encode()))
