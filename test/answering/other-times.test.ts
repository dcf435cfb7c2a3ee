import { describe, expect, test } from 'vitest';
import { asksForOtherTime, findOtherTimes } from '../../src/answering/sentences/other-times.ts';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { articleKnowledge } from './article-knowledge.ts';

const isOther = (...texts: string[]) => findOtherTimes(texts.map((text) => ({ text, paragraph: 1 })));

describe('A sentence about another time', () => {
  test.each([
    'In 2009 a blast at the plant killed five.',
    'A crash in May 2014 left three people dead.',
    'The fire comes two years after a similar blaze at the same mill.',
    'Three people were stabbed there last year.',
    'The 1998 flood destroyed forty homes.',
    'Four workers were hurt in a previous accident.',
    'In the 1980s two explosions shook the site.',
    'It could have killed hundreds, the union said.',
    'A man was shot dead on the same street six months ago.',
    'Nobody was hurt in an earlier fire at the house.',
  ])('is recognised: %s', (text) => {
    expect(isOther(text)).toEqual([true]);
  });

  test.each([
    'An explosion killed two workers on Monday.',
    'The plant opened in 1974 and employs 300 people.',
    'Firefighters came ten minutes after the alarm.',
    'Two people were hurt, the fire service said last night.',
    'The man, who has lived there since 2011, said nothing.',
    'Three people died before the ambulance came.',
  ])('is not: %s', (text) => {
    expect(isOther(text)).toEqual([false]);
  });

  test('extends to the next sentence of the paragraph if that continues it', () => {
    expect(isOther('In 2009 a blast killed five.', 'Two more died in hospital.')).toEqual([true, true]);
    expect(isOther('In 2009 a blast killed five.', 'On Monday a fire hurt two.')).toEqual([true, false]);
  });

  test.each(['has this happened before', 'who died in 2009', 'were there previous fires', 'could it have been worse'])(
    'is what a question may ask for: %s',
    (question) => {
      expect(asksForOtherTime(question)).toBe(true);
    },
  );
});

describe('An article with an earlier incident', () => {
  const { answerer } = createSnapshot(
    articleKnowledge(
      [
        'An explosion tore through a chemical plant in Corby on Monday morning, injuring nine workers.',
        'The fire brigade said that the blaze was put out by noon.',
        'The plant opened in 1974 and employs 300 people.',
        'In 2009 a blast at the plant killed five. Two more died in hospital.',
      ].join('\n'),
    ),
  );
  const quotesOf = (question: string) => {
    const answer = answerer.answer(question);
    if (answer.kind === 'passages') return answer.citations.map(({ quote }) => quote).join(' ');
    const entries = answer.kind === 'answered' ? [answer.fact] : answer.kind === 'unsure' ? answer.choices : [];
    return entries
      .flatMap((entry) => (entry.kind === 'fact' ? entry.citations.map(({ quote }) => quote) : []))
      .join(' ');
  };

  test.each(['how many people were killed', 'did anyone die', 'how many died', 'was anybody killed in the blast'])(
    'does not answer “%s” with it',
    (question) => {
      expect(answerer.answer(question).kind).not.toBe('answered');
      expect(quotesOf(question)).not.toContain('2009');
    },
  );

  test('answers questions about it, and about this one', () => {
    expect(quotesOf('what happened in 2009')).toContain('killed five');
    expect(quotesOf('how many were injured')).toContain('nine workers');
    expect(quotesOf('when did the plant open')).toContain('1974');
  });
});
