"""Furniture: the lines of a web page that are no part of its article, and the lines that say who wrote it and when."""

from __future__ import annotations

import re

from slides.base.lazy_regex import pattern

_I = re.IGNORECASE
_ENDS = pattern(
    r"(leave|post|write|add|submit) (a|your) (comment|reply)|leave a reply.*|(cancel|click here to cancel) reply|post comment"
    r"|(\d+|no) (comments?|responses?|replies)( yet)?|join the (conversation|discussion)|(kommentar|antwort) (schreiben|hinterlassen)"
    r"|schreibe einen kommentar|\d+ kommentare?|laisser un commentaire|\d+ commentaires?|dej(a|e|ar) (un comentario|una respuesta)"
    r"|\d+ comentarios?|lascia un commento|deixe um comentário|geef een reactie|\d+ reacties?|(оставить|добавить) комментарий"
    r"|اترك تعليقا.?|השאר תגובה|コメントを残す|发表评论|發表評論|댓글 ?남기기",
    _I,
)
"""What opens the form for comments: from there on the page has nothing of the article."""
_MAY_END = pattern(
    r"comments?|responses|replies|kommentare|commentaires|comentarios|комментарии|التعليقات|תגובות|コメント|评论|評論|댓글", _I
)
_RELATED = pattern(
    r"(related|recommended|more|similar|popular|recent|latest|further|other)( \w+)? (posts?|articles?|stories|reading|news|links?|topics?)"
    r"|you (may|might) also (like|enjoy|be interested in).*|read (next|also|more)|see also|more from .{1,60}|trending( now)?|up next"
    r"|don[’']t miss"
    r"|(ähnliche|weitere|verwandte) (beiträge|artikel)|articles? (similaires|liés)|artículos relacionados|articoli correlati"
    r"|artigos relacionados|gerelateerde (artikelen|berichten)|похожие (статьи|записи)|مقالات ذات صلة|関連記事|相关文章|관련 기사",
    _I,
)
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "sharing",
        pattern(
            r"(share|tweet|pin|email|print|copy link|like)( (this|it|on|via|with|to|the)\b.{0,60})?( \d+)?|shares? ?:?|\d+ shares?"
            r"|(facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|instagram|youtube|email|print)([ ,|/•·]+(facebook|twitter|x"
            r"|linkedin|whatsapp|telegram|pinterest|reddit|instagram|youtube|email|print|share))*|follow us( on .{1,60})?|teilen( auf .*)?"
            r"|partager( sur .*)?|compartir( en .*)?|condividi( su .*)?|compartilhar?( n.*)?|delen( op .*)?|поделиться.{0,30}|شارك.{0,30}",
            _I,
        ),
    ),
    (
        "a cookie line",
        pattern(
            r".*\b(we|this (web)?site|our partners) uses? cookies\b.*|(accept|reject|manage|allow)( all)?( cookies| preferences)?"
            r"|cookie (settings"
            r"|policy|preferences|notice)|.*\bwir verwenden cookies\b.*|.*\b(utilisons|utilise) des cookies\b.*|.*\b(usamos"
            r"|utilizamos) cookies\b.*",
            _I,
        ),
    ),
    (
        "a comment form",
        pattern(
            r"your email address will not be published.*|required fields are marked.*|save my name.*|notify me (of|when).*"
            r"|(name|email|website|comment|your name|your email|message) ?\*?|.*marked \*|sign in to comment|log ?in to (reply|comment)",
            _I,
        ),
    ),
    (
        "a newsletter",
        pattern(
            r"(subscribe|sign up|join)( now| today| free| here)?( (to|for|our)\b.{0,80})?|(get|receive) .{0,60}(in|to) your inbox.{0,30}"
            r"|(newsletter|unsubscribe)( .{0,40})?|enter your email.*|(jetzt )?abonnieren|s’abonner|suscríbete.{0,40}",
            _I,
        ),
    ),
    (
        "an advertisement",
        pattern(r"advertisement|advertisements|sponsored( content)?|ad|anzeige|werbung|publicité|publicidad|реклама|إعلان", _I),
    ),
    (
        "the page's menu",
        pattern(
            r"skip to (main )?content|(main )?menu|navigation|home|search( \.\.\.|…)?|log ?in|log ?out|sign ?in|register|toggle navigation"
            r"|back to top|table of contents|(on|in) this page|breadcrumbs?|home ([>»/›] .{1,40})+|(previous|next|prev|older"
            r"|newer)( (post|article"
            r"|page|story))?( ?[:→»←«].*)?|[←«‹] .{1,80}|.{1,80} [→»›]|(continue|keep) reading.{0,60}|read more.{0,40}"
            r"|load more.{0,20}|show (more|less)",
            _I,
        ),
    ),
    ("tags", pattern(r"(tags?|tagged|filed under|posted in|categor(y|ies)|topics?|schlagw\w+|mots-clés|etiquetas)\s?:.{0,200}", _I)),
    (
        "the page's foot",
        pattern(
            r"(©|\(c\)|copyright)\W.{0,120}|.{0,60}\ball rights reserved\b.{0,60}|(privacy policy|terms (of (use|service)"
            r"|and conditions)|imprint"
            r"|contact( us)?|about us)([ |·•]+.{0,80})?|powered by .{1,40}",
            _I,
        ),
    ),
    (
        "reading time",
        pattern(r"(reading time:? ?)?\d+ ?min(ute)?s?( read)?|(reading time|lesezeit)\W.{0,20}|\d+ (views|likes|claps)", _I),
    ),
)
_BYLINE = pattern(
    r"(?:by|written by|author|story by|words by|von|par|por|di|door|автор|بقلم|מאת)\s*:?\s+(?P<who>[^\d.!?]{2,60}?)(?:\s*[|·•,].{0,80})?",
    _I,
)
_MONTHS = (
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|mai|june?|juni?o?|july?|juli?o?|aug\w*|sep\w*|o[ck]t\w*|nov\w*|de[cz]\w*|fév\w*|avr\w*|juin"
    r"|juillet|août"
    r"|ene\w*|ago\w*|dic\w*"
)
_DATE = pattern(
    rf"((published|posted|updated|last (updated|modified)|date|veröffentlicht|publié|publicado)( on| am| le| el)?\s?:?\s*)?"
    rf"((\w+, )?(({_MONTHS})\.? \d{{1,2}}(st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? ({_MONTHS})\.?,? \d{{4}})|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(,? (at )?\d{1,2}[:.]\d\d( ?[ap]m)?)?",
    _I,
)
LONGEST = 200
"""Lines of more characters are no furniture, but for a line on cookies."""


