"""The command: arguments, messages, progress, exit codes."""
