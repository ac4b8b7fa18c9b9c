export { signIn, signOut, sessionNow, type SessionState } from './token';
export { useSession, useViewer, ViewerProvider, type Viewer } from './viewer';
