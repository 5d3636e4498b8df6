"""Typed words that stand for a button: « retour », « contact », « 2 », « thèmes »…; anything else is a question."""

from __future__ import annotations

import re

from bot.dialogue.foreign_commands import WORDS as _FOREIGN
from bot.understanding.french import sound
from bot.understanding.normalise import fold, tokenise

_WORDS: dict[str, tuple[str, ...]] = {
    "accueil": (
        "start", "menu", "accueil", "recommencer", "début", "home", "commencer", "bonjour", "bonsoir", "salut", "slt", "coucou", "hello",
        "salam", "bjr", "hi", "hey", "bonjour à tous", "bonjour monsieur", "bonjour madame",
    ),
    "merci": (
        "merci", "merci beaucoup", "mrc", "ok", "ok merci", "d'accord", "dac", "parfait", "super", "super merci", "génial", "au revoir",
        "bonne journée", "bonne soirée", "merci bonne journée", "thanks", "bye", "top", "oui merci", "non merci", "à bientôt",
    ),
    "aide": ("aide", "help", "comment ça marche", "mode d'emploi"),
    "themes": ("thème", "thèmes", "les thèmes", "choisir un thème", "catégories", "sujets", "parcourir"),
    "villes": (
        "territoire", "territoires", "ville", "villes", "ma ville", "changer de ville", "choisir ma ville", "mon territoire",
        "choisir mon territoire", "changer de territoire",
    ),
    "contact": (
        "contact", "contacts", "téléphone", "appeler", "parler à quelqu'un", "un contact", "qui appeler", "parler à une personne",
        "un humain", "un conseiller", "numéro de téléphone",
    ),
    "partager": ("partager", "envoyer", "transférer", "partager la fiche", "envoyer la fiche", "le lien", "lien"),
    "garde": (
        "garder", "garde", "garder la fiche", "garder cette fiche", "mettre de côté", "ajouter aux favoris", "favori", "enregistrer",
    ),
    "garde:tout": ("garder tout", "tout garder", "garder ces fiches", "garder toutes les fiches"),
    "retire": ("retirer", "retire", "retirer la fiche", "retirer cette fiche", "retirer de mes fiches", "ne plus garder"),
    "retire:tout": ("retirer tout", "tout retirer", "retirer toutes les fiches"),
    "mesfiches": ("mes fiches", "mesfiches", "mes favoris", "favoris", "fiches gardées", "mes fiches gardées", "ma sélection"),
    "selection": (
        "partager ma sélection", "partager mes fiches", "partager la sélection", "envoyer ma sélection", "envoyer mes fiches",
        "envoyer la sélection", "transférer ma sélection", "lien de ma sélection",
    ),
    "selection:villes": ("changer le territoire", "autre territoire", "pour une autre ville"),
    "selection:partout": ("sans territoire",),
    "retour": ("retour", "back", "précédent", "revenir", "arrière", "retour arrière"),
    "suite": (
        "suite", "plus", "autres", "encore", "suivant", "autre chose", "d'autres pistes", "autres pistes", "voir plus", "la suite", "next",
    ),
    "profil": ("profil", "profile", "corriger", "mon profil", "ce que tu sais de moi", "ce que vous savez de moi"),
    "eligible": (
        "suis-je éligible", "éligible", "éligibilité", "je suis éligible", "est-ce que je suis éligible", "y ai-je droit",
        "j'y ai droit", "est-ce que j'y ai droit", "ai-je droit", "j'ai droit", "vérifier", "suis-je concerné", "c'est pour moi",
    ),
    "aides": ("mes aides", "aides", "mes droits", "toutes mes aides", "les aides pour moi", "quelles aides pour moi"),
    "verdict": ("verdict", "stop", "arrêter", "voir le verdict", "terminer", "fin", "j'arrête"),
    "ignore": (
        "je ne sais pas", "je sais pas", "sais pas", "jsp", "chais pas", "j'sais pas", "aucune idée", "pas sûr", "je ne sais plus",
        "ne sais pas", "ne sait pas",
    ),
    "saute": ("passer", "passe", "sauter", "question suivante", "je passe", "je préfère ne pas répondre", "sans réponse", "pass"),
    "langues": ("langue", "langues", "changer de langue", "choisir la langue"),
    "carte": ("carte du contact", "carte de contact", "carte de visite", "enregistrer le contact", "enregistrer le numéro"),
    "plan": ("plan", "la carte", "le plan", "y aller", "itinéraire", "comment y aller", "voir sur la carte", "adresse", "l'adresse"),
    "mail": ("mail", "e-mail", "email", "écrire", "un mail", "écrire un mail", "écrire un e-mail", "courriel", "préparer un mail"),
    "prevenir": (
        "me prévenir", "préviens-moi", "prévenez-moi", "me prévenir pour cette fiche", "alerte", "une alerte", "m'alerter",
        "me tenir au courant", "me prévenir si cela change",
    ),
    "prevenir:nouveau": (
        "prévenez-moi des nouveautés", "préviens-moi des nouveautés", "me prévenir des nouveautés", "nouveautés", "les nouveautés",
    ),
    "plusprevenir": ("ne plus me prévenir", "arrêter l'alerte", "stop alerte", "plus d'alerte"),
    "plusprevenir:tout": (
        "stop alertes", "stop les alertes", "stop aux alertes", "arrêter les alertes", "plus d'alertes", "arrêter toutes les alertes",
    ),
    "mesalertes": ("mes alertes", "mesalertes", "alertes", "les alertes"),
    "transmettre": ("transmettre", "transmettre ma question", "transmettre ma question à l'équipe", "transmettez ma question"),
    "utile": ("utile", "c'est utile", "très utile"),
    "inutile": ("pas utile", "inutile", "c'est pas utile", "ce n'est pas utile"),
    "confidentialite": (
        "confidentialité", "vie privée", "rgpd", "données personnelles", "que gardez-vous de moi", "protection des données",
        "mentions légales",
    ),
    "mesdonnees": (
        "mes données", "toutes mes données", "exporter mes données", "donnez-moi mes données", "télécharger mes données",
    ),
    "efface": ("effacer", "tout effacer", "oublie-moi", "oubliez-moi", "effacer mon profil", "efface tout"),
}  # fmt: skip


