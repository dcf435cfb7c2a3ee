import type { Reply } from '../answering/reply.ts';
import { toldPage } from './answer-wording.ts';
import type { Page } from './blocks.ts';
import { choicesPage, noMatchPage, othersPage } from './choice-wording.ts';
import { aboutPage, contextPage, factsPage, sourcePage, timelinePage, unknownsPage } from './list-wording.ts';
import { refusedPage, reloadedPage, statusPage } from './moderator-wording.ts';
import { noticePage } from './notice-wording.ts';

/** What a reply says, in words. Every surface draws the same words. */
export function word(reply: Reply): Page {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return toldPage(reply);
    case 'unsure':
      return choicesPage(reply);
    case 'no-match':
      return noMatchPage(reply);
    case 'facts':
      return factsPage(reply);
    case 'timeline':
      return timelinePage(reply);
    case 'unknowns':
      return unknownsPage(reply);
    case 'source':
      return sourcePage(reply);
    case 'context':
      return contextPage(reply);
    case 'others':
      return othersPage(reply);
    case 'about':
      return aboutPage(reply);
    case 'status':
      return statusPage(reply);
    case 'reloaded':
      return reloadedPage(reply);
    case 'refused':
      return refusedPage(reply);
    case 'notice':
      return noticePage(reply);
    default:
      return reply satisfies never;
  }
}
