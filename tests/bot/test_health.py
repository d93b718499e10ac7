"""Whether the bot is well: only with a whole model, whatever Rasa says of itself."""

import warnings
from types import SimpleNamespace

import pytest
from door import TURN, listening, loaded
from rasa.core.agent import load_agent
from rasa.shared.data import TrainingType


@pytest.mark.parametrize("missing", [None, SimpleNamespace(is_ready=lambda: False)])
async def test_without_a_model_health_and_turns_say_so(missing):
    async with listening(missing) as client:
        assert (await client.get("/health")).status_code == 503
        assert (await client.post("/turn", json=TURN)).status_code == 503


@pytest.mark.parametrize("content", [None, b"no archive"])
async def test_a_bot_that_is_up_but_could_not_load_its_model_is_not_well(tmp_path, content):
    """Rasa says that it is up and running all the same."""
    path = tmp_path / "selfcare.tar.gz"
    if content is not None:
        path.write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        agent = await load_agent(str(path))
    async with listening(agent) as client:
        response = await client.get("/health")
    assert (response.status_code, response.json()) == (503, {"status": "no model"})


@pytest.mark.parametrize("part", [TrainingType.NLU, TrainingType.CORE])
async def test_half_a_model_is_none(part):
    agent = loaded()
    agent.processor.model_metadata.training_type = part
    async with listening(agent) as client:
        assert (await client.get("/health")).status_code == 503
        assert (await client.post("/turn", json=TURN)).status_code == 503


async def test_health_is_good_once_the_model_is_loaded():
    async with listening(loaded()) as client:
        response = await client.get("/health", headers={"Authorization": ""})
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
