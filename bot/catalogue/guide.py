"""What each French key of the files is for, said to editors: the JSON Schema and the README table are made from it."""

from __future__ import annotations

from pydantic import BaseModel

from bot.catalogue import models
from bot.catalogue.rules import Range

GUIDE: dict[type[BaseModel], dict[str, str]] = {
    models.Scheme: {
        "id": "égal au nom du fichier ; minuscules, chiffres, tirets ; 40 signes au plus ; ne se change plus (des liens le portent)",
        "titre": "le nom que les gens reconnaissent ; 90 signes au plus",
        "aussi_appele": "autres noms et sigles de ce dispositif (pas des mots généraux)",
        "ne_pas_confondre": "fiches au nom proche (ACRE / ARCE)",
        "priorites": "la première est le dossier de la fiche",
        "type": "un mot de `vocabulaire.yaml`",
        "porteur": "qui s'en occupe : un `id` de `organisations.yaml`",
        "financeurs": "liste de noms",
        "promesse": "une phrase de 180 signes au plus : ce que la personne y gagne, en mots de tous les jours",
        "apporte": "ce que cela apporte, chiffres exacts de la source",
        "montant": "`{min: 500, max: 17000}` en euros, seulement si une source le dit",
        "territoires": "`[national]` (par défaut), `region:occitanie`, `departement:31`, `commune:Colomiers`, ou un territoire",
        "ouverture": "peut-on le demander aujourd'hui, depuis et jusqu'à quand ; si c'est terminé, pourquoi et quoi prendre à la place",
        "conditions": "une condition vérifiable par ligne : `texte` + `regle` si une règle peut trancher, sinon `juge`",
        "exclusions": "comme les conditions ; la règle dit quand on est exclu",
        "etapes": "où en est la personne ; plusieurs réponses possibles",
        "secteurs": "seulement si le dispositif est réservé à ces secteurs",
        "demarches": "quoi faire, dans l'ordre",
        "pieces": "papiers à préparer, si une source les donne",
        "contacts": "contacts propres à la fiche ; sinon le robot montre l'antenne du porteur dans le territoire de la personne",
        "url_source": "la page officielle à ouvrir",
        "base_juridique": "texte de loi",
        "programmes_parents": "programmes plus larges",
        "questions": "comment les gens le demandent, avec leurs mots à eux, sans le nom officiel (8 à 12)",
        "sources": "d'où vient chaque fait ; `pour:` dit quels champs cette source couvre",
        "verifie_le": "date de votre relecture",
        "fiabilite": "`haute`, `moyenne`, `basse`",
        "doutes": "ce qui a pu changer ; montré aux gens sous « à confirmer »",
    },
    models.Opening: {
        "statut": "`ouvert`, `clos`, `remplace`, ou `incertain` (alors dites pourquoi dans `doutes`)",
        "depuis": "AAAA, AAAA-MM ou AAAA-MM-JJ",
        "jusqu_au": "dernier jour, s'il est connu ; obligatoire (ou `fin_en_clair`) pour un dispositif terminé",
        "fin_en_clair": "la fin en quelques mots, quand la date exacte manque : « fin 2023 »",
        "motif": "pourquoi c'est terminé ou incertain",
        "remplace_par": "les fiches à prendre à la place",
        "a_la_place": "une phrase, quand aucune fiche ne remplace celle-ci",
    },
    models.Amount: {"min": "en euros, sans espace ni €", "max": "en euros, sans espace ni €"},
    models._Criterion: {
        "texte": "la condition, en une phrase qu'on peut vérifier",
        "regle": "comment la machine la vérifie, avec les faits de `profil.yaml`",
        "juge": "pourquoi seule une personne peut en juger (à la place de `regle`)",
    },
    Range: {
        "min": "au moins (valeur comprise)",
        "max": "au plus (valeur comprise)",
        "plus_de": "strictement plus",
        "moins_de": "strictement moins",
    },
    models.Source: {
        "url": "l'adresse de la page, https://…",
        "reference": "le titre du document, s'il n'a pas d'adresse",
        "editeur": "qui publie",
        "date": "date de la page : AAAA, AAAA-MM ou AAAA-MM-JJ",
        "pour": "les champs de la fiche que cette source dit",
        "ouverte": "`non` si personne ne l'a lue",
    },
    models.Point: {
        "latitude": "en degrés, du sud au nord : de 41 à 52 en métropole",
        "longitude": "en degrés, d'ouest en est : de -6 à 10 en métropole",
    },
    models.Contact: {
        "nom": "qui répond",
        "role": "ce qu'on peut lui demander",
        "telephone": "par paires de chiffres (05 61 33 65 00), ou numéro court (3949)",
        "courriel": "accueil@exemple.fr",
        "site": "https://…",
        "adresse": "où aller",
        "position": "l'adresse sur la carte, si vous l'avez relevée : {latitude: …, longitude: …} ; jamais devinée",
        "horaires": "quand appeler ou venir",
        "territoire": "pour quel territoire (un fichier de `territories/`)",
        "source": "d'où viennent le numéro, le courriel et l'adresse : obligatoire s'il y en a un",
        "note": "une précision, par exemple l'année du numéro",
    },
    models.Organisation: {
        "id": "minuscules, chiffres, tirets ; c'est lui que nomme `porteur`",
        "nom": "le nom que les gens connaissent",
        "aussi_appele": "nom complet, anciens noms, sigles",
        "role": "ce que l'organisation fait, en quelques mots de tous les jours",
        "site": "https://…",
        "telephone": "numéro national, par paires de chiffres",
        "courriel": "accueil@exemple.fr",
        "horaires": "quand appeler",
        "source": "d'où viennent le numéro et le courriel : obligatoire s'il y en a un",
        "note": "une précision, par exemple l'année du numéro",
        "antennes": "ses contacts par territoire",
    },
    models.Neighbourhood: {
        "id": "minuscules, chiffres, tirets",
        "nom": "nom officiel du quartier prioritaire",
        "communes": "dans quelles communes",
        "aussi_appele": "comment les gens le nomment",
        "lieux": "places, stations, rues qui y sont",
        "code": "code officiel (QN…)",
        "doutes": "ce qu'il faut vérifier avec l'adresse exacte",
    },
    models.Territory: {
        "id": "égal au nom du fichier",
        "nom": "nom de l'agglomération",
        "aussi_appele": "comment les gens la nomment",
        "region": "minuscules et tirets : occitanie",
        "departements": "numéros entre guillemets : '31'",
        "communes": "ses communes",
        "lieux": "lieux connus, hors quartiers prioritaires",
        "qpv": "ses quartiers prioritaires",
        "contacts": "à qui s'adresser sur place, avec la source",
        "sources": "d'où vient ce qui précède",
        "doutes": "ce qui a pu changer",
    },
}


def required(model: type[BaseModel]) -> set[str]:
    """The French keys a block must have."""
    return {field.alias or name for name, field in model.model_fields.items() if field.is_required()}


def table(model: type[BaseModel]) -> str:
    """The keys of a block as a Markdown table."""
    needed = required(model)
    rows = [f"| `{key}` | {'obligatoire' if key in needed else ''} | {text} |" for key, text in GUIDE[model].items()]
    return "\n".join(["| clé | | ce qu'on y met |", "| --- | --- | --- |", *rows])
