import { useState } from 'preact/hooks';
import { fileProblem } from './form-values.ts';
import { html } from './html.ts';
import { Problems } from './problems.ts';

type FileInputProps = {
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly fileTypes: readonly string[];
  readonly max: number;
};

/** A file field. A file that Discord would refuse is refused when it is chosen. */
export function FileInput({ attributes, fileTypes, max }: FileInputProps) {
  const [problem, setProblem] = useState<string>();
  function check({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
    const found = fileProblem([...(currentTarget.files ?? [])]);
    if (found !== undefined) currentTarget.value = '';
    setProblem(found);
  }
  const isInvalid = problem !== undefined || attributes['aria-invalid'] === true;
  return html`
    <input type="file" ...${attributes} multiple=${max > 1} accept=${fileTypes.join(',')} aria-invalid=${isInvalid}
      onChange=${check} />
    <${Problems} problems=${problem === undefined ? [] : [problem]} />
  `;
}
