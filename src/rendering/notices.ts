import type { Notice, ReplyOf } from '../replies/reply.ts';
import { type MessageView, paragraph, textView } from './blocks.ts';
import { voteLabels } from './shared-blocks.ts';

export function voteThanks(vote: keyof typeof voteLabels): string {
  return `Thank you. Your vote “${voteLabels[vote]}” is recorded without your name. Press another button on the answer to change it.`;
}

const noticeTexts: Record<Notice, string> = {
  'entry-gone': 'The knowledge has changed since then, and this is no longer part of it. Please ask again.',
  'no-such-sentence': 'The article has no sentence with that number.',
  'no-such-topic': 'There is no such topic. Choose one from the list that /facts shows while you type.',
  'needs-manage-server': 'This is for moderators: you need the “Manage Server” permission on this server.',
  'too-fast': 'Too many questions at once. Slash commands still work. Please ask again',
  'no-text': 'That message has no text that I could answer.',
  outdated: 'This command has been renamed or removed. Type / to see the current commands.',
  failed: 'Something went wrong on my side, and the error is logged. Please try again.',
  'voted-helpful': voteThanks('helpful'),
  'voted-unsupported': voteThanks('unsupported'),
  'voted-not-asked': voteThanks('not-asked'),
  forgotten:
    'Done: your data is deleted. Your votes and everything derived from them are gone, and your user id is removed from revisions and the audit log. Unanswered questions are stored without a name, so nobody can tell which were yours; they expire on their own.',
  'no-such-incident': 'There is no such incident on this server. Choose one from the list that appears while you type.',
  'preview-expired':
    'This preview has expired. A preview is valid for one decision within 15 minutes, until you open another one or the bot restarts. Nothing has changed.',
  'preview-of-another': 'This preview belongs to another moderator. Nothing has changed.',
  discarded: 'Discarded. Nothing has changed.',
  'no-such-revision': 'There is no such revision on this server. Choose one from the list that appears while you type.',
  'already-active': 'This file is already active, byte for byte. Nothing has changed.',
  'no-such-fact': 'There is no such fact on this server. Choose one from the list that appears while you type.',
  'already-withheld': 'This fact is already withheld. Nothing has changed.',
  'not-withheld': 'This fact is not withheld. Nothing has changed.',
  'gap-gone': 'This question is no longer listed: someone has handled it, or it has expired.',
  'gap-ignored': 'Ignored: this question and similar ones are no longer listed.',
  'no-gaps': 'There are no unanswered questions on this server.',
  'upload-in-progress':
    'Another file of this server is being read. Wait for its preview, then try again. Nothing has changed.',
  'uploads-busy':
    'Too many servers are uploading files at the moment. Please try again in a minute. Nothing has changed.',
  'too-many-uploads': 'This server has sent several files within a minute. Nothing has changed. Please try again',
  loading: 'The knowledge of this server is being loaded. Please try again in a few seconds.',
};

export function renderNotice({ notice, requestId, retryAt }: ReplyOf<'notice'>): MessageView {
  const block = paragraph(
    requestId === undefined ? noticeTexts[notice] : `${noticeTexts[notice]} Reference ${requestId}`,
  );
  return textView(retryAt === undefined ? block : { ...block, dueAt: retryAt });
}
