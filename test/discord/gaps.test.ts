import { describe, expect, test } from 'vitest';
import type { OpenedModal } from '../../src/emulator/clients/modal.ts';
import type { InteractionResult, VisibleMessage } from '../../src/emulator/emulator.ts';
import { createScratchFolder, sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { labelsOf, pressProblem, replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const question = 'what was audible';
const [cited] = sampleFact('when-entered').citations;

/** Starts a bot with a file that moderators can add entries to. */
async function startGapBot(): Promise<TestBot> {
  return startBot({ folder: await createScratchFolder() });
}

/** Lets users ask questions without an answer, so that moderators see them. */
async function ask({ ann, store, discord }: TestBot, ...questions: readonly string[]): Promise<void> {
  const [server] = discord.servers;
  const count = async () => (await store.gaps.list(server?.id ?? '', sampleKnowledge.incident.id)).length;
  const before = await count();
  for (const one of questions) await ann.runCommand('ask', { question: one });
  await expect.poll(count).toBe(before + questions.length);
}

async function use({ mo }: Pick<TestBot, 'mo'>, subcommand: string, options = {}): Promise<VisibleMessage> {
  return replyOf(await (await mo.runCommand('knowledge', options, { subcommand })).settled());
}

async function press({ mo }: Pick<TestBot, 'mo'>, message: VisibleMessage, label: string): Promise<VisibleMessage> {
  return replyOf(await (await mo.pressButton(message.id, label)).settled());
}

async function form({ mo }: Pick<TestBot, 'mo'>, message: VisibleMessage, label: string): Promise<OpenedModal> {
  return modalOf(await mo.pressButton(message.id, label));
}

function modalOf({ modal, status }: InteractionResult): OpenedModal {
  if (!modal) throw new Error(`Expected a form, got ${status}.`);
  return modal;
}

async function submit({ mo }: Pick<TestBot, 'mo'>, modal: OpenedModal, values: Record<string, string | string[]>) {
  return replyOf(await (await mo.submitModal(modal, values)).settled());
}

/** The value of an option, by its label. */
function choiceOf({ fields }: OpenedModal, label: string): string[] {
  const options = fields.flatMap(({ component }) => ('options' in component ? component.options : []));
  return options.filter((option) => option.label === label).map(({ value }) => value);
}

/** The initial value of a field when the modal opens. */
function textIn({ fields }: OpenedModal, id: string): string | undefined {
  const component = fields.map((field) => field.component).find(({ custom_id }) => custom_id === id);
  return component && 'value' in component ? component.value : undefined;
}

describe('A moderator can improve the knowledge file in Discord', () => {
  test('from an unanswered question to its answer', async () => {
    const bot = await startGapBot();
    await ask(bot, question, question);
    const list = await use(bot, 'gaps');
    expect(visibleTextOf(list)).toContain(question);
    expect(list.isEphemeral).toBe(true);
    const gap = await press(bot, list, '1');
    expect(labelsOf(gap)).toEqual(['This means …', 'Draft a fact', 'Mark as not stated', 'Ignore', 'Back to the list']);

    const modal = await form(bot, gap, 'Draft a fact');
    expect(textIn(modal, 'question')).toBe('What was audible?');
    const preview = await submit(bot, modal, {
      answer: 'Officers heard a loud noise from inside.',
      sentences: choiceOf(modal, `Sentence ${cited.sentenceNumber}`),
      'said-by': ['met-police'],
    });
    expect(visibleTextOf(preview)).toContain('Officers heard a loud noise from inside.');
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('ask', { question })))).not.toContain('loud noise');

    await press(bot, preview, 'Publish');
    const answer = replyOf(await bot.ann.runCommand('ask', { question }));
    expect(visibleTextOf(answer)).toContain('Officers heard a loud noise from inside.');
    expect(visibleTextOf(answer)).toContain(cited.quote);
    expect(visibleTextOf(await use(bot, 'gaps'))).not.toContain(question);
  });

  test('by naming the entry that a question means', async () => {
    const bot = await startGapBot();
    await ask(bot, question);
    const modal = await form(bot, await press(bot, await use(bot, 'gaps'), '1'), 'This means …');
    await press(bot, await submit(bot, modal, { entry: ['when-entered'] }), 'Publish');
    const answer = replyOf(await bot.ann.runCommand('ask', { question }));
    expect(visibleTextOf(answer)).toContain(sampleFact('when-entered').answer);
  });

  test('by stating that the article does not say', async () => {
    const bot = await startGapBot();
    await ask(bot, 'how many dogs were there');
    const modal = await form(bot, await press(bot, await use(bot, 'gaps'), '1'), 'Mark as not stated');
    await press(bot, await submit(bot, modal, { sentences: [] }), 'Publish');
    const answer = replyOf(await bot.ann.runCommand('ask', { question: 'how many dogs were there' }));
    expect(visibleTextOf(answer)).toContain('The article does not say.');
  });

  test('and a refused entry is explained and keeps the typed values', async () => {
    const bot = await startGapBot();
    await ask(bot, question);
    const modal = await form(bot, await press(bot, await use(bot, 'gaps'), '1'), 'Draft a fact');
    const typed = { answer: 'Gandalf heard it.', paraphrases: 'was it audible', 'said-by': ['met-police'] };
    const refusal = await submit(bot, modal, {
      ...typed,
      sentences: choiceOf(modal, `Sentence ${cited.sentenceNumber}`),
    });
    expect(visibleTextOf(refusal)).toContain('Gandalf');
    const again = await form(bot, refusal, 'Open the form again');
    expect([textIn(again, 'answer'), textIn(again, 'paraphrases')]).toEqual([typed.answer, typed.paraphrases]);
  });

  test('and the original question is still matched if the moderator rephrases it', async () => {
    const bot = await startGapBot();
    const asked = 'quagga okapi lemur';
    await ask(bot, asked);
    const modal = await form(bot, await press(bot, await use(bot, 'gaps'), '1'), 'Mark as not stated');
    const better = { question: 'Was a zoo nearby?', sentences: [] };
    await press(bot, await submit(bot, modal, better), 'Publish');
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('ask', { question: asked })))).toContain(
      'Understood as: Was a zoo nearby?',
    );
  });

  test('or by ignoring a question permanently', async () => {
    const bot = await startGapBot();
    await ask(bot, question);
    await press(bot, await press(bot, await use(bot, 'gaps'), '1'), 'Ignore');
    await ask(bot, question, question);
    await bot.restart();
    expect(visibleTextOf(await use(bot, 'gaps'))).not.toContain(question);
  });
});

