"""The version of the product; what changed from one to the next stands in CHANGELOG.md."""

VERSION = "1.0.0"
