import type { ChangeApplied } from '../replies/change-reply.ts';
import { type Block, type Button, type MessageView, paragraph, strong } from './blocks.ts';
import { changeBlocks, diffSummary, hasNoChanges, withheldItems } from './change-blocks.ts';
import { pluralize } from './format.ts';

/** Confirms a published change in two lines, with warnings and the next step. A reload also lists what has changed. */
export function renderChangeApplied(reply: ChangeApplied): MessageView {
  const { how, difference, correctionCount, commandsFailed, ownRevision, answersAbout } = reply;
  const corrections =
    correctionCount === 0 ? '' : ` · ${pluralize(correctionCount, 'public answer')} will be changed, one at a time`;
  return {
    blocks: [
      strong(titleOf(reply)),
      paragraph(`${diffSummary(difference)}${corrections}`),
      ...withheldItems(reply),
      ...(ownRevision === undefined ? [] : [ownRevisionBlock(ownRevision)]),
      ...(commandsFailed ? [commandsFailedBlock] : []),
      ...(ownRevision === undefined ? [nextStep(reply)] : []),
      // A reload has no preview.
      ...(how === 'reload' ? changeBlocks(difference) : []),
    ],
    buttons: answersAbout ? incidentButtons(reply) : [],
    groupNoun: 'change',
  };
}

function nextStep({ knowledge: { incident, facts }, answersAbout }: ChangeApplied): Block {
  if (answersAbout) {
    const { serverTitle, channelTitle } = answersAbout;
    const channel = channelTitle === serverTitle ? '' : `, and this channel about: ${channelTitle}`;
    return paragraph(
      `This server still answers about: ${serverTitle}${channel}. Answer about “${incident.title}” here from now on?`,
    );
  }
  const [first] = facts;
  return paragraph(first ? `Next: try it, for example /ask question: ${first.question}` : 'Next: add facts.');
}

/** Each does what /knowledge incident does. */
function incidentButtons({ knowledge: { incident } }: ChangeApplied): Button[] {
  return [
    { label: 'Yes, on this server', action: 'use-on-server', argument: incident.id },
    { label: 'Yes, in this channel', action: 'use-in-channel', argument: incident.id },
  ];
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
