"""A small catalogue cut from real sheets, to be broken at will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, Problem, load
from bot.catalogue.loader import problems_in

VOCABULARY = """\
priorites:
  - {id: entrepreneuriat, nom: Créer ou reprendre une entreprise}
  - {id: commerce-artisanat, nom: Commerce et artisanat}
types:
  - {id: exoneration, nom: baisse d'impôts ou de cotisations}
  - {id: allocation, nom: allocation ou revenu}
etapes:
  - {id: idee, nom: une idée}
  - {id: creation, nom: création}
  - {id: reprise, nom: reprise d'une entreprise}
secteurs:
  - {id: commerce, nom: commerce}
  - {id: restauration, nom: restauration}
"""

PROFILE = """\
faits:
  - id: etape
    type: choix
    nom: étape du projet
    question: Où en êtes-vous ?
    choix:
      - {id: idee, nom: j'ai une idée}
      - {id: creation, nom: je crée mon entreprise}
      - {id: reprise, nom: je reprends une entreprise}
  - {id: secteur, type: choix, nom: secteur, question: "Dans quel domaine ?", choix: secteurs}
  - {id: entreprise_en_qpv, type: oui-non, nom: entreprise en quartier prioritaire, question: "Est-elle dans un quartier prioritaire ?"}
  - {id: rsa, type: oui-non, nom: touche le RSA, question: "Touchez-vous le RSA ?", implique: {oui: {entreprise_en_qpv: non}}}
  - {id: age, type: nombre, unite: ans, nom: âge, question: "Quel âge avez-vous ?"}
"""

ORGANISATIONS = """\
- id: urssaf
  nom: Urssaf
  role: encaisse les cotisations sociales
  site: https://www.urssaf.fr
- id: france-travail
  nom: France Travail
  telephone: 3949
  source: {url: https://www.francetravail.fr, editeur: France Travail, date: 2026}
  antennes:
    - {nom: Agence du Mirail, territoire: toulouse, site: https://www.francetravail.fr}
"""

TOULOUSE = """\
id: toulouse
nom: Toulouse Métropole
region: occitanie
departements: ['31']
"""

ACRE = """\
id: acre
titre: Acre, moins de cotisations la première année
aussi_appele: [ACRE, ACCRE]
ne_pas_confondre: [arce]
priorites: [entrepreneuriat]
type: exoneration
porteur: urssaf
promesse: Vous payez moins de cotisations pendant la première année.
apporte: Une baisse de cotisations de 25 % la première année.
montant: {max: 36045}
territoires: [national]
ouverture: {statut: ouvert, depuis: 2026-01-01}
conditions:
  - texte: Vous créez ou reprenez une entreprise
    regle: {etape: [creation, reprise]}
  - texte: Vous êtes dans au moins un de ces cas
    regle:
      au_moins_un:
        - {entreprise_en_qpv: oui}
        - {rsa: oui}
        - {age: {min: 18, max: 25}}
  - texte: Vous avez le contrôle de l'entreprise
    juge: l'Urssaf regarde les parts de chacun
exclusions:
  - texte: Vous avez seulement signé un contrat pour tester votre activité
    juge: l'Urssaf regarde votre situation
etapes: [creation, reprise]
demarches:
  - Déclarez l'entreprise sur le guichet unique.
  - Envoyez la demande à l'Urssaf.
contacts:
  - nom: Urssaf
    telephone: 39 57
    source: {url: https://www.urssaf.fr, editeur: Urssaf, date: 2026-01}
questions:
  - payer moins de charges au début
  - c koi la reduc de charges
sources:
  - url: https://www.urssaf.fr/accueil/exoneration-acre-createur.html
    editeur: Urssaf
    date: 2026-06-30
    pour: [apporte, montant, ouverture, conditions]
verifie_le: 2026-11-23
fiabilite: haute
"""

ARCE = """\
id: arce
titre: Arce, une partie du chômage en capital
priorites: [entrepreneuriat]
type: allocation
porteur: france-travail
promesse: Recevez une partie de vos allocations chômage en une fois.
apporte: Une partie de vos droits restants, en deux fois.
ouverture: {statut: ouvert}
conditions:
  - texte: Vous créez ou reprenez une entreprise
    regle: {etape: [creation, reprise]}
sources:
  - {url: https://www.francetravail.fr/arce, editeur: France Travail, date: 2026, pour: [apporte, conditions]}
verifie_le: 2026-11-23
fiabilite: haute
"""

LEXICON = """\
besoins:
  - id: premiers-pas
    nom: se lancer
    regle: {etape: idee}
    fiches: [acre, {fiche: arce, regle: {rsa: non}}]
epreuves:
  - {id: a-bout, mots: [je craque], reponse: "C'est dur.", fiche: arce, organisme: france-travail}
metiers:
  - {secteurs: [restauration], mots: [snack, kebab]}
faits:
  - {fait: etape, valeur: creation, mots: [je veux ouvrir]}
  - {fait: age, valeur: "#", mots: ["j'ai # ans"]}
sigles:
  ACCRE: ancien nom de l'Acre
"""

FILES = {
    "vocabulaire.yaml": VOCABULARY,
    "profil.yaml": PROFILE,
    "organisations.yaml": ORGANISATIONS,
    "territories/toulouse.yaml": TOULOUSE,
    "lexique/mots.yaml": LEXICON,
    "entrepreneuriat/acre.yaml": ACRE,
    "entrepreneuriat/arce.yaml": ARCE,
}


@dataclass(frozen=True)
class Desk:
    """An editor's copy of the small catalogue."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Desk:
        desk = cls(root)
        for name, text in FILES.items():
            desk.write(name, text)
        return desk

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> str:
        """Replaces the first `old` (which must be there) and gives the new text."""
        before = self.text(name)
        assert old in before
        after = before.replace(old, new, 1)
        self.write(name, after)
        return after

    def problems(self) -> Sequence[Problem]:
        return problems_in(self.root)

    def load(self) -> Catalogue:
        return load(self.root)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path / "knowledge")
