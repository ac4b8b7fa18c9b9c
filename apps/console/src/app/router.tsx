import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { MOMENT_PARAMETERS } from '../shared/as-of/moment';
import { parseSearch, printSearch } from '../shared/paths/url';
import { sessionNow } from '../shared/session';
import { Root } from './Root';
import { Crashed, Missing, Shell } from './Shell';
import { Home } from './Home';
import { SCREENS } from './registry';
import { OutsideHead } from './OutsideHead';

const root = createRootRoute({
  validateSearch: (search: Record<string, unknown>) => search,
  search: { middlewares: [retainSearchParams([...MOMENT_PARAMETERS])] },
  component: Root,
  notFoundComponent: Missing,
  errorComponent: Crashed,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/sign-in/SignIn'), 'SignIn'),
  pendingComponent: OutsideHead,
});

/** Everything behind the sign-in. Where one wanted to go is kept, and one comes back there. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: ({ location }) => {
    const { token } = sessionNow();
    if (token === null) throw redirect({ to: '/sign-in', search: { return: location.href } as never, replace: true });
  },
});

const home = createRoute({ getParentRoute: () => inside, path: '/', component: Home });

const screens = SCREENS.map((screen) =>
  createRoute({
    getParentRoute: () => inside,
    path: screen.path,
    component: lazyRouteComponent(screen.component),
  }),
);

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([home, ...screens])]),
  parseSearch,
  stringifySearch: printSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
