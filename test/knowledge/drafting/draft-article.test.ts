import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftArticle } from '../../../src/knowledge/drafting/draft-article.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../../src/knowledge/parse.ts';
import { formatProblem } from '../../../src/knowledge/problem.ts';
import { parseShippedKnowledge } from '../shipped.ts';

const bridge = `Bridge in Hull falls into the river

A man has been hurt after a bridge fell into the river in Hull.
Fire crews were called to the bridge at around 6am on Tuesday, and 26 people were led to safety.
‘It was the noise that woke me,’ said Ann Lee, 62, who lives nearby. ‘Then the lights went out.’
Humberside Police said in a statement: ‘The bridge is closed until Friday.
‘The man was taken to hospital.’`;

function yamlOf(article: string, ...rest: readonly [object?]): string {
  const drafted = draftArticle(article, ...rest);
  if ('yaml' in drafted) return drafted.yaml;
  throw new Error(drafted.problem);
}

/** The knowledge of a draft. Fails with every problem of the file. */
function knowledgeOf(article: string, ...rest: readonly [object?]): Knowledge {
  const parsed = parseKnowledge(yamlOf(article, ...rest));
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(parsed.problems.map(formatProblem).join('\n'));
}

function saidBy({ facts }: Knowledge): Map<number, string> {
  return new Map(
    facts.flatMap(({ citations }) => citations).map(({ sentenceNumber, speaker }) => [sentenceNumber, speaker.name]),
  );
}

describe('A draft of an article', () => {
  test('has a fact for each sentence, which quotes only that sentence', () => {
    const { facts, sources } = knowledgeOf(bridge);
    expect(facts.map(({ citations }) => citations.map(({ quote }) => quote))).toEqual(
      sources[0].sentences.map(({ text }) => [text]),
    );
  });

  test('attributes each sentence to its speaker', () => {
    expect([...saidBy(knowledgeOf(bridge)).values()]).toEqual([
      'the article',
      'the article',
      'the article',
      'Ann Lee',
      'Ann Lee',
      'Humberside Police',
      'Humberside Police',
    ]);
  });

  test('attributes claims to their speakers and the rest to the article', () => {
    expect(knowledgeOf(bridge).facts.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 3 }, () => 'stated'),
      ...Array.from({ length: 4 }, () => 'claimed'),
    ]);
  });

  test('has its times in order', () => {
    expect(knowledgeOf(bridge).facts.map(({ time }) => time?.sort)).toContain('06:00');
  });

  test('marks the file and every entry as a draft', () => {
    const { incident, facts, notStated } = knowledgeOf(bridge);
    expect([incident, ...facts, ...notStated].filter((part) => !part.draft)).toEqual([]);
    expect(notStated.length).toBeGreaterThan(5);
  });

  test('takes its title from the headline, and its place and day from the text', () => {
    expect(knowledgeOf(bridge).incident).toMatchObject({
      id: 'bridge-hull-falls-river',
      title: 'Bridge in Hull falls into the river',
      place: 'Hull',
      day: 'Tuesday',
    });
  });

  test('uses a given id and title', () => {
    expect(knowledgeOf(bridge, { id: 'Hull: Bridge!', title: 'The bridge' }).incident).toMatchObject({
      id: 'hull-bridge',
      title: 'The bridge',
    });
  });

  test('names the publisher, and omits questions that the page answers', () => {
    const page = { headline: 'A bridge', publisher: 'The Example', published: '2024-03-05', author: 'Jo Doe' };
    const { sources, notStated } = knowledgeOf(bridge, page);
    expect(sources[0]).toMatchObject({ title: 'A bridge', publisher: 'The Example', published: '2024-03-05' });
    expect(notStated.map(({ id }) => id)).not.toContain('article-author');
  });

  test('is easy to edit: schema first, one line per sentence, findings as comments above', () => {
    const yaml = yamlOf(bridge);
    expect(yaml).toMatch(/^# yaml-language-server: \$schema=\.\/incident\.schema\.json\n/);
    expect(yaml).toContain('\n  # Sentence 3 · time: around 6am, Tuesday · ');
    expect(yaml).toContain('\n      - ‘It was the noise that woke me,’ said Ann Lee, 62, who lives nearby.\n');
    expect(yaml).toContain('\n      sort: "06:00"\n');
    expect(yaml).toMatch(/\n# Words with the same meaning .*\n(?:#.*\n)+synonyms: \[\]\n/);
    expect(yaml).toMatch(/\n# Helplines .*\n(?:#.*\n)+support-notices: \[\]\n/);
  });
});

test('The draft of the shipped article has the speakers of the shipped file', () => {
  const shipped = parseShippedKnowledge();
  expect(saidBy(knowledgeOf(shipped.sources[0].text))).toEqual(
    new Map([...saidBy(shipped)].toSorted(([left], [right]) => left - right)),
  );
});

describe('The draft of any article is valid:', () => {
  test.each([
    ['one word', 'Fire'],
    ['one letter', 'x'],
    ['Windows line ends', 'A mill fell.\r\nHe said: “Ow.”\r\n\r\n“It hurt.”\r\n'],
    ['tabs', '\tA mill\tfell.\n\t\tHe said:\t“Ow.”\n'],
    ['control characters', 'A\u0000 mill\u0007 fell\u001b[31m.\u0085He\u2028said\u2029“no”\u000bthen\u000cleft.'],
    ['a byte order mark', '\ufeffA mill fell.'],
    ['half a letter', 'A mill \ud83d fell.'],
    ['no-break spaces', 'A\u00a0mill\u00a0fell\u00a0\u00a0.\n\u00a0\u00a0x'],
    ['Chinese', '警方表示,一名男子受伤。事件发生在星期一下午2点。'],
    ['Hindi', 'पुलिस ने कहा कि एक व्यक्ति घायल हुआ। घटना सोमवार को हुई।'],
    ['Arabic', 'قالت الشرطة إن رجلاً أصيب. وقع الحادث يوم الاثنين.'],
    ['Russian', '«Мужчина ранен», — заявила полиция. Это случилось в понедельник.'],
    ['Turkish', 'İstanbul polisi: ‘ıyi’. ırmak taştı.'],
    [
      'the marks of YAML',
      '- a: b\n# c\n? k\n: v\n%YAML 1.2\n---\n...\n&a *b !c |\n> d\n{a: b}\n[1]\n@e `f`\n"g": yes\n~\nkey: "open\n\'h',
    ],
    [
      'marks of YAML in quotations',
      'He said: "a: b # c". *bold* said Ann Lee. &c. !important said %d people. \\back \\u0041 "\'"\'".',
    ],
    ['the same sentence again and again', 'It fell. It fell. It fell.\nIt fell.'],
    ['digits alone', '1'.repeat(100_000)],
    ['no full stop', 'word '.repeat(20_000)],
    ['no space', 'abcdefgh'.repeat(12_500)],
    ['quotation marks', '“a” '.repeat(25_000)],
    ['apostrophes', 's’ ’s '.repeat(16_000)],
    ['speakers', 'said '.repeat(20_000)],
    ['initials', 'A. '.repeat(10_000)],
    [
      'six hundred speakers',
      Array.from({ length: 600 }, (_, at) => `Officer ${at} told ${at * 7} people that “it was ${at}”.`).join('\n'),
    ],
    [
      'a thousand sentences of another script',
      Array.from({ length: 1000 }, (_, at) => `第${at}名男子在星期一受伤,警方说。`).join('\n'),
    ],
  ])('%s', (_, article) => {
    expect(knowledgeOf(article).incident.draft).toBe(true);
  });

  test('letters, punctuation and words in any order', () => {
    const pieces = fc.constantFrom(
      ...'’‘“”"\'-?:,[]{}#&*!|>%@`~.\t\n\\ ',
      ...' said| told |: “|.”\n|Ann Lee, 62,|police |at 2pm |in Hull |4,000 calls |The force |she |---\n|\r\n|ß|İ|é|警|\u2028'.split(
        '|',
      ),
    );
    const article = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 });
    fc.assert(
      fc.property(article, (all) => {
        const drafted = draftArticle(all.join(''));
        if ('yaml' in drafted) expect(parseKnowledge(drafted.yaml)).toHaveProperty('knowledge');
        else expect(drafted.problem).toContain('no text');
      }),
      { numRuns: 150 },
    );
  });
});

