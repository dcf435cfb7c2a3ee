import type { Reply } from '../answering/reply.ts';
import { aboutPage } from './about-wording.ts';
import { toldPage, withheldPage } from './answer-wording.ts';
import type { Page } from './blocks.ts';
import { choicesPage, noMatchPage, othersPage } from './choice-wording.ts';
import { correctedPage } from './corrected-wording.ts';
import { entryPage } from './entry-wording.ts';
import { explainedPage } from './explained-wording.ts';
import { gapPage, gapsPage } from './gap-wording.ts';
import { inForcePage } from './in-force-wording.ts';
import { contextPage, factsPage, sourcePage, timelinePage, unknownsPage } from './list-wording.ts';
import { noticePage } from './notice-wording.ts';
import { logLinePage, newsPage } from './own-wording.ts';
import { previewPage } from './preview-wording.ts';
import { refusedPage } from './problem-wording.ts';
import { downloadPage, historyPage, logPage } from './record-wording.ts';
import { reportPage } from './report-wording.ts';
import { formPage, settingsPage, statusPage } from './server-wording.ts';
import { withholdingPage } from './withholding-wording.ts';

/** What a reply says, in words. Every surface draws the same words. */
export function word(reply: Reply): Page {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return toldPage(reply);
    case 'withheld':
      return withheldPage(reply);
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
    case 'notice':
      return noticePage(reply);
    case 'status':
      return statusPage(reply);
    case 'refused':
      return refusedPage(reply);
    case 'preview':
      return previewPage(reply);
    case 'in-force':
      return inForcePage(reply);
    case 'history':
      return historyPage(reply);
    case 'moderator-log':
      return logPage(reply);
    case 'download':
      return downloadPage(reply);
    case 'entry-details':
      return entryPage(reply);
    case 'withholding':
      return withholdingPage(reply);
    case 'explained':
      return explainedPage(reply);
    case 'gaps':
      return gapsPage(reply);
    case 'gap':
      return gapPage(reply);
    case 'form':
      return formPage(reply);
    case 'report':
      return reportPage(reply);
    case 'settings':
      return settingsPage(reply);
    case 'corrected':
      return correctedPage(reply);
    case 'news':
      return newsPage(reply);
    case 'log-line':
      return logLinePage(reply);
    default:
      return reply satisfies never;
  }
}
