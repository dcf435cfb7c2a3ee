import { describe, expect, test } from 'vitest';
import { closestSentences } from '../../src/answering/sentences/closest-sentences.ts';
import { createGapReview } from '../../src/moderation/feedback/gaps/gap-review.ts';
import { addToFile } from '../../src/moderation/state/append-entry.ts';
import type { Modal, ModalField } from '../../src/replies/modal.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { truncate } from '../../src/replies/truncate.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText, shippedText } from '../discord/sample-text.ts';
import { turnsDuring } from '../turns.ts';
import {
  createModerationFixture,
  createTestChanges,
  type ModerationFixture,
  moderator,
  otherModerator,
  startTime,
} from './moderation-fixture.ts';

const incident = sampleKnowledge.incident.id;

/** A moderation fixture with the review of unanswered questions. */
async function createGapReviewFixture(text: string = sampleText) {
  const fixture = await createModerationFixture(text);
  const { store, context } = fixture;
  const changes = createTestChanges(fixture);
  const gaps = createGapReview({
    store,
    activeKnowledge: fixture.activeKnowledge,
    propose: changes.propose,
    addToFile: async (bytes, entry) => addToFile(bytes, entry),
    now: context.now,
    notifyOutbox: context.notifyOutbox,
  });
  return { ...fixture, fixture, changes, gaps, ask: (...questions: string[]) => ask(fixture, questions) };
}

/** Adds these as unanswered questions; returns the id of the first. */
async function ask({ store, context, advance }: ModerationFixture, questions: readonly string[]): Promise<number> {
  for (const question of questions) {
    const at = context.now();
    await store.gaps.add({
      serverId: moderator.serverId,
      incidentId: incident,
      question,
      kind: 'unmatched',
      entryId: undefined,
      createdAt: at,
    });
    advance(1000);
  }
  const all = await store.gaps.list(moderator.serverId, incident);
  return all.find(({ question }) => question === questions[0])?.id ?? 0;
}

function only<Kind extends Reply['kind']>(reply: Reply, kind: Kind): ReplyOf<Kind> {
  if (!isOf(reply, kind)) throw new Error(`Expected ${kind}, got ${JSON.stringify(reply).slice(0, 400)}`);
  return reply;
}

function isOf<Kind extends Reply['kind']>(reply: Reply, kind: Kind): reply is ReplyOf<Kind> {
  return reply.kind === kind;
}

function field(modal: Modal, id: string): ModalField {
  const found = modal.fields.find((one) => one.id === id);
  if (!found) throw new Error(`The form has no field ${id}.`);
  return found;
}

/** The values of an untouched modal: text as it is, choices as selected. */
function sent(
  modal: Modal,
  typed: Readonly<Record<string, readonly string[]>> = {},
): Record<string, readonly string[]> {
  const filled = modal.fields.map((one) => [one.id, valuesOf(one)] as const);
  return { ...Object.fromEntries(filled), ...typed };
}

function valuesOf(one: ModalField): string[] {
  return one.kind === 'choice'
    ? one.choices.filter(({ isSelected }) => isSelected).map(({ value }) => value)
    : [one.value];
}

/** The choices of the sentences with these numbers. */
function sentences(modal: Modal, ...numbers: readonly number[]): string[] {
  const choices = field(modal, 'sentences');
  if (choices.kind !== 'choice') return [];
  return numbers.flatMap((number) => choices.choices.find(({ label }) => label === `Sentence ${number}`)?.value ?? []);
}

const notice = (name: string) => ({ kind: 'notice', notice: name });
/** The sentence “’Around 2pm, officers entered after hearing a loud noise from inside.” */
const aroundTwo = sampleFact('when-entered').citations[0];