def _key(text: str) -> str:
    return "".join(tokenise(text))


_THUMBS = {"👍": "utile", "👎": "inutile"}  # of any colour
CHECK_ONLY = frozenset({"verdict", "ignore", "saute"})  # words that mean something only while a question is asked
_NUMBERED = re.compile(r"(?P<verb>garder?|retirer?|partager?)(?: les?)?(?: fiches?)? (?P<numbers>\d{1,2}(?:(?:[ ,]+| et )\d{1,2}){0,19})")
_TABLE = {_key(phrase): action for action, phrases in _WORDS.items() for phrase in phrases}
SHORTEST_HEARD = 5  # letters
_SOUNDS = {sound(tokenise(word)[0]): action for word, action in {
    "contact": "contact", "retour": "retour", "partager": "partager", "profil": "profil", "accueil": "accueil",
}.items()}  # fmt: skip
_OTHERS = {
    _key(phrase): (action, language)
    for language, words in _FOREIGN.items() for action, phrases in words.items() for phrase in phrases if _key(phrase) not in _TABLE
}  # fmt: skip
_WAY = re.compile(r"(?P<words>.+\D)\s?(?P<number>\d)")
_WAYS = frozenset({"carte", "plan", "mail"})
_ONLY_NUMBERED = {  # words that are a question of their own without their number
    _key(word): action
    for action, words in {
        "carte": ("carte", "enregistrer", "save", "guardar", "kaydet", "حفظ"),
        "mail": ("write", "yaz", "كتابة"),
    }.items() for word in words
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The language that a command word belongs to; None for a French or an international one, and for a question."""
    found = _OTHERS.get(_key(text)) if len(text) <= 40 else None
    return found[1] if found else None


def command(text: str) -> str | None:
    """The action a short message stands for: a command word, `choix:N` for a number, `garde:1,3`; None for a question.

    A number may follow the words that lead to a contact: « plan 2 ».
    """
    stripped = text.strip().lstrip("/").strip(" .!?#)°")
    if stripped[:1] in _THUMBS and not tokenise(stripped):
        return _THUMBS[stripped[:1]]
    if stripped.isascii() and stripped.isdigit() and len(stripped) <= 2:
        return f"choix:{int(stripped)}"
    if len(text) > 40:
        return None
    if (found := _NUMBERED.fullmatch(fold(stripped))) is not None:
        numbers = ",".join(str(int(number)) for number in re.findall(r"\d+", found["numbers"]))
        return f"{found['verb'].rstrip('r')}:{numbers}"
    if (numbered := _WAY.fullmatch(stripped)) and (action := _numbered(numbered["words"])) in _WAYS:
        return f"{action}:{numbered['number']}"
    return _word(text)


def _numbered(words: str) -> str | None:
    return _ONLY_NUMBERED.get(_key(words)) or _word(words)


def _word(text: str) -> str | None:
    key = _key(text)
    return _TABLE.get(key) or _OTHERS.get(key, (None,))[0] or _heard(text)


def _heard(text: str) -> str | None:
    """The command a single word sounds like (« kontak »); only those that change nothing, and never for a short word."""
    words = tokenise(text)
    return _SOUNDS.get(sound(words[0])) if len(words) == 1 and len(words[0]) >= SHORTEST_HEARD else None
