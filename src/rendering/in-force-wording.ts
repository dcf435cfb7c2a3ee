import type { InForce } from '../answering/change-reply.ts';
import { type Block, item, type Page, plain, strong } from './blocks.ts';
import { changeBlocks, coverage, inShort, isNothing } from './change-wording.ts';
import { counted } from './names.ts';
import { withheldItems } from './withheld-wording.ts';

/** What has come into force, and what follows from it. */
export function inForcePage(reply: InForce): Page {
  const { difference, knowledge, corrections, commandsFailed, ownRevision } = reply;
  return {
    blocks: [
      strong(titleOf(reply)),
      item(inShort(difference)),
      item(coverage(difference)),
      item(`Now: ${counted(knowledge.facts.length, 'fact')}, ${knowledge.notStated.length} things not stated`),
      ...withheldItems(reply),
      ...(corrections > 0
        ? [plain(`${counted(corrections, 'public answer')} will be corrected, one after the other.`)]
        : []),
      ...(ownRevision === undefined ? [] : [passedBy(ownRevision)]),
      ...(commandsFailed ? [commandsWarning] : []),
      ...changeBlocks(difference),
    ],
    buttons: [],
    each: 'change',
  };
}

/** What Discord offers while somebody types "/" may lag behind what is in force. */
export const commandsWarning: Block = plain(
  'Discord did not take the changed slash commands; everything else is in force. /knowledge reload tries again, in a minute.',
);

function passedBy(revision: string): Block {
  return plain(
    `This server is answered from its own revision ${revision}, which the operator’s files do not change. /knowledge rollback can follow them again.`,
  );
}

const titles: Readonly<Record<InForce['how'], string>> = {
  reload: 'Reloaded; this is in force now.',
  upload: 'The file is in force now, on this server.',
  rollback: 'Rolled back; the earlier state is in force again.',
  draft: 'Your draft is in force now, on this server.',
  'follow-operator': 'The operator’s files are followed here again.',
};

function titleOf({ how, revision, difference }: InForce): string {
  const title = how === 'reload' && isNothing(difference) ? 'Reloaded; no fact has changed.' : titles[how];
  return revision === undefined ? title : `${title} It is revision ${revision}.`;
}
