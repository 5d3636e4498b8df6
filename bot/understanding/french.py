"""The French language itself, whatever the catalogue: empty words, SMS spellings, stems and sounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

# Words that carry no need. Kept short: idf weighs the rest.
STOP_WORDS = frozenset(
    """a ai aie ait alors apres as assez au aucun aussi autre aux avait avant avec avez avoir avons beaucoup bien bon bonjour bonsoir
    c ca car ce cela celle celui ces cet cette ceux chaque chez ci coucou com comme comment d dans de deja depuis des deux dit
    dois doit donc dont du elle elles en encore entre es est et etaient etait ete etes etre eu eux fait faire fais faut fois
    font ici il ils j jai je la le les leur leurs lui l m ma mais me meme merci mes mettre mieux mis moi moins mon n ne ni non nos
    notre nous on ont or ou oui par parce pas peu peut peux plait plus plusieurs plutot pour pourquoi pourrais pouvez pouvoir pr
    pris qu quand quel quelle quelles quels qui quoi rien s sa salut sais sait sans se sera serait ses si soit son sont sous
    souvent stp suis sur svp t ta te tel tes toi ton toujours tous tout toute toutes tres trop tu un une va vais vas vers veut
    veux voila voir vont vos votre voudrais voulais vouloir vous vu y slt cc hello hi allo messieurs madame monsieur
    quelque quelques est-ce etais avais sommes soyez""".split()
)

# Words that may stand between the words of a phrase without changing its meaning.
LIGHT = frozenset(
    """le la les un une des de du je tu il elle on nous vous ils elles ne me te se ce cet cette mon ma mes ton ta tes son sa ses
    notre nos votre vos leur leurs qui que y en et est suis ai tres bien trop vraiment deja""".split()
)

# How people type on a phone -> plain French (folded).
SMS = {
    "jveu": "je veux", "jveux": "je veux", "jvoudrai": "je voudrais", "jvoudrais": "je voudrais", "jsuis": "je suis",
    "jsui": "je suis", "chui": "je suis", "chuis": "je suis", "jai": "je ai", "g": "je ai", "ge": "je ai", "jss": "je suis",
    "jpeu": "je peux", "jpeux": "je peux", "jcherche": "je cherche", "jcherch": "je cherche", "jpense": "je pense",
    "jfais": "je fais", "jfai": "je fais", "jve": "je veux", "jvx": "je veux", "jvai": "je vais", "jvais": "je vais",
    "jconnais": "je connais", "jcomprend": "je comprends", "jcomprends": "je comprends", "jsais": "je sais", "jsai": "je sais",
    "ya": "il y a", "yaura": "il y aura", "yavait": "il y avait", "cest": "ce est", "c": "ce est", "sest": "ce est",
    "kel": "quel", "kelle": "quelle", "kels": "quels", "kelles": "quelles", "quelk": "quelque", "koi": "quoi", "kwa": "quoi",
    "ki": "qui", "ke": "que", "kan": "quand", "kand": "quand", "komen": "comment", "koman": "comment", "comen": "comment",
    "cmt": "comment", "cmment": "comment", "pk": "pourquoi", "pq": "pourquoi", "pkoi": "pourquoi", "pr": "pour", "ds": "dans",
    "ss": "suis", "tt": "tout", "ttes": "toutes", "tts": "tous", "tjs": "toujours", "tjrs": "toujours", "bcp": "beaucoup",
    "bocou": "beaucoup", "qqn": "quelqu un", "kelkun": "quelqu un", "quelquun": "quelqu un", "qqch": "quelque chose",
    "qq": "quelque", "rdv": "rendez vous", "dc": "donc", "ns": "nous", "vs": "vous", "nn": "non", "wi": "oui", "ouai": "oui",
    "svp": "svp", "stp": "stp", "dsl": "desole", "msg": "message", "tel": "telephone", "num": "numero", "nb": "nombre",
    "mnt": "maintenant", "auj": "aujourdhui", "ajd": "aujourdhui", "2m1": "demain", "dem": "demain", "jms": "jamais",
    "pb": "probleme", "pbs": "problemes", "pblm": "probleme", "prob": "probleme", "fo": "faut", "sava": "ca va", "ossi": "aussi",
    "o": "au", "sa": "ca", "s": "ce", "k": "que", "kom": "comme", "ac": "avec", "avc": "avec", "ke1": "quelqu un", "qd": "quand",
    "dr": "de", "chomdu": "chomage", "taf": "travail", "taff": "travail", "taffe": "travaille", "bosser": "travailler",
    "bosse": "travaille", "boulot": "travail", "boul": "travail", "thune": "argent", "thunes": "argent", "tunes": "argent",
    "fric": "argent", "pognon": "argent", "oseille": "argent", "maille": "argent", "ble": "argent", "biff": "argent",
    "insta": "instagram", "fb": "facebook", "ordi": "ordinateur", "pc": "ordinateur", "resto": "restaurant", "restau": "restaurant",
    "appart": "appartement", "assoc": "association", "asso": "association", "assos": "associations", "ae": "auto entrepreneur",
    "autoentrepreneur": "auto entrepreneur", "autoentreprise": "auto entreprise", "microentreprise": "micro entreprise",
    "microentrepreneur": "micro entrepreneur", "boite": "boite", "entreprize": "entreprise", "entrprise": "entreprise",
    "entrepreunariat": "entrepreneuriat", "entreprenariat": "entrepreneuriat", "entrepreuneuriat": "entrepreneuriat",
    "che": "chez", "mn": "mon", "ms": "mais", "pe": "peut", "jpe": "je peux", "jfer": "je faire", "biz": "business", "jy": "je y",
    "dan": "dans", "conte": "compte", "contes": "comptes", "vandre": "vendre", "apre": "apres", "tre": "tres",
    "boss": "patron", "maider": "aider", "mider": "aider", "peu": "peu", "jpeut": "je peux", "jcrois": "je crois", "jdois": "je dois",
    "jdoi": "je dois", "jgagne": "je gagne", "jtouche": "je touche", "jtiens": "je tiens", "jpaye": "je paye", "jpaie": "je paie",
    "jcomence": "je commence", "jbosse": "je travaille", "jtravaille": "je travaille", "jarrive": "je arrive", "jhabite": "je habite",
    "javais": "je avais", "jaurai": "je aurai", "jaimerai": "je aimerais", "jaimerais": "je aimerais", "jouvre": "je ouvre",
    "jrecherche": "je recherche", "jrecrute": "je recrute", "jembauche": "je embauche", "jconnai": "je connais", "jvends": "je vends",
    "entreprenneur": "entrepreneur", "asap": "vite", "hl": "hlm",
}  # fmt: skip

_VOWELS = "aeiouy"
_stemmer = Stemmer.Stemmer("french")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball French stem of a folded word; numbers and other scripts stay as they are."""
    if len(word) < 4 or not word.isascii():
        return word
    return str(_stemmer.stemWord(word))


