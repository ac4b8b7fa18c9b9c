import { useEffect, useRef, type ReactNode } from 'react';

/** A small sheet under a button: closes on Escape, which gives the button the focus back, and on a press elsewhere. */
export function Popup({
  label,
  children,
  className = '',
  onOpen,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly className?: string;
  /** Heard each time it is opened. */
  readonly onOpen?: () => void;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (box.current) box.current.open = false;
    box.current?.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const leave = (event: Event): void => {
      const details = box.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.open = false;
        details.querySelector('summary')?.focus();
      } else if (!details.contains(event.target as Node)) details.open = false;
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leave);
    };
  }, []);
  return (
    <details
      className={`popup ${className}`.trim()}
      ref={box}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) onOpen?.();
      }}
    >
      <summary>{label}</summary>
      <div className="popup-sheet">{typeof children === 'function' ? children(close) : children}</div>
    </details>
  );
}
