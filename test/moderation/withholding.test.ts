import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { createWithholdingActions } from '../../src/moderation/revisions/withholding.ts';
import { buildFactListReply } from '../../src/replies/lists.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { createModerationFixture, type ModerationFixture, moderator, otherModerator } from './moderation-fixture.ts';

const fact = sampleFact('when-entered');
const renamedTo = (id: string, answer: string = fact.answer) =>
  editSample((file) => {
    file.setIn(factPath('when-entered', 'id'), id);
    file.setIn(factPath('when-entered', 'answer'), answer);
  });

/** A file with another fact on the same sentences. */
const beside = (id: string, answer: string) =>
  editSample((file) => {
    file.addIn(['facts'], {
      ...{ id, question: `What does it say about ${id}?`, paraphrases: [`more of ${id}`, `anything of ${id}`], answer },
      ...{ 'said-by': fact.saidBy.id, status: fact.status, topics: ['entry'] },
      quotes: fact.citations.map(({ quote }) => quote),
    });
  });

async function withheldOf({ activeKnowledge }: ModerationFixture): Promise<string[]> {
  return [...(await activeKnowledge.forChannel(moderator)).withheldFacts.keys()];
}

describe('A fact of a later file is withheld too', () => {
  test.for<readonly [string, string, string[]]>([
    ['if it says the same under another id', renamedTo('time-of-entry'), ['time-of-entry']],
    [
      'if it rests on the same sentences, in other words',
      renamedTo('time-of-entry', 'They went in around 2pm.'),
      ['time-of-entry'],
    ],
    [
      'if only case and punctuation differ',
      beside('copy', fact.answer.replace(',', '').replace('Officers', 'officers')),
      ['when-entered', 'copy'],
    ],
    ['if it has the id and says something else', renamedTo('when-entered', 'Around 2pm.'), ['when-entered']],
  ])('%s', async ([, text, ids]) => {
    const fixture = await createModerationFixture();
    await fixture.withhold('when-entered');
    await fixture.activate(text);
    expect(await withheldOf(fixture)).toEqual(ids);
  });

  test('but not a fact on the same sentences that had another answer when it was withheld', async () => {
    const fixture = await createModerationFixture(beside('which-noise', 'There was a loud noise.'));
    await fixture.withhold('when-entered');
    await fixture.activate(`${beside('which-noise', 'There was a loud noise.')}\n# again\n`);
    expect(await withheldOf(fixture)).toEqual(['when-entered']);
  });
});

describe('A fact that is withheld because it says the same', () => {
  test('is shown again when it is restored by its current id', async () => {
    const fixture = await createModerationFixture();
    await fixture.withhold('when-entered');
    await fixture.activate(renamedTo('time-of-entry'));
    await fixture.unwithhold('time-of-entry');
    expect(await withheldOf(fixture)).toEqual([]);
    expect(await fixture.store.withholdings.all()).toEqual([]);
  });

  test('is restored alone if only its sentences are the same, and the other fact stays withheld', async () => {
    const fixture = await createModerationFixture();
    await fixture.withhold('when-entered');
    await fixture.activate(beside('which-noise', 'There was a loud noise.'));
    expect(await withheldOf(fixture)).toEqual(['when-entered', 'which-noise']);
    await fixture.unwithhold('which-noise');
    expect(await withheldOf(fixture)).toEqual(['when-entered']);
  });
});

test('Messages older than CORRECTION_DAYS lose only the withheld fact', async () => {
  const fixture = await createModerationFixture();
  await fixture.post(await fixture.answerEntry('when-entered'));
  await fixture.post(await fixture.answerEntry('injuries'));
  fixture.advance(20 * 24 * 3_600_000);
  await fixture.activate(
    editSample((file) => file.setIn(factPath('injuries', 'answer'), 'His injuries are life-changing.')),
  );
  expect(await fixture.withhold('when-entered')).toBe(1);
});

