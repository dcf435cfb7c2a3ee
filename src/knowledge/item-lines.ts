import { Document, isScalar, isSeq, visit } from 'yaml';

/** Columns of a block list: where its dash stands, and how far behind it the words of an item begin. */
export type Indentation = { readonly dashColumn: number; readonly contentOffset: number };

/** An item of a block list as lines of YAML. */
export function renderListItem(item: object, { dashColumn, contentOffset }: Indentation): string[] {
  const document = new Document(item, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'topics' && isSeq(value)) value.flow = true;
    },
  });
  const yaml = document.toString({ lineWidth: 0, indentSeq: dashColumn > 0, flowCollectionPadding: false });
  const lines = yaml.replace(/\n$/, '').split('\n');
  const firstIndent = `${' '.repeat(dashColumn)}-${' '.repeat(contentOffset - 1)}`;
  const indent = ' '.repeat(dashColumn + contentOffset);
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? firstIndent : indent}${line}`));
}
