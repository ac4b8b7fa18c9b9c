/** Once a dialog is there, its first field has the focus: one types at once. */
export function focusFirst(open: boolean): void {
  if (open) document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea')?.focus();
}