describe('The list of unanswered questions', () => {
  test('has five groups per page, the most frequent first, and the number of questions', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    await ask(
      ...['how many dogs were there', 'are the schools shut', 'who owns the road', 'was there a helicopter'],
      ...['what is the weather', 'when is the funeral', 'when is the funeral'],
    );
    const first = only(await gaps.listGroups(moderator, 1), 'gaps');
    expect(first).toMatchObject({ page: 1, pageCount: 2, questionCount: 7 });
    expect(first.groups.map(({ question, count }) => [question, count])[0]).toEqual(['when is the funeral', 2]);
    expect(first.groups).toHaveLength(5);
    const second = only(await gaps.listGroups(moderator, 2), 'gaps');
    expect(second.groups.map(({ question }) => question)).toEqual(['how many dogs were there']);
  });

  test.each([0, -3, 1.5, Number.NaN, 99, Number.POSITIVE_INFINITY])(
    'opens an existing page for page %d',
    async (wanted) => {
      const { ask, gaps } = await createGapReviewFixture();
      await ask('are the schools shut');
      expect(await gaps.listGroups(moderator, wanted)).toMatchObject({ page: 1, pageCount: 1 });
    },
  );

  test('omits questions that are answered now, unless users voted against the answer', async () => {
    const { ask, gaps, store } = await createGapReviewFixture();
    await ask('are the schools shut', 'when did they go in', 'when did they go in');
    const { groups } = only(await gaps.listGroups(moderator, 1), 'gaps');
    expect(groups.map(({ question }) => question)).toEqual(['are the schools shut']);
    const vote = {
      serverId: moderator.serverId,
      incidentId: incident,
      question: 'when did they go in',
      entryId: 'when-entered',
      createdAt: startTime,
    };
    await store.gaps.add({ ...vote, kind: 'unsupported' });
    expect(only(await gaps.listGroups(moderator, 1), 'gaps').questionCount).toBe(4);
  });

  test('gets a notice if it is empty', async () => {
    const { gaps } = await createGapReviewFixture();
    expect(await gaps.listGroups(moderator, 1)).toEqual(notice('no-gaps'));
  });

  test('belongs to one server and does not exist on others', async () => {
    const { ask, gaps, store } = await createGapReviewFixture();
    const gap = await ask('are the schools shut');
    expect(await gaps.listGroups(otherModerator, 1)).toEqual(notice('no-gaps'));
    expect(await gaps.showGroup(otherModerator, gap, 1)).toEqual(notice('gap-gone'));
    expect(await gaps.ignoreGroup(otherModerator, gap)).toEqual(notice('gap-gone'));
    expect(await gaps.buildModal(otherModerator, gap, 'fact')).toEqual(notice('gap-gone'));
    expect(await store.gaps.list(moderator.serverId, incident)).toMatchObject([{ state: 'open' }]);
  });
});

describe('With very many questions', () => {
  /** More than are loaded at once, with unknown words, so that each takes time. */
  const unread = Array.from({ length: 500 }, (_, at) => {
    const letters = at.toString(26).replace(/\d/g, (figure) => 'qrstuvwxyz'.charAt(Number(figure)));
    return ['offcer', 'polise', 'shooteng', 'negotiater'].map((word) => word + letters).join(' ');
  });

  test('the modal of an old one opens before the list was loaded', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    const gap = await ask('did his dog survive', ...unread);
    expect(sent(only(await gaps.buildModal(moderator, gap, 'fact'), 'modal')).question).toEqual([
      'Did his dog survive?',
    ]);
  });

  test('other questions are answered while the list is loaded', async () => {
    const { ask, gaps } = await createGapReviewFixture(shippedText);
    await ask(...unread);
    const turns = await turnsDuring(() => gaps.listGroups(moderator, 1));
    expect(turns).toBeGreaterThan(3);
  });

  test('the list is updated when a question is asked, ignored or answered', async () => {
    const { ask, gaps, activate } = await createGapReviewFixture();
    const gap = await ask('how many dogs were there', 'are the schools shut');
    const count = async () => {
      const reply = await gaps.listGroups(moderator, 1);
      return reply.kind === 'gaps' ? reply.questionCount : 0;
    };
    expect([await count(), await count()]).toEqual([2, 2]);
    await ask('who owns the road');
    expect(await count()).toBe(3);
    await gaps.ignoreGroup(moderator, gap);
    expect(await count()).toBe(2);
    await activate(editSample((file) => file.addIn(factPath('where', 'paraphrases'), 'are the schools shut')));
    expect(await count()).toBe(1);
  });
});

