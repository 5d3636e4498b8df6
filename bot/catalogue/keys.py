"""The French keys allowed at each level of a file, by parent key: read from the models, never written twice."""

from __future__ import annotations

from pydantic import BaseModel

from bot.catalogue import facts, lexicon, models, rules


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


_TOP: list[type[BaseModel]] = [models.Scheme, models.Organisation, models.Territory, models.Vocabulary, facts.Fact, lexicon.Lexicon]

KNOWN_KEYS: dict[str, list[str]] = {model.__name__: _keys(model) for model in _TOP} | {
    "ouverture": _keys(models.Opening),
    "montant": _keys(models.Amount),
    "conditions": _keys(models._Criterion),
    "exclusions": _keys(models._Criterion),
    "contacts": _keys(models.Contact),
    "antennes": _keys(models.Contact),
    "position": _keys(models.Point),
    "sources": _keys(models.Source),
    "source": _keys(models.Source),
    "qpv": _keys(models.Neighbourhood),
    "bounds": _keys(rules.Range),
    "priorites": _keys(models.Term),
    "types": _keys(models.Term),
    "choix": _keys(facts.Choice),
    "concepts": _keys(lexicon.Concept),
    "metiers": _keys(lexicon.Trade),
    "faits": _keys(lexicon.Reading),
    "langues": _keys(lexicon.Language),
    "besoins": _keys(lexicon.Need),
    "fiches": _keys(lexicon._Advice),
    "hors_sujet": _keys(lexicon.OffTopic),
    "epreuves": _keys(lexicon.Hardship),
}
