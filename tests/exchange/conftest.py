"""Files as other publishers write them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.exchange.columns import PROFILES

TODAY = date(2026, 11, 23)
SMALL = Path(__file__).parent / "bourg-fictif"
DIALECTS = {
    "loose": "[{ nom: 'Agence d\\'essai', siren: '000000000', roles: [ 'instructeur' ]}, { nom: 'Région fictive', roles: [ 'financeur' ]}]",
    "json": '[{"nom": "Agence d\'essai", "siren": null, "roles": ["instructeur"]}, {"nom": "Région fictive", "roles": ["financeur"]}]',
    "python": "[{'nom': \"Agence d'essai\", 'siren': None, 'roles': ['instructeur']}, {'nom': 'Région fictive', 'roles': ['financeur']}]",
}
LINE = {
    "id": "11111111-1111-4111-8111-111111111111",
    "titre": "Chèque réparation (fictif)",
    "promesse": "Faites réparer vos outils pour presque rien",
    "description": "<p>Un chèque de 300 € pour réparer vos outils.</p><ul><li>Une fois par an</li></ul>",
    "eligibilite": "• Être artisan ;\n• Avoir moins de 10 salariés\n- Ne pas avoir reçu le chèque cette année",
    "types_aides": "financement|information",
    "porteurs": DIALECTS["loose"],
    "programmes_parents": "Plan fictif|Autre plan",
    "url_source": "https://exemple.invalid/cheque",
    "cibles": "professionnels|associations",
    "eligibilite_geographique": "REG-76|COM-31555",
    "eligibilite_geographique_exclusions": "DEP-09",
    "date_ouverture": "2026-01-15T00:00:00Z",
    "date_cloture": "",
    "date_mise_a_jour": "2026-10-01T12:30:00Z",
    "ciblage_naf": "43",
    "ciblage_secteur_activite": "artisanat|réparation",
}
Writer = Callable[..., Path]


@pytest.fixture
def write_csv(tmp_path: Path) -> Writer:
    def write(rows: Sequence[dict[str, str]], name: str = "ailleurs.csv", columns: Sequence[str] = PROFILES["professionnels"]) -> Path:
        file = tmp_path / name
        with file.open("w", encoding="utf-8", newline="") as kept:
            writer = csv.DictWriter(kept, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return file

    return write
