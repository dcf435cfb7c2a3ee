import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as passed } from 'node:timers/promises';
import type { DiscordEmulator } from '../../src/emulator/emulator.ts';
import { type Done, runByTheClock } from './by-the-clock.ts';
import type { Fault } from './results.ts';
import type { Scene } from './scene.ts';

/** Seconds of each fault, and of calm before and behind it. */
const [during, calmBefore, calmAfter] = [5, 3, 12];
/** For how long an interaction waits, and what must be left of that when a fault is over for it to be answered still, in ms. */
const [patience, enough] = [3000, 1000];

/** Something that goes wrong. Resolves when it is over. */
export type Trouble = {
  readonly name: string;
  readonly run: (scene: Scene) => Promise<unknown>;
  /** Whether Discord itself tells nobody of what is done meanwhile. */
  readonly isDeaf?: true;
};

/** What goes wrong in the middle of the traffic, one after the other. */
export const troubles: readonly Trouble[] = [
  { name: 'gateway dropped, session kept', run: async ({ discord }) => discord.dropGateway() },
  { name: 'gateway dropped, session gone', run: forgetSession, isDeaf: true },
  {
    name: 'every request answered with 429',
    run: ({ discord }) => refuseAll(discord, { status: 429, headers: { 'retry-after': '0.5' } }),
  },
  { name: 'every request answered with 500', run: ({ discord }) => refuseAll(discord, { status: 500 }) },
  { name: 'network stalled', run: stall },
  { name: 'a reload every second', run: reloadOverAndOver },
];

async function forgetSession({ discord }: Scene): Promise<void> {
  const again = discord.next('ready');
  discord.dropGateway('invalid-session');
  await again;
}

async function refuseAll(discord: DiscordEmulator, answer: Parameters<DiscordEmulator['failNext']>[1]): Promise<void> {
  const end = discord.failNext({ path: /./ }, { ...answer, times: Number.POSITIVE_INFINITY });
  await passed(during * 1000);
  end();
}

async function stall({ discord }: Scene): Promise<void> {
  discord.stall(during * 1000);
  await passed(during * 1000);
}

/** The file has another answer each time, so that every reload changes what is in force. */
async function reloadOverAndOver({ discord, file }: Scene): Promise<void> {
  const [here] = discord.servers;
  const moderator = discord.user('moderator', 'Operator').inChannel(here?.channels[0]?.id ?? '');
  const text = await readFile(file, 'utf8');
  const other = text.replace('Officers entered at around 2pm, after', 'Officers entered around 2pm, after');
  if (other === text)
    throw new Error('The knowledge file has changed, and this does not know how to change it any more.');
  for (let second = 0; second < 2 * during; second += 1) {
    await writeFile(file, second % 2 === 0 ? other : text);
    moderator.runCommand('knowledge', {}, { subcommand: 'reload' });
    await passed(1000);
  }
}

/** Lets it happen in the middle of traffic at this rate. */
export async function measureFault(scene: Scene, rate: number, { name, run, isDeaf }: Trouble): Promise<Fault> {
  let isOver = false;
  const traffic = runByTheClock({ ...scene, rate, isOn: () => !isOver });
  await passed(calmBefore * 1000);
  const begins = performance.now();
  await run(scene);
  const ends = performance.now();
  await passed(calmAfter * 1000);
  isOver = true;
  const { done, startedAt } = await traffic;
  const [from, to] = [begins - startedAt, ends - startedAt];
  const couldBe = ({ sentAt }: Done) => sentAt < from || sentAt > to;
  return faultFrom(name, isDeaf ? done.filter(couldBe) : done, from, to);
}

/** `begins` and `ends` in ms since the traffic began. */
function faultFrom(name: string, done: readonly Done[], begins: number, ends: number): Fault {
  const lost = done.filter(({ answered }) => !answered);
  const couldBe = ({ kind, sentAt }: Done) =>
    kind === 'mention' || sentAt + enough < begins || sentAt + patience > ends + enough;
  const late = done.filter(
    ({ kind, sentAt, took, answered }) => kind !== 'mention' && sentAt > ends && (!answered || took > 1000),
  );
  const lastLate = late.reduce((last, { sentAt }) => Math.max(last, sentAt), ends);
  return {
    name,
    sent: done.length,
    lost: lost.length,
    lostNeedlessly: lost.filter(couldBe).length,
    readyAfter: (lastLate - ends) / 1000,
  };
}
