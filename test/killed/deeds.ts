import type { ChannelClient, InteractionResult } from '../../src/emulator/emulator.ts';
import { buttonsIn } from '../../src/emulator/terminal/message-text.ts';
import type { Kept } from './kept.ts';
import { type Scene, states } from './scene.ts';

/** What a moderator does while the process is killed. It may never come to its end. */
export type Deed = { readonly name: string; readonly run: () => Promise<unknown> };

/** All that can be done from here. */
export function deedsFrom({ mo }: Scene, { state, withheld, other }: Kept): readonly [Deed, ...Deed[]] {
  const next = state === 'first' ? 'second' : 'first';
  const file = { name: 'incident.yaml', data: states[next].text };
  const upload: Deed = { name: 'upload', run: () => confirmed(mo, 'upload', { file, note: `to the ${next}` }) };
  const rollback: Deed = { name: 'rollback', run: () => confirmed(mo, 'rollback', { revision: other ?? '' }) };
  const withhold: Deed = withheld
    ? { name: 'restore', run: () => settled(mo, 'restore', { fact: 'when-entered' }) }
    : { name: 'withhold', run: () => settled(mo, 'withhold', { fact: 'when-entered', reason: 'a court says so' }) };
  return other === undefined ? [upload, withhold] : [upload, rollback, withhold];
}

type Options = Parameters<ChannelClient['runCommand']>[1];

async function settled(mo: ChannelClient, subcommand: string, options: Options): Promise<InteractionResult> {
  const outcome = await mo.runCommand('knowledge', options, { subcommand });
  return outcome.settled();
}

async function confirmed(mo: ChannelClient, subcommand: string, options: Options): Promise<void> {
  const { messages } = await settled(mo, subcommand, options);
  for (const preview of messages) {
    const button = buttonsIn(preview).find(({ label }) => label === 'Put in force');
    if (button) await (await mo.pressButton(preview.id, button.customId)).settled();
  }
}