test('A removed fact can be withheld by the id that earlier answers show', async () => {
  const fixture = await createModerationFixture();
  await fixture.post(await fixture.answerEntry('when-entered'));
  await fixture.activate(editSample((file) => file.deleteIn(factPath('when-entered'))));
  await fixture.deliverAll();
  expect(await fixture.withhold('when-entered')).toBe(1);
  await fixture.deliverAll();
  const kept = await fixture.store.answers.listSince(new Date(0), sampleKnowledge.incident.id);
  expect(JSON.stringify(kept)).not.toContain(fact.answer);
  await fixture.activate(renamedTo('time-of-entry'));
  expect(await withheldOf(fixture)).toEqual(['time-of-entry']);
});

test('An id that no answer has shown can’t be withheld', async () => {
  const fixture = await createModerationFixture();
  expect(await fixture.withhold('cookery')).toBeNaN();
});

test('Withheld facts are removed from messages before other corrections', async () => {
  const fixture = await createModerationFixture();
  const [changed, withheld] = [
    await fixture.post(await fixture.answerEntry('injuries')),
    await fixture.post(await fixture.answerEntry('when-entered')),
  ];
  await fixture.activate(
    editSample((file) => file.setIn(factPath('injuries', 'answer'), 'His injuries are life-changing.')),
  );
  await fixture.withhold('when-entered');
  expect((await fixture.deliverAll()).map(({ messageId }) => messageId)).toEqual([
    withheld.messageId,
    changed.messageId,
  ]);
});

test('A slow registration of commands does not delay the changes of another server', async () => {
  const fixture = await createModerationFixture();
  fixture.activeKnowledge.onChange((server) =>
    server === moderator.serverId ? new Promise(() => {}) : Promise.resolve(true),
  );
  const work = createWithholdingActions({ ...fixture.context, runExclusive: pLimit(1) });
  void work.withhold(moderator, 'when-entered', 'a court order');
  expect(await work.withhold(otherModerator, 'injuries', 'a court order')).toMatchObject({ operation: 'withheld' });
});

describe('News', () => {
  const newsChannel = '900';
  const following = async () => {
    const fixture = await createModerationFixture();
    await fixture.store.settings.setNewsChannel(moderator.serverId, newsChannel);
    return fixture;
  };

  test('of a removed fact are not posted if it is withheld before delivery', async () => {
    const fixture = await following();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(editSample((file) => file.deleteIn(factPath('when-entered'))));
    await fixture.withhold('when-entered');
    expect(JSON.stringify(await fixture.deliverAll())).not.toContain(fact.answer);
  });

  test('that were posted lose a fact that is withheld under its new id', async () => {
    const fixture = await following();
    await fixture.activate(beside('loud-noise', 'There was a loud noise.'));
    const post = await fixture.outbox.claim();
    if (post) await fixture.outbox.complete(post, '901');
    expect(JSON.stringify(post)).toContain('There was a loud noise.');
    await fixture.activate(beside('the-noise', 'There was a loud noise.'));
    await fixture.deliverAll();
    expect(await fixture.withhold('the-noise')).toBe(1);
    expect(await fixture.deliverAll()).toMatchObject([
      { messageId: '901', reply: { corrections: [{ change: 'withheld' }] } },
    ]);
  });
});

test('A list page loses the answer of a withheld fact, and of a removed one', async () => {
  const fixture = await createModerationFixture();
  const list = (await fixture.activeKnowledge.forChannel(moderator)).knowledge;
  const [first, second] = list.facts;
  await fixture.post(buildFactListReply({ items: list.facts.slice(0, 2), page: 1, pageCount: 1 }, list));
  expect(await fixture.withhold(first?.id ?? '')).toBe(1);
  const [delivery] = await fixture.deliverAll();
  expect(JSON.stringify(delivery?.reply)).not.toContain(first?.answer);
  expect(await fixture.activate(editSample((file) => file.deleteIn(factPath(second?.id ?? ''))))).toBe(1);
});
