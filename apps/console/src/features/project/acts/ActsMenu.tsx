import { Button, Dropdown } from 'antd';
import { lazy, Suspense } from 'react';
import { useMoment } from '../../../shared/as-of';
import { urlOneOf, useUrl } from '../../../shared/paths';
import { useViewer } from '../../../shared/session/viewer';
import { useWords } from '../../../shared/words';
import type { ShownProject } from '../operations';
import { words } from '../words';
import { ACTS } from './acts';

const ActForm = lazy(async () => ({ default: (await import('./ActForm')).ActForm }));
const shape = { act: urlOneOf(['', ...ACTS], '') };

/** 总局操作: what NRTA may do to the project itself; for the present only, and for nobody else. */
export function ActsMenu({ project }: { readonly project: ShownProject }) {
  const say = useWords(words);
  const viewer = useViewer();
  const { past, basis } = useMoment();
  const [{ act }, change] = useUrl(shape);
  if (viewer.role !== 'NRTA_MANAGER') return null;
  if (past) {
    return (
      <Button className="no-print" disabled title={say('presentOnly')}>
        {say('acts')} · {say('presentOnlyShort')}
      </Button>
    );
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: ACTS.map((key) => ({ key, label: say(`act_${key}`) })),
          onClick: ({ key }) => change({ act: ACTS.find((each) => each === key) ?? '' }, { replace: false }),
        }}
      >
        <Button type="primary" className="no-print">
          {say('acts')} ▾
        </Button>
      </Dropdown>
      {act !== '' && (
        <Suspense>
          <ActForm key={`${act} ${basis}`} act={act} project={project} onClose={() => change({ act: '' })} />
        </Suspense>
      )}
    </>
  );
}
