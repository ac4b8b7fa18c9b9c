import { Outlet } from '@tanstack/react-router';
import { NotRefreshed } from '../shared/ui';

/** Around every page, signed in or not. */
export const Root = () => (
  <>
    <NotRefreshed />
    <Outlet />
  </>
);
