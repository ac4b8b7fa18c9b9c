import { useNavigate } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { screenLinks, useScreens, type Screens } from '../paths/screens';
import { ToScreen } from '../ui/To';

interface ReportOf {
  readonly unit: string;
  readonly period: string;
}

/** Where a report is looked at: its cell of the monitor for those who see all units, else the unit's own 历次报送. */
const placeOf = (screens: Screens, { unit, period }: ReportOf) =>
  screens['monitor'] === undefined
    ? { screen: 'sent', search: { period } }
    : { screen: 'monitor', search: { year: period.slice(0, 4), period, cell: `${unit}.${period}` } };

/** The way from a report's name to the report (I-02). */
export function ToReport({ children, ...report }: ReportOf & { readonly children: ReactNode }) {
  return <ToScreen {...placeOf(useScreens(), report)}>{children}</ToScreen>;
}

/** Leads to a report; the drawer it was listed in is left behind. */
export function useOpenReport(): (report: ReportOf) => void {
  const navigate = useNavigate();
  const screens = useScreens();
  return useCallback(
    (report) => {
      const { screen, search } = placeOf(screens, report);
      const to = screenLinks(screens, screen);
      if (to !== null) void navigate({ to, search: search as never });
    },
    [navigate, screens],
  );
}
