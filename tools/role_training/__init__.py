"""The parts of tools/train_roles."""
