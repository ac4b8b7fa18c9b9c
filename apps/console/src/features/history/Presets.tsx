import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { newestFirst, usePeriods } from '../../shared/as-of';
import { day, periodText } from '../../shared/format';
import { useLanguage, useWords } from '../../shared/words';
import { words } from './words';

/** Questions one asks often, as addresses; the first is the one this page was made for. */
export function Presets() {
  const say = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [newest, before, ...older] = newestFirst(usePeriods().data?.periods ?? []);
  const about = older[0] ?? before ?? newest;
  const known = before ?? newest;
  const go = (search: Readonly<Record<string, string | readonly string[] | undefined>>): void =>
    void navigate({ to: '.', search: search as never });
  return (
    <p className="history-presets">
      <span className="quiet">{say('presets')}</span>
      {about && known && (
        <Button
          type="link"
          size="small"
          onClick={() => go({ m: ['projects', 'productionCost'], by: 'unit', compare: '1', asOf: about.to, knownAt: known.to })}
        >
          {say('presetBelieved', { known: day(known.to, language), period: periodText(about.id, language) })}
        </Button>
      )}
      <Button
        type="link"
        size="small"
        onClick={() => go({ m: 'productionCost', by: 'unit', asOf: undefined, knownAt: undefined })}
      >
        {say('presetUnits')}
      </Button>
      <Button type="link" size="small" onClick={() => go({ m: 'projects', by: ['stage'], asOf: undefined, knownAt: undefined })}>
        {say('presetStages')}
      </Button>
    </p>
  );
}
