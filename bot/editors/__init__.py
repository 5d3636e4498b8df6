"""The editors' side of the conversation: figures, questions that found no answer, a new catalogue without a restart."""

from bot.editors.desk import Answer, EditorsDesk, Request
from bot.editors.swap import Swap

__all__ = ["Answer", "EditorsDesk", "Request", "Swap"]
