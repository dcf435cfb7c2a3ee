import { ComponentType } from 'discord-api-types/v10';
import type { ChannelClient, DiscordEmulator, InteractionResult, VisibleMessage } from '../../src/emulator/emulator.ts';
import type { RandomSource } from '../generated/random.ts';
import { createReplyTracker } from './reply-tracker.ts';
import type { UploadFolder } from './upload-folder.ts';

/** The user actions of the load test. */
export const actionKinds = ['command', 'autocomplete', 'mention', 'button', 'upload'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** A user action. Resolves with whether the bot answered in time; the request is sent in the same tick. */
export type UserAction = { readonly kind: ActionKind; readonly run: () => Promise<boolean> };

/** The share of each action. */
const actionShares: readonly (readonly [ActionKind, number])[] = [
  ['command', 0.599],
  ['autocomplete', 0.25],
  ['mention', 0.1],
  ['button', 0.05],
  ['upload', 0.001],
];

export type TrafficOptions = {
  readonly discord: DiscordEmulator;
  /** Where people are. */
  readonly servers: DiscordEmulator['servers'];
  readonly questions: readonly [string, ...string[]];
  readonly uploads: UploadFolder;
  readonly chance: RandomSource;
};

/** An endless sequence of user actions, with one user in each server, in turn. */
export function createTraffic({ discord, servers, questions, uploads, chance }: TrafficOptions): () => UserAction {
  const users = servers.map(({ id, channels }) =>
    discord.user('member', `Person of ${id}`, id).inChannel(channels[0]?.id ?? ''),
  );
  const replies = createReplyTracker(discord);
  const answers: ButtonMessage[] = [];
  let turnIndex = 0;
  let uploadCount = 0;

  function nextUser(): ChannelClient {
    turnIndex += 1;
    const user = users[turnIndex % users.length];
    if (!user) throw new Error('There is nobody.');
    return user;
  }
  async function command(): Promise<boolean> {
    const user = nextUser();
    const { name, options } = chooseCommand();
    const outcome = await user.runCommand(name, options);
    rememberAnswer(user, outcome);
    return outcome.status !== 'failed';
  }
  function chooseCommand() {
    const names = discord.commands(servers[0]?.id ?? '').map(({ name }) => name);
    const facts = names.filter((name) => !generalCommandNames.has(name));
    const draw = chance.next();
    const [fact, ...others] = facts;
    if (draw < 0.5 || fact === undefined) return { name: 'ask', options: { question: chance.pick(questions) } };
    return { name: draw < 0.85 ? chance.pick([fact, ...others]) : chance.pick(listCommands), options: {} };
  }
  function rememberAnswer(user: ChannelClient, { messages: [message] }: InteractionResult): void {
    const customIds = message ? customIdsOf(message) : [];
    if (message && customIds.length > 0) answers.push({ user, messageId: message.id, customIds });
    if (answers.length > maxRememberedAnswers) answers.shift();
  }
  async function button(): Promise<boolean> {
    // Each button once, because an edit may replace it.
    const [answer] = answers.splice(Math.floor(chance.next() * answers.length), 1);
    const [customId, ...others] = answer?.customIds ?? [];
    if (!answer || customId === undefined) return command();
    const { status } = await answer.user.pressButton(answer.messageId, chance.pick([customId, ...others]));
    return status !== 'failed';
  }
  async function autocomplete(): Promise<boolean> {
    const question = chance.pick(questions);
    const typed = question.slice(0, Math.ceil(chance.next() * question.length));
    const user = nextUser();
    // Without suggestions in time, a client shows "Loading options failed", which is thrown.
    return user.autocomplete('ask', 'question', typed).then(
      () => true,
      () => false,
    );
  }
  function mention(): Promise<boolean> {
    const message = nextUser().sendMessage(`<@${discord.applicationId}> ${chance.pick(questions)}`);
    return replies.waitFor(message.id);
  }

  /** Counts until the acknowledgement; the preview follows when its turn comes. */
  async function upload(): Promise<boolean> {
    uploadCount += 1;
    const server = servers[uploadCount % servers.length];
    const moderator = discord.user('moderator', `Moderator of ${server?.id}`, server?.id);
    const file = await uploads.upload(uploadCount % distinctUploads);
    const channel = moderator.inChannel(server?.channels[0]?.id ?? '');
    return (await channel.runCommand('knowledge', { file }, { subcommand: 'upload' })).status !== 'failed';
  }

  const runners = { command, autocomplete, mention, button, upload };
  return () => {
    const kind = chooseKind(chance.next());
    return { kind, run: runners[kind] };
  };
}

type ButtonMessage = {
  readonly user: ChannelClient;
  readonly messageId: string;
  readonly customIds: readonly string[];
};

/** Users press buttons of recent answers. */
const maxRememberedAnswers = 200;
const distinctUploads = 10;
const listCommands = ['facts', 'timeline', 'unknowns', 'about'] as const;
const generalCommandNames: ReadonlySet<string> = new Set([
  ...listCommands,
  'ask',
  'source',
  'help',
  'forget-me',
  'knowledge',
  'Answer this',
]);

function chooseKind(draw: number): ActionKind {
  let sum = 0;
  const match = actionShares.find(([, share]) => {
    sum += share;
    return draw < sum;
  });
  return match?.[0] ?? 'command';
}

function customIdsOf({ components }: VisibleMessage): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((component) =>
          component.type === ComponentType.Button && 'custom_id' in component ? [component.custom_id] : [],
        )
      : [],
  );
}
