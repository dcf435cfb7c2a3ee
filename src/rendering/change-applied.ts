import type { ChangeApplied } from '../replies/change-reply.ts';
import { type Block, item, type MessageView, paragraph, strong } from './blocks.ts';
import { changeBlocks, coverageLine, diffSummary, hasNoChanges, withheldItems } from './change-blocks.ts';
import { pluralize } from './format.ts';

/** Confirms a published change and lists its effects. */
export function renderChangeApplied(reply: ChangeApplied): MessageView {
  const { difference, knowledge, correctionCount, commandsFailed, ownRevision } = reply;
  return {
    blocks: [
      strong(titleOf(reply)),
      item(diffSummary(difference)),
      item(coverageLine(difference)),
      item(
        `Now: ${pluralize(knowledge.facts.length, 'fact')}, and ${pluralize(knowledge.notStated.length, 'question')} that the article does not answer`,
      ),
      ...withheldItems(reply),
      ...(correctionCount > 0
        ? [paragraph(`${pluralize(correctionCount, 'public answer')} will be corrected, one at a time.`)]
        : []),
      ...(ownRevision === undefined ? [] : [ownRevisionBlock(ownRevision)]),
      ...(commandsFailed ? [commandsFailedBlock] : []),
      ...changeBlocks(difference),
    ],
    buttons: [],
    groupNoun: 'change',
  };
}

/** The commands that Discord lists may differ from the active knowledge until the next registration. */
export const commandsFailedBlock: Block = paragraph(
  'Discord did not accept the changed slash commands; everything else is active. Use /knowledge reload in a minute to try again.',
);

function ownRevisionBlock(revision: string): Block {
  return paragraph(
    `This server uses its own revision ${revision}, so the operator’s files do not affect it. Use /knowledge rollback to follow them again.`,
  );
}

const titles: Readonly<Record<ChangeApplied['how'], string>> = {
  reload: 'Reloaded: this version is now active.',
  upload: 'Published: this file is now active on this server.',
  rollback: 'Rolled back: the earlier revision is active again.',
  draft: 'Published: your draft is now active on this server.',
  'follow-operator': 'This server follows the operator’s files again.',
};

function titleOf({ how, revision, difference }: ChangeApplied): string {
  const title = how === 'reload' && hasNoChanges(difference) ? 'Reloaded; no fact has changed.' : titles[how];
  return revision === undefined ? title : `${title} This is revision ${revision}.`;
}
