"""The types of python-telegram-bot's application as this bot uses it."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

ThisBot = ExtBot[int]
Context = CallbackContext[ThisBot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App = Application[ThisBot, Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], JobQueue[Any] | None]
