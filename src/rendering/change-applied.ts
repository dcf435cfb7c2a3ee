import type { ChangeApplied } from '../replies/change-reply.ts';
import { type Block, item, type MessageView, paragraph, strong } from './blocks.ts';
import { changeBlocks, coverageLine, diffSummary, hasNoChanges } from './change-blocks.ts';
import { pluralize } from './format.ts';
import { withheldItems } from './withheld-items.ts';

/** What has come into force, and what follows from it. */
export function renderChangeApplied(reply: ChangeApplied): MessageView {
  const { difference, knowledge, correctionCount, commandsFailed, ownRevision } = reply;
  return {
    blocks: [
      strong(titleOf(reply)),
      item(diffSummary(difference)),
      item(coverageLine(difference)),
      item(`Now: ${pluralize(knowledge.facts.length, 'fact')}, ${knowledge.notStated.length} things not stated`),
      ...withheldItems(reply),
      ...(correctionCount > 0
        ? [paragraph(`${pluralize(correctionCount, 'public answer')} will be corrected, one after the other.`)]
        : []),
      ...(ownRevision === undefined ? [] : [ownRevisionBlock(ownRevision)]),
      ...(commandsFailed ? [commandsFailedBlock] : []),
      ...changeBlocks(difference),
    ],
    buttons: [],
    groupNoun: 'change',
  };
}

/** What Discord offers while somebody types "/" may lag behind what is in force. */
export const commandsFailedBlock: Block = paragraph(
  'Discord did not take the changed slash commands; everything else is in force. /knowledge reload tries again, in a minute.',
);

function ownRevisionBlock(revision: string): Block {
  return paragraph(
    `This server is answered from its own revision ${revision}, which the operator’s files do not change. /knowledge rollback can follow them again.`,
  );
}

const titles: Readonly<Record<ChangeApplied['how'], string>> = {
  reload: 'Reloaded; this is in force now.',
  upload: 'The file is in force now, on this server.',
  rollback: 'Rolled back; the earlier state is in force again.',
  draft: 'Your draft is in force now, on this server.',
  'follow-operator': 'The operator’s files are followed here again.',
};

function titleOf({ how, revision, difference }: ChangeApplied): string {
  const title = how === 'reload' && hasNoChanges(difference) ? 'Reloaded; no fact has changed.' : titles[how];
  return revision === undefined ? title : `${title} It is revision ${revision}.`;
}
