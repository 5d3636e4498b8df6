"""The columns of the national open schema `dispositif-aide` v0.2.0, and which keys of a sheet each one carries.

Schema: etalab/schema-dispositif-aide, Licence Ouverte 2.0 (Etalab).
"""

from __future__ import annotations

from collections.abc import Mapping

BASE = (
    "id", "titre", "promesse", "description", "eligibilite", "types_aides", "porteurs", "programmes_parents", "url_source", "cibles",
    "eligibilite_geographique", "eligibilite_geographique_exclusions", "date_ouverture", "date_cloture", "date_mise_a_jour",
)  # fmt: skip
PROFESSIONALS = (
    "base_juridique", "eligibilite_effectif_minimal", "eligibilite_effectif_maximal", "eligibilite_categorie_taille_entreprise",
    "eligibilite_annees_existence_minimal", "eligibilite_forme_juridique", "eligibilite_forme_juridique_exclusions",
    "ciblage_secteur_activite", "ciblage_naf", "ciblage_naf_exclusions", "chainage_paiement",
)  # fmt: skip
PROFILES: Mapping[str, tuple[str, ...]] = {"base": BASE, "professionnels": (*BASE, *PROFESSIONALS)}
REQUIRED = (
    "id",
    "titre",
    "description",
    "eligibilite",
    "types_aides",
    "porteurs",
    "cibles",
    "eligibilite_geographique",
    "date_mise_a_jour",
)
LONGEST_DESCRIPTION = 5000

CARRIED: Mapping[str, tuple[str, ...]] = {
    "titre": ("titre",),
    "promesse": ("promesse",),
    "description": ("apporte", "doutes"),
    "eligibilite": ("conditions", "exclusions"),
    "types_aides": ("type",),
    "porteurs": ("porteur", "financeurs"),
    "programmes_parents": ("programmes_parents",),
    "url_source": ("url_source",),
    "eligibilite_geographique": ("territoires",),
    "date_ouverture": ("ouverture",),
    "date_cloture": ("ouverture",),
    "date_mise_a_jour": ("verifie_le",),
    "base_juridique": ("base_juridique",),
    "ciblage_secteur_activite": ("secteurs",),
}
# what the side file leaves to the CSV, where the CSV gives it back exactly
IN_CSV_ALONE = ("titre", "promesse", "apporte", "url_source")
NOT_READ = (
    "eligibilite_geographique_exclusions", "eligibilite_categorie_taille_entreprise", "eligibilite_forme_juridique",
    "eligibilite_forme_juridique_exclusions", "ciblage_naf", "ciblage_naf_exclusions", "chainage_paiement",
    "eligibilite_effectif_minimal", "eligibilite_effectif_maximal", "eligibilite_annees_existence_minimal",
)  # fmt: skip
