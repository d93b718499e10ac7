"""Running the parts of Rasa's graph one after the other."""

from collections.abc import Iterator
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class StraightRunner(GraphRunner):
    """Rasa plans each run anew, with a scheduler for tasks that could run side by side. Ours never do."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[str, list[str]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: Any = None,
    ) -> "StraightRunner":
        return cls.like(DaskGraphRunner(graph_schema, model_storage, execution_context, hooks))

    @classmethod
    def like(cls, other: DaskGraphRunner) -> "StraightRunner":
        """With the parts that another runner has loaded."""
        return cls(other._graph_schema, other._instantiated_nodes)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        done = {name: (name, value) for name, value in (inputs or {}).items()}
        for target in targets or self._schema.target_names:
            for name in self._order(target):
                if name not in done:
                    done[name] = self._nodes[name](*(done[need] for need in self._needs(name)))
        return {target: done[target][1] for target in targets or self._schema.target_names}

    def _order(self, target: str) -> list[str]:
        """The parts that lead to this one, each after what it needs; thought of once."""
        if target not in self._orders:
            self._orders[target] = list(dict.fromkeys(self._before(target)))
        return self._orders[target]

    def _before(self, name: str) -> Iterator[str]:
        # What has no node is an input of the run.
        if name in self._schema.nodes:
            for need in self._needs(name):
                yield from self._before(need)
            yield name

    def _needs(self, name: str) -> list[str]:
        return list(self._schema.nodes[name].needs.values())
