from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import NAMES, Secret, Settings, load_settings, read_env_file, unknown_settings
from bot.errors import OperatorError

ROOT = Path(__file__).parents[2]


def test_the_example_file_names_exactly_the_settings_and_reads_cleanly() -> None:
    assert tuple(sorted(read_env_file(ROOT / ".env.example"))) == tuple(sorted(NAMES))


def test_the_example_file_leaves_everything_at_its_default() -> None:
    assert load_settings(read_env_file(ROOT / ".env.example")) == Settings()


def test_every_line_of_the_example_file_is_explained() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()

    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            assert lines[number - 1].startswith("#"), line


def test_empty_values_are_the_same_as_none() -> None:
    assert load_settings({"LEGDAY_TELEGRAM_TOKEN": "  "}) == Settings()


def test_every_setting_is_read() -> None:
    given = {name: "https://x" if name.endswith("URL") else "token" for name in NAMES}
    given |= {"LEGDAY_LOG_LEVEL": "Debug", "LEGDAY_LOG_FORMAT": "json"}
    given |= {"LEGDAY_PICTURES_MEGABYTES": "50"}
    given |= {"LEGDAY_TELEGRAM_RATE": "1000", "LEGDAY_TELEGRAM_PAID": "Yes", "LEGDAY_DISCORD_RATE": "20"}

    settings = load_settings(given)

    assert all(getattr(settings, field.name) != field.default for field in fields(Settings))
    assert settings.log_level == "debug"


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(OperatorError, match=r"LEGDAY_LOG_LEVEL must be .*; LEGDAY_TELEGRAM_API_URL must start"):
        load_settings({"LEGDAY_LOG_LEVEL": "loud", "LEGDAY_TELEGRAM_API_URL": "example.org"})


@pytest.mark.parametrize("rate", ["0", "1001", "-3", "many", "2.5", "³"])
def test_a_rate_is_a_number_that_a_platform_could_take(rate: str) -> None:
    with pytest.raises(OperatorError, match="LEGDAY_DISCORD_RATE must be a number from 1 to 1000"):
        load_settings({"LEGDAY_DISCORD_RATE": rate})


def test_nobody_pays_by_a_slip() -> None:
    with pytest.raises(OperatorError, match="LEGDAY_TELEGRAM_PAID must be one of yes, no"):
        load_settings({"LEGDAY_TELEGRAM_PAID": "perhaps"})


def test_a_token_is_not_shown_by_accident() -> None:
    settings = load_settings({"LEGDAY_TELEGRAM_TOKEN": "123:secret"})

    assert "secret" not in f"{settings} {settings!r} {Secret('secret')}"
    assert settings.secrets == ("123:secret",)


def test_a_slip_in_a_name_is_noticed() -> None:
    assert unknown_settings({"LEGDAY_TELEGRAM_TOKN": "x", "HOME": "/"}) == ("LEGDAY_TELEGRAM_TOKN",)


def test_an_absent_file_holds_nothing(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


def test_a_broken_line_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LEGDAY_LOG_LEVEL=info\nLEGDAY_TELEGRAM_TOKEN='no end\n")

    with pytest.raises(OperatorError, match=r"\.env, line 2"):
        read_env_file(tmp_path / ".env")


def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(OperatorError, match="readable text file"):
        read_env_file(tmp_path / ".env")
