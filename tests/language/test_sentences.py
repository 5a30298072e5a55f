"""Where sentences begin."""

from __future__ import annotations

import pytest

from bot.language.sentences import sentence_of, sentence_starts


@pytest.mark.parametrize(
    "sentences",
    [
        ["Суд решил. ", "Адвокат обжалует."],
        ["Его осудили по ст. 172 УК РК. ", "Срок — пять лет."],
        ["«Мы обжалуем», — сказал Ю. Емельянов. ", "Суд завтра."],
        ["Он сказал: «Нет!» — и ушёл. ", "Потом вернулся."],
        ["В 2022 г. он уехал. ", "Его ищут."],
        ["Первый абзац без точки\n\n", "Второй абзац"],
        ["Строка продолжается\nмаленькой буквой. ", "Новая."],
        ["Заголовок\n", "Текст под ним."],
        ["He lives in the U.S. since May. ", "Dr. Smith knows. ", "Done?"],
        ["What? ", "No… ", "Yes!"],
        ["Правда ли?.. ", "Да."],
        ["2026 ж. Ресей оны сұрады. ", "Сот бас тартты."],
        ["ҚК 172-б. Шетелдегі соғыс туралы. ", "Айып, т.б. Күдік бар."],
        ["Ал 2025-ж. Бишкекке келген. ", "Соту, тергөө ж.б. Башталды."],
        ["Toshkent sh. Chilonzor tumani. ", "Sud bo‘ldi."],
        ["Тошкент ш. Чилонзор тумани. ", "Суд бўлди."],
        ["За ч. 2 ст. 407 КК України. ", "Штраф 5 тис. Вирок є."],
        ["одна"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    starts = sentence_starts(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences
    assert sentence_of(starts, len(text) - 1) == len(sentences) - 1
