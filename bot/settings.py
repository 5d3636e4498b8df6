"""Settings, read once from the environment or a `.env` file; the token is masked in every representation."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.hours import DecentHours


def default_knowledge() -> Path:
    """The catalogue shipped with the program: beside it in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "knowledge"
    return beside if beside.is_dir() else package / "_knowledge"


class Settings(BaseSettings):
    """Every setting of the program; each has its line in `.env.example` and in the README."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    telegram_bot_token: SecretStr | None = Field(default=None, description="Token given by @BotFather; needed by `run` only")
    telegram_api_url: str = Field(default="https://api.telegram.org", description="Bot API server, without /bot")
    database_url: str = Field(default="sqlite+aiosqlite:///data/bot.sqlite3", description="Where profiles are kept (SQLAlchemy address)")
    pseudonym_key: SecretStr | None = Field(default=None, description="Secret that keys people's pseudonyms; the token when absent")
    knowledge_dir: Path = Field(default_factory=default_knowledge, description="Directory of the catalogue")
    places_file: Path = Field(default=Path("data/qpv.json.gz"), description="Map of the QPV, made by `places import` or `places update`")
    places_url: str = Field(
        default="https://www.data.gouv.fr/api/1/datasets/quartiers-prioritaires-politique-de-la-ville-anct-26avril2024/",
        description="Where `places update` takes the map: a data set of data.gouv.fr, or a GeoJSON file",
    )
    geocoder_url: str = Field(default="https://data.geopf.fr/geocodage", description="National geocoder, without /search")
    site_url: str | None = Field(default=None, description="Address of the public sheets, carried by what people share")
    bot_username: str | None = Field(default=None, description="Name of the bot without @, for the links of the public sheets")
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(default=frozenset(), description="Telegram ids of the editors, comma-separated")
    alert_hours: Annotated[DecentHours, NoDecode] = Field(
        default=DecentHours(), description="Hours in Paris at which alerts are sent, not on Sundays (0-24: at any time)"
    )
    webhook_url: str | None = Field(default=None, description="Public https address Telegram posts updates to; polling when absent")
    webhook_secret: SecretStr | None = Field(default=None, description="What Telegram proves itself with; made of the token when absent")
    listen: str | None = Field(default=None, description="HOST:PORT of the webhook, /healthz, /readyz, /metrics; :8080 with a webhook")
    site_dir: Path | None = Field(default=None, description="Public sheets written by `site`, served beside the webhook")
    messages_per_minute: int = Field(default=60, ge=0, description="Messages a minute one person is answered (0: any number)")
    heartbeat_file: Path | None = Field(default=None, description="File touched after each exchange with Telegram, for a health check")
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")

    @property
    def token(self) -> str:
        """The bot's token, without the blanks a copy and paste brings along."""
        return self.telegram_bot_token.get_secret_value().strip() if self.telegram_bot_token else ""

    @property
    def pseudonym_secret(self) -> str:
        """What pseudonyms are keyed with: a secret of its own, else the bot's token, which every replica has."""
        return self.pseudonym_key.get_secret_value() if self.pseudonym_key else self.token

    @property
    def webhook_proof(self) -> str:
        """What proves to the webhook that Telegram calls: a secret of its own, else one made of the token."""
        if self.webhook_secret:
            return self.webhook_secret.get_secret_value()
        return hashlib.sha256(f"webhook {self.token}".encode()).hexdigest()

    @field_validator(
        "telegram_bot_token",
        "pseudonym_key",
        "site_url",
        "bot_username",
        "webhook_url",
        "webhook_secret",
        "listen",
        "site_dir",
        mode="before",
    )
    @classmethod
    def _empty_is_absent(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return [part for part in re.split(r"[\s,;]+", value) if part] if isinstance(value, str) else value

    @field_validator("alert_hours", mode="before")
    @classmethod
    def _hours(cls, value: object) -> object:
        return DecentHours.read(value) if isinstance(value, str) else value

    @field_validator("telegram_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("must start with https:// or http://")
        return value.rstrip("/").removesuffix("/bot")

    @field_validator("webhook_url")
    @classmethod
    def _webhook(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("must start with https:// (http:// for a local Bot API server)")
        return value

    @field_validator("listen")
    @classmethod
    def _listen(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[^:]*:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}", value):
            raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise ValueError("must be 16 to 256 characters of A-Z a-z 0-9 _ -")
        return value

    @field_validator("site_url")
    @classmethod
    def _site(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("must start with https:// or http://")
        return value.rstrip("/") if value else None

    @field_validator("bot_username")
    @classmethod
    def _username(cls, value: str | None) -> str | None:
        return value.removeprefix("@") if value else None

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"):
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()
