import { describe, expect, it } from 'vitest';
import { createSupportNoticeFinder } from '../../src/answering/support-notices.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import { answerer, knowledge } from './shipped-answerer.ts';

const supportSources = (message: string) => {
  const answer = answerer.answer(message);
  return 'supportNotices' in answer ? answer.supportNotices.map(({ source }) => source).join(' ') : '';
};

describe('A user who writes about themselves sees help and no choices', () => {
  it.each([
    ['i want to kill myself', /samaritans/],
    ['I feel suicidal and dont know what to do', /samaritans/],
    ['whats the samaritans number', /samaritans/],
    ['i can hear gunshots right now', /999/],
    ['there is a man with a gun outside my house', /999/],
  ])('“%s”', (message, help) => {
    expect(answerer.answer(message).kind).toBe('no-match');
    expect(supportSources(message)).toMatch(help);
  });
});

describe('Questions about the man are answered', () => {
  it.each([
    ['was he suicidal', 'answered'],
    ['did he want to kill himself', 'answered'],
    ['did he shoot himself', 'not-stated'],
  ])('“%s” is %s, with a helpline below', (question, kind) => {
    expect(answerer.answer(question).kind).toBe(kind);
    expect(supportSources(question)).toMatch(/samaritans/);
  });

  it('A question about the caller is not mistaken for a cry for help', () => {
    expect(answerer.answer('who called 999').kind).toBe('not-stated');
  });

  it('No helpline is shown under other answers', () => {
    expect(supportSources('when did officers go in')).toBe('');
  });
});

describe('Under choices, which quote nothing,', () => {
  const entries = (...ids: string[]) => ids.flatMap((id) => findEntry(knowledge, id) ?? []);
  const { forChoices } = createSupportNoticeFinder(knowledge.supportNotices, new Map());
  it.each([
    ['most touch it', ['reason-for-crisis', 'was-he-suicidal', 'threatened-others'], 1],
    ['one has a sentence that touches it', ['kind-of-place', 'inside-investigated', 'report-public'], 0],
    ['one of two does', ['how-many-shots', 'mental-health-history'], 0],
  ] as const)('a helpline is shown only if most of them need it: %s', (_, ids, lines) => {
    const choices = entries(...ids);
    expect(choices).toHaveLength(ids.length);
    expect(forChoices(choices)).toHaveLength(lines);
  });
});