_SOUNDS = [
    (re.compile(pattern, re.MULTILINE), sound)
    for pattern, sound in (
        (r"x$", ""), (r"ph", "f"), (r"qu|q|ck|kh", "k"), (r"sch|sh", "ch"), (r"ch", "S"), (r"h", ""), (r"gn", "N"),
        (r"gu(?=[eiy])", "G"), (r"g(?=[eiy])", "j"), (r"je(?=[ao])", "j"), (r"sc(?=[eiy])", "ss"),
        (r"(?<=[aeiouy])s(?=[aeiouy])", "z"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"tion", "sion"), (r"eaux?|aux?|ot$|os$", "o"),
        (r"oeu|eu", "e"), (r"ai[nm](?![aeiouy])|ei[nm](?![aeiouy])|[iy][nm](?![aeiouynm])", "I"), (r"[ae][nm](?![aeiouynm])", "A"),
        (r"o[nm](?![aeiouynm])", "O"), (r"ai|ei|ay|ey", "e"), (r"ille?", "ij"), (r"y", "i"), (r"w", "v"), (r"(.)\1+", r"\1"),
        (r"(?:ent|er|ez|es|et|ts|ds|e|s|t|d|p)$", ""), (r"G", "g"),
    )
]  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A rough key of how a French word sounds: words that sound alike share it (`komerce`, `commerce`)."""
    return sounds([word])[word]


def sounds(words: Iterable[str]) -> dict[str, str]:
    """The key of each of many words, heard together: a quarter of the time of one after the other."""
    keys = {word: word for word in words}
    heard = [word for word in keys if word.isascii() and word.isalpha()]
    lines = "\n".join(heard)
    for pattern, letters in _SOUNDS:
        lines = pattern.sub(letters, lines)
    return keys | dict(zip(heard, lines.split("\n"), strict=False))


def elided(word: str) -> str | None:
    """The word without a glued article or pronoun (`lepicerie` -> `epicerie`), where one may be glued."""
    for prefix in ("qu", "l", "d", "j", "m", "t", "s", "n", "c"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 3 and rest[0] in _VOWELS + "h":
            return rest
    return None
