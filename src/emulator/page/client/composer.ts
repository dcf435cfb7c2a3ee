import { useRef } from 'preact/hooks';
import { focusComposer } from './actions.ts';
import { CommandForm } from './command-form.ts';
import { currentDraft, draftKey } from './drafts.ts';
import { html, useFocusFallback } from './html.ts';
import { MessageInput } from './message-input.ts';
import { Problems } from './problems.ts';
import { currentChannel, type Session } from './session.ts';

type ComposerProps = { readonly session: Session };

/** The text field, or the command that is being filled in. */
export function Composer({ session }: ComposerProps) {
  const composer = useRef<HTMLDivElement>(null);
  const state = session.state();
  const currentKey = draftKey(currentChannel(state));
  useFocusFallback(composer, focusComposer);
  return html`
    <div class="composer" ref=${composer}>
      <${ReplyBar} session=${session} />
      <${Problems} problems=${state.problems} />
      <div role="status">${state.isWaitingForCommands && html`<p class="hint">Waiting for the command list…</p>`}</div>
      ${
        // The commands of other channels stay in the page: the content of a file field cannot be restored.
        Object.entries(state.drafts).map(
          ([key, { openCommand }]) =>
            openCommand &&
            html`
              <div class="writing" key=${openCommand} hidden=${key !== currentKey}>
                <${CommandForm} session=${session} draftName=${key} openCommand=${openCommand} />
              </div>
            `,
        )
      }
      ${!currentDraft(state).openCommand && html`<${MessageInput} session=${session} />`}
    </div>
  `;
}

function ReplyBar({ session }: ComposerProps) {
  const { repliedMessage } = session.state();
  if (!repliedMessage) return null;
  function cancel(): void {
    session.update({ repliedMessage: undefined });
    focusComposer();
  }
  return html`
    <div class="replying">
      <span>Replying to <b>${repliedMessage.author.name}</b></span>
      <button type="button" class="tool" aria-label="Cancel reply" title="Cancel reply (Esc)" onClick=${cancel}>✕</button>
    </div>
  `;
}
