import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageOption } from '../protocol.ts';
import { runCommand } from './actions.ts';
import { describeError } from './connection.ts';
import { changeOpenCommandText, closeCommand } from './drafts.ts';
import { isEmptyForm, readOptions } from './form-values.ts';
import { html } from './html.ts';
import { OptionField } from './option-field.ts';
import { unknownCommandText } from './parse-input.ts';
import { Problems } from './problems.ts';
import type { OpenCommand, Session } from './session.ts';

type CommandFormProps = {
  readonly session: Session;
  readonly draftName: string;
  readonly openCommand: OpenCommand;
};

/**
 * A command with its options as fields. Required options and the first one are visible at once; others can be added.
 */
export function CommandForm({ session, draftName, openCommand }: CommandFormProps) {
  const { command, initialText, submitsAtOnce } = openCommand;
  const { title, description, options } = command;
  const form = useRef<HTMLFormElement>(null);
  const chosen = useRef(new Map<string, string | number>()).current;
  const isFirst = (option: PageOption): boolean => option === options[0];
  const [shown, setShown] = useState(options.filter((option) => option.isRequired || isFirst(option)));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const isAvailable = session.state().commandList.commands.some((available) => available.title === title);
  const isInvalid = ({ name }: PageOption): boolean => problems.some((problem) => problem.startsWith(`${name} `));

  useLayoutEffect(() => {
    if (submitsAtOnce) void submit();
  }, []);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('.options [aria-invalid=true]')?.focus();
  }, [problems]);

  const readValues = async (fields: readonly PageOption[]) =>
    form.current ? readOptions(form.current, fields, chosen) : {};
  async function submit(): Promise<void> {
    if (!form.current || isBusy || !isAvailable) return;
    setBusy(true);
    try {
      await runCommand(session, command, await readValues(shown));
    } catch (error) {
      setProblems(describeError(error));
    } finally {
      setBusy(false);
    }
  }
  function handleKey(event: KeyboardEvent): void {
    const isBackspace = event.key === 'Backspace' && form.current !== null && isEmptyForm(form.current);
    if (event.key !== 'Escape' && !isBackspace) return;
    event.preventDefault();
    closeCommand(session, draftName, isBackspace ? `/${title}` : '');
  }
  /** A reload restores the command and its first option. */
  function handleInput(): void {
    const first = form.current?.querySelector<HTMLInputElement>('.options :is(input:not([type=file]), select)');
    changeOpenCommandText(session, `/${title} ${first?.name === options[0]?.name ? (first?.value ?? '') : ''}`);
  }
  const field = (option: PageOption) => html`
    <${OptionField} key=${option.name} session=${session} command=${command} option=${option} chosen=${chosen}
      initialText=${option === shown[0] ? initialText : ''} isInvalid=${isInvalid(option)}
      focusesAtOnce=${!option.isRequired && !isFirst(option)}
      readOthers=${() => readValues(shown.filter((other) => other !== option))} />
  `;
  const addButton = (option: PageOption) => html`
    <button type="button" class="add-option" title=${option.description}
      onClick=${() => setShown([...shown, option])}>+ ${option.name}</button>
  `;
  return html`
    <form class="command-form" novalidate aria-label=${`/${title}`} ref=${form} onKeyDown=${handleKey}
      onInput=${handleInput}
      onSubmit=${(event: Event) => {
        event.preventDefault();
        void submit();
      }}>
      <div class="command-head">
        <span class="command-name">/${title}</span>
        <span class="hint">${description}</span>
        <button type="button" class="tool" aria-label="Cancel command" title="Cancel (Esc)"
          onClick=${() => closeCommand(session, draftName)}>✕</button>
      </div>
      <div class="options">${shown.map(field)}</div>
      <${Problems} problems=${problems} />
      <div class="problems" role="status">${!isAvailable && html`<p>${unknownCommandText(title)}</p>`}</div>
      <div class="command-foot">
        <div class="other-options" role="group" aria-label="More options">
          ${options.filter((option) => !shown.includes(option)).map(addButton)}
        </div>
        <button type="submit" class="press primary" aria-disabled=${isBusy || !isAvailable ? 'true' : undefined}>Send</button>
      </div>
    </form>
  `;
}