describe('Nothing can be drafted from', () => {
  test.each([
    ['nothing', '', 'the article contains no text'],
    ['spaces', ' \n\t ', 'the article contains no text'],
    ['marks alone', '’’ – “”', 'the article contains no text'],
    ['more than a knowledge file can hold', 'A mill fell in Hull. '.repeat(20_000), 'at most 200 KB'],
  ])('%s', (_, article, problem) => {
    expect(draftArticle(article)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('The text', () => {
  test('is unwrapped if a mail program has wrapped it', () => {
    const { sources } = knowledgeOf(
      'A man has been hurt in\na fall from a bridge in Hull on\nMonday, the police said, and\nis now in a hospital where\ndoctors look after him.\n\nNobody else was hurt\nin the fall.',
    );
    expect(sources[0].sentences.map(({ text }) => text)).toEqual([
      'A man has been hurt in a fall from a bridge in Hull on Monday, the police said, and is now in a hospital where doctors look after him.',
      'Nobody else was hurt in the fall.',
    ]);
  });

  test.each<[title: string, article: string]>([
    ['list items', 'Key points\n- Two people are hurt\n- The bridge is closed\n- Nobody is missing\n- Crews stay'],
    ['numbered items', '1. Stay inside your home\n2. Close all the windows\n3. Listen to the radio\n4. Do not call us'],
    ['timestamps', '14:05 Police arrive there\n14:20 Crews arrive there\n14:40 They leave again\n15:00 It is over'],
    [
      'headings',
      'Bridge falls\nPolice appeal\nWhat we know\nA bridge has fallen into the river in Hull, the police said on Monday.',
    ],
    ['table rows', 'Road | Status\n| A1 | closed\n| A2 | open\n| A3 | closed\n| A4 | open'],
  ])('is not unwrapped if its lines are %s', (_, article) => {
    const { sources } = knowledgeOf(article);
    expect(sources[0].sentences.map(({ text }) => text)).toEqual(article.split('\n'));
  });

  test('is kept if every line is a paragraph', () => {
    expect(knowledgeOf(bridge).sources[0].text).toBe(bridge);
  });

  test('is divided among several sources if it is long', () => {
    const long = Array.from({ length: 3000 }, (_, at) => `The mill number ${at} fell into the river.`).join('\n');
    const { sources } = knowledgeOf(long);
    expect(sources.map(({ id }) => id)).toEqual(['article', 'article-2', 'article-3']);
    expect(sources.map(({ text }) => text).join('\n')).toBe(long);
  });
});
