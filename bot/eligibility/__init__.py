"""Rules -> verdict: three values per criterion with their reasons, and the question to ask next."""

from bot.eligibility.criteria import Kind
from bot.eligibility.eligibility import Eligibility
from bot.eligibility.known import ELSEWHERE, Known, know
from bot.eligibility.verdict import Finding, Outcome, Proof, Verdict

__all__ = ["ELSEWHERE", "Eligibility", "Finding", "Kind", "Known", "Outcome", "Proof", "Verdict", "know"]
