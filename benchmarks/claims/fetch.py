"""Bring the pages that sets are about, each as it was at a commit, into folders that are not in the repository.

guides: articles of opensource.guide, by their authors, CC BY 4.0. public: seven pages of the press and of a park that
trafilatura keeps to test itself, and three more articles of opensource.guide. news: six more pages of trafilatura's tests and one
article of opensource.guide. topics, sealed: pages that trafilatura, readability, Postlight's parser and newspaper4k keep to test
themselves, and articles of opensource.guide. The pages of the press are read, and never passed on.

Example: python -m benchmarks.claims.fetch
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

REPOSITORIES = {
    "https://github.com/github/opensource.guide": "ebc9678e39b55ff5e5c8801d1960904692188e90",
    "https://github.com/adbar/trafilatura": "e90b0ef51ab026fdb905fb6c5b3c84dd3d784fd5",
    "https://github.com/mozilla/readability": "ab4027a8b37669745016869a37a504727992b2ba",
    "https://github.com/postlight/parser": "e8ba7ece291efa4d915d50dd4deeec17d54359f2",
    "https://github.com/AndyTheFactory/newspaper4k": "540bff3e8344cb8291c4829fafd98860f30d9692",
}
GUIDES, TRAFILATURA, READABILITY, POSTLIGHT, NEWSPAPER = REPOSITORIES
PAGES = {
    "guides/en.md": (GUIDES, "_articles/maintaining-balance-for-open-source-maintainers.md"),
    "guides/de.md": (GUIDES, "_articles/de/leadership-and-governance.md"),
    "guides/fr.md": (GUIDES, "_articles/fr/getting-paid.md"),
    "guides/es.md": (GUIDES, "_articles/es/metrics.md"),
    "guides/it.md": (GUIDES, "_articles/it/finding-users.md"),
    "guides/ru.md": (GUIDES, "_articles/ru/code-of-conduct.md"),
    "public/zh.md": (GUIDES, "_articles/zh-hans/getting-paid.md"),
    "public/ja.md": (GUIDES, "_articles/ja/getting-paid.md"),
    "public/ru.md": (GUIDES, "_articles/ru/security-best-practices-for-your-project.md"),
    "public/en.html": (TRAFILATURA, "tests/cache/nationalgeographic.co.uk.goats.html"),
    "public/de.html": (TRAFILATURA, "tests/eval/tagesschau.de.rheinmetall.html"),
    "public/fr.html": (TRAFILATURA, "tests/eval/sciencesetavenir.fr.rumeur.html"),
    "public/es.html": (TRAFILATURA, "tests/eval/elpais.cr-gobierno.html"),
    "public/de2.html": (TRAFILATURA, "tests/eval/tagesspiegel.de.abstandsregeln.html"),
    "public/fr2.html": (TRAFILATURA, "tests/eval/lopinion.fr.glyphosate.html"),
    "public/it.html": (TRAFILATURA, "tests/eval/parcoabruzzo.it.58354.html"),
    "news/en.html": (TRAFILATURA, "tests/cache/salon.com.emissions.html"),
    "news/de.html": (TRAFILATURA, "tests/cache/sueddeutsche.de.flixtrain.html"),
    "news/fr.html": (TRAFILATURA, "tests/eval/tdg.ch.chlorothalonil.html"),
    "news/es.html": (TRAFILATURA, "tests/eval/elespectador.com-orion.html"),
    "news/it.html": (TRAFILATURA, "tests/eval/lastampa.it.temperature.html"),
    "news/pt.html": (TRAFILATURA, "tests/eval/correiobraziliense.com.br-poderes.html"),
    "news/nl.md": (GUIDES, "_articles/nl/getting-paid.md"),
    "topics/en.html": (TRAFILATURA, "tests/cache/phys.org.tool.html"),
    "topics/de.html": (TRAFILATURA, "tests/eval/scinexx.com.ammoniak.html"),
    "topics/fr.html": (TRAFILATURA, "tests/eval/ledevoir.com.trottinettes.html"),
    "topics/es.html": (TRAFILATURA, "tests/eval/libero.pe-ronaldo.html"),
    "topics/it.html": (TRAFILATURA, "tests/eval/vegolosi.it.climate.html"),
    "topics/pt.html": (READABILITY, "test/test-pages/folha/source.html"),
    "topics/nl.md": (GUIDES, "_articles/nl/metrics.md"),
    "topics/ru.md": (GUIDES, "_articles/ru/maintaining-balance-for-open-source-maintainers.md"),
    "topics/zh.html": (READABILITY, "test/test-pages/qq/source.html"),
    "topics/ja.html": (POSTLIGHT, "fixtures/wired.jp.html"),
    "sealed/en.html": (TRAFILATURA, "tests/eval/wevolver.com.3dprinting.html"),
    "sealed/en2.html": (READABILITY, "test/test-pages/wikipedia/source.html"),
    "sealed/de.html": (TRAFILATURA, "tests/eval/selbst.de-wurmkiste.html"),
    "sealed/fr.html": (TRAFILATURA, "tests/eval/lapresse.tn.parite.html"),
    "sealed/es.html": (TRAFILATURA, "tests/eval/hoy.com.do-AIRD.html"),
    "sealed/it.md": (GUIDES, "_articles/it/code-of-conduct.md"),
    "sealed/pt.md": (GUIDES, "_articles/pt/code-of-conduct.md"),
    "sealed/nl.md": (GUIDES, "_articles/nl/code-of-conduct.md"),
    "sealed/ru.md": (GUIDES, "_articles/ru/metrics.md"),
    "sealed/zh.html": (NEWSPAPER, "tests/data/html/chinese_article.html"),
    "sealed/ja.html": (READABILITY, "test/test-pages/yahoo-4/source.html"),
}
HERE = Path(__file__).resolve().parent


def fetch(folder: Path = HERE, clones: Mapping[str, str] | None = None) -> None:
    """Write each page into a folder; `clones` names a nearer copy of a repository, by its address."""
    for address, commit in REPOSITORIES.items():
        with tempfile.TemporaryDirectory() as place:
            source = (clones or {}).get(address, address)
            subprocess.run(["git", "clone", "--quiet", "--filter=blob:none", "--no-checkout", source, place], check=True)
            for name, (repository, path) in PAGES.items():
                if repository == address:
                    done = subprocess.run(["git", "-C", place, "show", f"{commit}:{path}"], check=True, capture_output=True)
                    (folder / name).parent.mkdir(exist_ok=True)
                    (folder / name).write_bytes(done.stdout)


if __name__ == "__main__":
    fetch()