describe('A group', () => {
  test('is found by any of its questions, with the closest sentences', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    await ask('what loud noise was inside');
    const second = await ask('was the noise inside loud');
    const { group, closestSentences, page } = only(await gaps.showGroup(moderator, second, 3), 'gap');
    expect(group.count).toBe(2);
    expect(closestSentences[0]?.text).toBe(aroundTwo.quote);
    expect(page).toBe(3);
  });

  test('is gone permanently when it is ignored, and the audit log names the moderator but not the questions', async () => {
    const { ask, gaps, auditLog } = await createGapReviewFixture();
    const gap = await ask('are the schools shut', 'is the school shut');
    expect(await gaps.ignoreGroup(moderator, gap)).toEqual(notice('gap-ignored'));
    await ask('are schools shut');
    expect(await gaps.listGroups(moderator, 1)).toEqual(notice('no-gaps'));
    expect(await gaps.showGroup(moderator, gap, 1)).toEqual(notice('gap-gone'));
    expect(await auditLog(moderator.serverId)).toEqual([`ignore ${incident}: a group of 2 questions`]);
  });
});

/** Discord's limits for modals (components/reference). */
function expectFitting(modal: Modal): void {
  expect(modal.title.length).toBeLessThanOrEqual(45);
  expect(modal.fields.length).toBeLessThanOrEqual(5);
  for (const field of modal.fields) {
    expect(field.label.length).toBeLessThanOrEqual(45);
    expect((field.hint ?? '').length).toBeLessThanOrEqual(100);
    if (field.kind === 'choice') expectFittingChoices(field);
    else expect(field.value.length).toBeLessThanOrEqual(Math.min(field.maxLength, 4000));
  }
}

function expectFittingChoices({ choices, maxSelected }: Extract<ModalField, { kind: 'choice' }>): void {
  expect(choices.length).toBeLessThanOrEqual(25);
  expect(choices.filter(({ isSelected }) => isSelected).length).toBeLessThanOrEqual(maxSelected);
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  for (const { value, label, description = '' } of choices)
    expect(Math.max(value.length, label.length, description.length)).toBeLessThanOrEqual(100);
}

describe('The modal for a fact', () => {
  test('shows the text of each sentence with its number', async () => {
    const { ask, gaps, activeKnowledge } = await createGapReviewFixture();
    const question = 'what loud noise was inside';
    const modal = only(await gaps.buildModal(moderator, await ask(question), 'fact'), 'modal');
    const [closest] = closestSentences((await activeKnowledge.forChannel(moderator)).knowledge, question);
    const [option] = modal.fields.flatMap((field) =>
      field.id === 'sentences' && 'choices' in field ? field.choices : [],
    );
    expect(option).toMatchObject({
      label: `Sentence ${closest?.number}`,
      description: truncate(closest?.text ?? '', 100),
    });
  });

  test('is prefilled: the tidied question, the paraphrases, the closest sentence and its speaker', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    const gap = await ask('what  loud noise was inside', 'was the noise inside loud', 'how loud was the noise inside');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    expect(modal).toMatchObject({ action: 'gap-fact', argument: String(gap), title: 'Draft a fact' });
    expect(modal.fields.map(({ id }) => id)).toEqual(['question', 'answer', 'sentences', 'said-by', 'paraphrases']);
    expect(sent(modal)).toEqual({
      question: ['What loud noise was inside?'],
      answer: [''],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': [aroundTwo.speaker.id],
      paraphrases: ['what  loud noise was inside\nwas the noise inside loud\nhow loud was the noise inside'],
    });
  });

  test('omits paraphrases that the file already has, and redacted ones', async () => {
    const { ask, gaps, fixture } = await createGapReviewFixture();
    const gap = await ask('When did officers enter the home?');
    await ask('when did officers enter the home [name]', 'did officers enter the home when');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    expect(sent(modal)).toMatchObject({
      question: ['Did officers enter the home when?'],
      paraphrases: ['did officers enter the home when'],
    });
    expect(fixture.errors).toEqual([]);
  });

  test('selects no speaker if the file does not attribute the sentence', async () => {
    const uncited = editSample((file) => {
      for (const { id, citations } of sampleKnowledge.facts.toReversed())
        if (citations.some(({ sentenceNumber }) => sentenceNumber === aroundTwo.sentenceNumber))
          file.deleteIn(factPath(id));
    });
    const { ask, gaps } = await createGapReviewFixture(uncited);
    const modal = only(await gaps.buildModal(moderator, await ask('was the noise inside loud'), 'fact'), 'modal');
    expect(sent(modal)).toMatchObject({ sentences: sentences(modal, aroundTwo.sentenceNumber), 'said-by': [] });
  });

  test.each(['fact', 'not-stated'] as const)('is within Discord’s limits: %s', async (what) => {
    const { ask, gaps } = await createGapReviewFixture(shippedText);
    const long = { question: ['x'.repeat(5000)], answer: ['y'.repeat(5000)], paraphrases: ['z'.repeat(9000)] };
    const gap = await ask(`what did the police say ${'about the dog '.repeat(18)}`);
    const many = Array.from(
      { length: 120 },
      (_, at) => `what did the police say about the dog ${'x'.repeat(200)}${at}`,
    );
    await ask(...many);
    const forms = [await gaps.buildModal(moderator, gap, what)];
    await gaps.submitModal(moderator, gap, what, long);
    forms.push(await gaps.buildModal(moderator, gap, what));
    for (const modal of forms) expectFitting(only(modal, 'modal'));
  });

  test('offers no withheld sentence', async () => {
    const { ask, gaps, fixture } = await createGapReviewFixture();
    const gap = await ask('was the noise inside loud');
    for (const { id, citations } of sampleKnowledge.facts)
      if (citations.some(({ sentenceNumber }) => sentenceNumber === aroundTwo.sentenceNumber))
        await fixture.withhold(id);
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    expect(sentences(modal, aroundTwo.sentenceNumber)).toEqual([]);
    expect(JSON.stringify([modal, await gaps.showGroup(moderator, gap, 1)])).not.toContain('hearing a loud noise');
    expect(JSON.stringify(modal)).not.toContain('[withheld');
  });
});

