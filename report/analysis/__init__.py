"""What the figures say: measures, verdicts, facts, editions, changes, gaps. No words or colours."""
