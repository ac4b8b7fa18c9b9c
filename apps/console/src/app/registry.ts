import { screen as compilation } from '../features/compilation';
import { screen as deputies } from '../features/deputies';
import { screen as api } from '../features/api';
import { screens as halfMonth } from '../features/half-month';
import { screen as history } from '../features/history';
import { screen as monitor } from '../features/monitor';
import { screen as overview } from '../features/overview';
import { screen as project } from '../features/project';
import { screen as projects } from '../features/projects';
import { screen as sent } from '../features/sent';
import { screens as review } from '../features/review';
import { screen as tasks } from '../features/tasks';
import type { Screen } from '../shared/paths/screen';

/** Every screen there is. A feature adds itself here by one import and one word. */
export const SCREENS: readonly Screen[] = [
  overview,
  monitor,
  compilation,
  projects,
  tasks,
  project,
  ...halfMonth,
  history,
  sent,
  deputies,
  api,
  ...review,
];
