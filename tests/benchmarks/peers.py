"""Off-the-shelf matchers over the same texts: what ours is compared with, in the same run."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence

import bm25s
import Stemmer
import tantivy
from rapidfuzz import fuzz, process

from bot.catalogue import Catalogue, Scheme
from bot.understanding.normalise import fold

Search = Callable[[str], list[str]]
COUNT = 10
_WORD = re.compile(r"\w+")


def text_of(scheme: Scheme) -> str:
    """All the searchable text of a sheet."""
    conditions = " ".join(c.text for c in (*scheme.conditions, *scheme.exclusions))
    parts = [scheme.title, *scheme.also_called, scheme.promise, scheme.brings, conditions, *scheme.steps, *scheme.questions]
    return " ".join(parts)


def rapidfuzz_titles(catalogue: Catalogue) -> Search:
    """`process.extract` with WRatio on titles."""
    ids, titles = zip(*((s.id, fold(s.title)) for s in catalogue.schemes.values()), strict=True)
    return lambda question: [ids[i] for _, _, i in process.extract(fold(question), titles, scorer=fuzz.WRatio, limit=COUNT)]


def rapidfuzz_texts(catalogue: Catalogue) -> Search:
    """`process.extract` with token_set_ratio on all text."""
    ids, texts = zip(*((s.id, fold(text_of(s))) for s in catalogue.schemes.values()), strict=True)
    return lambda question: [ids[i] for _, _, i in process.extract(fold(question), texts, scorer=fuzz.token_set_ratio, limit=COUNT)]


def sqlite_fts5(catalogue: Catalogue) -> Search:
    """SQLite FTS5, its bm25, accents removed."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table sheet using fts5(id unindexed, text, tokenize = 'unicode61 remove_diacritics 2')")
    base.executemany("insert into sheet values (?, ?)", [(s.id, text_of(s)) for s in catalogue.schemes.values()])

    def search(question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        if not words:
            return []
        rows = base.execute("select id from sheet where sheet match ? order by bm25(sheet) limit ?", (words, COUNT))
        return [row[0] for row in rows]

    return search


def bm25s_stemmed(catalogue: Catalogue) -> Search:
    """bm25s with the French Snowball stemmer and its French stop words."""
    schemes = list(catalogue.schemes.values())
    stemmer = Stemmer.Stemmer("french")
    tokens = bm25s.tokenize([text_of(s) for s in schemes], stopwords="fr", stemmer=stemmer, show_progress=False)
    index = bm25s.BM25()
    index.index(tokens, show_progress=False)

    def search(question: str) -> list[str]:
        asked = bm25s.tokenize([question], stopwords="fr", stemmer=stemmer, show_progress=False, return_ids=False)
        found, _ = index.retrieve(asked, k=min(COUNT, len(schemes)), show_progress=False)
        return [schemes[int(i)].id for i in found[0]]

    return search


def tantivy_french(catalogue: Catalogue) -> Search:
    """tantivy with its French stemmer."""
    schema = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    index = tantivy.Index(schema.add_text_field("text", tokenizer_name="fr_stem").build())
    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer("fr_stem", analyser.filter(tantivy.Filter.ascii_fold()).filter(tantivy.Filter.stemmer("french")).build())
    writer = index.writer(15_000_000, 1)
    for scheme in catalogue.schemes.values():
        writer.add_document(tantivy.Document(id=scheme.id, text=text_of(scheme)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> list[str]:
        words = " ".join(_WORD.findall(question))
        if not words:
            return []
        query, _ = index.parse_query_lenient(words, ["text"])
        return [str(searcher.doc(address)["id"][0]) for _, address in searcher.search(query, COUNT).hits]

    return search


PEERS: Sequence[tuple[str, Callable[[Catalogue], Search]]] = (
    ("rapidfuzz WRatio, titles", rapidfuzz_titles),
    ("rapidfuzz token_set_ratio, texts", rapidfuzz_texts),
    ("SQLite FTS5 bm25", sqlite_fts5),
    ("bm25s + French stemmer", bm25s_stemmed),
    ("tantivy + French stemmer", tantivy_french),
)
