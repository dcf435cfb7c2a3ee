import type { Notice, ReplyOf } from '../replies/reply.ts';
import { type MessageView, paragraph, textView } from './blocks.ts';
import { voteLabels } from './vote-labels.ts';

export function voteThanks(vote: keyof typeof voteLabels): string {
  return `Thank you; “${voteLabels[vote]}” is noted, without your name. Another of the buttons there changes it.`;
}

const noticeTexts: Record<Notice, string> = {
  'entry-gone': 'The knowledge has changed since, and this is no longer part of it. Please ask again.',
  'no-such-sentence': 'The article has no sentence with that number.',
  'no-such-topic': 'There is no such topic. Choose one from the list that /facts offers while you type.',
  'needs-manage-server': 'This is for moderators: you need the permission “Manage Server” here.',
  'too-fast': 'That was a lot at once; slash commands still work. Please ask again',
  'no-text': 'There is no text in that message that I could answer.',
  outdated: 'This command has been renamed or removed. Type / to see what I can be asked.',
  failed: 'Something went wrong on my side; it has been noted. Please try again.',
  'voted-helpful': voteThanks('helpful'),
  'voted-unsupported': voteThanks('unsupported'),
  'voted-not-asked': voteThanks('not-asked'),
  forgotten:
    'Done: all that was tied to you is deleted. Your votes are gone, what came of them too, and your user id is out of revisions and the moderators’ log. Unanswered questions are kept without a name, so nobody can tell which were yours; they go by themselves.',
  'no-such-incident': 'There is no such incident here. Choose one from the list that is offered while you type.',
  'preview-expired':
    'This preview has ended: one can be decided on for 15 minutes, by one press, and not after a restart or a newer one. Nothing has changed by this press.',
  'preview-of-another': 'This preview is another moderator’s. Nothing has changed.',
  discarded: 'Discarded. Nothing has changed.',
  'no-such-revision': 'There is no such revision here. Choose one from the list that is offered while you type.',
  'already-active': 'This is in force already, byte for byte. Nothing has changed.',
  'no-such-fact': 'There is no such fact here. Choose one from the list that is offered while you type.',
  'already-withheld': 'This fact is withheld already. Nothing has changed.',
  'not-withheld': 'This fact is not withheld. Nothing has changed.',
  'gap-gone': 'This question is no longer among the gaps: somebody has dealt with it, or its time is over.',
  'gap-ignored': 'Ignored: this question, and what is like it, is not listed any more.',
  'no-gaps': 'No question has been asked in vain here, as far as is still known.',
};

export function renderNotice({ notice, requestId, retryAt }: ReplyOf<'notice'>): MessageView {
  const block = paragraph(
    requestId === undefined ? noticeTexts[notice] : `${noticeTexts[notice]} Reference ${requestId}`,
  );
  return textView(retryAt === undefined ? block : { ...block, dueAt: retryAt });
}