test('A truncated speaker in a modal never ends in half an emoji', async () => {
  for (const letters of [70, 71]) {
    const role = 'x'.repeat(letters) + '😀'.repeat(20);
    const { ask, gaps } = await createGapReviewFixture(
      editSample((file) => {
        file.setIn(['speakers', 1, 'role'], role);
      }),
    );
    const modal = only(await gaps.buildModal(moderator, await ask('any racket'), 'fact'), 'modal');
    const saidBy = field(modal, 'said-by');
    const labels = saidBy.kind === 'choice' ? saidBy.choices.map(({ label }) => label) : [];
    expect(labels.some((label) => label.endsWith('😀…'))).toBe(true);
    expect(labels.every((label) => label.isWellFormed() && label.length <= 100)).toBe(true);
  }
});

describe('A submitted modal', () => {
  const answer = 'Officers heard a loud noise from inside.';

  test('becomes a fact when the preview is published, and its gap is closed', async () => {
    const { ask, changes, activeKnowledge, gaps, store } = await createGapReviewFixture();
    const gap = await ask('what loud racket was inside', 'loud racket inside');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    const typed = {
      answer: [answer],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': ['met-police'],
    };
    const preview = only(await gaps.submitModal(moderator, gap, 'fact', sent(modal, typed)), 'preview');
    expect(preview.difference.added.map(({ question }) => question)).toEqual(['What loud racket was inside?']);
    expect(await store.gaps.list(moderator.serverId, incident)).toMatchObject([{ state: 'open' }, { state: 'open' }]);

    expect(only(await changes.confirm(moderator, preview.id, false), 'change-applied').how).toBe('draft');
    const reply = (await activeKnowledge.forChannel(moderator)).answerer.answer('what loud racket was inside');
    expect(reply).toMatchObject({
      kind: 'answered',
      fact: {
        id: 'what-loud-racket-was-inside',
        answer,
        paraphrases: ['loud racket inside'],
        status: 'claimed',
        saidBy: { id: 'met-police' },
        citations: [{ quote: aroundTwo.quote }],
        topics: sampleFact('when-entered').topics,
      },
    });
    expect(await gaps.listGroups(moderator, 1)).toEqual(notice('no-gaps'));
    const revision = activeKnowledge.activeRevision(moderator.serverId, incident);
    const bytes = Buffer.from((revision && (await store.revisions.bytes(revision.id))) ?? []).toString();
    const [head = '', tail = ''] = sampleText.split('\n# Questions the article does not answer');
    expect(bytes.startsWith(head.trimEnd())).toBe(true);
    expect(bytes.endsWith(tail)).toBe(true);
  });

  test('becomes paraphrases of the chosen entry', async () => {
    const { ask, changes, activeKnowledge, gaps } = await createGapReviewFixture();
    const gap = await ask('what loud racket was inside', 'loud racket inside');
    const modal = only(await gaps.buildModal(moderator, gap, 'meaning'), 'modal');
    const entries = field(modal, 'entry');
    if (entries.kind !== 'choice') throw new Error('Entries are chosen from a list.');
    expect(entries.choices.filter(({ isSelected }) => isSelected)).toEqual([]);
    const values = sent(modal, { entry: ['when-entered'] });
    const preview = only(await gaps.submitModal(moderator, gap, 'meaning', values), 'preview');
    await changes.confirm(moderator, preview.id, false);
    const { answerer } = await activeKnowledge.forChannel(moderator);
    for (const question of ['what loud racket was inside', 'loud racket inside'])
      expect(answerer.answer(question)).toMatchObject({ kind: 'answered', fact: { id: 'when-entered' } });
    expect(await gaps.listGroups(moderator, 1)).toEqual(notice('no-gaps'));
  });

  test.each([
    ['of an entry that does not exist', { entry: ['gone'] }, 'The entry that you chose no longer exists.'],
    ['without any words', { entry: ['when-entered'], paraphrases: [' \n '] }, 'There is no paraphrase to add.'],
    [
      'that another entry has',
      { entry: ['where'], paraphrases: ['what time did they go in'] },
      'is already a question of',
    ],
  ])('is refused for a paraphrase %s', async (_, values, message) => {
    const { ask, gaps } = await createGapReviewFixture();
    const gap = await ask('what loud racket was inside');
    const modal = only(await gaps.buildModal(moderator, gap, 'meaning'), 'modal');
    const { problems, modal: again } = only(
      await gaps.submitModal(moderator, gap, 'meaning', sent(modal, values)),
      'refused',
    );
    expect(problems[0]?.message).toContain(message);
    expect(again).toEqual({ gapId: gap, form: 'meaning' });
  });

  test('applies to its server only', async () => {
    const { ask, changes, activeKnowledge, gaps } = await createGapReviewFixture();
    const gap = await ask('what loud racket was inside');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    const typed = {
      answer: [answer],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': ['met-police'],
    };
    const preview = only(await gaps.submitModal(moderator, gap, 'fact', sent(modal, typed)), 'preview');
    await changes.confirm(moderator, preview.id, false);
    expect((await activeKnowledge.forChannel(moderator)).knowledge.facts).toHaveLength(
      sampleKnowledge.facts.length + 1,
    );
    expect((await activeKnowledge.forChannel(otherModerator)).knowledge.facts).toEqual(sampleKnowledge.facts);
  });

  test('becomes a not-stated entry', async () => {
    const { ask, changes, activeKnowledge, gaps } = await createGapReviewFixture();
    const gap = await ask('did his dog survive', 'what happened to the dog');
    const modal = only(await gaps.buildModal(moderator, gap, 'not-stated'), 'modal');
    expect(modal.fields.map(({ id }) => id)).toEqual(['question', 'sentences', 'paraphrases']);
    const preview = only(
      await gaps.submitModal(moderator, gap, 'not-stated', sent(modal, { sentences: [] })),
      'preview',
    );
    expect(preview.difference.notStated.added).toHaveLength(1);
    await changes.confirm(moderator, preview.id, false);
    const reply = (await activeKnowledge.forChannel(moderator)).answerer.answer('what happened to the dog');
    expect(reply).toMatchObject({ kind: 'not-stated', entry: { question: 'Did his dog survive?' } });
  });

  test('is stated by the article if the reporter is its speaker', async () => {
    const { ask, gaps, store, changes, activeKnowledge } = await createGapReviewFixture();
    const gap = await ask('life changing stuff east');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    const typed = {
      answer: ['A man has sustained injuries.'],
      sentences: sentences(modal, 1),
      'said-by': ['reporter'],
    };
    const preview = only(await gaps.submitModal(moderator, gap, 'fact', sent(modal, typed)), 'preview');
    expect(preview.difference.added).toMatchObject([{ status: 'stated', saidBy: { reporter: true } }]);
    await changes.confirm(moderator, preview.id, false);
    expect((await store.revisions.findActive(moderator.serverId, incident))?.note).toBe(
      'Fact life-changing-stuff-east, from 1 question',
    );
    expect(activeKnowledge.activeRevision(moderator.serverId, incident)?.name).toBe('1');
  });

  test('quotes a sentence with its own speaker, next to one of the chosen speaker', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    const modal = only(await gaps.buildModal(moderator, await ask('any racket'), 'fact'), 'modal');
    const twist = sampleFact('how-rare').citations[0];
    const typed = {
      answer: ['Officers entered.'],
      sentences: sentences(modal, aroundTwo.sentenceNumber, twist.sentenceNumber),
      'said-by': ['met-police'],
    };
    const preview = only(
      await gaps.submitModal(moderator, Number(modal.argument), 'fact', sent(modal, typed)),
      'preview',
    );
    expect(preview.difference.added[0]?.citations.map(({ speaker }) => speaker.id)).toEqual([
      'met-police',
      'matt-twist',
    ]);
  });

  test('gets an id that no other entry has', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    const modal = only(await gaps.buildModal(moderator, await ask('any racket'), 'fact'), 'modal');
    const typed = {
      question: ['When entered?'],
      answer: ['Officers entered.'],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': ['met-police'],
    };
    const preview = only(
      await gaps.submitModal(moderator, Number(modal.argument), 'fact', sent(modal, typed)),
      'preview',
    );
    expect(preview.difference.added.map(({ id }) => id)).toEqual(['when-entered-2']);
  });

  test('is appended to the file that was published in the meantime, with an unused id', async () => {
    const { ask, changes, activeKnowledge, gaps } = await createGapReviewFixture();
    const gap = await ask('any racket');
    const draft = async (by: typeof moderator, about: string) => {
      const fields = { question: [`Is this very long question about ${about}?`], paraphrases: [''], sentences: [] };
      return only(await gaps.submitModal(by, gap, 'not-stated', fields), 'preview');
    };
    const other = { ...moderator, userId: '999' };
    const [first, second] = [await draft(moderator, 'noises'), await draft(other, 'newspapers')];
    await changes.confirm(moderator, first.id, false);
    const moved = only(await changes.confirm(other, second.id, false), 'preview');
    expect(moved).toMatchObject({ step: 'rebased', difference: { notStated: { added: [{}], removed: [] } } });
    await changes.confirm(other, moved.id, false);
    const ids = (await activeKnowledge.forChannel(moderator)).knowledge.notStated.map(({ id }) => id);
    expect(ids.slice(-2)).toEqual(['is-this-very-long-question', 'is-this-very-long-question-2']);
  });

  test('may contain any text', async () => {
    const { ask, gaps } = await createGapReviewFixture();
    const modal = only(await gaps.buildModal(moderator, await ask('any racket'), 'fact'), 'modal');
    const typed = {
      question: ['- id: {evil}\n# not a comment: [yes]\u0000'],
      answer: ['&a *b !c |\n  officers: entered'],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': ['met-police'],
      paraphrases: ['- one: two\r\n\r\n  * three # four  \n"five\'\nOne? Two!'],
    };
    const preview = only(
      await gaps.submitModal(moderator, Number(modal.argument), 'fact', sent(modal, typed)),
      'preview',
    );
    expect(preview.difference.added).toMatchObject([
      {
        question: '- id: {evil} # not a comment: [yes]',
        answer: '&a *b !c | officers: entered',
        paraphrases: ['one: two', 'three # four', '"five\''],
      },
    ]);
  });
});

