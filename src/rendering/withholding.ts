import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, strong, textView } from './blocks.ts';
import { commandsFailedBlock } from './change-applied.ts';
import { pluralize } from './format.ts';

/** What follows from withholding a fact, or from telling it again. */
export function renderWithholding(reply: ReplyOf<'withholding'>): MessageView {
  const { operation, entry, correctionCount, factsOnSameSentences, alsoAffectedFactIds = [], commandsFailed } = reply;
  const isWithheld = operation === 'withheld';
  return textView(
    strong(isWithheld ? `Withheld on this server: ${entry}` : `Told again on this server: ${entry}`),
    paragraph(isWithheld ? withheldExplanation : 'It is answered as before.'),
    ...(alsoAffectedFactIds.length > 0
      ? [
          paragraph(
            `${isWithheld ? 'Withheld' : 'Told again'} with it, since it says the same: ${alsoAffectedFactIds.join(', ')}`,
          ),
        ]
      : []),
    ...(correctionCount > 0
      ? [paragraph(`${pluralize(correctionCount, 'public answer')} will be corrected, one after the other.`)]
      : []),
    ...(commandsFailed ? [commandsFailedBlock] : []),
    ...(factsOnSameSentences.length > 0 ? [paragraph('These rest on the same sentences and are still told:')] : []),
    ...factsOnSameSentences.map(({ id, answer }) => item(answer, id)),
  );
}

const withheldExplanation =
  'Who asks for it is told that the moderators withhold it, and nothing else. It stays so after a restart and with every new file, under another id too, until /knowledge restore.';
