import { useNavigate } from '@tanstack/react-router';
import { screenLinks, useScreens } from '../../shared/paths';
import { useFilter } from './queue';

/** Leads to a report of the queue, or to the queue itself; the queue's filter goes along. */
export function useGo(): (unit?: string, period?: string) => void {
  const navigate = useNavigate();
  const screens = useScreens();
  const [filter] = useFilter();
  return (unit, period) => {
    const to =
      unit === undefined || period === undefined
        ? screenLinks(screens, 'review')
        : screenLinks(screens, 'review-report', { unit, period });
    if (to !== null) void navigate({ to, search: { ...filter } as never });
  };
}
