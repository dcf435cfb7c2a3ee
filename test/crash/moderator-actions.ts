import type { ChannelClient, InteractionResult } from '../../src/emulator/emulator.ts';
import { buttonsIn } from '../../src/emulator/terminal/render.ts';
import { type Scene, versions } from './scene.ts';
import type { StoredState } from './stored-state.ts';

/** A moderator's action during which the process is killed. It may never finish. */
export type ModeratorAction = { readonly name: string; readonly run: () => Promise<unknown> };

/** The actions that are possible from this state. */
export function possibleActions(
  { moderator }: Scene,
  { version, isWithheld, otherRevision }: StoredState,
): readonly [ModeratorAction, ...ModeratorAction[]] {
  const next = version === 'first' ? 'second' : 'first';
  const file = { name: 'incident.yaml', data: versions[next].text };
  const upload: ModeratorAction = {
    name: 'upload',
    run: () => runAndConfirm(moderator, 'upload', { file, note: `to the ${next}` }),
  };
  const rollback: ModeratorAction = {
    name: 'rollback',
    run: () => runAndConfirm(moderator, 'rollback', { revision: otherRevision ?? '' }),
  };
  const withhold: ModeratorAction = isWithheld
    ? { name: 'restore', run: () => runCommand(moderator, 'restore', { fact: 'when-entered' }) }
    : {
        name: 'withhold',
        run: () => runCommand(moderator, 'withhold', { fact: 'when-entered', reason: 'a court says so' }),
      };
  return otherRevision === undefined ? [upload, withhold] : [upload, rollback, withhold];
}

type CommandOptions = Parameters<ChannelClient['runCommand']>[1];

async function runCommand(
  moderator: ChannelClient,
  subcommand: string,
  options: CommandOptions,
): Promise<InteractionResult> {
  const outcome = await moderator.runCommand('knowledge', options, { subcommand });
  return outcome.settled();
}

async function runAndConfirm(moderator: ChannelClient, subcommand: string, options: CommandOptions): Promise<void> {
  const { messages } = await runCommand(moderator, subcommand, options);
  for (const preview of messages) {
    const button = buttonsIn(preview).find(({ label }) => label === 'Publish');
    if (button) await (await moderator.pressButton(preview.id, button.customId)).settled();
  }
}
