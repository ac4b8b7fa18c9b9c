import { createContext, useContext, useSyncExternalStore } from 'react';
import { graphql, type ResultOf } from '../api/graphql';
import { onSession, sessionNow, type SessionState } from './token';

export const ViewerQuery = graphql(`
  query Viewer {
    me {
      id
      name
      role
      roleZh
      roleEn
      may
      demo
      today
      organisation {
        id
        zh
        en
        short
        region
      }
    }
  }
`);

/** Who is signed in, and what that token may do. */
export type Viewer = ResultOf<typeof ViewerQuery>['me'];

export const useSession = (): SessionState => useSyncExternalStore(onSession, sessionNow);

const ViewerContext = createContext<Viewer | null>(null);
export const ViewerProvider = ViewerContext.Provider;

/** Who is signed in; only inside the shell, where somebody is. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('Nobody is signed in here');
  return viewer;
}
