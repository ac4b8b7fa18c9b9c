/** The nonce of this page, as the server put it into the head. */
export const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/**
 * Some parts of the component library (its measure of scroll bars, its lock of scrolling under a drawer) make a style
 * sheet without asking for the nonce; it is given to every style sheet that our own scripts make.
 */
export function giveNonce(): void {
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