describe('An invalid submission is refused with its reason, and its values are kept', () => {
  test.for([
    ['without an answer', { answer: ['  '] }, 'must not be empty'],
    ['with a name that its quotes do not have', { answer: ['Gandalf entered.'] }, 'Gandalf'],
    ['without a sentence', { sentences: [] }, 'at least one quote'],
    ['by nobody that the file knows', { 'said-by': ['gandalf'] }, 'gandalf'],
    ['with another speaker than that of the sentence', { 'said-by': ['matt-twist'] }, 'has two speakers'],
    [
      'with a wording that the file has already',
      { paraphrases: [`racket\n${sampleFact('when-entered').paraphrases[0]}`] },
      'is already a question of “when-entered”',
    ],
    ['with a sentence that the article does not have', { sentences: ['article 7 000000000000'] }, 'choose another one'],
  ] as const)('%s', async ([, wrong, reason]) => {
    const { ask, gaps, store } = await createGapReviewFixture();
    const gap = await ask('any racket');
    const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    const right = {
      question: ['Was there any racket?'],
      answer: ['Officers entered.'],
      sentences: sentences(modal, aroundTwo.sentenceNumber),
      'said-by': ['met-police'],
      paraphrases: ['racket'],
    };
    const reply = only(await gaps.submitModal(moderator, gap, 'fact', sent(modal, { ...right, ...wrong })), 'refused');
    expect(reply.problems.map(({ message }) => message).join('\n')).toContain(reason);
    expect(reply.modal).toEqual({ gapId: gap, form: 'fact' });

    const again = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
    const { sentences: _, 'said-by': __, ...texts } = { ...right, ...wrong };
    expect(sent(again)).toMatchObject(texts);
    if (!('said-by' in wrong)) expect(sent(again)).toMatchObject({ 'said-by': ['met-police'] });
    if (!('sentences' in wrong)) expect(sent(again)).toMatchObject({ sentences: right.sentences });
    expect(await store.gaps.list(moderator.serverId, incident)).toMatchObject([{ state: 'open' }]);
  });

  test('for 15 minutes, and for its moderator only', async () => {
    const { ask, gaps, advance } = await createGapReviewFixture();
    const gap = await ask('any racket');
    await gaps.submitModal(moderator, gap, 'fact', { question: ['Typed?'] });
    const questionFor = async (by: typeof moderator) =>
      sent(only(await gaps.buildModal(by, gap, 'fact'), 'modal')).question;
    expect(await questionFor(moderator)).toEqual(['Typed?']);
    expect(await questionFor({ ...moderator, userId: '999' })).toEqual(['Any racket?']);
    advance(15 * 60_000 + 1);
    expect(await questionFor(moderator)).toEqual(['Any racket?']);
  });

  test.each([[{}], [{ question: [] }], [{ sentences: ['x', 'x', ''], nonsense: ['y'] }]])(
    'whatever a client sends: %j',
    async (fields) => {
      const { ask, gaps } = await createGapReviewFixture();
      const gap = await ask('any racket');
      expect((await gaps.submitModal(moderator, gap, 'fact', fields)).kind).toBe('refused');
      expect((await gaps.submitModal(moderator, gap, 'not-stated', fields)).kind).toBe('refused');
    },
  );
});

