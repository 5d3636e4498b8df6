"""The catalogue in other people's formats: the national open schema, a loss-free JSON, a flat table; and starting a new one."""

from bot.exchange.errors import ExchangeErrors

__all__ = ["ExchangeErrors"]
