"""One section of the outline -> its slide: every node becomes a block, a note, a question, the takeaway or a problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slides.base.diagnostics import BlockError, Problem, Rule, Span
from slides.base.records import with_changes
from slides.base.rule_catalogue import INLINE_PICTURE, NOT_CARRIED, UNKNOWN_CONTAINER, UNUSED_FOOTNOTE
from slides.deck.blocks import (
    Columns,
    Group,
    Item,
    Part,
    PictureBlock,
    Prose,
    Question,
    TableBlock,
    Visual,
    is_drawn,
    read_block,
    visual_of,
)
from slides.deck.blocks.callouts import with_callouts
from slides.deck.blocks.group import blocks_of, without_groups
from slides.deck.blocks.picture import shown_description
from slides.deck.blocks.prose import literal, split_prose
from slides.deck.section.addresses import without_addresses
from slides.deck.section.author_comments import read_remark
from slides.deck.section.drawn import add_doubts, asked_in_fence, drawn_as, picture_words, rows_of, undrawn, without_crowding_frames
from slides.deck.section.fields import with_first_fields_bold
from slides.deck.section.grids import cell_rows
from slides.deck.section.labelled import (
    bold_point,
    holds_list,
    is_stressed,
    last_point,
    lone_heading,
    only_heading,
    with_inner_headings_raised,
    with_lines_apart,
)
from slides.deck.section.naming import with_heading, without_colon
from slides.deck.section.nodes import (
    WRAPPERS,
    alert,
    alert_parts,
    bold_line,
    columns_of,
    comments,
    container_hint,
    grouped_by_labels,
    has_text,
    holds_others,
    is_bare_caption,
    is_caption,
    is_source,
    nodes_within,
    parts,
    serves,
    without_caption_mark,
    without_repeated_backgrounds,
    without_spoken,
)
from slides.deck.section.properties import referred, with_properties
from slides.deck.section.recognised import recognised
from slides.deck.section.slide import Slide
from slides.markdown.parser import UNSEEN, Node, is_remote, not_fetched
from slides.markdown.parser.badges import is_badge
from slides.markdown.parser.doc_sites import TAB
from slides.markdown.sections import asks
from slides.markdown.speaker_notes import is_notes
from slides.text.rich_text import Paragraph, Run, trim, unbold

_WHOLE = ("table", "picture", "code", "container")
"""Nodes that are not cut, whatever they hold."""
_NOTES = "the notes"
_FEW_HEADINGS = 2
_PICTURES = frozenset({"picture"})


class Content:
    """What stands under one heading, node by node. `footnotes` holds the deck's by label; `opens`: it is the title slide's."""

    def __init__(self, problems: list[Problem], footnotes: Mapping[str, Node], *, faq: bool = False, parted: bool = False) -> None:
        self.problems = problems
        self.footnotes = footnotes
        self.faq = faq
        self.parted = parted
        self.gathers = not parted
        self.opens = False
        self.stressed: Node | None = None
        self.point: Node | None = None
        self.blocks: list[Item] = []
        self.takeaway: list[Run] = []
        self.notes: list[Paragraph] = []
        self.questions: list[Question] = []
        self.source: list[Paragraph] = []
        self.layout = ""
        self.asked: Span | None = None
        self.properties: dict[str, str] = {}
        self.answered: list[Node] = []
        self.unfetched: list[Node] = []

    def read(self, nodes: Sequence[Node], slide: Slide) -> Slide:
        """The slide with everything the nodes hold."""
        shown, said = without_spoken(without_repeated_backgrounds(nodes, self.problems), parted=self.parted)
        if not self.opens:
            shown, slide = self.arranged(shown, slide)
        groups = list((parts if self.faq or self.opens else grouped_by_labels)(shown))
        last = next((group[0] for group in groups[::-1] if is_source(group[0]) or not (serves(group[0]) or asks(group[0]))), None)
        for group in groups:
            first = group[0]
            if first.kind == "heading":
                self.part(group)
            elif first is last and is_source(first):
                self.source.append(Paragraph(first.runs))
            elif self.faq and first.kind == "list":
                self.faq_list(first)
            else:
                self.node(first)
        self.notes.extend(paragraph for node in said for paragraph in self.as_notes(node))
        if self.stressed and not (self.blocks or self.unfetched):
            self.blocks, self.takeaway = [Prose(self.stressed.span, (Paragraph(self.stressed.children[0].runs),))], []
        self.settle_unfetched(slide.span)
        self.blocks = with_callouts(without_crowding_frames(self.blocks))
        if any([isinstance(block, Columns) for block in self.blocks]):  # noqa: C419 - a generator takes twice as long
            from slides.deck.section.cards import with_cards

            self.blocks = with_cards(self.blocks)
        if not (self.layout or self.faq):
            self.blocks = recognised(slide.text, self.blocks, self.notes)
        if not (self.layout or self.faq or self.source):
            self.blocks, self.source[:] = without_addresses(self.blocks)
        self.blocks, self.layout = drawn_as(self.layout, self.blocks, self.asked or slide.span, self.problems, self.notes)
        footnotes = self.noted(nodes, slide.title, but=self.answered)
        return with_changes(
            with_properties(slide, self.properties),
            blocks=tuple(self.blocks),
            takeaway=trim(self.takeaway),
            source=tuple(self.source),
            notes=tuple(note for note in self.notes if note.text.strip()),
            questions=tuple(self.questions),
            footnotes=footnotes,
            layout=self.layout or ("faq" if self.faq else ""),
            asked=self.asked,
        )

    def arranged(self, nodes: list[Node], slide: Slide) -> tuple[list[Node], Slide]:
        """The nodes with lines under labels apart, the point that ends them known, and the first fields of items in bold."""
        kinds = [node.kind for node in nodes]
        if "paragraph" in kinds:
            nodes = with_lines_apart(nodes)
        if kinds.count("heading") > _FEW_HEADINGS:
            nodes, slide = self.raised(nodes, slide)
        elif kinds.count("heading") == 1 and slide.title and not slide.chapter:
            lone = lone_heading(nodes)
            title = with_heading(slide.title, lone.runs) if lone is not None else ()
            nodes, slide = ([node for node in nodes if node is not lone], with_changes(slide, title=title)) if title else (nodes, slide)
        if "quote" in kinds:
            self.point = last_point([node for node in nodes if not serves(node) and not is_source(node)])
        if self.point is None and "list" in kinds and not self.faq:
            self.point = bold_point([node for node in nodes if not serves(node) and not is_source(node)])
        return (nodes, slide) if "list" not in kinds or "comment" in kinds or self.faq else (with_first_fields_bold(nodes), slide)

    def raised(self, nodes: list[Node], slide: Slide) -> tuple[list[Node], Slide]:
        """The nodes and the slide, an only sub-heading with others under it in the slide's title where both have room there."""
        only = only_heading(nodes)
        if only is None:
            return nodes, slide
        title = with_heading(slide.title, only.runs) if slide.title and not slide.chapter else ()
        return with_inner_headings_raised(nodes, only, named=bool(title)), with_changes(slide, title=title) if title else slide

    def settle_unfetched(self, span: Span) -> None:
        """What is known of pictures on the network: on a slide that would show nothing else, badges too, or in the notes."""
        alone = not (self.blocks or self.takeaway or self.source or self.questions)
        shown = [node for node in self.unfetched if not is_badge(node) or (alone and not self.opens)]
        words = tuple(each for node in shown for each in picture_words(node, alone=alone))
        if words and alone:
            self.blocks.append(Prose(span, words))
        else:
            self.notes.extend(words)

    def noted(self, nodes: Sequence[Node], title: Sequence[Run] = (), *, but: Sequence[Node] = ()) -> tuple[Paragraph, ...]:
        """The footnotes that the nodes refer to, in order, each a number and its words."""
        if not self.footnotes:
            return ()
        elsewhere = {id(node) for node in but}
        shown = (node for node in nodes if node.kind != "footnote" and id(node) not in elsewhere)
        found = referred([*title, *(run for node in shown for each in node.walk() for run in each.runs)], self.footnotes)
        for note, _ in found.values():
            self.described(note, "a footnote")
            self.notes.extend(comments(note))
        return tuple(paragraph for _, paragraph in found.values())

    def node(self, node: Node) -> None:
        """One node as a block, a note, a directive, the takeaway or a problem."""
        if node.kind == "comment":
            remark = read_remark(node)
            self.layout, self.asked = (remark.layout, remark.asked) if remark.asked else (self.layout, self.asked)
            self.notes.extend(paragraph for child in node.children for paragraph in self.as_notes(child))
            self.problems.extend(remark.problems)
        elif node.kind == "property":
            self.properties[node.info] = node.text
            self.pictured(node)
        elif node.kind in ("matter", "markup", "anchor", "slot", "rule", "pause"):
            return
        elif node.kind == "footnote":
            self.unused(node)
        elif is_notes(node):
            self.notes.extend(paragraph for child in nodes_within(node) for paragraph in self.as_notes(child))
        elif name := alert(node):
            self.alert(node, name)
        elif node.kind == "quote" and holds_list(node):
            for child in node.children:
                self.node(child)
        elif node.kind == "quote" and (node is self.point or is_stressed(node)) and not self.takeaway:
            self.takeaway.extend(unbold(node.children[0].runs))
            self.stressed = node
        elif node.kind == "paragraph" and node is self.point and not self.takeaway:
            self.takeaway.extend(unbold(node.runs))
        elif node.kind == "container" and visual_of(node) is None:
            self.container(node)
        elif self.blocks and isinstance(self.blocks[-1], TableBlock) and is_caption(node):
            self.block(without_caption_mark(node))
        elif self.blocks and isinstance(self.blocks[-1], TableBlock) and is_bare_caption(node):
            return
        else:
            self.block(node)

    def problem(self, rule: Rule, span: Span, message: str, hint: str, each: str = "") -> None:
        """Say what could not be used."""
        self.problems.append(Problem(rule, span, message, hint, each))

    def unused(self, node: Node) -> None:
        """A footnote that nothing refers to."""
        known = self.footnotes.get(node.info)
        if known is node:
            return
        why = "is defined twice" if known else "is not referred to"
        message = f"the footnote [^{node.info}] {why}: this one is in the notes"
        self.problem(UNUSED_FOOTNOTE, node.span, message, "refer to it in the text, or give it another name")
        self.notes.extend(paragraph for child in node.children for paragraph in self.as_notes(child))

    def container(self, node: Node) -> None:
        """Columns side by side; any other container is read as it stands."""
        rows = cell_rows(node) or [columns_of(node)]
        if max(map(len, rows)) > 1:
            for sides in rows:
                self.columns(node, sides)
            return
        known = node.info in WRAPPERS or node.info == TAB or node.info in ("columns", "column") or not node.info
        if not known:
            hint = f"its content is read as usual; {container_hint(node.info)}"
            self.problem(UNKNOWN_CONTAINER, node.span, f"unknown container: ::: {node.info}", hint, node.info)
        for group in parts(nodes_within(node)):
            self.part(group) if group[0].kind == "heading" else self.node(group[0])

    def columns(self, node: Node, sides: Sequence[Node]) -> None:
        """Blocks side by side; what is no block goes where it goes elsewhere."""
        found = [self.inside(nodes_within(side), gathers=False) for side in sides]
        blocks = tuple(tuple(blocks_of(inner.blocks)) for inner in found)
        from slides.deck.section.beside import side_by_side

        blocks, shares = side_by_side(sides, blocks, node.span, self.problems)
        full = tuple(column for column in blocks if column)
        if len(full) > 1:
            self.blocks.append(Columns(node.span, full, shares))
        else:
            for block in full[0] if full else ():
                self.add(block)

    def inside(self, nodes: Sequence[Node], *, gathers: bool = True) -> Content:
        """What stands inside a container or under a sub-heading; its notes, questions and takeaway are the slide's.

        gathers: whether its questions may go to the FAQ.
        """
        inner = Content(self.problems, self.footnotes, parted=self.parted)
        inner.gathers = self.gathers and gathers
        shown, said = without_spoken(nodes, parted=self.parted)
        for group in parts(shown):
            inner.part(group) if group[0].kind == "heading" else inner.node(group[0])
        inner.notes.extend(paragraph for node in said for paragraph in self.as_notes(node))
        self.properties |= inner.properties
        self.notes.extend(inner.notes)
        self.unfetched.extend(inner.unfetched)
        self.questions.extend(inner.questions)
        self.takeaway.extend(inner.takeaway)
        self.source.extend(inner.source)
        self.layout, self.asked = inner.layout or self.layout, inner.asked or self.asked
        return inner

    def block(self, node: Node) -> None:
        """A node read by its kind. The one place where a mistake is caught: it costs that node and becomes a problem."""
        self.notes.extend(comments(node))
        pieces = split_prose(node) if node.kind not in _WHOLE and holds_others(node) else (node,)
        for piece in pieces:
            if isinstance(piece, Prose):
                self.add(piece)
                continue
            if UNSEEN in piece.attributes:
                self.in_its_place(piece)
                continue
            try:
                if piece.kind != "paragraph" or has_text(piece):
                    self.add(read_block(piece))
            except BlockError as mistake:
                self.problems.append(not_fetched(piece) if is_badge(piece) else mistake.problem)
                self.missing(piece)

    def missing(self, node: Node) -> None:
        """A picture that cannot be shown: its words are kept in the notes. A drawing that cannot be drawn: its source is shown."""
        if found := rows_of(node):
            self.block(found[0])
            self.notes.extend(found[1])
        elif is_drawn(node) and node.kind == "container":
            self.container(node)
            self.notes.extend(asked_in_fence(node))
        elif is_drawn(node) or node.kind == "code":
            undrawn(node, self.blocks, self.notes)
        if node.kind == "picture" and self.marks_place(node):
            self.notes.extend(picture_words(node, alone=True))
        elif node.kind == "picture" and is_remote(node.info) and (is_badge(node) or not shown_description(node.text).strip()):
            self.unfetched.append(node)
        else:
            if node.kind == "picture":
                self.in_its_place(node)
            self.notes.extend(picture_words(node, alone=is_remote(node.info)))

    def marks_place(self, node: Node) -> bool:
        """A frame for any picture that cannot be shown where rules split the slides; whether there is one."""
        from slides.deck.blocks.missing_picture import MissingPicture

        if not (self.parted and MissingPicture.holds_place(node)):
            return False
        self.add(MissingPicture.read(node))
        return True

    def in_its_place(self, node: Node) -> None:
        """A frame for a picture that cannot be shown, if it is described and would stand in a place of its own."""
        from slides.deck.blocks.missing_picture import MissingPicture

        if MissingPicture.suits(node):
            self.add(MissingPicture.read(node))

    def as_notes(self, node: Node) -> tuple[Paragraph, ...]:
        """A node of any kind as what the presenter says."""
        if node.kind == "footnote" and self.footnotes.get(node.info) is not node:
            return tuple(paragraph for child in node.children for paragraph in self.as_notes(child))
        if node.kind in ("comment", "rule", "footnote", "slot", "matter", "markup", "anchor", "property", "pause") or (
            node.kind == "paragraph" and not node.runs
        ):
            return tuple(comments(node))
        self.described(node, _NOTES)
        said = (*comments(node), *(asked_in_fence(node) if is_drawn(node) and node.kind == "container" else ()))
        try:
            return (*Prose.read(node).paragraphs, *said)
        except BlockError as mistake:
            self.problems.append(mistake.problem)
            return said

    def pictured(self, node: Node) -> None:
        """Tell of pictures in a line at the head or foot of slides, which shows words only."""
        for inner in node.children:
            message = f"the picture {inner.info[:80]} at the head or foot of slides is left out"
            self.problem(NOT_CARRIED, inner.span, message, "build in a template that has it, or put it on a slide")

    def described(self, node: Node, where: str) -> None:
        """Tell of pictures that show as their description, because they stand where only text can."""
        if node.kind != "picture" and not node.holds(_PICTURES):
            return
        for inner in node.walk():
            if inner.kind == "picture":
                if is_remote(inner.info):
                    self.problems.append(not_fetched(inner))
                    continue
                hint = "put it in a paragraph of its own on the slide"
                if where == _NOTES:
                    self.problem(NOT_CARRIED, inner.span, f"a picture in {where} is named there by its description", hint)
                    continue
                self.problem(INLINE_PICTURE, inner.span, f"a picture in {where} is shown as its description", hint)

    def add(self, block: Item) -> None:
        """A block after the others; prose joins the prose before it."""
        if isinstance(block, PictureBlock):
            self.problems.extend(block.doubts())
            if len(block.full) > len(block.alt):
                self.notes.append(Paragraph((Run(block.full),)))
        if isinstance(block, Visual):
            add_doubts(block, self.problems, self.notes)
            self.source.extend(block.source)
        if isinstance(block, TableBlock):
            self.notes.extend(Paragraph(cell) for cell in block.header if any(run.link for run in cell))
            block = block.with_plain_header()
        last = self.blocks[-1] if self.blocks else None
        if isinstance(block, Prose) and isinstance(last, Prose):
            self.blocks[-1] = last.join(block)
        else:
            self.blocks.append(block)

    def alert(self, node: Node, name: str) -> None:
        """`[!IMPORTANT]` is the point of the slide; the other alerts are prose under their name."""
        label, words, rest = alert_parts(node, name)
        if name.upper() == "IMPORTANT" and node.kind == "quote":
            self.notes.extend(comments(node))
            self.described(node, "a takeaway")
            lines = [words, *(line for child in rest for line in literal(child))]
            self.takeaway.extend(run for line in lines if line for run in (*line, Run(" ")))
            return
        self.add(Prose(node.span, (Paragraph((*label, *trim(words))),)))
        for child in rest:
            self.node(bold_line(child))

    def part(self, group: list[Node]) -> None:
        """A sub-heading with what stands under it: a question, a part, or a group of blocks.

        Where rules split the slides, and in columns, a question stays where it stands: their authors say what is on each slide.
        """
        heading, *nodes = group
        inner = self.inside([bold_line(node) for node in nodes])
        prose = [block for block in inner.blocks if isinstance(block, Prose)]
        paragraphs = tuple(paragraph for block in prose for paragraph in block.paragraphs)
        only_prose = len(prose) == len(inner.blocks)
        anchor = heading.attributes.get("id", "")
        if asks(heading) and only_prose and (self.faq or (paragraphs and self.gathers)):
            self.questions.append(Question(heading.span, heading.runs, (*paragraphs, *self.noted(nodes))))
            self.answered.extend(nodes)
        elif not heading.runs:
            for block in inner.blocks:
                self.add(block)
        elif only_prose:
            self.blocks.append(Part(heading.span, without_colon(heading.runs), paragraphs, anchor=anchor))
        else:
            self.blocks.append(Group(heading.span, without_colon(heading.runs), tuple(without_groups(inner.blocks)), anchor))

    def faq_list(self, node: Node) -> None:
        """A list of bold questions under the FAQ's heading; any other list stays one."""
        if not has_text(node) or holds_others(node):
            self.block(node)
            return
        prose = Prose.read(node)
        self.notes.extend(comments(node))
        found = Part.from_items(prose)
        if len(found) != len(node.children):
            self.add(prose)
            return
        self.questions += [Question(item.span, part.heading, part.paragraphs) for item, part in zip(node.children, found, strict=True)]


__all__ = ["Content", "Slide"]