test('A submission gets its preview even if the group was ignored in the meantime', async () => {
  const { ask, changes, gaps, store } = await createGapReviewFixture();
  const gap = await ask('did his dog survive');
  const modal = only(await gaps.buildModal(moderator, gap, 'not-stated'), 'modal');
  await gaps.ignoreGroup({ ...moderator, userId: '999' }, gap);
  const preview = only(await gaps.submitModal(moderator, gap, 'not-stated', sent(modal)), 'preview');
  await changes.confirm(moderator, preview.id, false);
  expect(await store.gaps.list(moderator.serverId, incident)).toMatchObject([{ state: 'ignored' }]);
});

test('A refused submission can be reopened even if the group was ignored in the meantime', async () => {
  const { ask, gaps } = await createGapReviewFixture();
  const gap = await ask('did his dog survive');
  await gaps.submitModal(moderator, gap, 'fact', { question: ['Did it?'], answer: ['Gandalf did.'] });
  await gaps.ignoreGroup({ ...moderator, userId: '999' }, gap);
  const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
  expect(sent(modal)).toMatchObject({ question: ['Did it?'], answer: ['Gandalf did.'] });
  expect(await gaps.buildModal({ ...moderator, userId: '999' }, gap, 'fact')).toEqual(notice('gap-gone'));
});

test('A sentence whose text has changed since the modal was opened is not replaced by another', async () => {
  const { ask, gaps, activate } = await createGapReviewFixture();
  const gap = await ask('was the noise inside loud');
  const modal = only(await gaps.buildModal(moderator, gap, 'fact'), 'modal');
  await activate(
    sampleText.replaceAll('after hearing a loud noise from inside', 'after hearing a quiet noise from inside'),
  );
  const typed = { answer: ['Officers entered.'], 'said-by': ['met-police'] };
  const reply = only(await gaps.submitModal(moderator, gap, 'fact', sent(modal, typed)), 'refused');
  expect(reply.problems[0]?.message).toContain('choose another one');
});
