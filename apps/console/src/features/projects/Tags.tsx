import { Button } from 'antd';
import { ATTRIBUTES, categoryOf, levelOf, stageOf } from '#kernel';
import { periodText } from '../../shared/format';
import { useUnitName } from '../../shared/organisations';
import { useUrl } from '../../shared/paths';
import { FILTER_SHAPE, narrowedBy, NO_FILTER, type FilterPart, type ProjectFilterUrl } from '../../shared/project-filter';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words } from './words';

interface Used {
  readonly part: FilterPart;
  readonly value: string;
  readonly shown: string;
  readonly without: Partial<ProjectFilterUrl>;
}

/** What narrows the list now, each to be taken off alone. */
export function Tags() {
  const say = useWords(words);
  const [filter, change] = useUrl(FILTER_SHAPE);
  const show = useShown();
  const used = narrowedBy(filter).flatMap((part): Used[] => {
    const values: readonly string[] = [filter[part]].flat();
    return values.map((value) => ({
      part,
      value,
      shown: show(part, value),
      without: {
        [part]: Array.isArray(filter[part]) ? values.filter((each) => each !== value) : '',
      } as Partial<ProjectFilterUrl>,
    }));
  });
  if (used.length === 0) return null;
  return (
    <ul className="projects-tags" aria-label={say('tags')}>
      {used.map(({ part, value, shown, without }) => {
        const name = say('tag', { name: say(part), value: shown });
        return (
          <li key={`${part} ${value}`}>
            <button type="button" className="projects-tag" aria-label={say('remove', { name })} onClick={() => change(without)}>
              {name}
              <span aria-hidden="true" className="no-print">
                ×
              </span>
            </button>
          </li>
        );
      })}
      <li className="no-print">
        <Button type="link" size="small" onClick={() => change(NO_FILTER)}>
          {say('clear')}
        </Button>
      </li>
    </ul>
  );
}

/** A filter's value as people read it. */
function useShown(): (part: FilterPart, value: string) => string {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const unitName = useUnitName();
  return (part, value) => {
    switch (part) {
      case 'units':
        return unitName(value);
      case 'categories': {
        const { short, en } = categoryOf(value as never);
        return either(short, en);
      }
      case 'stages': {
        const { zh, en } = stageOf(value as never);
        return either(zh, en);
      }
      case 'levels': {
        const { zh, en } = levelOf(value as never);
        return either(zh, en);
      }
      case 'sideStates':
        return say(value as ProjectFilterUrl['sideStates'][number]);
      case 'disputed':
        return say(value as 'true' | 'false');
      case 'missing': {
        const found = ATTRIBUTES.find(({ attribute }) => attribute === value);
        return found ? either(found.zh, found.en) : value;
      }
      case 'reportedIn':
      case 'unreportedSince':
        return periodText(value, language);
      default:
        return value;
    }
  };
}
