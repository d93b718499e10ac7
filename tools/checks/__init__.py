"""Our own rules. Each file is one rule: `problems(root)` gives a sentence for every place that breaks it."""
