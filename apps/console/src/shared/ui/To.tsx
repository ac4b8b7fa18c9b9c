import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { screenLinks, useScreens } from '../paths/screens';

/** A link to another screen by its id; only its words where that screen is not there for the reader. */
export function ToScreen({
  screen,
  params = {},
  search,
  children,
  className,
}: {
  readonly screen: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const to = screenLinks(useScreens(), screen, params);
  if (to === null) return <span className={className}>{children}</span>;
  return (
    <Link to={to} search={(search ?? {}) as never} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}