test('Two moderators who draft at once both get their entry published, and the second sees that the revision has changed', async () => {
  const bot = await startGapBot();
  const max = { mo: bot.discord.user('moderator', 'Max').inChannel(bot.channelId) };
  await ask(bot, 'did the zebra eat my quaggas', 'how tall is the lighthouse keeper');
  const draft = async (who: Pick<TestBot, 'mo'>, place: string) => {
    const gap = await press(who, await use(who, 'gaps'), place);
    return submit(who, await form(who, gap, 'Mark as not stated'), { sentences: [] });
  };
  const first = await draft(bot, '1');
  const second = await draft(max, '2');
  await press(bot, first, 'Publish');

  const moved = await press(max, second, 'Publish');
  expect(visibleTextOf(moved)).toContain('Someone else changed the knowledge in the meantime');
  expect(visibleTextOf(moved)).toContain('1 added, none removed');
  await press(max, moved, 'Publish');
  const unknowns = visibleTextOf(replyOf(await bot.ann.runCommand('unknowns')));
  expect(unknowns).toContain('Did the zebra eat my quaggas?');
  expect(unknowns).toContain('How tall is the lighthouse keeper?');
});

test('A vote on an answer counts in the report, and its question is listed for moderators', async () => {
  const bot = await startGapBot();
  const answer = replyOf(await bot.ann.runCommand('ask', { question: 'when did they go in' }));
  await bot.ann.pressButton(answer.id, 'Helpful');
  await pressProblem(bot.ann, answer.id, 'Quotation does not support this');
  expect(visibleTextOf(await use(bot, 'gaps'))).toContain('when did they go in');
  const report = await use(bot, 'report', { days: 2 });
  expect(visibleTextOf(report)).toContain('Votes: 0 helpful, 0 not what was asked, 1 not supported by the quotation.');
});

test('The report has a chart with a description', async () => {
  const bot = await startGapBot();
  await bot.ann.runCommand('when-entered');
  const { attachments, ...report } = await use(bot, 'report');
  expect(visibleTextOf({ attachments, ...report })).toContain('The last 7 days');
  const [picture] = attachments;
  expect(picture).toMatchObject({ filename: 'questions.png', content_type: 'image/png' });
  expect(picture?.description).toContain('Stacked bar chart');
  const bytes = Buffer.from(await (await fetch(picture?.url ?? '')).arrayBuffer());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
});

test('A public message that “Answer this” could not match is not stored', async () => {
  const bot = await startGapBot();
  const said = bot.ann.sendMessage('the quagga ate my okapi');
  await bot.mo.runMessageCommand('Answer this', said.id);
  await ask(bot, question);
  expect(visibleTextOf(await use(bot, 'gaps'))).toContain('Unanswered questions: 1');
});

test('“Not what I asked” under a command is recorded as such, since no user typed the question', async () => {
  const bot = await startGapBot();
  const answer = replyOf(await bot.ann.runCommand('when-entered'));
  await (await pressProblem(bot.ann, answer.id, 'Not what I asked')).settled();
  await ask(bot, question);
  const lines = visibleTextOf(await use(bot, 'gaps')).split('\n');
  const [marked = '', plain = ''] = [sampleFact('when-entered').question, question].map((words) =>
    lines.find((line) => line.includes(words)),
  );
  expect(marked).toContain('“not what I asked”; shown as the entry’s question because the original text is not stored');
  expect(plain).not.toContain('in the words of the entry');
});
