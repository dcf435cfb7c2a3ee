import type { Notice, ReplyOf } from '../replies/reply.ts';
import { type MessageView, paragraph, textView } from './blocks.ts';
import { voteLabels } from './shared-blocks.ts';

export function voteThanks(vote: keyof typeof voteLabels): string {
  return `Thank you. Your vote “${voteLabels[vote]}” has been recorded without your name. To change it, press another button below the answer.`;
}

const noticeTexts: Record<Notice, string> = {
  'entry-gone': 'My knowledge has changed since this message, and this part of it has been removed. Please ask again.',
  'no-such-sentence': 'The article has no sentence with that number. /source shows how many sentences it has.',
  'no-such-source': 'There is no such source. Choose one from the list that /source shows while you type.',
  'no-such-topic': 'There is no such topic. Choose one from the list that /facts shows while you type.',
  'needs-manage-server': 'This is for moderators. Use it on a server where you have the “Manage Server” permission.',
  'too-fast': 'There were too many questions in a short time. Slash commands still work. You can ask again',
  'no-text': 'That message has no text, so there is no question to answer. Choose a message with text.',
  'cannot-read-role-mention':
    'Discord does not show me messages that mention only my role. Please mention me myself, or use /ask.',
  'cannot-read-other-message':
    'I can only read messages that mention me. To have another message answered, open its menu and choose Apps, then “Answer this”.',
  outdated: 'This command has been renamed or removed. Type / to see the current commands.',
  failed:
    'Something went wrong on my side, and I have logged the error. Please try again. If it happens again, tell the operator of this bot.',
  'voted-helpful': voteThanks('helpful'),
  'voted-unsupported': voteThanks('unsupported'),
  'voted-not-asked': voteThanks('not-asked'),
  forgotten:
    'Done: your data is deleted. Your votes and everything derived from them are gone, and your user id is removed from revisions and the audit log. Unanswered questions are stored without a name, so nobody can tell which were yours; they expire automatically.',
  'no-such-incident': 'There is no such incident on this server. Choose one from the list that appears while you type.',
  'preview-expired':
    'This preview is no longer valid, and pressing the button has changed nothing. A preview can be used once, for 15 minutes, until you open another one or the bot restarts. Please run the command again.',
  'preview-of-another':
    'This preview belongs to another moderator. Nothing has changed. Run the command yourself to see a preview of your own.',
  discarded: 'Discarded. Nothing has changed.',
  'no-such-revision': 'There is no such revision on this server. Choose one from the list that appears while you type.',
  'already-active': 'This file is already active, byte for byte. Nothing has changed.',
  'no-such-fact':
    'There is no fact with that question or id on this server. Choose one from the list that appears while you type.',
  'already-withheld': 'This fact is already withheld. Nothing has changed.',
  'not-withheld':
    'This fact is not withheld. Nothing has changed. The list that appears while you type contains the withheld facts.',
  'gap-gone':
    'This question is no longer listed: someone has handled it, or it has expired. Use /knowledge gaps to see the current list.',
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
