import { addDays } from '#kernel';
import { ToScreen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { useViewer } from '../../shared/session/viewer';
import { valueText } from './naming';
import type { ShownProject } from './operations';
import { ClaimLink, useSource } from './said';
import { words } from './words';

/** What one has to know before reading on: former names and units, why it stands still, and where it may have been entered again. */
export function Notices({ project }: { readonly project: ShownProject }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const source = useSource();
  const either = useEither();
  const titles = project.past.filter(
    ({ attribute, basis, text }) => attribute === 'title' && basis === project.basis && text !== project.title && text !== '',
  );
  const acts = project.acts.edges.map(({ node }) => node);
  const moves = acts.filter(({ attribute, wasText }) => attribute === 'unit' && wasText !== '');
  const stopped = project.sideState === 'ACTIVE' ? undefined : project.facts.find(({ attribute }) => attribute === 'sideState');
  if (titles.length + moves.length + project.duplicates.length === 0 && !stopped) return null;
  return (
    <ul className="notices" aria-label={say('notices')}>
      {stopped && (
        <li className="notice notice-bad">
          <strong>
            <ClaimLink claim={stopped} />
          </strong>{' '}
          {say('sideStateSince', { day: stopped.effectiveOn, reason: stopped.reason ?? say('noReason') })}
          <span className="quiet small"> {source(stopped)}</span>
        </li>
      )}
      {titles.map(({ from, to, text }) => (
        <li key={`${text}-${from}`} className="notice">
          {say('formerTitle', { title: text, until: to === null ? '' : addDays(to, -1) })}
        </li>
      ))}
      {moves.map((move) => (
        <li key={move.id} className="notice">
          {say('formerUnit', {
            unit: valueText('unit', move.was, move.wasText, language),
            until: addDays(move.effectiveOn, -1),
            reason: move.reason ?? say('noReason'),
          })}{' '}
          <ClaimLink claim={move}>{say('openAct')}</ClaimLink>
        </li>
      ))}
      {project.duplicates.map((sign) => (
        <li key={`${sign.kind}-${sign.share}`} className="notice notice-warn">
          <strong>{say(sign.open ? 'duplicate' : 'duplicateClosed')}</strong> {either(sign.zh, sign.en)}（{sign.written}）：
          {either(project.unit.short, project.unit.en)} <span className="mono">{project.code}</span>
          {sign.others.map((twin) => (
            <Twin key={twin.project} twin={twin} />
          ))}
          <span className="quiet small"> {say('duplicateNote')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The other side; a bureau is told of it, and can open its own only (I-06). */
function Twin({ twin }: { readonly twin: ShownProject['duplicates'][number]['others'][number] }) {
  const either = useEither();
  const viewer = useViewer();
  const mine = viewer.organisation.id === 'nrta' || viewer.organisation.id === twin.unit.id;
  const text = `《${twin.title}》`;
  return (
    <>
      {' ↔ '}
      {either(twin.unit.short, twin.unit.en)} <span className="mono">{twin.project}</span>
      {mine ? (
        <ToScreen screen="project" params={{ code: twin.project }}>
          {text}
        </ToScreen>
      ) : (
        text
      )}
    </>
  );
}
