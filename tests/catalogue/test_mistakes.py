"""What an editor reads after a mistake: the place, what is wrong, and what to do, in words that need no programmer."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.catalogue.conftest import ACRE, ARCE, Desk

SHEET = "entrepreneuriat/acre.yaml"
WORDS = "lexique/mots.yaml"
PROFILE = "profil.yaml"


@dataclass(frozen=True)
class Mistake:
    """`old` becomes `new` in a file; the only problem stands where `at` is written, and its sentence holds all of `says`."""

    name: str
    old: str
    new: str
    at: str
    says: tuple[str, ...]
    file: str = SHEET

    def __str__(self) -> str:
        return self.name


MISTAKES = [
    Mistake("typo in a key", "titre:", "titer:", "titer", ("clé inconnue « titer »", "vouliez-vous dire « titre »")),
    Mistake("typo in an inner key", "statut:", "stauts:", "stauts", ("clé inconnue « stauts »", "« statut »")),
    Mistake(
        "unknown key without a neighbour", "etapes:", "commentaire_interne:", "commentaire_interne", ("clé inconnue", "clés possibles")
    ),
    Mistake(
        "typo in a closed value", "statut: ouvert", "statut: ouvret", "statut", ("« ouvret »", "vouliez-vous dire « ouvert »", "incertain")
    ),
    Mistake("typo in a word of the vocabulary", "type: exoneration", "type: exonération", "type", ("« exonération »", "sans accent")),
    Mistake("a word that the vocabulary lacks", "type: exoneration", "type: exoneratio", "type", ("vouliez-vous dire « exoneration »",)),
    Mistake("a link to no sheet", "[arce]", "[arcee]", "arcee", ("la fiche « arcee » n'existe pas", "vouliez-vous dire « arce »")),
    Mistake(
        "a dead remplace_par", "{statut: ouvert,", "{statut: remplace, jusqu_au: 2025, remplace_par: [nacre],", "nacre", ("« nacre »",)
    ),
    Mistake(
        "an unknown organisation",
        "porteur: urssaf",
        "porteur: ursaf",
        "porteur",
        ("l'organisation « ursaf »", "« urssaf »", "organisations.yaml"),
    ),
    Mistake("an unknown territory", "[national]", "[toulous]", "toulous", ("le territoire « toulous »", "« toulouse »", "departement:31")),
    Mistake("a tab", "  - texte: Vous créez", "\t- texte: Vous créez", "\t- texte", ("tabulation", "espaces")),
    Mistake("an unquoted ': '", "Une baisse de cotisations de", "Une baisse : cotisations de", ": cotisations", ("entre guillemets",)),
    Mistake("an unquoted ': ' in a list", "  - payer moins", "  - charges : payer moins", "charges :", ("entre guillemets",)),
    Mistake("a French date", "verifie_le: 2026-11-23", "verifie_le: 23/11/2026", "verifie_le", ("AAAA-MM-JJ", "23/11/2026")),
    Mistake(
        "a day that does not exist", "verifie_le: 2026-11-23", "verifie_le: 2026-02-30", "2026-02-30", ("n'existe pas dans le calendrier",)
    ),
    Mistake("a month in letters", "date: 2026-01}", "date: janvier 2026}", "date: janvier", ("AAAA-MM",)),
    Mistake("a phone with dots", "39 57", "05.61.33.65.00", "telephone", ("par paires de chiffres", "05 61 33 65 00")),
    Mistake("an amount with its sign", "{max: 36045}", "{max: 25 %}", "max: 25", ("un nombre est attendu", "25 %")),
    Mistake("an amount with a space", "{max: 36045}", "{max: 36 045}", "max: 36", ("un nombre est attendu", "sans espace")),
    Mistake(
        "a list without its dash", "  - Déclarez l'entreprise", "  Déclarez l'entreprise", "demarches", ("une liste est attendue", "tiret")
    ),
    Mistake(
        "a text where a list is due",
        "aussi_appele: [ACRE, ACCRE]",
        "aussi_appele: ACRE",
        "aussi_appele",
        ("une liste est attendue", "ACRE"),
    ),
    Mistake("the same key twice", "fiabilite: haute", "fiabilite: haute\ntitre: Acre", "titre: Acre\n", ("écrite deux fois", "ligne 2")),
    Mistake("a quote left open", "texte: Vous avez le", 'texte: "Vous avez le', '"Vous avez', ("guillemet",)),
    Mistake("a bracket left open", "[ACRE, ACCRE]", "[ACRE, ACCRE", "[ACRE, ACCRE\n", ("crochet",)),
    Mistake("a line pushed to the right", "type: exo", "  type: exo", "  type: exo", ("pas alignée",)),
    Mistake("a missing colon", "type: exoneration", "type exoneration", "porteur:", ("il manque « : »",)),
    Mistake("a text that starts with a star", "promesse: Vous", "promesse: *Vous", "*Vous", ("commence par *", "guillemets")),
    Mistake("a missing key", "porteur: urssaf\n", "", "id: acre", ("il manque la clé « porteur »",)),
    Mistake("a key with nothing after it", "porteur: urssaf", "porteur:", "porteur", ("rien n'est écrit après « porteur: »",)),
    Mistake("a promise that is too long", "Vous payez moins", "Vous payez" + " beaucoup" * 20 + " moins", "promesse", ("180 caractères",)),
    Mistake("a figure that no source covers", "pour: [apporte, ", "pour: [", "apporte", ("aucune source ne couvre", "pour:")),
    Mistake("open without a dated source", "    date: 2026-06-30\n", "", "statut", ("source datée",)),
    Mistake(
        "a rule on an unknown fact", "{etape: [creation, reprise]}", "{etappe: creation}", "etappe", ("le fait « etappe »", "« etape »")
    ),
    Mistake(
        "a rule with a wrong answer",
        "{etape: [creation, reprise]}",
        "{etape: cration}",
        "etape: cration",
        ("la réponse « cration »", "« creation »"),
    ),
    Mistake("a wrong answer deep in a rule", "- {rsa: oui}", "- {rsa: peut-etre}", "rsa: peut-etre", ("« peut-etre »", "oui, non")),
    Mistake("a wrong bound deep in a rule", "{min: 18, max: 25}", "{min: 18, maxi: 25}", "maxi", ("borne inconnue « maxi »", "« max »")),
    Mistake("a bound that is no number", "{min: 18, max: 25}", "{min: 18, max: 25 ans}", "max: 25 ans", ("attend un nombre", "25 ans")),
    Mistake("a number without bounds", "{age: {min: 18, max: 25}}", "{age: 25}", "age: 25", ("est un nombre", "{max: …}")),
    Mistake("bounds on a yes-no fact", "- {rsa: oui}", "- {rsa: {min: 1}}", "rsa: {min", ("n'est pas un nombre", "oui, non")),
    Mistake("a group without its list", "{etape: [creation, reprise]}", "{au_moins_un: {rsa: oui}}", "au_moins_un", ("liste de règles",)),
    Mistake(
        "a condition with a wrong key", "  - texte: Vous créez", "  - text: Vous créez", "text:", ("clé inconnue « text »", "« texte »")
    ),
    Mistake(
        "a rule and a judge",
        "    juge: l'Urssaf regarde les",
        "    regle: {rsa: oui}\n    juge: l'Urssaf regarde les",
        "texte: Vous avez le",
        ("pas les deux",),
    ),
    Mistake(
        "the wrong folder",
        "priorites: [entrep",
        "priorites: [commerce-artisanat, entrep",
        "priorites",
        ("dossier « entrepreneuriat »", "déplacez"),
    ),
    Mistake("an id unlike the file's name", "id: acre", "id: acre-2026", "id:", ("« acre.yaml »", "rendez-les égaux")),
    Mistake("an address without https", "url: https://www.urssaf.fr/accueil", "url: www.urssaf.fr/accueil", "url: www", ("https://",)),
    Mistake(
        "a source that is nowhere",
        "  - url: https://www.urssaf.fr/accueil/exoneration-acre-createur.html\n    editeur",
        "  - editeur",
        "editeur: Urssaf\n    date: 2026-06",
        ("`url`",),
    ),
    Mistake(
        "a number without its source",
        "    source: {url: https://www.urssaf.fr, editeur: Urssaf, date: 2026-01}\n",
        "",
        "nom: Urssaf",
        ("sa `source`",),
    ),
    Mistake(
        "a position outside France",
        "    telephone: 39 57\n",
        "    adresse: Paris\n    position: {latitude: 40.71, longitude: -74.0}\n",
        "position",
        ("pas en France", "reprenez-la"),
    ),
    Mistake(
        "a position the wrong way round",
        "    telephone: 39 57\n",
        "    adresse: Paris\n    position: {latitude: 2.35, longitude: 48.85}\n",
        "position",
        ("inversées",),
    ),
    Mistake(
        "a position without its address",
        "    telephone: 39 57\n",
        "    telephone: 39 57\n    position: {latitude: 48.85, longitude: 2.35}\n",
        "nom: Urssaf",
        ("accompagne une `adresse`",),
    ),
    Mistake(
        "a position with a wrong key",
        "    telephone: 39 57\n",
        "    adresse: Paris\n    position: {lattitude: 48.85, longitude: 2.35}\n",
        "lattitude",
        ("clé inconnue « lattitude »", "« latitude »"),
    ),
    Mistake("a need that names no sheet", "[acre,", "[acree,", "acree", ("la fiche « acree »", "« acre »"), WORDS),
    Mistake("a need whose own rule is wrong", "{etape: idee}", "{etape: idées}", "etape: idées", ("la réponse « idées »",), WORDS),
    Mistake("a need whose rule is wrong", "{rsa: non}", "{rsaa: non}", "rsaa", ("le fait « rsaa »", "« rsa »"), WORDS),
    Mistake("a trade of no sector", "[restauration]", "[restoration]", "restoration", ("le secteur « restoration »",), WORDS),
    Mistake(
        "a hardship without a sheet", "fiche: arce, org", "fiche: arcee, org", "fiche: arcee", ("la fiche « arcee »", "« arce »"), WORDS
    ),
    Mistake("a hardship of nobody", "organisme: france", "organisme: francee", "organisme", ("l'organisme « francee-travail »",), WORDS),
    Mistake("a reading of no fact", "{fait: etape", "{fait: etappe", "fait: etappe", ("le fait « etappe »",), WORDS),
    Mistake("a reading of no answer", "valeur: creation", "valeur: créa", "valeur: créa", ("la réponse « créa »",), WORDS),
    Mistake("a reading of no number", 'valeur: "#"', "valeur: beaucoup", "valeur: beaucoup", ("est un nombre", '"#"'), WORDS),
    Mistake("a conclusion from no answer", "{oui: {entr", "{oiu: {entr", "oiu", ("la réponse « oiu »", "oui, non"), PROFILE),
    Mistake("a conclusion on no fact", "{entreprise_en_qpv: non}", "{en_qpv: non}", "en_qpv: non", ("le fait « en_qpv »",), PROFILE),
    Mistake("a conclusion of no answer", "{entreprise_en_qpv: non}", "{age: jeune}", "age: jeune", ("est un nombre",), PROFILE),
]


def place_of(text: str, at: str) -> tuple[int, int]:
    start = text.index(at) + len(at) - len(at.lstrip(" "))
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_once_at_its_place_with_what_to_do(desk: Desk, mistake: Mistake) -> None:
    text = desk.change(mistake.file, mistake.old, mistake.new)
    problems = desk.problems()
    assert len(problems) == 1, "\n".join(map(str, problems))
    problem = problems[0]
    assert (problem.file, problem.line, problem.column) == (f"knowledge/{mistake.file}", *place_of(text, mistake.at)), str(problem)
    for words in mistake.says:
        assert words in problem.message, problem.message


def test_the_small_catalogue_is_sound_before_any_mistake(desk: Desk) -> None:
    assert desk.problems() == ()


def test_a_message_starts_with_file_line_and_column(desk: Desk) -> None:
    desk.change(SHEET, "titre:", "titer:")
    assert str(desk.problems()[0]).startswith("knowledge/entrepreneuriat/acre.yaml:")


def test_no_message_speaks_the_language_of_the_machine(desk: Desk) -> None:
    """Whatever one mistake breaks, the sentence stays French and names no type of the program."""
    for mistake in MISTAKES:
        before = desk.text(mistake.file)
        desk.change(mistake.file, mistake.old, mistake.new)
        for problem in desk.problems():
            for word in ("Input", "should be", "str", "dict", "None", "pydantic", "valid ", "Leaf", "expected"):
                assert word not in problem.message.split("— clés possibles")[0].replace("registre", ""), problem.message
        desk.write(mistake.file, before)


def test_a_missing_source_list_is_told(desk: Desk) -> None:
    start, end = ACRE.index("sources:"), ACRE.index("verifie_le:")
    desk.write(SHEET, ACRE[:start] + ACRE[end:])
    assert [problem.message for problem in desk.problems()] == ["il manque la clé « sources » : ajoutez une ligne « sources: … »"]


def test_an_id_given_twice_names_the_other_file(desk: Desk) -> None:
    desk.write("commerce-artisanat/acre.yaml", ACRE.replace("priorites: [", "priorites: [commerce-artisanat, "))
    (problem,) = desk.problems()
    assert (problem.file, problem.line) == ("knowledge/entrepreneuriat/acre.yaml", 1)
    assert "existe déjà dans knowledge/commerce-artisanat/acre.yaml" in problem.message


def test_a_file_that_is_not_utf8_says_where_and_how_to_save_it(desk: Desk) -> None:
    desk.write("entrepreneuriat/arce.yaml", ARCE.encode("latin-1"))
    (problem,) = desk.problems()
    assert problem.line == 2  # the first line with an accent
    assert "enregistrez-le en UTF-8" in problem.message


def test_an_empty_file_is_told_and_links_to_it_are_not(desk: Desk) -> None:
    desk.write("entrepreneuriat/arce.yaml", "# bientôt\n")
    assert [problem.message for problem in desk.problems()] == ["le fichier est vide : écrivez la fiche, ou effacez le fichier"]


def test_a_broken_sheet_does_not_make_its_neighbours_wrong(desk: Desk) -> None:
    """`acre` names `arce`: when `arce` cannot be read, only `arce` is to be mended."""
    desk.write("entrepreneuriat/arce.yaml", ARCE.replace("type: allocation", "type: [allocation"))
    assert {problem.file for problem in desk.problems()} == {"knowledge/entrepreneuriat/arce.yaml"}


def test_a_broken_list_of_organisations_does_not_make_every_sheet_wrong(desk: Desk) -> None:
    desk.write("organisations.yaml", "urssaf\n")
    assert [problem.file for problem in desk.problems()] == ["knowledge/organisations.yaml"]


def test_two_mistakes_are_told_together_in_file_order(desk: Desk) -> None:
    desk.change(SHEET, "statut: ouvert", "statut: ouvret")
    desk.change(SHEET, "verifie_le: 2026-11-23", "verifie_le: hier")
    desk.change("entrepreneuriat/arce.yaml", "type: allocation", "type: alocation")
    assert [(problem.file.rpartition("/")[2], problem.key) for problem in desk.problems()] == [
        ("acre.yaml", "statut"),
        ("acre.yaml", "verifie_le"),
        ("arce.yaml", "type"),
    ]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("entrepreneuriat/nacre.yml", "renommez-le « nacre.yaml »"),
        ("nacre.yaml", "rangez-le dans le dossier de sa priorité"),
        ("entrepreneuriat/2026/nacre.yaml", "remontez-le dans « entrepreneuriat »"),
    ],
)
def test_a_sheet_that_nobody_would_read_is_told(desk: Desk, name: str, advice: str) -> None:
    desk.write(name, ARCE)
    (problem,) = desk.problems()
    assert advice in problem.message


def test_a_folder_that_is_no_priority_is_told(desk: Desk) -> None:
    desk.write("divers/nacre.yaml", ARCE.replace("id: arce", "id: nacre"))
    (problem,) = desk.problems()
    assert "dossier « divers »" in problem.message
