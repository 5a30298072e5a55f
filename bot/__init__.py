"""Casewatch: news of extraditions, Article 172 prosecutions and desertion cases, told once to those who follow them."""

__version__ = "0.1.0"
