import type { Notice, ReplyOf } from '../answering/reply.ts';
import { type Page, page, plain } from './blocks.ts';

const notices: Record<Notice, string> = {
  'entry-gone': 'The knowledge has changed since, and this is no longer part of it. Please ask again.',
  'no-such-sentence': 'The article has no sentence with that number.',
  'no-such-topic': 'There is no such topic. Choose one from the list that /facts offers while you type.',
  'needs-manage-server': 'This is for moderators: you need the permission “Manage Server” here.',
  'too-fast': 'That was a lot at once. Please wait a moment; slash commands still work.',
  'no-text': 'There is no text in that message that I could answer.',
  outdated: 'This command has been renamed or removed. Type / to see what I can be asked.',
  failed: 'Something went wrong on my side; it has been noted. Please try again.',
};

export function noticePage({ notice }: ReplyOf<'notice'>): Page {
  return page(plain(notices[notice]));
}
