import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, strong, textView } from './blocks.ts';
import { commandsFailedBlock } from './change-applied.ts';
import { pluralize } from './format.ts';

/** Confirms that a fact is withheld or restored, and lists the effects. */
export function renderWithholding(reply: ReplyOf<'withholding'>): MessageView {
  const { operation, entry, correctionCount, factsOnSameSentences, alsoAffectedFactIds = [], commandsFailed } = reply;
  const isWithheld = operation === 'withheld';
  return textView(
    strong(isWithheld ? `Withheld on this server: ${entry}` : `Restored on this server: ${entry}`),
    paragraph(isWithheld ? withheldExplanation : 'The fact is shown again.'),
    ...(alsoAffectedFactIds.length > 0
      ? [paragraph(`Also ${operation}, because it says the same: ${alsoAffectedFactIds.join(', ')}`)]
      : []),
    ...(correctionCount > 0
      ? [paragraph(`${pluralize(correctionCount, 'public answer')} will be corrected, one at a time.`)]
      : []),
    ...(commandsFailed ? [commandsFailedBlock] : []),
    ...(factsOnSameSentences.length > 0 ? [paragraph('These facts cite the same sentences and are still shown:')] : []),
    ...factsOnSameSentences.map(({ id, answer }) => item(answer, id)),
  );
}

const withheldExplanation =
  'Users who ask about it see only that moderators are withholding it. It stays withheld after a restart and in every new file, even under another id, until you use /knowledge restore.';
