import { Navigate } from '@tanstack/react-router';
import { useViewer } from '../shared/session';
import { Missing } from './Shell';
import { SCREENS } from './registry';

/** The start: the first screen in the menu of one's role. */
export function Home() {
  const { role } = useViewer();
  const [first] = SCREENS.filter((screen) => screen.menu && screen.roles.includes(role)).sort(
    (a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0),
  );
  return first ? <Navigate to={first.path} replace /> : <Missing />;
}
