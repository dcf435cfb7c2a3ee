import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageField } from '../protocol.ts';
import { focusComposer, submitDialog } from './actions.ts';
import { describeError } from './connection.ts';
import { readModalFields } from './form-values.ts';
import { html } from './html.ts';
import { Markdown } from './markdown.ts';
import { ModalField } from './modal-field.ts';
import { Problems } from './problems.ts';
import type { OpenDialog, Session } from './session.ts';

type ModalDialogProps = { readonly session: Session; readonly dialog: OpenDialog };

/** A modal of the bot, or a select menu of a message. The browser keeps the focus in it; Escape closes it. */
export function ModalDialog({ session, dialog }: ModalDialogProps) {
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const parts = dialog.kind === 'modal' ? dialog.modal.parts : [selectField(dialog)];

  useLayoutEffect(() => {
    const opener = document.activeElement;
    element.current?.showModal();
    return () => {
      element.current?.close();
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      else focusComposer();
    };
  }, []);

  const close = (): void => session.update({ dialog: undefined });
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy || !form.current) return;
    setBusy(true);
    try {
      await submitDialog(session, dialog, await readModalFields(form.current, parts));
    } catch (error) {
      setProblems(describeError(error));
    } finally {
      setBusy(false);
    }
  }
  return html`
    <dialog aria-labelledby=${heading} ref=${element} onClose=${close}>
      <form method="dialog" novalidate ref=${form} onSubmit=${submit}>
        <h2 id=${heading}>${dialog.kind === 'modal' ? dialog.modal.title : dialog.menu.placeholder}</h2>
        ${parts.map((part) =>
          part.kind === 'text-display'
            ? html`<div class="said"><${Markdown} nodes=${part.nodes} /></div>`
            : html`<${ModalField} key=${part.id} field=${part} />`,
        )}
        <${Problems} problems=${problems} />
        <div class="dialog-buttons">
          <button type="button" class="press secondary" onClick=${close}>Cancel</button>
          <button type="submit" class="press primary" aria-disabled=${isBusy ? 'true' : undefined}>
            ${dialog.kind === 'modal' ? 'Submit' : 'Choose'}
          </button>
        </div>
      </form>
    </dialog>
  `;
}

function selectField({ menu }: Extract<OpenDialog, { kind: 'select' }>): PageField {
  const { customId: id, minSelected: min, maxSelected: max, choices } = menu;
  return { kind: 'choice', id, label: '', description: '', isRequired: true, min, max, choices };
}
