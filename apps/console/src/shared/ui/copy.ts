/**
 * Puts a text on the clipboard and answers whether it is there. `navigator.clipboard` is missing outside secure contexts,
 * where offices often are: then it is selected in an unseen field and copied as by Ctrl+C. Call it from a press.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // The types promise a clipboard that plain http has not.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // not allowed: the old way may be
  }
  return copySelected(text);
}

function copySelected(text: string): boolean {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden copy-field';
  // A dialog keeps the focus within itself.
  (focused?.closest('[role=dialog]') ?? document.body).append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}
