import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { type AutocompleteOptions, useAutocomplete } from './autocomplete.ts';
import { FileInput } from './file-input.ts';
import { html } from './html.ts';

type OptionFieldProps = AutocompleteOptions & {
  readonly initialText: string;
  readonly isInvalid: boolean;
  readonly focusesAtOnce: boolean;
};

/** An option of a command: its label, its control and its description. */
export function OptionField(props: OptionFieldProps) {
  const { option, isInvalid, focusesAtOnce } = props;
  const id = useId();
  const node = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focusesAtOnce) node.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const keys = option.hasAutocomplete ? ' · Enter accepts the highlighted suggestion; Esc keeps what you typed' : '';
  const attributes = {
    id,
    name: option.name,
    'aria-describedby': `${id}-hint`,
    'aria-required': option.isRequired,
    'aria-invalid': isInvalid,
  };
  return html`
    <div class="option" ref=${node}>
      <label for=${id}>${option.name}${option.isRequired && html`<span class="required" title="required"> required</span>`}</label>
      <${Control} ...${props} attributes=${attributes} />
      <small id=${`${id}-hint`} class="hint">${option.description}${keys}</small>
    </div>
  `;
}

type ControlProps = OptionFieldProps & { readonly attributes: Readonly<Record<string, string | boolean>> };

const booleanChoices = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];

function Control(props: ControlProps) {
  const { option, attributes, initialText } = props;
  // A field of one line would join the words around a line break.
  const text = initialText.replaceAll(/\s*\n\s*/g, ' ');
  const choices = option.type === 'boolean' ? booleanChoices : option.choices;
  if (option.type === 'file')
    return html`<${FileInput} attributes=${attributes} fileTypes=${option.fileTypes} max=${1} />`;
  if (choices.length > 0) {
    return html`
      <select ...${attributes}>
        <option value="">Choose…</option>
        ${choices.map(({ value, label }) => html`<option value=${value} selected=${value === text}>${label}</option>`)}
      </select>
    `;
  }
  const shared = { ...attributes, type: 'text', dir: 'auto', autocomplete: 'off', maxlength: option.maxLength };
  if (option.hasAutocomplete) return html`<${AutocompleteInput} ...${props} text=${text} attributes=${shared} />`;
  return html`<input ...${shared} defaultValue=${text} inputmode=${option.type === 'text' ? undefined : 'numeric'} />`;
}

function AutocompleteInput(props: OptionFieldProps & { readonly text: string; readonly attributes: object }) {
  const { node, inputProps } = useAutocomplete(props);
  return html`<input ...${props.attributes} ...${inputProps} defaultValue=${props.text} />${node}`;
}
