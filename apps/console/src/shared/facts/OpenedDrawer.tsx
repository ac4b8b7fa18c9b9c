import { useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useMoment } from '../as-of/moment';
import { openedOf } from '../paths/open';
import type { RawSearch } from '../paths/url';
import { useOpen } from '../ui/Figure';
import { useWords } from '../words';
import { ClaimView } from './ClaimView';
import { figureMoment } from './figure-moment';
import { FigureList } from './FigureList';
import { ProjectFacts } from './ProjectFacts';
import { words } from './words';
import './facts.css';

/** The way down from a number: its list, a project in it, the fact behind a value and its cell. All of it stands in the address. */
export default function OpenedDrawer() {
  const say = useWords(words);
  const open = useOpen();
  const { at: bar } = useMoment();
  const { figure, row, claim, claimKnownAt } = openedOf(useSearch({ strict: false }) as RawSearch);
  const moment = figure ? figureMoment(figure, bar) : bar;
  const ofClaim = claimKnownAt === null ? moment : { ...moment, knownAt: claimKnownAt };
  const title = claim !== null ? say('claim') : row !== null ? say('facts') : say('list');
  return (
    <Drawer open title={title} size={760} onClose={() => open({})} destroyOnHidden>
      {claim !== null ? (
        <ClaimView id={claim} at={ofClaim} onBack={row === null ? null : () => open({ ...(figure ? { figure } : {}), row })} />
      ) : row !== null ? (
        <ProjectFacts
          code={row}
          at={moment}
          onBack={figure ? () => open({ figure }) : null}
          onClaim={(id) => open({ ...(figure ? { figure } : {}), row, claim: id })}
        />
      ) : figure ? (
        <FigureList figure={figure} onRow={(key) => open({ figure, row: key })} />
      ) : null}
    </Drawer>
  );
}
