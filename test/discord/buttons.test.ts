import { describe, expect, test } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import { shipped, shippedFact } from './shipped-knowledge.ts';
import { labelsOf, pressProblem, replyOf, shareBot, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const context = 'In context';
const others = 'Not what I asked';

const sharedBot = shareBot({ knowledge: shipped });

describe('“In context”', () => {
  test('shows the cited sentence, marked, among its neighbours, visible only to the user', async () => {
    const { ann, mo } = await startBot({ knowledge: shipped });
    const answer = replyOf(await ann.runCommand('when-entered'));
    const shown = replyOf(await mo.pressButton(answer.id, context));
    expect(shown.isEphemeral).toBe(true);
    expect(ann.messages().map(({ id }) => id)).toEqual([answer.id]);
    const sentences = shipped.sources[0].sentences.filter(({ number }) => number >= 3 && number <= 7);
    const lines = visibleTextOf(shown).split('\n');
    expect(lines.filter((line) => line.startsWith('  | ')).map((line) => line.slice(4))).toEqual(
      sentences.map(({ text }) => text),
    );
    expect(lines.filter((line) => line.includes(', cited'))).toEqual(['    — sentence 5, cited']);
    expect(shown.content).toContain('> **’Around 2pm');
  });

  test('is also under a not-stated answer that has a close sentence', async () => {
    const { ann } = sharedBot();
    const answer = replyOf(await ann.runCommand('ask', { question: 'Who fired first?' }));
    expect(visibleTextOf(answer)).toContain('The article does not say.');
    expect(visibleTextOf(replyOf(await ann.pressButton(answer.id, context)))).toContain('weapons were discharged');
  });
});

describe('“Not what I asked”', () => {
  test('privately offers up to three other questions, each with a private answer', async () => {
    const { ann } = sharedBot();
    const answer = replyOf(await ann.runCommand('ask', { question: shippedFact('when-entered').question }));
    const offer = replyOf(await pressProblem(ann, answer.id, others));
    expect(offer.isEphemeral).toBe(true);
    const labels = labelsOf(offer);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThanOrEqual(3);
    expect(labels).not.toContain(shippedFact('when-entered').question);
    for (const label of labels) await expectPrivateAnswer({ ann }, offer, label);
  });
});

describe('A vote', () => {
  test.for(['Helpful', 'Quotation does not support this', others])(
    '“%s” is confirmed by its name, and the reply says that it can be changed',
    async (label) => {
      const { ann } = sharedBot();
      const answer = replyOf(await ann.runCommand('when-entered'));
      const thanks = visibleTextOf(replyOf(await (await pressVote(ann, answer.id, label)).settled()));
      expect(thanks).toContain(
        `“${label}” has been recorded without your name. To change it, press another button below the answer.`,
      );
    },
  );
});

describe('The choices of an unsure answer', () => {
  test('are questions, each with a private answer', async () => {
    const { answerer } = createSnapshot(shipped);
    const vague = ['police', 'the officers', 'the man', 'investigation', 'shot', 'hospital'];
    const question = vague.find((words) => answerer.answer(words).kind === 'unsure') ?? 'nothing is unsure';
    const { ann } = sharedBot();
    const offer = replyOf(await ann.runCommand('ask', { question }));
    expect(visibleTextOf(offer)).toContain('Which of these do you mean?');
    expect(labelsOf(offer).length).toBeGreaterThanOrEqual(2);
    for (const label of labelsOf(offer)) await expectPrivateAnswer({ ann }, offer, label);
  });

  test('that are too long for a button are shortened', async () => {
    const facts = shipped.facts.map((fact) => ({
      ...fact,
      question: `Who (${fact.id}), ${'as far as anybody knows, '.repeat(4)}went in?`,
    }));
    const { ann } = await startBot({ knowledge: { ...shipped, facts } });
    const answer = replyOf(await ann.runCommand('when-entered'));
    const offer = replyOf(await pressProblem(ann, answer.id, others));
    const [first = ''] = labelsOf(offer);
    expect(first).toMatch(/^Who \(.+\), as far as anybody knows.*…$/);
    expect((await ann.pressButton(offer.id, first)).status).toBe('replied');
  });
});

function pressVote(client: TestBot['ann'], answerId: string, label: string) {
  return label === 'Helpful' ? client.pressButton(answerId, label) : pressProblem(client, answerId, label);
}

/** Presses the button of a question; the answer is private and about that question. */
async function expectPrivateAnswer({ ann }: Pick<TestBot, 'ann'>, offer: VisibleMessage, question: string) {
  const told = replyOf(await ann.pressButton(offer.id, question));
  expect(told.isEphemeral).toBe(true);
  const fact = shipped.facts.find((one) => one.question === question);
  expect(visibleTextOf(told)).toContain(fact?.answer ?? `Understood as: ${question}`);
}
