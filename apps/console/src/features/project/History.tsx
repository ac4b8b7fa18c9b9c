import { Button, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../shared/api';
import { count } from '../../shared/format';
import { urlList, useUrl } from '../../shared/paths';
import { Empty, Panel, Reading } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { attributeName, ATTRIBUTE_NAMES } from './naming';
import { HistoryQuery, type ShownClaim, type ToldClaim } from './operations';
import { Entry } from './Entry';
import { words } from './words';

const PAGE = 50;
const KINDS = ['REPORTED', 'CORRECTED', 'OFFICIAL', 'DISPUTED'] as const;
const shape = { kinds: urlList(KINDS), attributes: urlList(ATTRIBUTE_NAMES) };

/** Everything that was ever said of it, newest first, read page by page however long it is. */
export function History({ code }: { readonly code: string }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [{ kinds, attributes }, change] = useUrl(shape);
  return (
    <Panel
      title={say('history')}
      className="project-history"
      aside={
        <div className="row no-print">
          <fieldset className="history-kinds">
            <legend className="visually-hidden">{say('kinds')}</legend>
            {KINDS.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={({ target }) =>
                    change({ kinds: KINDS.filter((each) => (each === kind ? target.checked : kinds.includes(each))) })
                  }
                />{' '}
                {say(`of${kind}`)}
              </label>
            ))}
          </fieldset>
          <Select
            mode="multiple"
            size="small"
            allowClear
            aria-label={say('attributes')}
            placeholder={say('allAttributes')}
            className="history-attributes"
            maxTagCount={2}
            value={[...attributes]}
            onChange={(chosen) => change({ attributes: chosen })}
            options={ATTRIBUTE_NAMES.map((value) => ({ value, label: attributeName(value, language) }))}
          />
        </div>
      }
    >
      <Pages key={`${code} ${kinds.join()} ${attributes.join()}`} code={code} kinds={kinds} attributes={attributes} />
    </Panel>
  );
}

interface Narrowed {
  readonly code: string;
  readonly kinds: readonly (typeof KINDS)[number][];
  readonly attributes: readonly ShownClaim['attribute'][];
}

function Pages(narrowed: Narrowed) {
  const [starts, begin] = useState<readonly (string | null)[]>([null]);
  return (
    <ol className="history">
      {starts.map((after, at) => (
        <Page
          key={after ?? ''}
          {...narrowed}
          after={after}
          onMore={at === starts.length - 1 ? (cursor) => begin([...starts, cursor]) : null}
        />
      ))}
    </ol>
  );
}

function Page({
  code,
  kinds,
  attributes,
  after,
  onMore,
}: Narrowed & { readonly after: string | null; readonly onMore: ((cursor: string) => void) | null }) {
  const say = useWords(words);
  const read = useRead(HistoryQuery, {
    code,
    first: PAGE,
    after,
    kinds: kinds.length === 0 ? null : [...kinds],
    attributes: attributes.length === 0 ? null : [...attributes],
  });
  return (
    <li className={after === null ? undefined : 'history-later'}>
      <Reading of={read} lines={6}>
        {({ project }) => {
          if (!project || project.history.totalCount === 0) return <Empty title={say('noHistory')} hint={say('noHistoryHint')} />;
          const { totalCount, pageInfo, edges } = project.history;
          return (
            <>
              {after === null && <p className="quiet small">{say('historyCount', { count: count(totalCount) })}</p>}
              {byEvent(edges.map(({ node }) => node)).map((claims) => (
                <Entry key={claims[0]?.id ?? ''} claims={claims} />
              ))}
              {pageInfo.hasNextPage && onMore && pageInfo.endCursor !== null && (
                <Button className="no-print" onClick={() => onMore(pageInfo.endCursor ?? '')}>
                  {say('more')}
                </Button>
              )}
            </>
          );
        }}
      </Reading>
    </li>
  );
}

/** Claims of one act stand together, as they were made together. */
function byEvent(claims: readonly ToldClaim[]): readonly (readonly ToldClaim[])[] {
  const groups: ToldClaim[][] = [];
  for (const claim of claims) {
    const last = groups.at(-1);
    if (last?.[0]?.event === claim.event) last.push(claim);
    else groups.push([claim]);
  }
  return groups;
}
