"""The numbers of the ranking and of the decision, with where they come from (weights.json, written by `fit`)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """Ranking: score = words + examples + profile + names + needs + evidence. Decision: a logistic model over what the ranking saw."""

    words: float = 1.0
    examples: float = 1.2
    themes: float = 0.0
    profile: float = 3.0
    names: float = 4.5
    needs: float = 0.8
    need_words: float = 0.8
    need_profile: float = 4.0
    need_decay: float = 0.12
    need_shared: float = 0.4
    need_told: float = 0.4
    need_denied: float = 0.6
    trade: float = 0.6
    place: float = 0.4
    stage_wrong: float = 0.15
    sector_right: float = 0.06
    sector_wrong: float = 0.25
    rule_right: float = 0.08
    rule_wrong: float = 0.15
    elsewhere: float = 2.0
    local: float = 0.05
    ended: float = 0.25
    uncertain: float = 0.05
    same_kind: float = 0.2
    same_need: float = 0.1
    decision: dict[str, float] = field(default_factory=dict)
    answer_above: float = 0.5
    clarify_above: float = 0.35
    provenance: str = "defaults"


@cache
def load_weights(*, bare: bool = False) -> Weights:
    """The fitted weights shipped with the package, those for bare catalogues or the others; defaults for what the file does not hold."""
    file = resources.files("bot.understanding") / ("weights_bare.json" if bare else "weights.json")
    if not file.is_file():
        return Weights()
    known = {f.name for f in fields(Weights)}
    return replace(Weights(), **{k: v for k, v in json.loads(file.read_text("utf-8")).items() if k in known})


def dump_weights(weights: Weights) -> str:
    """The JSON text of weights, as `weights.json` holds it."""
    return json.dumps(asdict(weights), ensure_ascii=False, indent=2) + "\n"
