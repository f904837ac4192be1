"""Mail: settings, list, journal, and whole runs against a real server of this machine."""
