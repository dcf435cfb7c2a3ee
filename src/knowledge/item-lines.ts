import { Document, isScalar, isSeq, visit } from 'yaml';

/** Columns of a block list: where its dash stands, and how far behind it the words of an item begin. */
export type Indentation = { readonly dash: number; readonly content: number };

/** An item of a block list as lines of YAML. */
export function itemLines(item: object, { dash, content }: Indentation): string[] {
  const document = new Document(item, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'topics' && isSeq(value)) value.flow = true;
    },
  });
  const written = document.toString({ lineWidth: 0, indentSeq: dash > 0, flowCollectionPadding: false });
  const lines = written.replace(/\n$/, '').split('\n');
  const first = `${' '.repeat(dash)}-${' '.repeat(content - 1)}`;
  const others = ' '.repeat(dash + content);
  return lines.map((line, at) => (line === '' ? '' : `${at === 0 ? first : others}${line}`));
}
