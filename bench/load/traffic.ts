import { ComponentType } from 'discord-api-types/v10';
import type { ChannelClient, DiscordEmulator, InteractionResult, VisibleMessage } from '../../src/emulator/emulator.ts';
import type { Chance } from '../generated/random.ts';
import { openReplies } from './replies.ts';

/** What people do with a bot. */
export const kinds = ['command', 'autocomplete', 'mention', 'button'] as const;
export type Kind = (typeof kinds)[number];

/** Something that somebody does. Resolves with whether the bot answered in time; what is sent is sent in the same tick. */
export type Deed = { readonly kind: Kind; readonly run: () => Promise<boolean> };

/** The share of each. */
const shares: readonly (readonly [Kind, number])[] = [
  ['command', 0.6],
  ['autocomplete', 0.25],
  ['mention', 0.1],
  ['button', 0.05],
];

export type TrafficOptions = {
  readonly discord: DiscordEmulator;
  readonly questions: readonly [string, ...string[]];
  readonly chance: Chance;
};

/** An endless row of things that people do, one person in each server, taking turns. */
export function openTraffic({ discord, questions, chance }: TrafficOptions): () => Deed {
  const people = discord.servers.map(({ id, channels }, at) =>
    discord.user('member', `Person ${at + 1}`, id).inChannel(channels[0]?.id ?? ''),
  );
  const replies = openReplies(discord);
  const answers: Answer[] = [];
  let turn = 0;

  function nextPerson(): ChannelClient {
    turn += 1;
    const person = people[turn % people.length];
    if (!person) throw new Error('There is nobody.');
    return person;
  }
  async function command(): Promise<boolean> {
    const person = nextPerson();
    const { name, options } = chosenCommand();
    const outcome = await person.runCommand(name, options);
    keepAnswer(person, outcome);
    return outcome.status !== 'failed';
  }
  function chosenCommand() {
    const names = discord.commands(discord.servers[0]?.id ?? '').map(({ name }) => name);
    const facts = names.filter((name) => !general.has(name));
    const what = chance.next();
    const [fact, ...more] = facts;
    if (what < 0.5 || fact === undefined) return { name: 'ask', options: { question: chance.oneOf(questions) } };
    return { name: what < 0.85 ? chance.oneOf([fact, ...more]) : chance.oneOf(lists), options: {} };
  }
  function keepAnswer(person: ChannelClient, { messages: [message] }: InteractionResult): void {
    const customIds = message ? customIdsOf(message) : [];
    if (message && customIds.length > 0) answers.push({ person, message: message.id, customIds });
    if (answers.length > answersKept) answers.shift();
  }
  async function button(): Promise<boolean> {
    // Each once: by then its buttons may be others.
    const [answer] = answers.splice(Math.floor(chance.next() * answers.length), 1);
    const [customId, ...more] = answer?.customIds ?? [];
    if (!answer || customId === undefined) return command();
    const { status } = await answer.person.pressButton(answer.message, chance.oneOf([customId, ...more]));
    return status !== 'failed';
  }
  async function autocomplete(): Promise<boolean> {
    const question = chance.oneOf(questions);
    const typed = question.slice(0, Math.ceil(chance.next() * question.length));
    const person = nextPerson();
    // Without suggestions in time a client says "Loading options failed", which is thrown.
    return person.autocomplete('ask', 'question', typed).then(
      () => true,
      () => false,
    );
  }
  function mention(): Promise<boolean> {
    const said = nextPerson().sendMessage(`<@${discord.applicationId}> ${chance.oneOf(questions)}`);
    return replies.to(said.id);
  }

  const runs = { command, autocomplete, mention, button };
  return () => {
    const kind = chosen(chance.next());
    return { kind, run: runs[kind] };
  };
}

type Answer = { readonly person: ChannelClient; readonly message: string; readonly customIds: readonly string[] };

/** People press buttons of answers that have just come. */
const answersKept = 200;
const lists = ['facts', 'timeline', 'unknowns', 'about'] as const;
const general: ReadonlySet<string> = new Set([
  ...lists,
  'ask',
  'source',
  'help',
  'forget-me',
  'knowledge',
  'Answer this',
]);

function chosen(chance: number): Kind {
  let sum = 0;
  const found = shares.find(([, share]) => {
    sum += share;
    return chance < sum;
  });
  return found?.[0] ?? 'command';
}

function customIdsOf({ components }: VisibleMessage): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((one) =>
          one.type === ComponentType.Button && 'custom_id' in one ? [one.custom_id] : [],
        )
      : [],
  );
}
