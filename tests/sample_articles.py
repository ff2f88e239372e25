"""Articles for tests: as they are copied from pages, in their usual and unusual forms."""

from __future__ import annotations

HARBOUR = (
    "The harbour was built in 1890. It has served the town since then, which was poor. Ships from Norway call there every week. "
    "The mayor says: “We need larger ships.” The pier was repaired after the storm of 1953 for 12,500 pounds."
)
COPIED = f"""Home
News
Sport
Contact

The Old Harbour

By Jane Smith | May 3, 2021

5 min read

Share on Facebook

History of the Harbour

{HARBOUR}

Image: The pier at night

The council paid for it. No one else would.

The Future of the Harbour

In June 2024 the council voted for a new pier. Therefore larger ships will call at the town. Work begins in May.

Related Posts

Storm over the bay

Leave a Reply

Your email address will not be published. Required fields are marked *

Name *

© 2024 Town News
"""
MARKDOWN = """# The Old Harbour

## History & stones

The harbour was built with *stones* from the [hills](https://example.com). It has `a_b` and $5 and 2^3 in it, says the council.

## A listing only

```python
print(1)
```

## A table only

| a | b |
|---|---|
| 1 | 2 |

## Nothing of its own

### The first part

The first part is about the ships that call at the harbour.

## FAQ

**Is it old?** It was built long ago.

**Is it large?**

No, it is small.
"""
PAGE = """<!doctype html><html lang="en-GB"><head><title>The Old Harbour | Town News</title><meta name="author" content="Jane Smith"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><div class="cookie">We use cookies. <button>Accept all</button></div>
<article><h1>The Old Harbour</h1>
<p>The harbour was built in 1890 by the people of the town, who carried the stones from the hills by hand.</p>
<h2>History of the harbour</h2>
<p>It has served the town since then, and its pier was repaired after the storm of 1953. The council paid 12,500 pounds for it.</p>
<figure><img src="x.jpg" alt="The pier after the storm"></figure>
<p>Ships from Norway call there every week, and bring timber, fish and letters for the people of the town.</p>
<h2>The future</h2>
<p>The council wants to widen the entrance. The mayor needs larger ships. Work on the new pier may begin next year.</p>
<h2>FAQ</h2><h3>Who built the harbour?</h3><p>The people of the town built it.</p><h3>When was it built?</h3><p>In 1890.</p></article>
<section id="comments"><h3>Leave a Reply</h3><form><label>Name *</label><input></form></section>
<footer>© 2024 Town News. All rights reserved.</footer></body></html>
"""
WRAPPED = """The Old Harbour
By Jane Smith
May 3, 2021

The harbour was built in 1890 by the people of the town, who carried the
stones from the hills by hand. It has served the town since then, and its
pier was repaired after the storm.

Today and tomorrow

Ships from Norway call there every week, and bring timber, fish and letters
for the people of the town. The council wants to widen the entrance.

- A first item of the list
- A second item of the list
"""
ARABIC = """الميناء القديم

تاريخ الميناء

بني الميناء في عام 1890 على يد سكان المدينة. وقد خدم المدينة منذ ذلك الحين. تأتي السفن من النرويج كل أسبوع إلى هذا الميناء.

مستقبل الميناء

تخطط المدينة لتوسيع الميناء في السنوات القادمة. سيكون الرصيف الجديد أطول من القديم.

أسئلة شائعة

1. متى بني الميناء؟

في عام 1890.

2. من بناه؟

سكان المدينة.
"""
QUESTIONS: dict[str, str] = {
    "numbered": "1. What is it?\n\nA harbour.\n\n2. Who built it?\n\nThe town.\n",
    "lettered": "About the Harbour\n\nQ: What is it?\nA: A harbour.\n\nQ: Who built it?\nA: The town.\n",
    "on one line": "About the Harbour\n\n1. What is it? A harbour.\n\n2. Who built it? The town.\n",
    "bold": "# About\n\nA line of text.\n\n**What is it?**\n\nA harbour.\n\n**Who built it?** The town.\n",
    "under a heading": "# About\n\n## Frequently asked questions\n\n### What is it?\n\nA harbour.\n\n### Who built it?\n\nThe town.\n",
    "at the end": f"About\n\nHistory of it all\n\n{HARBOUR}\n\nWhat is it?\n\nA harbour.\n\nWho built it?\n\nThe town.\n",
}
