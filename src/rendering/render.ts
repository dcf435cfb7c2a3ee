import type { Reply } from '../replies/reply.ts';
import { renderAbout } from './about.ts';
import { renderAuditEntry, renderNews } from './announcement.ts';
import { renderEntryAnswer, renderPassages, renderWithheld } from './answer.ts';
import type { MessageView } from './blocks.ts';
import { renderChangeApplied } from './change-applied.ts';
import { renderChoices, renderNoMatch, renderOthers, renderProblem } from './choices.ts';
import { renderCorrection } from './correction.ts';
import { renderEntryDetails } from './entry-details.ts';
import { renderExplanation } from './explanation.ts';
import { renderGap, renderGaps } from './gaps.ts';
import { renderHelp } from './help.ts';
import { renderAuditLog, renderDownload, renderHistory } from './history.ts';
import { renderContext, renderFacts, renderNotStatedList, renderSource, renderTimeline } from './lists.ts';
import { renderNotice } from './notices.ts';
import { renderPreview } from './preview.ts';
import { renderRefusal } from './refusal.ts';
import { renderReport } from './report.ts';
import { renderModal, renderSettings, renderStatus } from './settings.ts';
import { renderOtherLanguage, renderSmallTalk } from './small-talk.ts';
import { renderWithholding } from './withholding.ts';

/** Renders a reply, independent of the output format. `asOf`: the time of the answer, shown to its readers. */
export function renderReply(reply: Reply, asOf?: Date): MessageView {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return renderEntryAnswer(reply, asOf);
    case 'withheld':
      return renderWithheld(reply);
    case 'passages':
      return renderPassages(reply, asOf);
    case 'unsure':
      return renderChoices(reply);
    case 'no-match':
      return renderNoMatch(reply);
    case 'small-talk':
      return renderSmallTalk(reply);
    case 'other-language':
      return renderOtherLanguage(reply);
    case 'facts':
      return renderFacts(reply, asOf);
    case 'timeline':
      return renderTimeline(reply, asOf);
    case 'not-stated-list':
      return renderNotStatedList(reply, asOf);
    case 'source':
      return renderSource(reply);
    case 'context':
      return renderContext(reply);
    case 'others':
      return renderOthers(reply);
    case 'problem':
      return renderProblem(reply);
    case 'help':
      return renderHelp(reply);
    case 'about':
      return renderAbout(reply);
    case 'notice':
      return renderNotice(reply);
    case 'status':
      return renderStatus(reply);
    case 'refused':
      return renderRefusal(reply);
    case 'preview':
      return renderPreview(reply);
    case 'change-applied':
      return renderChangeApplied(reply);
    case 'history':
      return renderHistory(reply);
    case 'audit-log':
      return renderAuditLog(reply);
    case 'download':
      return renderDownload(reply);
    case 'entry-details':
      return renderEntryDetails(reply);
    case 'withholding':
      return renderWithholding(reply);
    case 'explanation':
      return renderExplanation(reply);
    case 'gaps':
      return renderGaps(reply);
    case 'gap':
      return renderGap(reply);
    case 'modal':
      return renderModal(reply);
    case 'report':
      return renderReport(reply);
    case 'settings':
      return renderSettings(reply);
    case 'corrected':
      return renderCorrection(reply);
    case 'news':
      return renderNews(reply);
    case 'audit-entry':
      return renderAuditEntry(reply);
    default:
      return reply satisfies never;
  }
}
