"""What is asked of every word of every text, answered once for each word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
_MOST = 1 << 16
# Longer ones are no words: thousands of them, each as long as a page, would fill the memory.
_LONGEST = 64


class Remembered(dict[str, Answer], Generic[Answer]):
    """From words to answers: asked for one that it does not have, it works it out. All are forgotten at `most`; what is
    too long for a word is worked out each time.

    A dictionary, since every word of a text is looked up in several of these.
    """

    def __init__(self, answer: Callable[[str], Answer], most: int = _MOST) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, word: str) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self._answer(word)
        if len(word) <= _LONGEST:
            self[word] = answer
        return answer

    def each(self, words: Iterable[str]) -> Iterator[Answer]:
        """The answers for these words, in their order."""
        return map(self.__getitem__, words)

    def places(self, words: list[str]) -> Iterator[int]:
        """The numbers of the words whose answer is true, in order."""
        return compress(range(len(words)), map(self.__getitem__, words))