def why(text: str) -> str:
    """What a line is if it is no part of the article; empty for a line that may be."""
    if len(text) > LONGEST * 3:
        return ""
    bare = text.strip(" \t*_#>|-–—:•·[]()").strip()
    for name, line in _LINES:
        if (len(text) <= LONGEST or name == "a cookie line") and line.fullmatch(bare):
            return name
    return ""


def ends_article(text: str, *, late: bool) -> bool:
    """Whether a line opens the form for comments. late: it stands in the last part of the page, where "Comments" means that too."""
    bare = text.strip(" *_#:").strip()
    return len(text) <= 80 and (_ENDS.fullmatch(bare) is not None or (late and _MAY_END.fullmatch(bare) is not None))


def begins_related(text: str) -> bool:
    """Whether a line stands over links to other articles."""
    return len(text) <= 80 and _RELATED.fullmatch(text.strip(" *_#:").strip()) is not None


def author(text: str) -> str:
    """Who wrote the article, where a line says nothing else; else empty."""
    found = _BYLINE.fullmatch(text.strip(" *_").strip()) if len(text) <= 150 else None
    who = " ".join(found.group("who").split()) if found else ""
    return who if who and all(word[0].isupper() or not word[0].isascii() or len(word) <= 3 for word in who.split()) else ""


def date(text: str) -> bool:
    """Whether a line says nothing but when the article was published."""
    return len(text) <= 80 and _DATE.fullmatch(text.strip(" *_|·").strip()) is not None
